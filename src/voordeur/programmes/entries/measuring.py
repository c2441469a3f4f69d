"""How a programme goes: the phases of its plan, its consulting hours, and figures beside those of a control group."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.programmes.models.measuring import ConsultingHour, Measurement, ProgrammePhase


@entry("programme_phase_begun", step=True, files=("programme",), plain=True, whole=True)
class ProgrammePhaseBegun(Body):
    """A phase of the programme itself began; `product` is what the phase before it delivered.

    `signatories`: as what those who agreed to it signed, in words of the method, such as `municipality`.
    """

    phase: str
    product: str = ""
    reason: str = ""
    signatories: tuple[str, ...] = ()


@entry("consulting_hour_held", files=("programme",), plain=True, whole=True)
class ConsultingHourHeld(Body):
    """The team was there for whoever came in; `visitors` and `informed` count people and name nobody."""

    place: str = ""
    visitors: int | None = None
    informed: int | None = None


@entry("measurement_taken", files=("programme",), plain=True, whole=True)
class MeasurementTaken(Body):
    """A figure about an area or group as a whole, before, during or after; also of a group to compare with."""

    what: str
    group: Literal["project", "control"] = "project"
    moment: Literal["before", "during", "after"]
    area: UUID | None = None
    value: Decimal
    source: str = ""


@projects(ProgrammePhaseBegun)
def _programme_phase_begun(entry: Entry, body: ProgrammePhaseBegun, rows: Rows) -> None:
    for running in rows.find(ProgrammePhase, until=None):
        running.until = entry.happened_on
        rows.put(running)
    rows.put(
        ProgrammePhase(
            id=entry.id,
            phase=body.phase,
            product=body.product,
            reason=body.reason,
            signatories=list(body.signatories) or None,
            since=entry.happened_on,
        )
    )


@projects(ConsultingHourHeld)
def _consulting_hour_held(entry: Entry, body: ConsultingHourHeld, rows: Rows) -> None:
    rows.put(
        ConsultingHour(
            id=entry.id, on=entry.happened_on, place=body.place, visitors=body.visitors, informed=body.informed
        )
    )


@projects(MeasurementTaken)
def _measurement_taken(entry: Entry, body: MeasurementTaken, rows: Rows) -> None:
    rows.put(
        Measurement(
            id=entry.id,
            on=entry.happened_on,
            what=body.what,
            group=body.group,
            moment=body.moment,
            area=body.area,
            value=body.value,
            source=body.source,
        )
    )
