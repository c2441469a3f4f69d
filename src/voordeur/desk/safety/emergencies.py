"""What somebody reads of a case in an hour of break-glass: who lives there, whom to call, what is shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from voordeur.access.emergencies import opened, own_emergency
from voordeur.access.models import AccessLogLine, Emergency
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.assessments.models import Need
from voordeur.cases.models import Action, CaseRole, Referral
from voordeur.common.clock import day_of
from voordeur.desk.case.contacts import Contact, contacts_of
from voordeur.journal import File
from voordeur.journal.ground import of_house
from voordeur.methods.language import Text
from voordeur.people import places
from voordeur.people.models import Household, Involvement, Membership, Person
from voordeur.programmes import queries as programmes
from voordeur.signals.models import Signal


@dataclass(frozen=True, kw_only=True)
class EmergencyView:
    """A case as it is read in such an hour; `found` is false when there was none at the address."""

    emergency: Emergency
    found: bool
    household: Household | None
    address: str
    members: list[tuple[Membership, Person | None]]
    contacts: list[Contact]
    holders: list[tuple[Text, Worker]]
    signals: list[Signal]
    needs: list[Need]
    actions: list[Action]
    referrals: list[Referral]


def emergency_view(id: UUID, *, worker: Worker, at: datetime) -> EmergencyView:
    """Gather what may be read in an hour of one's own. Raises NoGround when it is over or not one's own."""
    emergency = own_emergency(id, worker=worker, at=at)
    with of_house("break_glass", whole=[file for file in (emergency.file_id, emergency.home) if file]):
        return _view(emergency, worker=worker, at=at)


def _view(emergency: Emergency, *, worker: Worker, at: datetime) -> EmergencyView:
    today = day_of(at)

    def rows(of: QuerySet[Any], *order: str) -> list[Any]:
        return list(opened(of, emergency, worker=worker, at=at).order_by(*order, "pk"))

    household = next(iter(rows(Household.objects.filter(pk__in=[emergency.home]))), None)
    address = places.addresses([household.address]).get(household.address) if household and household.address else None
    cards = {card.pk: card for card in rows(Person.objects.all())}
    held = rows(CaseRole.objects.filter(until=None), "since")
    # Who has a role in the case itself stands under its holders.
    involved = rows(Involvement.objects.exclude(case=emergency.file_id), "since")
    workers = accounts.workers(role.worker for role in held)
    titles = programmes.method_of(emergency.file.programme).roles if emergency.file.programme else {}
    return EmergencyView(
        emergency=emergency,
        found=emergency.file.kind == File.Kind.CASE,
        household=household,
        address=str(address) if address else "",
        members=[(one, cards.get(one.person)) for one in rows(Membership.objects.filter(until=None), "born")],
        contacts=contacts_of(one for one in involved if one.until is None or one.until > today),
        holders=[
            (titles[role.role].title if role.role in titles else Text(role.role), workers[role.worker])
            for role in held
            if role.worker in workers
        ],
        signals=rows(Signal.objects.all(), "-received_on"),
        needs=rows(Need.objects.all()),
        actions=rows(Action.objects.all(), "due"),
        referrals=rows(Referral.objects.all()),
    )


@dataclass(frozen=True, kw_only=True)
class Looks:
    """How often somebody looked in a programme since a day: a count, never at what."""

    worker: str
    looks: int
    files: int
    emergencies: int


@of_house("counting_looks")
def looks_in(programmes_watched: Iterable[UUID], *, since: datetime) -> list[Looks]:
    """Count the access log per worker for some programmes, most looks first."""
    watched = list(programmes_watched)
    inside = File.objects.filter(programme__in=watched).values("pk")
    lines = AccessLogLine.objects.filter(file__in=inside, moment__gte=since)
    counted = lines.values("worker").annotate(looks=Count("id"), files=Count("file", distinct=True))
    broken = dict(
        lines.filter(purpose="emergency").values_list("worker").annotate(Count("file", distinct=True)).order_by()
    )
    names = accounts.workers(row["worker"] for row in counted)
    found = [
        Looks(
            worker=names[row["worker"]].name if row["worker"] in names else "",
            looks=row["looks"],
            files=row["files"],
            emergencies=broken.get(row["worker"], 0),
        )
        for row in counted
    ]
    return sorted(found, key=lambda one: (-one.looks, one.worker))
