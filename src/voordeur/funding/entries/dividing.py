"""Who contributes, what each counts for, and costs that were divided over them; in the file of the programme."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from voordeur.funding.models.dividing import Contributor, Division, InvoiceLine, KeyNumber
from voordeur.journal.drafts import id_from
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

_WHERE = ("programme",)


@entry("contributor_joined", files=_WHERE, thing="contributor", begins=True)
class ContributorJoined(Body):
    """Somebody pays a share of the costs, such as a municipality of the region.

    `extra`: euros on top of each share, where that was agreed. Said again of the same one it replaces what was said.
    """

    contributor: UUID
    name: str
    organisation: UUID | None = None
    extra: Decimal = Decimal(0)


@entry("contributor_left", files=_WHERE, thing="contributor", plain=True)
class ContributorLeft(Body):
    """Somebody no longer pays a share, from this day."""

    contributor: UUID


@entry("key_number_noted", files=_WHERE, thing="contributor")
class KeyNumberNoted(Body):
    """What a contributor counts for in the key, such as its inhabitants: how many, on which day, and who says so."""

    contributor: UUID
    number: int
    counted_on: date
    source: str = ""


@entry("costs_divided", files=_WHERE, thing="division", begins=True, step=True)
class CostsDivided(Body):
    """Costs of a period (euros) were divided over the contributors; four lists, in one order, say what each pays.

    The shares add up to the costs; `extras` come on top. What was worked out is kept, whatever is counted later.
    """

    division: UUID
    what: str
    since: date
    until: date
    costs: Decimal
    contributors: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    counted_on: tuple[date, ...] = ()
    shares: tuple[Decimal, ...] = ()
    extras: tuple[Decimal, ...] = ()


@entry("costs_division_withdrawn", files=_WHERE, thing="division", plain=True, whole=True)
class CostsDivisionWithdrawn(Body):
    """A division does not count any more, for a reason; what was sent of it must be taken back."""

    division: UUID
    reason: str = ""


@projects(ContributorJoined)
def _contributor_joined(entry: Entry, body: ContributorJoined, rows: Rows) -> None:
    before = rows.find(Contributor, id=body.contributor)
    rows.put(
        Contributor(
            id=body.contributor,
            name=body.name,
            organisation=body.organisation,
            extra=body.extra,
            since=before[0].since if before else entry.happened_on,
        )
    )


@projects(ContributorLeft)
def _contributor_left(entry: Entry, body: ContributorLeft, rows: Rows) -> None:
    contributor = rows.get(Contributor, body.contributor)
    contributor.until = entry.happened_on
    rows.put(contributor)


@projects(KeyNumberNoted)
def _key_number_noted(entry: Entry, body: KeyNumberNoted, rows: Rows) -> None:
    rows.get(Contributor, body.contributor)
    for earlier in rows.find(KeyNumber, contributor=body.contributor, counted_on=body.counted_on):
        rows.drop(earlier)
    rows.put(
        KeyNumber(
            id=entry.id,
            contributor=body.contributor,
            number=body.number,
            counted_on=body.counted_on,
            source=body.source,
        )
    )


@projects(CostsDivided)
def _costs_divided(entry: Entry, body: CostsDivided, rows: Rows) -> None:
    rows.put(
        Division(
            id=body.division,
            what=body.what,
            since=body.since,
            until=body.until,
            costs=body.costs,
            on=entry.happened_on,
        )
    )
    lists = (body.contributors, body.names, body.numbers, body.counted_on, body.shares, body.extras)
    for contributor, name, number, counted_on, share, extra in zip(*lists, strict=True):
        rows.put(
            InvoiceLine(
                id=id_from(body.division, str(contributor)),
                division=body.division,
                contributor=contributor,
                name=name,
                number=number,
                counted_on=counted_on,
                share=share,
                extra=extra,
            )
        )


@projects(CostsDivisionWithdrawn)
def _costs_division_withdrawn(entry: Entry, body: CostsDivisionWithdrawn, rows: Rows) -> None:
    division = rows.get(Division, body.division)
    division.withdrawn_on, division.withdrawn_because = entry.happened_on, body.reason
    rows.put(division)
