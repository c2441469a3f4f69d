"""Pure decisions about what parties agree: who still has to answer, and what may follow from what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal.refusals import Refusal

_HEAVIEST = 5
CHANGES_PLAN = ("action_agreed", "action_dropped", "consequence_agreed")

Standing = Literal["not_asked", "asked", "endorsed", "outdated", "objected", "left"]


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line of a file, as far as it says something about the plan or a party: what, when, and about whom.

    `corrected` and `taken_back` are the moments at which that was last done to it.
    """

    kind: str
    at: datetime
    thing: UUID | None = None
    corrected: datetime | None = None
    taken_back: datetime | None = None

    def changed_after(self, seen: datetime) -> datetime | None:
        """Give when this changed what somebody saw at a moment; None when it did not."""
        if self.taken_back:
            return self.taken_back if self.at <= seen < self.taken_back else None
        return next((then for then in (self.at, self.corrected) if then and then > seen), None)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How a party stands towards the plan, and since which day."""

    standing: Standing
    since: date | None = None

    @property
    def is_awaited(self) -> bool:
        """Tell whether this party still has to say yes or no to the plan as it is now."""
        return self.standing in ("not_asked", "asked", "outdated")


def answer_of(party: UUID, joined_on: date, left_on: date | None, said: Iterable[Said]) -> Answer:
    """Work out how a party stands, from all that was said in its file.

    A yes holds for the plan as it was then: when an action or consequence was agreed, corrected, dropped or taken
    back since, it is outdated. Who is asked again after that, or after an objection, has to answer anew.
    """
    if left_on is not None:
        return Answer(standing="left", since=left_on)
    lines = sorted(said, key=lambda one: one.at)
    standing = [one for one in lines if not one.taken_back]
    asked = [one.at for one in standing if one.kind == "plan_put_forward"]
    answers = [one for one in standing if one.thing == party and one.kind in ("party_endorsed", "party_objected")]
    if not answers:
        if not asked:
            return Answer(standing="not_asked", since=joined_on)
        return Answer(standing="asked", since=max(day_of(asked[-1]), joined_on))
    last = answers[-1]
    changes = [then for one in lines if one.kind in CHANGES_PLAN and (then := one.changed_after(last.at))]
    objected = last.kind == "party_objected"
    since = min(changes, default=last.at)
    if (objected or changes) and asked and asked[-1] > since:
        return Answer(standing="asked", since=day_of(asked[-1]))
    if objected:
        return Answer(standing="objected", since=day_of(last.at))
    return Answer(standing="outdated" if changes else "endorsed", since=day_of(since))


class NotAParty(Refusal):
    """Somebody who does not take part in the plan can neither agree to it nor sign it."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Wie geen partij is bij dit plan, kan er niet mee akkoord gaan en het niet ondertekenen.",
                "en": "Who is no party to this plan can neither agree to it nor sign it.",
            },
            {
                "nl": "Schrijf eerst op dat deze persoon of organisatie meedoet aan het plan.",
                "en": "First write down that this person or organisation takes part in the plan.",
            },
        )


class SeverityNotOnScale(Refusal):
    """How heavy a case is, is said with a number from 1 to 5."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "De zwaarte is een getal van 1 (licht) tot 5 (zeer zwaar).",
                "en": "How heavy it is, is a number from 1 (light) to 5 (very heavy).",
            }
        )


class EndsBeforeItBegins(Refusal):
    """The last day of something lies not after its first."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "De einddatum moet later zijn dan de begindatum.",
                "en": "The last day must be after the first day.",
            },
            {"nl": "Kijk de dag en het jaartal na.", "en": "Check the day and the year."},
        )


class SanctionNeedsLaw(Refusal):
    """A sanction strikes another life domain than its condition is about, and no law is named that allows it."""

    kind = "law"

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze sanctie raakt een ander leefgebied dan de voorwaarde. "
                "Dat mag alleen als de wet het toestaat.",
                "en": "This sanction strikes another life domain than its condition is about. "
                "That is allowed only where the law says so.",
            },
            {
                "nl": "Noem het wetsartikel, of kies een sanctie op het leefgebied van de voorwaarde.",
                "en": "Name the article of law, or choose a sanction on the life domain of the condition.",
            },
        )


def follows_from(what: str, outcome: str) -> bool:
    """Tell whether a consequence is due once its ultimatum is judged: a sanction when not met, a reward when met."""
    return (what, outcome) in (("sanction", "not_met"), ("reward", "met"))


def refuse_a_severity_off_the_scale(severity: int) -> None:
    """Raise SeverityNotOnScale unless it is a number from 1 to 5."""
    if not 1 <= severity <= _HEAVIEST:
        raise SeverityNotOnScale


def refuse_an_end_before_its_beginning(first: date, last: date) -> None:
    """Raise EndsBeforeItBegins unless the last day comes after the first."""
    if last <= first:
        raise EndsBeforeItBegins


def refuse_a_sanction_without_ground(*, what: str, on: str, condition_on: str, law: str) -> None:
    """Raise SanctionNeedsLaw for a sanction on another life domain than its condition, with no article that allows it.

    `on` and `condition_on`: the life domains of the sanction and of its condition; of a condition without one nobody
    can tell. An article of law has a number; "as agreed" or the bare name of a law is none.
    """
    another = condition_on not in ("", on)
    if what == "sanction" and another and not any(sign.isdigit() for sign in law):
        raise SanctionNeedsLaw
