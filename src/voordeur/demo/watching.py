"""What happens around the cases: somebody is too close to one, opens one in an emergency, asks what is written."""

from datetime import datetime
from functools import partial
from uuid import UUID

from voordeur import access
from voordeur.access.permits import permit_for_own_ties, permit_to_break_glass
from voordeur.access.seconds import agree, request_of
from voordeur.access.ties import declare_tie
from voordeur.cases import actions as cases
from voordeur.cases.actions.emergencies import break_glass
from voordeur.cases.models import Case, CaseRole
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days
from voordeur.demo.place import World
from voordeur.demo.stock import read
from voordeur.journal import id_from
from voordeur.people import queries as people

TIED, TIED_TO = "tessa", "Annelies Verwey"
WHERE = "casusaanpak"
# Who opened a case of a colleague in an emergency: so many working days ago, and why.
EMERGENCIES = (
    (48, "mirjam", "De buurvrouw belt: de deur staat open en er wordt niet geantwoord. De casemanager is op vakantie."),
    (1, "kadir", "De opzichter staat voor een dichte deur en ruikt gas. De casemanager neemt niet op."),
)
# Residents who want to see what is written: in whose case, so many working days ago, what they ask, and after how many
# working days it was shown.
ASKED_TO_SEE = (
    (34, "basiszorgcoordinatie", "femke", "Wil lezen wat de behandelaar over de kinderen heeft laten opschrijven.", 9),
    (11, "overlast-en-zorg", "hanneke", "Wil het plan op papier, en alles wat er over de klachten staat.", None),
)


def watch(world: World) -> None:
    """Plan it, where there is a programme for it."""
    today = day_of(world.agenda.until)
    for ago, slug, who, text, shown_after in ASKED_TO_SEE:
        if slug in world.programmes:
            plan = partial(_ask_to_see, world, slug, who, text, shown_after)
            world.agenda.on(add_working_days(today, -ago), plan)
    if WHERE not in world.programmes:
        return
    world.agenda.on(add_working_days(today, -100), partial(_declare, world))
    for ago, who, reason in EMERGENCIES:
        world.agenda.on(add_working_days(today, -ago), partial(_open, world, who, reason))


def _declare(world: World, at: datetime) -> None:
    worker = world.workers[TIED]
    permit = permit_for_own_ties(worker=worker)
    declare_tie(worker=worker, name=TIED_TO, permit=permit, at=at, id=new_id())


def _open(world: World, who: str, reason: str, at: datetime) -> None:
    """Open the running case of a colleague for an hour; who watches over privacy looks back at it the next day."""
    programme, worker = world.programmes[WHERE], world.workers[who]
    running = Case.objects.filter(programme=programme, closed_on=None).exclude(household=None)
    own = CaseRole.objects.filter(worker=worker).values("file")
    case = running.exclude(pk__in=own).order_by("opened_on", "pk").first()
    if case is None:
        return
    id = new_id()
    permit = permit_to_break_glass(worker=worker, programme=programme, file=case.pk, at=at)
    break_glass(programme=programme, case=case, reason=reason, link="/noodtoegang/", permit=permit, at=at, id=id)
    if (who, reason) != EMERGENCIES[-1][1:]:  # the last one still waits for somebody to look back at it
        world.agenda.after((1, 1), partial(_look_back, world, request_of(id_from(id, "review"))))


def _look_back(world: World, ask: UUID, at: datetime) -> None:
    officer = world.workers[read("neighbourhood")["privacy_officer"]]
    agree(ask=ask, worker=officer, at=at, remark="Er was gevaar en er is niet verder gekeken dan nodig.", id=new_id())


def _ask_to_see(world: World, slug: str, who: str, text: str, shown_after: int | None, at: datetime) -> None:
    """Let a resident of the case that began last ask what is written, and have it shown at the kitchen table."""
    own = CaseRole.objects.filter(worker=world.workers[who], until=None).values("file")
    running = Case.objects.filter(programme=world.programmes[slug], closed_on=None, pk__in=own).exclude(household=None)
    case = running.order_by("-opened_on", "pk").first()
    if case is None or case.household is None:
        return
    adult = people.living_together_on(day_of(at), household=case.household).exclude(role="child").order_by("pk")[0]
    id, permit = new_id(), world.permit(who, "coordination", at, file=case.pk)
    cases.ask_inspection(
        file=case.pk, person=adult.person, persons=(adult.person,), text=text, permit=permit, at=at, id=id
    )
    if shown_after is not None:
        inspection = cases.inspection_id(id)
        world.agenda.after((shown_after, shown_after), partial(_show, case.pk, inspection))


def _show(file: UUID, inspection: UUID, at: datetime) -> None:
    """Have it shown by whoever coordinates by then: the case may have been handed over meanwhile, or closed."""
    coordinates = CaseRole.objects.filter(file=file, function="coordinator", until=None)
    worker = coordinates.values_list("worker", flat=True).first()
    if worker is None:
        return
    permit = access.permit(worker=worker, purpose="coordination", file=file, at=at)
    cases.answer_inspection(file=file, inspection=inspection, answered="shown", permit=permit, at=at)
