"""What the entries of this room change in its tables."""

from uuid import UUID, uuid5

from voordeur.journal.kinds import projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.people import entries as said
from voordeur.people.models import Area, Custody, Household, Involvement, Membership, Person, Reach


@projects(said.AreaDrawn)
def _area_drawn(entry: Entry, body: said.AreaDrawn, rows: Rows) -> None:
    rows.put(
        Area(
            id=body.area,
            code=body.code,
            name=body.name,
            kind=body.kind,
            parent=body.parent,
            postcodes=list(body.postcodes),
            streets=list(body.streets),
        )
    )


@projects(said.HouseholdFormed)
def _household_formed(entry: Entry, body: said.HouseholdFormed, rows: Rows) -> None:
    rows.put(
        Household(
            id=entry.file_id,
            label=body.label,
            kind=body.kind,
            address=body.address,
            since=entry.happened_on,
            at_address_since=entry.happened_on if body.address else None,
        )
    )


@projects(said.HouseholdMoved)
def _household_moved(entry: Entry, body: said.HouseholdMoved, rows: Rows) -> None:
    household = rows.get(Household, entry.file_id)
    household.address = body.address
    household.at_address_since = entry.happened_on
    rows.put(household)


@projects(said.HouseholdSplitOff)
def _household_split_off(entry: Entry, body: said.HouseholdSplitOff, rows: Rows) -> None:
    household = rows.get(Household, entry.file_id)
    household.split_from = body.from_household
    rows.put(household)


@projects(said.ContinuedIn)
def _continued_in(entry: Entry, body: said.ContinuedIn, rows: Rows) -> None:
    household = rows.get(Household, entry.file_id)
    household.continued_in = body.household
    rows.put(household)


@projects(said.MergeUndone)
def _merge_undone(entry: Entry, body: said.MergeUndone, rows: Rows) -> None:
    household = rows.get(Household, entry.file_id)
    if household.continued_in == body.household:
        household.continued_in = None
        rows.put(household)


@projects(said.PersonRegistered)
def _person_registered(entry: Entry, body: said.PersonRegistered, rows: Rows) -> None:
    rows.put(
        Person(
            id=body.person,
            name=body.name,
            born=body.born,
            gender=body.gender,
            phone=body.phone,
            language=body.language,
            remark=body.remark,
        )
    )


@projects(said.PersonChanged)
def _person_changed(entry: Entry, body: said.PersonChanged, rows: Rows) -> None:
    lives_here = _memberships(rows, body.person)
    # In the file of a second home there is no card: it knows name and birth date only.
    cards = rows.find(Person, id=body.person) if lives_here else [rows.get(Person, body.person)]
    for row in cards:
        _set(row, body, ("name", "born", "gender", "phone", "language", "remark"))
        rows.put(row)
    for membership in lives_here:
        _set(membership, body, ("name", "born"))
        rows.put(membership)


def _set(row: Person | Membership, body: said.PersonChanged, fields: tuple[str, ...]) -> None:
    for field in fields:
        if (value := getattr(body, field)) is not None:
            setattr(row, field, value)


@projects(said.PersonDied)
def _person_died(entry: Entry, body: said.PersonDied, rows: Rows) -> None:
    person = rows.get(Person, body.person)
    person.died_on = entry.happened_on
    rows.put(person)
    _end_memberships(entry, rows, body.person, "died")


@projects(said.JoinedHousehold)
def _joined_household(entry: Entry, body: said.JoinedHousehold, rows: Rows) -> None:
    person = next(iter(rows.find(Person, id=body.person)), None)
    rows.put(
        Membership(
            id=entry.id,
            person=body.person,
            name=person.name if person else body.name,
            born=person.born if person else body.born,
            role=body.role,
            part_time=body.part_time,
            since=entry.happened_on,
        )
    )


@projects(said.LeftHousehold)
def _left_household(entry: Entry, body: said.LeftHousehold, rows: Rows) -> None:
    _end_memberships(entry, rows, body.person, body.reason)


@projects(said.CustodyRecorded)
def _custody_recorded(entry: Entry, body: said.CustodyRecorded, rows: Rows) -> None:
    rows.put(
        Custody(
            id=entry.id,
            person=body.person,
            authority=body.authority,
            holders=[str(holder) for holder in body.holders],
            names=list(body.names),
            seen_in=body.seen_in,
            since=entry.happened_on,
        )
    )


@projects(said.ReachableSet)
def _reachable_set(entry: Entry, body: said.ReachableSet, rows: Rows) -> None:
    rows.put(
        Reach(
            id=uuid5(entry.file_id, f"reach {body.person}"),
            person=body.person,
            channel=body.channel,
            times=body.times,
            remark=body.remark,
            since=entry.happened_on,
        )
    )


@projects(said.InvolvementStarted)
def _involvement_started(entry: Entry, body: said.InvolvementStarted, rows: Rows) -> None:
    rows.put(
        Involvement(
            id=entry.id,
            household=body.household or entry.file_id,
            organisation=body.organisation,
            worker=body.worker,
            role_title=body.role_title,
            phone=body.phone,
            case=body.case,
            programme=body.programme,
            reveals_problem=body.reveals_problem,
            level=entry.level,
            since=entry.happened_on,
        )
    )


@projects(said.InvolvementEnded)
def _involvement_ended(entry: Entry, body: said.InvolvementEnded, rows: Rows) -> None:
    for row in rows.find(Involvement, until=None):
        if row.id == body.involvement if body.involvement else _same_involvement(row, body):
            row.until = entry.happened_on
            rows.put(row)


def _same_involvement(row: Involvement, body: said.InvolvementEnded) -> bool:
    return (row.organisation, row.worker, row.case) == (body.organisation, body.worker, body.case)


def _memberships(rows: Rows, person: UUID) -> list[Membership]:
    return rows.find(Membership, person=person, until=None)


def _end_memberships(entry: Entry, rows: Rows, person: UUID, reason: str) -> None:
    for membership in _memberships(rows, person):
        membership.until = entry.happened_on
        membership.left_because = reason
        rows.put(membership)
