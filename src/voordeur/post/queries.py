"""Questions about what leaves the house; doors pass the rows through `access.visible` before they show them."""

import json
from uuid import UUID

from django.db.models import QuerySet

from voordeur.letters.documents import Document, as_text
from voordeur.letters.templates import fill, template
from voordeur.post.models import Channel, Letter, Message, StoppedChannel


def letters(file: UUID) -> QuerySet[Letter]:
    """Give the letters of a file, the newest first."""
    return Letter.objects.filter(file=file).order_by("-made_on", "-id")


def messages(file: UUID) -> QuerySet[Message]:
    """Give the messages of a file, the newest first."""
    return Message.objects.filter(file=file).order_by("-queued_on", "-id")


def stopped(file: UUID) -> list[StoppedChannel]:
    """Give the ways out that are shut for a file, in the order of the channels."""
    shut = {one.channel: one for one in StoppedChannel.objects.filter(file=file)}
    return [shut[channel] for channel in Channel.values if channel in shut]


def letter_text(letter: Letter) -> str:
    """Write a letter as text."""
    return as_text(document_of(letter))


def document_of(letter: Letter) -> Document:
    """Fill a letter's template in again, as when it was made."""
    made_with = template(letter.template, letter.template_version)
    return fill(made_with, json.loads(letter.data), language=letter.language)
