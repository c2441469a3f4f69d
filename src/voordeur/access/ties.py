"""Ties: who is too close to a street or a person opens such a file only after a second person's yes (trust rule 4).

Asked wherever a look is written down or a right to write is given, so that no page can forget it. Rooms with files of
their own say where those lead: `@leads("case")`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.access.entries import TieDeclared, TieEnded
from voordeur.access.models import SecondAsk, Tie
from voordeur.access.rules import Somebody, is_tied
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft, Recorded, id_from
from voordeur.journal.ground import of_house
from voordeur.journal.models import File, Level
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal
from voordeur.people import places
from voordeur.people.models import Household, Membership

DEED = "open_with_tie"


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where a file leads: the households and addresses that it is about."""

    file: UUID | None = None
    households: frozenset[UUID] = frozenset()
    addresses: frozenset[UUID] = frozenset()

    @property
    def about(self) -> list[UUID]:
        """What a second person's yes is about: it holds for every file of this household or address."""
        return sorted(self.households or self.addresses or filter(None, (self.file,)))


Leads = Callable[[UUID], Whereabouts]
_LEADS: dict[str, Leads] = {File.Kind.HOUSEHOLD: lambda file: Whereabouts(households=frozenset((file,)))}


class Tied(Refusal):
    """The worker declared a tie with somebody or some street here; `file` is what was not opened."""

    def __init__(self, file: UUID) -> None:
        super().__init__(
            {
                "nl": "U heeft een band met iemand hier of met deze straat. Dat gaf u zelf op.",
                "en": "You have a tie with somebody here or with this street. You said so yourself.",
            },
            {
                "nl": "Vraag een tweede persoon om ja te zeggen. Daarna gaat de map open.",
                "en": "Ask a second person to say yes. After that it opens.",
            },
        )
        self.file = file


def leads(kind: str) -> Callable[[Leads], Leads]:
    """Register to which households and addresses a kind of file leads."""

    def register(find: Leads) -> Leads:
        _LEADS[kind] = find
        return find

    return register


def declare_tie(
    *,
    worker: UUID,
    permit: Permit,
    at: datetime,
    id: UUID,
    street: str = "",
    town: str = "",
    name: str = "",
    born: date | None = None,
    about: UUID | None = None,
) -> Recorded:
    """As a worker say to which street or to whom one is too close. Only the worker says it, about nobody else.

    `about`: that one knows somebody at this household or address, or in this file, without saying whom.
    """
    body = TieDeclared(
        tie=id_from(id, "tie"), street=street.strip(), town=town.strip(), name=name.strip(), born=born, about=about
    )
    return record(Draft(worker, body, day_of(at), id=id, level=Level.CONFINED), permit=permit, at=at)


def end_tie(*, worker: UUID, tie: UUID, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """As a worker say that such a tie is over."""
    draft = Draft(worker, TieEnded(tie=tie), day_of(at), id=id, level=Level.CONFINED)
    return record(draft, permit=permit, at=at)


def ties_of(worker: UUID, today: date) -> QuerySet[Tie]:
    """Give the ties that a worker declared."""
    return Tie.objects.filter(Q(until=None) | Q(until__gt=today), file=worker).order_by("since", "id")


@of_house("ties")
def ties_by_worker(workers: Iterable[UUID], today: date) -> dict[UUID, list[Tie]]:
    """Give the ties that each of these workers declared; to be asked with, never to be shown."""
    found: dict[UUID, list[Tie]] = {}
    for tie in Tie.objects.filter(Q(until=None) | Q(until__gt=today), file__in=list(workers)).order_by("since", "id"):
        found.setdefault(tie.file_id, []).append(tie)
    return found


@of_house("ties")
def whereabouts(file: UUID) -> Whereabouts:
    """Say where a file leads; a file of no household or address leads nowhere."""
    kind = File.objects.filter(pk=file).values_list("kind", flat=True).first()
    found = _LEADS[kind](file) if kind in _LEADS else Whereabouts()
    homes = Household.objects.filter(pk__in=found.households).exclude(address=None)
    addresses = found.addresses | {one for one in homes.values_list("address", flat=True) if one}
    return Whereabouts(file=file if kind in _LEADS else None, households=found.households, addresses=addresses)


def refuse_if_tied(file: UUID, *, worker: Worker | UUID, today: date, declared: Sequence[Tie] | None = None) -> None:
    """Refuse a file to whoever declared a tie there, until a second person said yes. Raises Tied.

    `declared`: the worker's ties, when they were read already.
    """
    if tied(file, worker=worker, today=today, declared=declared):
        raise Tied(file)


def tied(file: UUID, *, worker: Worker | UUID, today: date, declared: Sequence[Tie] | None = None) -> bool:
    """Tell whether a worker declared a tie where a file leads, and no second person said yes."""
    owner = worker if isinstance(worker, UUID) else worker.pk
    declared = list(ties_of(owner, today)) if declared is None else declared
    if not declared:
        return False
    with of_house("ties"):
        return _is_tied(declared, file, owner)


def _is_tied(declared: Iterable[Tie], file: UUID, owner: UUID) -> bool:
    found = whereabouts(file)
    people = _people(found.households)
    streets = [(one.street, one.town) for one in places.addresses(found.addresses).values()]
    here = {file, *found.households, *found.addresses}
    if not any(is_tied(tie, streets=streets, people=people, here=here) for tie in declared):
        return False
    agreed = SecondAsk.objects.filter(deed=DEED, asked_by=owner, state=SecondAsk.State.AGREED)
    return not agreed.filter(about__in=found.about).exists()


def _people(households: Iterable[UUID]) -> list[Somebody]:
    homes = list(households)
    members = Membership.objects.filter(file__in=homes, until=None).values_list("name", "born")
    labels = Household.objects.filter(pk__in=homes).values_list("label", flat=True)
    return [*(Somebody(name, born) for name, born in members), *(Somebody(label, None) for label in labels)]
