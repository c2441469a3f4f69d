"""Destroying the words of one line: one asks it with the ground, a second person agrees, and then they are gone.

The line stays, with who destroyed its words, on what ground and when; nobody reads them any more. Of the asking, the
answer and the destroying knows who may know the line: its life domain, and its level.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from voordeur.access import seconds
from voordeur.access.models import SecondAsk
from voordeur.access.permits import permit_to_erase
from voordeur.access.two_people import follows_on
from voordeur.common.clock import day_of
from voordeur.journal.drafts import Recorded
from voordeur.journal.erasing import erase
from voordeur.journal.ground import of_house
from voordeur.journal.kinds import kind_of
from voordeur.journal.models import Entry, Level
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Method

DEED = "erase_words"
_GROUNDS = frozenset(("consent_given", "consent_withdrawn", "ground_recorded"))


class NobodyWatchesHere(Refusal):
    """A file of no programme, such as that of a household, has no privacy officer who could agree."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Over deze map gaat geen functionaris gegevensbescherming, dus niemand kan instemmen.",
                "en": "No privacy officer watches over this file, so nobody could agree.",
            },
            {
                "nl": "Verbeter de regel of trek hem in, en vraag de beheerder om de woorden te wissen.",
                "en": "Correct the line or take it back, and ask the administrator to have the words destroyed.",
            },
        )


class NoOtherOfficer(Refusal):
    """The programme has no privacy officer, or only the one who asks."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dit project heeft geen functionaris gegevensbescherming die kan instemmen, of dat bent u zelf.",
                "en": "This project has no privacy officer who could agree, or it is you yourself.",
            },
            {
                "nl": "Vraag de beheerder om er een aan te stellen, en vraag het daarna opnieuw.",
                "en": "Ask the administrator to appoint one, and then ask this again.",
            },
        )


class AskedAlready(Refusal):
    """The same line waits for an answer already."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Voor deze regel is dit al gevraagd. Het wacht nog op antwoord.",
                "en": "This was asked of this line already, and still waits for an answer.",
            },
            {
                "nl": "Wacht op het antwoord van de functionaris gegevensbescherming.",
                "en": "Wait for the answer of the privacy officer.",
            },
        )


def ask_to_erase(*, entry: Entry, ground: str, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Ask a second person whether the words of a line may be destroyed; whoever reads the line knows that it is asked.

    `ground`: the law or the request that demands it. Raises AskedAlready while it waits for an answer, and where nobody
    could ever answer NobodyWatchesHere or NoOtherOfficer.
    """
    level = max(Level(entry.level), Level.SHARED)
    asked = seconds.ask(
        deed=DEED,
        file=entry.file_id,
        reason=ground,
        at=at,
        about=entry.pk,
        level=level,
        domain=entry.domain,
        id=id,
    )
    with transaction.atomic():
        recorded = record(asked, permit=permit, at=at)
        # Looked at while the file is held, so that of two who ask at once only one does.
        if not recorded.repeated and (refusal := _refuse(seconds.ask_of(recorded.entries[0].pk), at)):
            raise refusal
    return recorded


@of_house("second_person")
def line_of(ask: SecondAsk) -> Entry:
    """Give the line of which it is asked, for whoever may answer: its kind, day and writer, and none of its words."""
    assert ask.about is not None, "it is asked of a line"
    return Entry.objects.get(pk=ask.about)


def more_hangs_on(line: Entry, method: Method | None) -> bool:
    """Tell whether a line is a step, a ground or the beginning of something, which with its words would be undone.

    A step is also what brings a file to another stage by its method.
    """
    kind = kind_of(line.kind)
    moving = {on for stage in method.stages.values() for move in stage.moves for on in move.on} if method else set()
    return kind.step or kind.begins or kind.name in _GROUNDS | moving


@of_house("second_person")
def _refuse(ask: SecondAsk, at: datetime) -> Refusal | None:
    if seconds.is_asked_already(ask, at):
        return AskedAlready()
    if seconds.somebody_may_answer(ask, day_of(at)):
        return None
    return NoOtherOfficer() if ask.file.programme else NobodyWatchesHere()


@follows_on(DEED)
def _destroy(ask: SecondAsk, agreed_by: UUID, at: datetime) -> None:
    """Destroy the words, with all corrections of them, in the transaction of the second person's yes."""
    assert ask.about is not None, "it is asked of a line"
    permit = permit_to_erase(worker=agreed_by, file=ask.file_id)
    erase(entries=[ask.about], ground=ask.reason, permit=permit, at=at)
