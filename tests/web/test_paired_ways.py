"""Cases that touch each other tell nothing by it: one that came out of another, one that goes with another, two homes.

Each in two worlds, as in `tests/web/test_paired_worlds.py`: whoever may not read the one side gets, to the byte and to
the query, the world in which there was nothing to know there.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from tests import cast
from tests.cases.test_handing_on import FED, GIRLS, feeding  # noqa: F401
from tests.support.paired import Asked, differences, explain
from tests.web.doors import PEOPLE
from tests.web.hidden import EVERY_KIND, MARK
from tests.web.house import NOW, House, signed_in
from tests.web.test_paired_worlds import calendar_of
from tests.web.test_safety_flag import home_of, other_home  # noqa: F401
from voordeur import access
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.cases.actions import living
from voordeur.cases.deeds import deed_for
from voordeur.common.ids import new_id
from voordeur.journal import Level
from voordeur.safety import actions as safety

# Whatever one may not know can only be less behind the wall of PostgreSQL.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.deep_on_postgresql]
HANDED = UUID("01900000-0000-7000-9000-000000000081")


def pages(who: str, *files: UUID, programme: UUID, homes: Iterable[UUID] = (cast.HOUSEHOLD,)) -> Iterator[Asked]:
    """Give all that shows something of these cases, of their households and of their programme, and lists of them."""
    yield from (Asked(who, reverse(name)) for name in ("my_day", "cases", "overview", "note", "safety", "signals"))
    yield from (Asked(who, reverse("cases"), {"words": words}) for words in (MARK, "De Wit", "Anja"))
    for file in files:
        for name in ("case", "plan", "post", "safety_of", "why", "helpers", "ask_to_open"):
            yield Asked(who, reverse(name, kwargs={"file": file}))
        for word in ("afsluiten", "hoort-bij", "gaat-verder", "rol", "doel", "notitie"):
            yield Asked(who, reverse("deed", kwargs={"file": file, "word": word}))
    for home in homes:
        for name in ("household", "doubles", "safety_of", "split_household"):
            yield Asked(who, reverse(name, kwargs={"file": home}))
    yield Asked(who, reverse("programme", kwargs={"file": programme}))
    yield Asked(who, reverse("report", kwargs={"programme": programme, "period": "2009-Q1"}))
    yield Asked(who, reverse("calendar_feed", kwargs={"secret": calendar_of(PEOPLE[who])}))


def must_be_alike(asked: Iterable[Asked], secret: Callable[[], object], instead: Callable[[], object]) -> None:
    questions = list(asked)
    browsers = {who: signed_in(PEOPLE[who]) for who in {one.who for one in questions}}
    found = differences(browsers, questions, secret, instead)
    assert not found, explain(found)


def confide(file: UUID, worker: UUID) -> None:
    """Let whoever coordinates a case write down what is for nobody else."""
    right = access.permit(worker=worker, purpose="coordination", file=file, at=NOW)
    said: dict[str, Any] = {"file": file, "level": Level.CONFINED, "permit": right, "at": NOW}
    assessments.record_need(text=MARK, domain="income_debts", **said)
    assessments.record_strength(text=MARK, domain="health", **said)
    cases.set_goal(goal=new_id(), text=MARK, domain="health", **said)
    cases.note_contact(channel="call", text=MARK, **said)
    cases.note_member(name=MARK, part="child", **said)


@pytest.fixture
def world(db: Any) -> cast.World:
    return cast.small_world()


@pytest.fixture
def came_from(feeding: UUID) -> UUID:  # noqa: F811
    """The case of Sanne out of which one in Dordrecht may come: the mother agrees to that."""
    cases.give_consent(file=feeding, persons=[cast.MOTHER], permit=cast.operator(), at=cast.AT)
    return feeding


def hand_on(file: UUID, reason: str) -> UUID:
    """Let Sanne hand the household on, and Karin, Mo and Fatma take it up; give the case that begins."""
    case = cases.case_handed_on(HANDED)
    asked = {"worker": cast.SANNE, "purpose": "coordination", "file": file, "case": case, "at": NOW}
    right = access.permit_to_hand_on(**asked)  # type: ignore[arg-type]
    cases.hand_on(file=file, to=FED, programme=cast.DORDRECHT, reason=reason, permit=right, at=NOW, id=HANDED)
    for role, worker, domains in (
        ("case_manager", cast.KARIN, ()),
        ("financial_case_manager", cast.MO, ("income_debts",)),
        ("home_visitor", cast.FATMA, ()),
    ):
        cases.assign_role(file=case, role=role, worker=worker, domains=domains, permit=cast.operator(), at=NOW)
    return case


def test_where_a_household_goes_on_nothing_tells_what_was_said_in_confidence_where_it_came_from(
    came_from: UUID,
) -> None:
    def after_much_was_said() -> None:
        confide(came_from, cast.SANNE)
        hand_on(came_from, f"{MARK}, daarom")

    case = cases.case_handed_on(HANDED)
    asked = [one for who in ("karin", "mo", "piet") for one in pages(who, case, came_from, programme=cast.DORDRECHT)]
    must_be_alike(asked, after_much_was_said, lambda: hand_on(came_from, "Schulden"))


def test_where_a_household_came_from_nothing_tells_what_is_said_to_few_where_it_goes_on(came_from: UUID) -> None:
    ids = {"case": hand_on(came_from, "Schulden")}
    hidden = [kind for name, kind in EVERY_KIND.items() if name not in ("tie", "why_all_stops")]

    def secret() -> None:
        for kind in hidden:
            kind.told(ids)

    asked = pages("sanne", came_from, ids["case"], programme=GIRLS)
    must_be_alike(asked, secret, lambda: None)


def test_that_a_case_goes_with_another_is_told_by_nothing_to_who_reads_one_of_them(house: House) -> None:
    opened = {"route": "signal", "programme": cast.DORDRECHT, "roles": {"case_manager": cast.FATMA}}
    cases.open_case(file=(other := new_id()), **opened, permit=cast.operator(), at=cast.AT)  # type: ignore[arg-type]
    everything = {"permit": cast.operator(), "at": NOW}
    identify = deed_for("building_identified")

    def linked() -> None:
        identify(file=other, label=f"{MARK} 1 tot 9", **everything)
        cases.link_case(file=other, case=house.case, how=MARK, **everything)

    def apart() -> None:
        identify(file=other, label="Een ander gebouw", **everything)

    asked = [one for who in ("karin", "mo", "piet") for one in pages(who, house.case, other, programme=cast.DORDRECHT)]
    must_be_alike(asked, linked, apart)


def test_why_a_stop_goes_along_to_another_home_is_told_by_nothing_in_either_home(
    house: House,
    other_home: UUID,  # noqa: F811
) -> None:
    home, doing = home_of(other_home), {"permit": cast.operator(NOW), "at": NOW}

    def moved_under_a_stop(reason: str) -> None:
        safety.set_safety_flag(
            subject_kind="household",
            subject=cast.HOUSEHOLD,
            cases=[house.case],
            reason=reason,
            readers=[cast.FATMA],
            id=new_id(),
            **doing,
        )
        living.join(household=home, person=cast.SON, part_time=True, **doing)

    asked = [
        *pages("sanne", other_home, house.case, programme=cast.DORDRECHT, homes=(home, cast.HOUSEHOLD)),
        *pages("karin", house.case, other_home, programme=cast.DORDRECHT, homes=(home, cast.HOUSEHOLD)),
        *pages("piet", house.case, other_home, programme=cast.DORDRECHT, homes=(home, cast.HOUSEHOLD)),
    ]
    must_be_alike(asked, lambda: moved_under_a_stop(f"{MARK}, zij is bang"), lambda: moved_under_a_stop("Iets anders"))


def test_what_is_confided_in_the_one_home_is_told_by_nothing_in_the_other(
    house: House,
    other_home: UUID,  # noqa: F811
) -> None:
    home, doing = home_of(other_home), {"permit": cast.operator(NOW), "at": NOW}
    living.join(household=home, person=cast.SON, part_time=True, **doing)
    ids, hidden = {"case": house.case}, [kind for name, kind in EVERY_KIND.items() if name not in ("tie", "look_alarm")]

    def secret() -> None:
        for kind in hidden:
            kind.told(ids)

    def instead() -> None:
        for kind in hidden:
            kind.instead(ids)

    must_be_alike(
        pages("sanne", other_home, house.case, programme=cast.DORDRECHT, homes=(home, cast.HOUSEHOLD)), secret, instead
    )
