"""Pure decisions about being away: which days a period leaves to be covered, and what cannot be arranged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from voordeur.journal.refusals import Refusal

# Who fell ill says so afterwards; further back nobody can stand in any more.
_BACK, _AHEAD = timedelta(days=31), timedelta(days=366)


@dataclass(frozen=True, order=True)
class Days:
    """From a day until another, the first on which it no longer holds."""

    since: date
    until: date

    def meets(self, other: "Days") -> bool:
        """Tell whether two periods have a day in common."""
        return self.since < other.until and other.since < self.until


class PeriodCannotBe(Refusal):
    """A period ends before it begins, or lies too far away to be meant."""

    def __init__(self) -> None:
        """Say what can be."""
        super().__init__(
            {
                "nl": "Deze periode kan niet: de laatste dag ligt niet voor de eerste, niet in het verleden, "
                "en binnen een jaar.",
                "en": "This period cannot be: the last day is not before the first, not past, and within a year.",
            },
            {"nl": "Kijk de dagen en het jaartal na.", "en": "Check the days and the year."},
        )


class AlreadyAway(Refusal):
    """The worker was already said to be away on some of these days."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            {
                "nl": "Op een van deze dagen stond deze medewerker al als afwezig.",
                "en": "On one of these days this worker was already said to be away.",
            },
            {
                "nl": "Begin op de dag na die afwezigheid, of kort die eerst in.",
                "en": "Begin on the day after that absence, or shorten that one first.",
            },
        )


class CannotStandIn(Refusal):
    """This colleague cannot be the cover; why is not told, since it may be a tie that nobody else sees."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            {
                "nl": "Deze collega kan hier op deze dagen niet waarnemen.",
                "en": "This colleague cannot stand in here on these days.",
            },
            {"nl": "Kies een andere collega.", "en": "Choose another colleague."},
        )


class AlreadyCovered(Refusal):
    """Somebody stands in on all of these days."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            {
                "nl": "Op al deze dagen neemt al iemand waar.",
                "en": "Somebody stands in on all of these days already.",
            },
            {"nl": "Beëindig die waarneming eerst.", "en": "End that cover first."},
        )


class NotForOneself(Refusal):
    """Whoever only stands in, or arranges cover for others, would give the own self a right, or make it last."""

    def __init__(self) -> None:
        """Say who can do it."""
        super().__init__(
            {
                "nl": "U kunt hier niet uzelf een rol geven, of zelf regelen dat u waarneemt.",
                "en": "You cannot give yourself a role here, nor arrange that you stand in yourself.",
            },
            {
                "nl": "Vraag wie u vervangt, of iemand anders die het team leidt.",
                "en": "Ask whom you stand in for, or somebody else who leads the team.",
            },
        )


def left_over(wanted: Days, taken: Iterable[Days]) -> list[Days]:
    """Give what is left of a period when the days that are taken are left out, in order."""
    left, begin = list[Days](), wanted.since
    for one in sorted(days for days in taken if days.meets(wanted)):
        if begin < one.since:
            left.append(Days(begin, one.since))
        begin = max(begin, one.until)
    return [*left, Days(begin, wanted.until)] if begin < wanted.until else left


def refuse_a_period_that_cannot_be(days: Days, *, today: date) -> None:
    """Raise PeriodCannotBe unless a period has a day, was not over before today, and lies near enough to be meant."""
    if not (days.since < days.until and days.until > today):
        raise PeriodCannotBe
    if days.since < today - _BACK or days.until > today + _AHEAD:
        raise PeriodCannotBe
