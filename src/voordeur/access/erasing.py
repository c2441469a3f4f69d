"""Destroying the words of one line: one asks it with the ground, a second person agrees, and then they are gone.

The line stays, with who destroyed its words, on what ground and when; nobody reads them any more.
"""

from datetime import datetime
from uuid import UUID

from voordeur.access import seconds
from voordeur.access.models import SecondAsk
from voordeur.access.permits import permit_to_erase
from voordeur.access.two_people import follows_on
from voordeur.journal.drafts import Recorded
from voordeur.journal.erasing import erase
from voordeur.journal.models import Entry, Level
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal

DEED = "erase_words"


class NobodyWatchesHere(Refusal):
    """A file of no programme, such as that of a household, has no privacy officer who could agree."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Voor deze map is er geen functionaris gegevensbescherming die kan instemmen.",
                "en": "This file has no privacy officer who could agree.",
            },
            {
                "nl": "Verbeter de regel of trek hem in, en vraag de beheerder om de woorden te wissen.",
                "en": "Correct the line or take it back, and ask the administrator to have the words destroyed.",
            },
        )


def ask_to_erase(*, entry: Entry, ground: str, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Ask a second person whether the words of a line may be destroyed; whoever reads the line knows that it is asked.

    `ground`: the law or the request that demands it. Raises NobodyWatchesHere.
    """
    if entry.file.programme is None:
        raise NobodyWatchesHere
    level = Level(entry.level)
    asked = seconds.ask(deed=DEED, file=entry.file_id, reason=ground, at=at, about=entry.pk, level=level, id=id)
    return record(asked, permit=permit, at=at)


@follows_on(DEED)
def _destroy(ask: SecondAsk, agreed_by: UUID, at: datetime) -> None:
    """Destroy the words, with all corrections of them, in the transaction of the second person's yes."""
    assert ask.about is not None, "it is asked of a line"
    permit = permit_to_erase(worker=agreed_by, file=ask.file_id)
    erase(entries=[ask.about], ground=ask.reason, permit=permit, at=at)
