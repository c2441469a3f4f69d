"""A blank start: what others know is kept, and read by nobody but whoever wrote it, until somebody was there."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from tests import cast
from tests.cases.conftest import may
from tests.web.house import signed_in
from voordeur import access
from voordeur.access import visible
from voordeur.access.functions import purposes
from voordeur.accounts.models import Worker
from voordeur.assessments import actions as assessments
from voordeur.assessments.models import Need
from voordeur.cases import actions as cases
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.desk.case.casework import case_view
from voordeur.desk.case.inspection import inspection_lines
from voordeur.desk.case.timeline import timeline
from voordeur.journal import Draft, Entry, OpenDuty, Recorded, correct, keep_method, record, retract
from voordeur.journal.entries import MethodChosen
from voordeur.journal.ground import of_worker
from voordeur.journal.models import Withheld, Words
from voordeur.journal.rebuilding import rebuild
from voordeur.methods import library
from voordeur.outreach import actions as outreach
from voordeur.outreach.models import Doorstep
from voordeur.programmes import actions as programmes

VENLO = UUID("01900000-0000-7000-9000-0000000000b1")
KNOWS = "Achterstand bij de energie"
KEPT = "Tot dan leest niemand anders wat u hier opschrijft."
LATER = cast.AT + timedelta(days=3)


@pytest.fixture
def programme(db: Any) -> UUID:
    """De Ruit: Fatma rings, Mo knows things for a partner, Piet leads."""
    world = cast.small_world()
    programmes.start_programme(
        programme=VENLO,
        slug="de-ruit",
        title="De Ruit",
        method_text=library.text("32-venlo-sociale-stijging-de-ruit"),
        controller=cast.CONTROLLERS[cast.DORDRECHT],
        permit=world.operator,
        at=cast.LONG_AGO,
    )
    for worker, role in {cast.FATMA: "project_worker", cast.PIET: "project_leader"}.items():
        access.admit_to_team(programme=VENLO, worker=worker, role=role, permit=world.operator, at=cast.LONG_AGO)
    return VENLO


@pytest.fixture
def case(programme: UUID) -> UUID:
    """A case begun at the door in which nobody talked yet, with Fatma and Mo in it."""
    file: UUID = new_id()
    cases.open_case(
        file=file,
        household=cast.HOUSEHOLD,
        programme=programme,
        route="doorstep",
        roles={"project_worker": cast.FATMA, "intermediary": cast.MO},
        permit=cast.operator(),
        at=cast.AT,
    )
    return file


def told(case: UUID) -> Recorded:
    permit = may(cast.MO, "help", file=case)
    return assessments.record_need(file=case, text=KNOWS, domain="income", permit=permit, at=cast.AT)


def visit(case: UUID, at: datetime = LATER) -> Recorded:
    permit = may(cast.FATMA, "help", at, file=case)
    return outreach.hold_visit(file=case, who_present=("mother",), asked=("income",), permit=permit, at=at)


def reads(worker: UUID, entry: UUID) -> tuple[bool, bool, bool]:
    """Tell whether somebody reads an entry: by our own question, by the words of it, and by the wall alone."""
    asked = {"worker": worker, "purpose": purposes(), "today": LATER.date()}
    with of_worker(worker, LATER.date()):
        line = visible(Entry.objects.filter(pk=entry), **asked).exists()
        words = visible(Words.objects.filter(entry=entry), **asked).exists()
        behind = Words.objects.filter(entry=entry).exists()
    return line, words, behind


def texts(worker: UUID, case: UUID) -> list[tuple[str, bool]]:
    who = Worker.objects.get(pk=worker)
    return [(one.text, one.withheld) for one in timeline(case, worker=who, purpose="help", today=LATER.date())]


def owed(case: UUID) -> set[str]:
    return set(OpenDuty.objects.filter(file=case).values_list("duty", flat=True))


def test_until_somebody_was_there_only_the_writer_reads_it_and_it_counts_for_nothing(case: UUID) -> None:
    recorded = told(case)
    assert [one.rule for one in recorded.deviations] == ["blank_start_in_the_case"]
    entry = recorded.entries[0].pk
    assert Withheld.objects.get().pk == entry
    assert not Need.objects.of(case).exists()
    assert "answer_need" not in owed(case)
    assert reads(cast.MO, entry)[:2] == (True, True)
    assert reads(cast.FATMA, entry)[:2] == (False, False)
    assert (KNOWS, True) in texts(cast.MO, case)
    assert KNOWS not in dict(texts(cast.FATMA, case))


@pytest.mark.postgres_only
def test_the_wall_keeps_it_from_others_too(case: UUID) -> None:
    entry = told(case).entries[0].pk
    assert reads(cast.MO, entry) == (True, True, True)
    assert reads(cast.FATMA, entry) == (False, False, False)
    visit(case)
    assert reads(cast.FATMA, entry) == (True, True, True)


def test_after_the_visit_it_is_told_under_its_own_day(case: UUID) -> None:
    entry = told(case).entries[0].pk
    visit(case)
    need = Need.objects.of(case).get()
    assert (need.text, need.recorded_on) == (KNOWS, cast.AT.date())
    assert "answer_need" in owed(case)
    assert not Withheld.objects.exists()
    assert reads(cast.FATMA, entry)[:2] == (True, True)
    assert (KNOWS, False) in texts(cast.FATMA, case)


def test_a_visit_that_was_taken_back_keeps_it_back_again(case: UUID) -> None:
    entry = told(case).entries[0].pk
    held = visit(case).entries[0].pk
    retract(held, reason="Another door", permit=may(cast.FATMA, "help", LATER, file=case), at=LATER)
    assert Withheld.objects.get().pk == entry
    assert not Need.objects.of(case).exists()
    assert reads(cast.FATMA, entry)[:2] == (False, False)


def test_what_the_writer_set_right_or_took_back_stays_with_the_writer(case: UUID) -> None:
    """Until the visit: then it stands there struck through, for whoever reads the case."""
    entry, permit = told(case).entries[0].pk, may(cast.MO, "help", file=case)
    set_right = correct(entry, fields={"text": "Schuld"}, reason="Short", permit=permit, at=cast.AT).entries[0].pk
    back = retract(entry, reason="Somebody else", permit=permit, at=cast.AT).entries[0].pk
    for one in (entry, set_right, back):
        assert reads(cast.FATMA, one)[:2] == (False, False)
        assert reads(cast.MO, one)[:2] == (True, True)
    assert "Schuld" not in dict(texts(cast.FATMA, case))
    assert not rebuild(today=LATER.date()).wrong
    visit(case)
    assert not Withheld.objects.exists()
    assert not Need.objects.of(case).exists()
    assert "Schuld" in dict(texts(cast.FATMA, case))
    assert not rebuild(today=LATER.date()).wrong


def test_whoever_asks_what_is_written_gets_that_too(case: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    entry, permit = told(case).entries[0].pk, may(cast.FATMA, "help", LATER, file=case)
    form = reverse("deed", kwargs={"file": case, "word": "inzage"})
    assert "Wie dit vraagt, krijgt ook wat nu nog niet open is." in signed_in(cast.FATMA).get(form).content.decode()
    asked = cases.ask_inspection(file=case, person=cast.MOTHER, persons=[cast.MOTHER], permit=permit, at=LATER)
    assert not Withheld.objects.exists()
    assert reads(cast.FATMA, entry)[:2] == (True, True)
    assert "Wie dit vraagt, krijgt ook wat nu nog niet open is." not in signed_in(cast.FATMA).get(form).content.decode()
    with of_worker(cast.FATMA, LATER.date()):
        found = case_view(case, worker=Worker.objects.get(pk=cast.FATMA), purpose="help", today=LATER.date())
        lines = inspection_lines(found, reader=cast.MOTHER, today=LATER.date(), language="nl")
    assert KNOWS in [line.data["text"] for line in lines]
    retract(asked.entries[0].pk, reason="Nobody asked", permit=permit, at=LATER)
    assert reads(cast.FATMA, entry)[:2] == (False, False)


def test_a_version_that_keeps_nothing_back_tells_it(case: UUID) -> None:
    entry = told(case).entries[0].pk
    open_text = library.text("32-venlo-sociale-stijging-de-ruit").replace("    withheld: true\n", "")
    version = keep_method(open_text)
    chosen = MethodChosen(method=version.method, version=version.version, sha256=version.sha256, reason="Open")
    record(Draft(case, chosen, LATER.date()), permit=cast.operator(), at=LATER)
    assert not Withheld.objects.exists()
    assert reads(cast.FATMA, entry)[:2] == (True, True)
    assert Need.objects.of(case).get().text == KNOWS
    assert not rebuild(today=LATER.date()).wrong


def test_folded_anew_nothing_is_other_than_it_was(case: UUID) -> None:
    told(case)
    assert not rebuild(today=LATER.date()).wrong
    visit(case)
    assert not rebuild(today=LATER.date()).wrong


class TestAtTheDoor:
    """Of an address nothing is looked up, and what somebody knows of its people waits."""

    @pytest.fixture
    def door(self, programme: UUID) -> UUID:
        outreach.plan_round(
            programme=programme,
            name="De Ruit",
            addresses=[cast.ADDRESS],
            workers=[cast.FATMA],
            on=cast.TODAY,
            permit=may(cast.FATMA, "outreach", programme=programme),
            at=cast.AT,
        )
        file: UUID = Doorstep.objects.get(address=cast.ADDRESS).pk
        return file

    def test_who_knows_them_is_told_after_the_visit(self, door: UUID) -> None:
        permit = may(cast.FATMA, "outreach", file=door)
        way = {"through": "police", "contact_route": "By the officer"}
        outreach.check_network(file=door, known=True, **way, permit=permit, at=cast.AT)
        assert Doorstep.objects.get(pk=door).network_known is None
        outreach.hold_visit(file=door, who_present=("mother",), asked=("income",), permit=permit, at=LATER)
        found = Doorstep.objects.get(pk=door)
        assert (found.network_known, found.contact_route) == (True, "By the officer")

    def test_the_page_shows_no_case_behind_it_and_the_form_says_who_reads_what_is_written(
        self, door: UUID, case: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clock, "now", lambda: LATER)
        fatma = signed_in(cast.FATMA)
        page, form = reverse("door", kwargs={"file": door}), reverse("network", kwargs={"file": door})
        behind = reverse("case", kwargs={"file": case})
        assert behind not in fatma.get(page).content.decode()
        assert KEPT in fatma.get(form).content.decode()
        outreach.hold_visit(
            file=door,
            who_present=("mother",),
            asked=("income",),
            permit=may(cast.FATMA, "outreach", file=door),
            at=LATER,
        )
        assert behind in fatma.get(page).content.decode()
        assert KEPT not in fatma.get(form).content.decode()


def test_who_writes_in_the_case_is_told_that_nobody_else_reads_it_yet(
    case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    mo = signed_in(cast.MO)
    form = reverse("deed", kwargs={"file": case, "word": "vraag"})
    assert KEPT in mo.get(form).content.decode()
    told(case)
    page = reverse("case", kwargs={"file": case})
    assert "alleen u leest dit nu" in mo.get(page).content.decode()
    assert KNOWS not in signed_in(cast.FATMA).get(page).content.decode()
    visit(case)
    assert KEPT not in mo.get(form).content.decode()
