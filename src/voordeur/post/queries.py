"""Questions about what leaves the house; doors pass the rows through `access.visible` before they show them."""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from voordeur.journal.ground import of_house
from voordeur.letters.documents import Document as LetterDocument
from voordeur.letters.templates import fill, template
from voordeur.post.models import CalendarLink, Channel, Document, Letter, Message, StoppedChannel


def letters(file: UUID) -> QuerySet[Letter]:
    """Give the letters of a file, the newest first."""
    return Letter.objects.filter(file=file).order_by("-made_on", "-id")


def messages(file: UUID) -> QuerySet[Message]:
    """Give the messages of a file, the newest first."""
    return Message.objects.filter(file=file).order_by("-queued_on", "-id")


def documents(file: UUID) -> QuerySet[Document]:
    """Give the documents of a file, the newest first."""
    return Document.objects.filter(file=file).order_by("-added_on", "-id")


@of_house("stopped_ways")
def stopped(file: UUID) -> list[StoppedChannel]:
    """Give the ways out that are shut for a file, in the order of the channels."""
    shut = {one.channel: one for one in StoppedChannel.objects.filter(file=file)}
    return [shut[channel] for channel in Channel.values if channel in shut]


@of_house("stopped_ways")
def stopped_files(channel: str, files: Iterable[UUID]) -> set[UUID]:
    """Give those of these files for which a way out is shut."""
    shut = StoppedChannel.objects.filter(file__in=list(files), channel=channel)
    return set(shut.values_list("file", flat=True))


def calendar_link_of(worker: UUID) -> CalendarLink | None:
    """Give the link to the own calendar that a worker has now."""
    return CalendarLink.objects.filter(file=worker, ended_on=None).order_by("-made_on", "-id").first()


@of_house("calendar_by_link")
def calendar_link_by(digest: str) -> CalendarLink | None:
    """Give the link with this digest of its secret, when it still works."""
    return CalendarLink.objects.filter(digest=digest, ended_on=None).first()


def document_of(letter: Letter) -> LetterDocument:
    """Fill a letter's template in again, as when it was made."""
    made_with = template(letter.template, letter.template_version)
    return fill(made_with, json.loads(letter.data), language=letter.language)
