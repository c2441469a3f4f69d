"""Pure decisions about conferences: when one can be called, whose a decision can be, and by when it must be done."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from voordeur.journal.refusals import Refusal

_TWO_YEARS = timedelta(days=731)


class CannotMeetThen(Refusal):
    """A conference is called for today or a day to come, and ends after it begins."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dan kan er geen overleg zijn: de dag is voorbij of te ver weg, of het eind komt vóór het begin.",
                "en": "No conference can be held then: the day is over or too far ahead, or it ends before it begins.",
            },
            {
                "nl": "Kijk de dag en de tijden na. Was het overleg al? Schrijf dan op wie er waren.",
                "en": "Check the day and the times. Was it held already? Then write down who was there.",
            },
        )


class NoConference(Refusal):
    """The conference is not there, or it was held or cancelled already."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dit overleg staat niet meer gepland.",
                "en": "This conference is not planned any more.",
            },
            {
                "nl": "Kijk op de pagina van de casus hoe het nu staat, of roep een nieuw overleg bijeen.",
                "en": "See on the page of the case how it stands, or call a new conference.",
            },
        )


class MayNotCome(Refusal):
    """Somebody without a right to see a case cannot be asked to discuss it: an invitation gives no right."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze medewerker mag deze casus niet zien, en kan er dus niet over meepraten.",
                "en": "This worker may not see this case, and so cannot discuss it.",
            },
            {
                "nl": "Geef eerst een rol in de casus, of nodig iemand anders uit.",
                "en": "First give a role in the case, or ask somebody else.",
            },
        )


class NobodysDecision(Refusal):
    """A decision without an owner is carried out by nobody."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Bij een besluit hoort wie het doet.", "en": "A decision says who carries it out."},
            {
                "nl": "Kies de bewoner, een medewerker of een organisatie die meedoet.",
                "en": "Choose the resident, a worker or an organisation that takes part.",
            },
        )


class OwnerTakesNoPart(Refusal):
    """Nobody decides for who is neither at the table nor in the plan."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Wie dit zou doen, is niet uitgenodigd en doet niet mee in deze casus.",
                "en": "Whoever would do this was not asked to come and takes no part in this case.",
            },
            {
                "nl": "Nodig deze persoon of organisatie uit, of schrijf op dat die meedoet aan het plan.",
                "en": "Ask this person or organisation to come, or write down that they take part in the plan.",
            },
        )


class DoneBeforeDecided(Refusal):
    """What is decided must be done on the day of the decision or later."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "De dag waarop dit klaar moet zijn, ligt vóór het besluit of te ver weg.",
                "en": "The day by which this must be done lies before the decision, or too far ahead.",
            },
            {"nl": "Kijk de dag en het jaartal na.", "en": "Check the day and the year."},
        )


@dataclass(frozen=True, kw_only=True)
class Table:
    """Who can own a decision: those who take part in the case or were asked to come, by id and by name."""

    workers: frozenset[UUID] = frozenset()
    organisations: frozenset[UUID] = frozenset()
    names: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        """Tell whether somebody of this name takes part."""
        return _folded(name) in {_folded(one) for one in self.names}


def refuse_a_moment(on: date, from_time: time | None, until_time: time | None, *, today: date) -> None:
    """Raise CannotMeetThen unless the day is today or within two years, and the end comes after the beginning."""
    turned = until_time is not None and (from_time is None or until_time <= from_time)
    if turned or not today <= on <= today + _TWO_YEARS:
        raise CannotMeetThen


def refuse_an_owner(owner_kind: str, owner: UUID | None, owner_name: str, table: Table) -> None:
    """Raise NobodysDecision or OwnerTakesNoPart unless a decision has an owner who takes part.

    The resident needs no name; the own network takes part by being named.
    """
    if owner_kind == "resident":
        return
    if owner is None and not owner_name.strip():
        raise NobodysDecision
    if owner_kind == "network":
        return
    known: Collection[UUID] = table.workers if owner_kind == "worker" else table.organisations
    if owner not in known and (owner is not None or not table.knows(owner_name)):
        raise OwnerTakesNoPart


def refuse_a_day_before_the_decision(by: date, decided_on: date) -> None:
    """Raise DoneBeforeDecided unless `by` is the day of the decision or one of the two years after it."""
    if not decided_on <= by <= decided_on + _TWO_YEARS:
        raise DoneBeforeDecided


def changed_since(sent: datetime | None, moments: Iterable[datetime]) -> bool:
    """Tell whether something was written or set right after the minutes were sent; never before they were."""
    return sent is not None and any(moment > sent for moment in moments)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
