"""Pure decisions about cases: one household, one plan, one coordinator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal
from uuid import UUID

from voordeur.journal.refusals import Refusal

_A_YEAR = timedelta(days=366)
_ALL_OF_IT = 100  # per cent

PURPOSES = ("coordination", "help", "triage", "oversight")
"""For what a case may be read, and how much of it: a reporter's feedback is no reason to read one."""

COORDINATOR = "coordinator"
"""The general function of the one worker who answers for a whole case."""

Join = Literal["none", "beside"]


@dataclass(frozen=True, kw_only=True)
class Running:
    """A case that a household already has, and who coordinates it (nobody yet: None)."""

    case: UUID
    programme: UUID | None
    coordinator: UUID | None


@dataclass(frozen=True, kw_only=True)
class StillOpen:
    """Something that is not finished when a case closes."""

    what: Literal["need", "goal", "action", "referral", "obstacle", "task"]
    text: str
    owner: str = ""


class HouseholdHasCase(Refusal):
    """The household has a running case; one joins it, takes it over, or says why another runs beside it."""

    said: ClassVar = {
        "nl": "Er loopt al een casus voor dit huishouden.",
        "en": "A case is already running for this household.",
    }

    def __init__(self) -> None:
        super().__init__(
            self.said,
            {
                "nl": "Sluit aan, laat de casus overdragen, of zeg waarom er een casus naast moet lopen.",
                "en": "Join it, have it taken over, or say why another case must run beside it.",
            },
        )


class BuildingHasCase(HouseholdHasCase):
    """A case runs for this building; one joins it, takes it over, or says why another runs beside it."""

    said: ClassVar = {
        "nl": "Er loopt al een casus voor dit pand.",
        "en": "A case is already running for this building.",
    }


class ReasonNeeded(Refusal):
    """What was asked is possible, with a reason."""

    def __init__(self) -> None:
        super().__init__({"nl": "Geef een reden.", "en": "Give a reason."})


class NotAhead(Refusal):
    """Something is promised or put off to a day that is not ahead, or too far ahead to be meant."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze dag kan niet: hij moet na vandaag liggen, en binnen een jaar.",
                "en": "This day cannot be: it must lie after today, and within a year.",
            },
            {"nl": "Kijk de dag en het jaartal na.", "en": "Check the day and the year."},
        )


class NoPart(Refusal):
    """What is done of a goal is a part of it: less than none is nothing, and all of it is a goal that was reached."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Dit is geen deel van een doel.", "en": "This is no part of a goal."},
            {
                "nl": "Schrijf een getal van 0 tot en met 99. Is het hele doel gehaald, leg dat dan vast.",
                "en": "Write a number from 0 to 99. Was all of the goal reached, record that.",
            },
        )


class NotInTheTeam(Refusal):
    """A role in a case is for who has that role in the team of its programme."""

    def __init__(self) -> None:
        """Say whom to ask."""
        super().__init__(
            {
                "nl": "Deze medewerker heeft deze rol niet in het team van het project.",
                "en": "This worker does not have this role in the team of the programme.",
            },
            {
                "nl": "Vraag uw projectleider om deze medewerker eerst in het team op te nemen.",
                "en": "Ask your project leader to take this worker into the team first.",
            },
        )


class SecondCoordinator(Refusal):
    """Somebody else already answers for the whole of this household."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dit huishouden heeft al een coördinator, en houdt er één.",
                "en": "This household has a coordinator already, and keeps one.",
            },
            {
                "nl": "Overleg met wie nu coördineert, en neem het dan over.",
                "en": "Talk with whoever coordinates now, and then take it over.",
            },
        )


def refuse_a_case_without_decision(
    running: Sequence[Running], join: Join, reason: str, *, building: bool = False
) -> None:
    """Raise HouseholdHasCase or ReasonNeeded unless it was decided how a new case goes with the running ones.

    Of a `building` BuildingHasCase instead.
    """
    if not running:
        return
    if join == "none":
        raise BuildingHasCase if building else HouseholdHasCase
    if not reason.strip():
        raise ReasonNeeded


def refuse_no_part(percent: int) -> None:
    """Raise NoPart unless this is a part in a hundred, and not all of it."""
    if not 0 <= percent < _ALL_OF_IT:
        raise NoPart


def refuse_a_day_not_ahead(day: date | None, today: date) -> None:
    """Raise NotAhead unless a day, if any is named, lies after today and at most a year ahead."""
    if day is not None and not today < day <= today + _A_YEAR:
        raise NotAhead


def refuse_who_is_not_in_the_team(role: str, worker: UUID, able: Iterable[tuple[str, UUID]]) -> None:
    """Raise NotInTheTeam unless the worker has this role in the team of the programme."""
    if (role, worker) not in able:
        raise NotInTheTeam


def refuse_a_second_coordinator(running: Iterable[Running], worker: UUID) -> None:
    """Raise SecondCoordinator when another worker coordinates a running case of the same household."""
    if any(case.coordinator not in (None, worker) for case in running):
        raise SecondCoordinator


def part_of(role: str) -> str:
    """Give as what somebody is looked at apart, from the place in the household: a child, a parent, or an adult."""
    return role if role in ("child", "parent") else "adult"


def handover_lines(still_open: Iterable[StillOpen]) -> tuple[str, ...]:
    """Write what is open at closing as the lines of a handover list, in the order given."""
    return tuple(f"{item.what}: {item.text}" + (f" ({item.owner})" if item.owner else "") for item in still_open)
