"""Cover on the pages: said in a few taps, seen by who works in the case, and a list of what happened meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, SECRET, TODAY, House, signed_in
from voordeur import access
from voordeur.access.models import AccessLogLine, Tie
from voordeur.access.permits import permit_for_own_ties
from voordeur.access.ties import declare_tie, end_tie
from voordeur.accounts import actions as accounts
from voordeur.cases import actions as cases
from voordeur.cases.models import Absence, CaseRole, Cover
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.journal import OpenDuty, judge_again
from voordeur.outreach import actions as outreach
from voordeur.programmes import queries as programmes

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
DAY = timedelta(days=1)


@pytest.fixture
def team(house: House) -> House:
    """Sanne is a second coordinator here, with a telephone; a manager oversees."""
    permit = cast.operator()
    for worker, role in ((cast.SANNE, "case_manager"), (cast.STRANGER, "discussion_coordinator")):
        access.admit_to_team(programme=cast.DORDRECHT, worker=worker, role=role, permit=permit, at=cast.AT)
    accounts.change_worker(worker=cast.SANNE, phone="06 0000 0000", permit=permit, at=cast.AT)
    judge_again(today=TODAY)
    return house


def read(client: Client, name: str, **named: UUID) -> str:
    """Open a page."""
    answer = client.get(reverse(name, kwargs=named))
    assert answer.status_code == 200, name
    return unescape(answer.content.decode())


def say_away(client: Client, worker: UUID, *, cover: UUID | None, days: int = 5, **more: str):
    """Fill in the form."""
    said = {"since": str(TODAY), "last": str(TODAY + days * DAY), "cover": str(cover or ""), "id": str(new_id())}
    return client.post(reverse("note_absence", kwargs={"worker": worker}), {**said, **more})


def test_who_works_in_the_case_reads_whom_to_call_and_the_work_is_on_one_day_only(team: House) -> None:
    karin, sanne, mo = (signed_in(who) for who in (cast.KARIN, cast.SANNE, cast.MO))
    owed = OpenDuty.objects.filter(worker=cast.KARIN, file=team.case)
    title = owed.order_by("due").first().title["nl"]
    does = {"file": team.case, "permit": cast.operator(), "at": NOW}
    outreach.plan_visit(on=TODAY, worker=cast.KARIN, with_whom="de buurvrouw erbij", **does)
    cases.call_conference(on=TODAY + DAY, place="Stadhuis", invited=[cases.Invited(worker=cast.KARIN)], **does)
    planned = ("de buurvrouw erbij", "Stadhuis")
    assert title in read(karin, "my_day")
    assert not {words for words in (title, *planned) if words in read(sanne, "my_day")}
    assert say_away(karin, cast.KARIN, cover=cast.SANNE).status_code == 302
    assert all(words in read(sanne, "my_day") for words in planned)
    assert title not in read(karin, "my_day")
    day = read(sanne, "my_day")
    assert title in day
    assert "voor Karin" in day
    assert "U neemt waar voor Karin in 1 casus, tot en met 15 maart" in day
    page = read(mo, "case", file=team.case)
    assert "Bel Sanne tot en met 15 maart" in page
    assert "06 0000 0000" in page
    assert "Sanne neemt waar als" in page
    assert SECRET in read(sanne, "case", file=team.case)
    assert "Have somebody stand in" not in page
    assert (
        reverse("cover_in_case", kwargs={"file": team.case, "held": CaseRole.objects.get(worker=cast.KARIN).pk})
        not in page
    )


def test_back_from_being_away_one_reads_what_others_wrote_and_only_as_who_was_away(
    team: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_away(signed_in(cast.KARIN), cast.KARIN, cover=cast.SANNE)
    absence = Absence.objects.get()
    right = access.permit(worker=cast.SANNE, purpose="coordination", file=team.case, at=NOW)
    cases.note_contact(file=team.case, channel="call", text="Moeder belde over de huur", permit=right, at=NOW)
    monkeypatch.setattr(clock, "now", lambda: NOW + 7 * DAY)
    karin, sanne = signed_in(cast.KARIN), signed_in(cast.SANNE)
    assert reverse("happened_meanwhile", kwargs={"absence": absence.pk}) in read(karin, "my_day")
    page = read(karin, "happened_meanwhile", absence=absence.pk)
    assert "Moeder belde over de huur" in page
    assert "Sanne neemt waar als" not in page  # Karin arranged that herself
    assert AccessLogLine.objects.filter(worker=cast.KARIN, file=team.case, page="while away").exists()
    assert sanne.get(reverse("happened_meanwhile", kwargs={"absence": absence.pk})).status_code == 404
    assert sanne.get(reverse("case", kwargs={"file": team.case})).status_code == 404
    assert "Bel Sanne" not in read(karin, "case", file=team.case)


def test_who_is_ill_without_a_cover_is_on_the_overview_until_somebody_stands_in(team: House) -> None:
    piet, manager = signed_in(cast.PIET), signed_in(cast.STRANGER)
    assert reverse("absence_of", kwargs={"worker": cast.KARIN}) in read(piet, "programme", file=cast.DORDRECHT)
    say_away(piet, cast.KARIN, cover=None)
    page = read(piet, "absence_of", worker=cast.KARIN)
    assert "In 1 casus niemand." in page
    assert "De Wit" not in page
    overview = unescape(manager.get(reverse("overview"), {"wat": "afwezig"}).content.decode())
    held = CaseRole.objects.get(worker=cast.KARIN, file=team.case)
    url = reverse("cover_in_case", kwargs={"file": team.case, "held": held.pk})
    assert "Karin is afwezig tot 16 maart" in overview
    assert url in overview
    form = manager.get(url).content.decode()
    assert f'value="{TODAY + 5 * DAY}"' in form  # the days of the absence are there already
    said = {"since": str(TODAY), "last": str(TODAY + 5 * DAY), "cover": str(cast.SANNE), "id": str(new_id())}
    assert manager.post(url, said).status_code == 302
    assert "De Wit" not in manager.get(reverse("overview"), {"wat": "afwezig"}).content.decode()
    about = {"worker": cast.SANNE, "at": NOW}
    declare_tie(name="de Wit", id=new_id(), permit=permit_for_own_ties(worker=cast.SANNE), **about)
    # She may not open it any more, so nobody really stands in; why is told to nobody.
    assert "De Wit" in manager.get(reverse("overview"), {"wat": "afwezig"}).content.decode()
    end_tie(tie=Tie.objects.get().pk, permit=permit_for_own_ties(worker=cast.SANNE), **about)
    cover = Cover.objects.get()
    assert cover.absence == Absence.objects.get().pk
    end = reverse("end_cover", kwargs={"file": team.case, "cover": cover.pk})
    assert signed_in(cast.MO).post(end).status_code == 404
    assert manager.post(end).status_code == 302
    assert "De Wit" in manager.get(reverse("overview"), {"wat": "afwezig"}).content.decode()
    absence = Absence.objects.get()
    settle = reverse("settle_cover", kwargs={"worker": cast.KARIN, "absence": absence.pk})
    assert piet.post(settle, {"cover": str(cast.SANNE), "id": str(new_id())}).status_code == 302
    assert "In 1 casus neemt iemand waar." in read(piet, "absence_of", worker=cast.KARIN)
    back = reverse("come_back", kwargs={"worker": cast.KARIN, "absence": absence.pk})
    assert piet.post(back, {"on": str(TODAY), "id": str(new_id())}).status_code == 302
    assert "Bel Sanne" not in read(signed_in(cast.MO), "case", file=team.case)


def test_who_knows_somebody_there_no_longer_stands_in_and_the_work_is_the_holders_again(team: House) -> None:
    karin, sanne = signed_in(cast.KARIN), signed_in(cast.SANNE)
    title = OpenDuty.objects.filter(worker=cast.KARIN, file=team.case).order_by("due").first().title["nl"]
    say_away(karin, cast.KARIN, cover=cast.SANNE)
    assert (title in read(sanne, "my_day"), title in read(karin, "my_day")) == (True, False)
    know = reverse("know_somebody", kwargs={"file": team.case})
    assert sanne.post(know, {"id": str(new_id()), "about": str(cast.HOUSEHOLD)}).status_code == 302
    assert (title in read(sanne, "my_day"), title in read(karin, "my_day")) == (False, True)
    assert "Bel Sanne" not in read(signed_in(cast.MO), "case", file=team.case)
    assert "In 1 casus niemand." in read(signed_in(cast.PIET), "absence_of", worker=cast.KARIN)
    days = {"since": TODAY, "until": TODAY + 6 * DAY}
    who = {"file": team.case, "role": "case_manager", "instead_of": cast.KARIN, "worker": cast.MO}
    cases.have_covered(**who, **days, permit=cast.operator(), at=NOW)
    ends = {one.worker: one.until for one in Cover.objects.all()}
    assert ends == {cast.SANNE: TODAY, cast.MO: TODAY + 6 * DAY}, "another takes the days, also those of her yes"


def test_a_colleague_with_full_hands_is_asked_about_twice_and_refused_to_nobody(
    team: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = programmes.method_of(cast.DORDRECHT)
    full = replace(method.roles["case_manager"], case_load=0)
    method = replace(method, roles={**method.roles, "case_manager": full})
    monkeypatch.setattr(programmes, "method_of", lambda programme: method)
    karin = signed_in(cast.KARIN)
    asked = say_away(karin, cast.KARIN, cover=cast.SANNE)
    assert asked.status_code == 400
    assert "1 van hoogstens 0" in unescape(asked.content.decode())
    assert not Cover.objects.exists()
    assert say_away(karin, cast.KARIN, cover=cast.SANNE, full="on").status_code == 302
    assert Cover.objects.exists()


def test_a_refusal_keeps_what_was_typed_and_tells_no_reason_that_is_not_ours(team: House) -> None:
    fatma = signed_in(cast.SANNE)
    fatma.post(reverse("own_ties"), {"id": str(new_id()), "name": "de Wit"})
    answer = say_away(signed_in(cast.KARIN), cast.KARIN, cover=cast.SANNE)
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "kan hier op deze dagen niet waarnemen" in page
    assert "band" not in page.split("<form class")[0].split("<main")[1]
    assert f'value="{TODAY}"' in page
