"""Pure decisions about signals: what may be taken in, and what the reporter is told."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from voordeur.journal.refusals import Refusal

_FEWEST_WORDS = 3
LONGEST_TEXT = 20_000
"""Characters of a signal's text that are taken in; a longer one is a document, not a worry in a few words."""


class SignalTooLong(Refusal):
    """The text of a signal is longer than anybody will read."""

    def __init__(self, length: int) -> None:
        """Keep the length (characters), so that the door can say how much to cut."""
        self.length = length
        super().__init__(
            {
                "nl": f"De tekst is {length} tekens lang; een melding mag er {LONGEST_TEXT} hebben.",
                "en": f"The text has {length} characters; a signal may have {LONGEST_TEXT}.",
            },
            {
                "nl": "Vat samen wat u zag en waarom u zich zorgen maakt.",
                "en": "Sum up what you saw and why it worries you.",
            },
        )


class NoSentence(Refusal):
    """A word or two name a problem; what was seen and why it worries somebody takes a sentence."""

    def __init__(self) -> None:
        """Say what is needed, with an example."""
        super().__init__(
            {
                "nl": "Dit is nog geen zorg die iemand kan oppakken.",
                "en": "Nobody can take this up as a worry yet.",
            },
            {
                "nl": "Schrijf in een zin wat u zag of hoorde, en waarom u zich zorgen maakt. Bijvoorbeeld: “Er lekt "
                "water langs de meterkast, en mevrouw durft de verhuurder niet te bellen.”",
                "en": "Write in a sentence what you saw or heard, and why it worries you. For instance: “Water leaks "
                "along the electricity meter, and she does not dare to call her landlord.”",
            },
        )


class HasCome(Protocol):
    """What is needed of a signal to tell its reporter how far it has come."""

    received_on: date
    taken_up_by: UUID | None
    taken_up_on: date | None
    closed_on: date | None


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """All that a reporter may know: how far, since when, and which worker answers for it."""

    state: Literal["received", "taken_up", "closed"]
    on: date
    taken_up_by: UUID | None


def refuse_a_text_too_long(text: str) -> None:
    """Raise SignalTooLong for a text of more than LONGEST_TEXT characters."""
    if len(text) > LONGEST_TEXT:
        raise SignalTooLong(len(text))


def refuse_what_is_no_sentence(text: str) -> None:
    """Raise NoSentence for a text of less than three words."""
    if len(text.split()) < _FEWEST_WORDS:
        raise NoSentence


def feedback(signal: HasCome) -> Feedback:
    """Tell what became of a signal, and nothing of what was found or whether the household was known."""
    if signal.closed_on is not None:
        return Feedback(state="closed", on=signal.closed_on, taken_up_by=signal.taken_up_by)
    if signal.taken_up_on is not None:
        return Feedback(state="taken_up", on=signal.taken_up_on, taken_up_by=signal.taken_up_by)
    return Feedback(state="received", on=signal.received_on, taken_up_by=None)
