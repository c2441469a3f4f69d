"""Who may take over running households for a whole team."""

from datetime import date
from uuid import UUID

from voordeur.access.queries import grants_of
from voordeur.accounts.models import Worker
from voordeur.journal import File, Level
from voordeur.programmes import queries as programmes

# Whoever coordinates opens cases anyway; the others read all cases of the programme, and so may bring them in.
_PURPOSES = ("oversight", "triage", "coordination")


def purpose_to_take_over(*, worker: Worker, programme: UUID, today: date) -> str:
    """Give the purpose with which somebody of the team takes households over; empty when there is none.

    A list names residents: a team's right that only tells that cases are there is not enough, but for coordinators.
    Where cases are about buildings there is none: nobody's household can be brought in.
    """
    rights = grants_of(worker, today).filter(programme=programme, of__in=["*", File.Kind.CASE])
    held = dict(rights.order_by("level").values_list("purpose", "level"))
    found = next((one for one in _PURPOSES if one in held and (one == "coordination" or held[one] >= Level.SHARED)), "")
    return found if found and programmes.method_of(programme).unit.kind != "building" else ""
