"""The fixed cast: who works here in tests, made through the deeds, so that every room tells the same story.

Two programmes of two controllers: Dordrecht (door to door) and Den Haag (signals). `small_world()` makes it in one go.

- Karin coordinates in Dordrecht (role case_manager), Fatma rings doorbells there, Piet leads the project;
- Mo is a helper from debt help, and has no right on the life domain of health;
- Ineke weighs signals in Den Haag, Sanne coordinates there;
- the Stranger works in neither;
- Bea administers the installation, where a test asks for it (`an_administrator`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from uuid import UUID

from tests.support.remembered import remembered
from voordeur import access
from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.journal import Permit, record
from voordeur.people import actions as people
from voordeur.people.models import Address
from voordeur.programmes import actions as programmes

LONG_AGO = datetime(2008, 12, 1, 9, 0, tzinfo=UTC)
AT = datetime(2009, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2009, 3, 2)


def _id(number: int) -> UUID:
    return UUID(f"01900000-0000-7000-9000-{number:012d}")


MUNICIPALITY, THE_HAGUE, DEBT_HELP, SCHOOL, CLINIC = (_id(number) for number in range(1, 6))
KARIN, FATMA, PIET, MO, INEKE, SANNE, STRANGER, BEA = (_id(number) for number in range(11, 19))
DORDRECHT, DEN_HAAG = _id(21), _id(22)
ADDRESS, HOUSEHOLD, MOTHER, SON = (_id(number) for number in range(31, 35))

ORGANISATIONS = {
    MUNICIPALITY: ("Municipality of Dordrecht", "municipality", False),
    THE_HAGUE: ("Municipality of Den Haag", "municipality", False),
    DEBT_HELP: ("Debt help", "debt_help", False),
    SCHOOL: ("Primary school De Regenboog", "school", False),
    CLINIC: ("Clinic for addiction", "addiction", True),
}
WORKERS = {
    KARIN: ("karin", "Karin", MUNICIPALITY, "case manager"),
    FATMA: ("fatma", "Fatma", MUNICIPALITY, "home visitor"),
    PIET: ("piet", "Piet", MUNICIPALITY, "project leader"),
    MO: ("mo", "Mo", DEBT_HELP, "debt counsellor"),
    INEKE: ("ineke", "Ineke", THE_HAGUE, "contact point"),
    SANNE: ("sanne", "Sanne", THE_HAGUE, "case manager"),
    STRANGER: ("stranger", "Stranger", SCHOOL, "teacher"),
}
METHODS = {DORDRECHT: "12-dordrecht-achter-de-voordeur", DEN_HAAG: "08-den-haag-meldcode"}
CONTROLLERS = {DORDRECHT: MUNICIPALITY, DEN_HAAG: THE_HAGUE}


@dataclass(frozen=True)
class World:
    """What there is to work with in a test."""

    operator: Permit
    household: UUID
    address: UUID

    def worker(self, id: UUID) -> Worker:
        """Give one of the cast."""
        return Worker.objects.get(pk=id)


def operator(at: datetime = LONG_AGO) -> Permit:
    """Give the permit of whoever runs commands on the machine."""
    return access.operator_permit(at=at, command="tests")


def some_workers(permit: Permit) -> None:
    """Register the organisations and workers, without passwords."""
    for id, (name, kind, reveals) in ORGANISATIONS.items():
        accounts.register_organisation(
            organisation=id, name=name, kind=kind, reveals_problem=reveals, permit=permit, at=LONG_AGO
        )
    for id, (username, name, organisation, title) in WORKERS.items():
        accounts.register_worker(
            worker=id,
            username=username,
            name=name,
            organisation=organisation,
            job_title=title,
            permit=permit,
            at=LONG_AGO,
        )


def an_administrator() -> UUID:
    """Let Bea administer the installation; give her id."""
    permit = operator()
    accounts.register_worker(
        worker=BEA, username="bea", name="Bea", organisation=MUNICIPALITY, permit=permit, at=LONG_AGO
    )
    access.appoint_administrator(worker=BEA, permit=permit, at=LONG_AGO)
    return BEA


def method_text(programme: UUID) -> str:
    """Give the text of the method by which one of the two programmes works."""
    return files("voordeur.methods.library").joinpath(f"{METHODS[programme]}.yaml").read_text("utf-8")


def some_programme(programme: UUID, permit: Permit, roles: Mapping[UUID, str]) -> None:
    """Start one of the two programmes with its method, and give workers roles of that method."""
    name = METHODS[programme]
    programmes.start_programme(
        programme=programme,
        slug=name[3:],
        title=name[3:],
        method_text=method_text(programme),
        controller=CONTROLLERS[programme],
        permit=permit,
        at=LONG_AGO,
    )
    for worker, role in roles.items():
        access.admit_to_team(programme=programme, worker=worker, role=role, permit=permit, at=LONG_AGO)


def some_household(permit: Permit) -> None:
    """Form the household of a mother and her son, at Vlierhof 12 (which does not exist)."""
    Address.objects.create(
        id=ADDRESS, street="Vlierhof", number=12, postcode="0000XX", town="Nergenshuizen", municipality="Nergenshuizen"
    )
    people.form_household(household=HOUSEHOLD, address=ADDRESS, label="De Wit", permit=permit, at=LONG_AGO)
    people.register_person(
        household=HOUSEHOLD, person=MOTHER, name="Anja de Wit", born=date(1975, 4, 2), permit=permit, at=LONG_AGO
    )
    people.register_person(
        household=HOUSEHOLD,
        person=SON,
        name="Bas de Wit",
        born=date(2000, 6, 1),
        role="child",
        permit=permit,
        at=LONG_AGO,
    )


def give(function: str, worker: UUID, files: Mapping[UUID, str], *, domains: tuple[str, ...] = ()) -> None:
    """Give a worker what a function sees of these files (id -> kind), as the operator and without any other cause."""
    drafts = access.grants_for(function, worker, files, LONG_AGO.date(), domains=domains)
    record(*drafts, permit=operator(), at=LONG_AGO)


@remembered
def small_world() -> World:
    """Make organisations, workers, both programmes with their teams, and one household."""
    permit = operator()
    some_workers(permit)
    some_programme(DORDRECHT, permit, {KARIN: "case_manager", FATMA: "home_visitor", PIET: "project_leader"})
    some_programme(DEN_HAAG, permit, {INEKE: "contact_point_worker", SANNE: "social_case_manager"})
    some_household(permit)
    return World(operator=permit, household=HOUSEHOLD, address=ADDRESS)
