"""A case about a building: which one, what was found in it, and the cases that go with it."""

from typing import Literal
from uuid import UUID

from voordeur.cases.entries.opening import case_of
from voordeur.cases.models.buildings import Building, CaseLink, Finding
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("building_identified", files=("case",), whole=True)
class BuildingIdentified(Body):
    """It was said about which building this case is: its addresses, or what everybody calls it.

    `beside` names a case that runs for one of them already, next to which this one goes on for the reason given.
    """

    addresses: tuple[UUID, ...] = ()
    label: str = ""
    beside: UUID | None = None
    reason: str = ""


@entry("case_linked", files=("case",))
class CaseLinked(Body):
    """Another case goes with this one; it stands in both, and each is seen by who may see that case."""

    case: UUID
    how: str = ""


@entry("finding_noted", files=("case",), thing="finding", begins=True, plain=True)
class FindingNoted(Body):
    """Something was found in the building, and who may act on it; never about nationality, origin or religion."""

    finding: UUID
    what: Literal["crime", "offence", "help_request", "other"]
    part: str = ""
    text: str = ""
    competent: str = ""
    organisation: UUID | None = None


@entry("finding_settled", files=("case",), thing="finding", plain=True)
class FindingSettled(Body):
    """What was done about a finding, so that it is no longer open."""

    finding: UUID
    result: str = ""


@projects(BuildingIdentified)
def _building_identified(entry: Entry, body: BuildingIdentified, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.subject_kind = "building"
    if body.beside:
        case.beside, case.beside_reason = body.beside, body.reason
    rows.put(case)
    rows.put(Building(id=rows.file.id, label=body.label, addresses=[str(address) for address in body.addresses]))


@projects(CaseLinked)
def _case_linked(entry: Entry, body: CaseLinked, rows: Rows) -> None:
    for earlier in rows.find(CaseLink, case=body.case):
        rows.drop(earlier)
    rows.put(CaseLink(id=entry.id, case=body.case, how=body.how, on=entry.happened_on))


@projects(FindingNoted)
def _finding_noted(entry: Entry, body: FindingNoted, rows: Rows) -> None:
    rows.put(
        Finding(
            id=body.finding,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            what=body.what,
            part=body.part,
            competent=body.competent,
            organisation=body.organisation,
            found_on=entry.happened_on,
        )
    )


@projects(FindingSettled)
def _finding_settled(entry: Entry, body: FindingSettled, rows: Rows) -> None:
    finding = rows.get(Finding, body.finding)
    finding.settled_on, finding.result = entry.happened_on, body.result
    rows.put(finding)
