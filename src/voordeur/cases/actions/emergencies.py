"""The deed of break-glass: opening the running case of an address outside one's role, and telling who watches."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from voordeur.access.emergencies import breaking, watchers
from voordeur.cases.models import Case
from voordeur.cases.queries import homes_at
from voordeur.common.clock import day_of
from voordeur.journal import Permit, Recorded, id_from, record
from voordeur.journal.ground import of_house
from voordeur.people import queries as people
from voordeur.post.actions import queue_message
from voordeur.programmes import queries as programmes


@of_house("who_works_where")
def case_at(address: UUID | None, *, programme: UUID) -> Case | None:
    """Give the running case of a household at an address in a programme, the latest when there are several."""
    if address is None:
        return None
    controller = programmes.programme(programme).controller
    homes = [home.pk for home in homes_at(address, controller=controller)]
    running = Case.objects.filter(household__in=homes, file__programme=programme, closed_on=None)
    return running.order_by("-opened_on", "id").first()


def break_glass(
    *, programme: UUID, case: Case | None, reason: str, link: str, permit: Permit, at: datetime, id: UUID
) -> Recorded:
    """Open a case for an hour with a reason; without a case it is written down in the programme that one looked.

    Whoever owns the programme or watches over privacy there gets a mail with `link`, in the same transaction; a second
    person looks back at it within a day.
    """
    home = people.going_on(case.household) if case and case.household else None
    with transaction.atomic():
        recorded = record(
            *breaking(file=case.pk if case else programme, reason=reason, at=at, id=id, home=home),
            permit=permit,
            at=at,
        )
        if not recorded.repeated:
            for worker in watchers(programme, day_of(at)):
                queue_message(
                    subject_kind="attention_asked",
                    link=link,
                    case=programme,  # what is stopped for a household does not stop those who watch
                    to_worker=worker,
                    permit=permit,
                    at=at,
                    id=id_from(id, "told", str(worker)),
                )
    return recorded
