"""A protected fact is there for its readers alone; for everybody else the world is the one without it (trust 6, 7)."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support.paired import Asked, differences, explain, same
from tests.web.house import NOW, TODAY, House, signed_in, version_in
from voordeur import access, journal
from voordeur.access.models import AccessLogLine
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.journal import File, id_from
from voordeur.safety import actions as safety
from voordeur.safety.models import ProtectedFact

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
SECRET = "Zij slaapt bij haar zus, Korenbloem 8"


def protect(case: UUID, *, readers: tuple[UUID, ...] = (cast.FATMA,), **said: object) -> UUID:
    """Fatma, who works in the case, writes down where the mother sleeps."""
    id = new_id()
    also = [cast.HOUSEHOLD] if "subject" in said else []
    safety.protect_fact(
        **({"what": "secret_address", "subject_kind": "case", "subject": case, "text": SECRET} | said),  # type: ignore[arg-type]
        readers=readers,
        permit=access.permit(worker=cast.FATMA, purpose="help", file=case, also=also, at=NOW),
        at=NOW,
        id=id,
    )
    return id_from(id, "protected")


def pages(house: House, who: str) -> list[Asked]:
    """Give the pages on which a fact could betray itself, and work that goes on as if nothing was written."""
    programme = {"programme": cast.DORDRECHT}
    places = [
        *(reverse(name) for name in ("my_day", "cases", "rounds", "signals", "note", "figures", "safety")),
        *(reverse(name, kwargs={"file": house.case}) for name in ("case", "plan", "why", "safety_of", "protect")),
        *(reverse(name, kwargs={"file": cast.HOUSEHOLD}) for name in ("household", "doubles", "safety_of")),
        reverse("round", kwargs={"round": house.round}),
        reverse("report", kwargs={**programme, "period": "2009-Q1"}),
        reverse("programme", kwargs={"file": cast.DORDRECHT}),
        reverse("deed", kwargs={"file": house.case, "word": "afsluiten"}),
    ]
    sent = [
        Asked(who, reverse("cases"), {"words": "Korenbloem"}),
        Asked(who, reverse("cases"), {"words": "De Wit"}),
        Asked(who, reverse("add_person", kwargs={"file": cast.HOUSEHOLD}), {"name": "Anja de Wit", "born": ""}),
        Asked(who, reverse("deed", kwargs={"file": house.case, "word": "notitie"}), {"channel": "call", "text": "Ja"}),
    ]
    return [*(Asked(who, place) for place in places), *sent, Asked(who, places[7])]


def test_a_change_that_was_begun_before_the_fact_is_not_stale_after_it(house: House, as_worker: AsWorker) -> None:
    karin = as_worker(cast.KARIN)
    url = reverse("change_person", kwargs={"file": cast.HOUSEHOLD, "person": cast.MOTHER})
    seen = version_in(karin.get(url))
    protect(house.case, subject=cast.MOTHER, subject_kind="person")
    assert karin.post(url, {**seen, "id": str(new_id()), "name": "Anja Wit"}).status_code == 302


def test_its_file_answers_like_one_that_never_was(house: House, as_worker: AsWorker) -> None:
    fact = protect(house.case)
    for name in ("protected", "add_reader", "review_fact", "end_protection"):
        for who in (cast.KARIN, cast.PIET, cast.STRANGER):
            there, never = (as_worker(who).get(reverse(name, kwargs={"file": id})) for id in (fact, new_id()))
            assert there.status_code == never.status_code == 404
            assert same(there.content.decode()) == same(never.content.decode())
    line = ProtectedFact.objects.get(pk=fact).entry
    assert as_worker(cast.KARIN).get(reverse("entry", kwargs={"entry": line})).status_code == 404
    assert access.why(cast.KARIN, fact, today=TODAY) == access.why(cast.KARIN, new_id(), today=TODAY)


def test_who_writes_it_down_names_the_readers_and_reading_is_recorded(house: House, as_worker: AsWorker) -> None:
    fatma = as_worker(cast.FATMA)
    said = {
        "id": str(new_id()),
        "what": "secret_address",
        "subject": str(cast.MOTHER),
        "text": SECRET,
        "readers": [str(cast.STRANGER)],
        "review": "2009-03-12",
    }
    url = reverse("protect", kwargs={"file": house.case})
    assert [fatma.post(url, said).status_code for _twice in range(2)] == [302, 302]
    fact = ProtectedFact.objects.get()
    page = reverse("protected", kwargs={"file": fact.pk})
    assert SECRET in as_worker(cast.STRANGER).get(page).content.decode()
    assert AccessLogLine.objects.filter(worker=cast.STRANGER, file=fact.pk, purpose="safety").exists()
    assert AccessLogLine.objects.filter(worker=cast.FATMA, file=house.case).values_list("page", flat=True)[0] == "case"
    assert page in fatma.get(reverse("safety_of", kwargs={"file": house.case})).content.decode()


def test_the_day_to_look_again_comes_to_its_readers_alone(
    house: House, as_worker: AsWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = protect(house.case, review=TODAY + timedelta(days=2))
    page = reverse("protected", kwargs={"file": fact})
    shown = lambda who: page in as_worker(who).get(reverse("my_day")).content.decode()  # noqa: E731
    assert not shown(cast.FATMA)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=2))
    assert (shown(cast.FATMA), shown(cast.KARIN)) == (True, False)
    as_worker(cast.FATMA).post(reverse("review_fact", kwargs={"file": fact}), {"review": "2009-06-01"})
    assert not shown(cast.FATMA)
    assert ProtectedFact.objects.get().review == date(2009, 6, 1)


def test_a_reader_who_goes_reads_no_more_and_the_last_one_stays(house: House, as_worker: AsWorker) -> None:
    fact = protect(house.case, readers=(cast.FATMA, cast.SANNE))
    page = reverse("protected", kwargs={"file": fact})
    fatma, sanne = as_worker(cast.FATMA), as_worker(cast.SANNE)
    end = {"file": fact, "worker": cast.SANNE}
    assert fatma.post(reverse("end_reader", kwargs=end), {"reason": "Andere baan"}).status_code == 302
    assert (fatma.get(page).status_code, sanne.get(page).status_code) == (200, 404)
    last = fatma.post(reverse("end_reader", kwargs={"file": fact, "worker": cast.FATMA}), {"reason": "Weg"})
    assert last.status_code == 409
    assert "niemand dit nog lezen" in last.content.decode()


def test_what_it_says_is_corrected_like_any_line_by_its_readers(house: House, as_worker: AsWorker) -> None:
    fact = protect(house.case)
    url = reverse("correct", kwargs={"entry": ProtectedFact.objects.get().entry})
    fatma = as_worker(cast.FATMA)
    said = {"said_what": "secret_address", "said_text": "Korenbloem 80", "on": "2009-03-10", "reason": "Schrijffout"}
    assert fatma.post(url, {**said, **version_in(fatma.get(url))}).status_code == 302
    assert ProtectedFact.objects.get(pk=fact).text == "Korenbloem 80"


def test_a_reader_takes_back_what_was_written_by_mistake_and_it_never_was(house: House, as_worker: AsWorker) -> None:
    fact = protect(house.case, readers=(cast.FATMA, cast.SANNE), review=TODAY)
    line, place = ProtectedFact.objects.get().entry, reverse("protected", kwargs={"file": fact})
    retract, sanne = reverse("retract", kwargs={"entry": line}), as_worker(cast.SANNE)
    assert retract in sanne.get(place).content.decode()
    for who in (cast.KARIN, cast.PIET, cast.STRANGER):
        assert as_worker(who).post(retract, {"reason": "Weg"}).status_code == 404
    said = {"id": str(new_id()), "reason": "Ander huishouden", **version_in(sanne.get(retract))}
    assert [sanne.post(retract, said).status_code for _twice in range(2)] == [302, 302]
    assert not ProtectedFact.objects.exists()
    fatma = as_worker(cast.FATMA)
    for url in (reverse("my_day"), reverse("safety_of", kwargs={"file": house.case})):
        assert place not in fatma.get(url).content.decode(), "nothing is owed for it, and nothing stands at the case"
    assert SECRET not in fatma.get(reverse("safety")).content.decode()
    kept = fatma.get(place, follow=True).content.decode()
    assert "Ander huishouden" in kept
    assert fatma.get(reverse("review_fact", kwargs={"file": fact})).status_code == 404
    back = reverse("put_back", kwargs={"entry": line})
    assert as_worker(cast.KARIN).get(back).status_code == 404
    again = {"id": str(new_id()), "reason": "Toch wel", **version_in(fatma.get(back))}
    assert fatma.post(back, again).status_code == 302
    assert (ProtectedFact.objects.get().text, ProtectedFact.objects.get().review) == (SECRET, TODAY)


@pytest.mark.slow
def test_nobody_else_notices_that_a_fact_was_taken_back(house: House) -> None:
    asked = pages(house, "mo")
    browsers = {"mo": signed_in(cast.MO)}
    protect(house.case, subject=cast.MOTHER, subject_kind="person", review=TODAY)
    line = ProtectedFact.objects.get()
    right = access.permit(worker=cast.FATMA, purpose="safety", file=line.file_id, at=NOW)
    found = differences(browsers, asked, lambda: journal.retract(line.entry, reason="Fout", permit=right, at=NOW))
    assert not found, explain(found)
    assert not ProtectedFact.objects.exists()


def test_such_a_file_belongs_to_no_programme_and_so_to_no_team(house: House) -> None:
    file = File.objects.get(pk=protect(house.case))
    assert (file.kind, file.programme, file.method) == ("protected", None, None)
