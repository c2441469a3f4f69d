"""Looking at more than a normal day asks: Piet opens cases that are not his, and who watches over privacy asks why.

ASVS 5.0: 2.4.1 (copying out), 16.3.3. The numbers are those of access/data/looks.yaml.
"""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web import house as building
from voordeur import access
from voordeur.access import looks
from voordeur.access.functions import functions
from voordeur.access.looks import Budget, Looked, over
from voordeur.access.models import LookAlarm
from voordeur.accounts.models import Worker
from voordeur.common.ids import new_id
from voordeur.journal import Entry
from voordeur.journal.rebuilding import rebuild

pytestmark = pytest.mark.django_db
NIGHT = building.NOW + timedelta(days=1)
LOOKED = date(2009, 3, 10)


@pytest.fixture
def privacy(house):
    """Somebody from outside the team watches over privacy."""
    access.appoint_privacy_officer(programme=cast.DORDRECHT, worker=cast.STRANGER, permit=cast.operator(), at=cast.AT)
    return building.signed_in(cast.STRANGER)


@pytest.fixture
def normal(privacy):
    """In this programme a project leader opens no case of others, and nobody looks for a household."""
    said = {"function": "project_leader", "cases": "0", "searches": "0", "reason": "The leader reads no cases here"}
    url = reverse("set_normal", kwargs={"programme": cast.DORDRECHT})
    assert privacy.get(url).status_code == 200
    assert privacy.post(url, {**said, "id": str(new_id())}).status_code == 302


def look(worker: UUID, file: UUID, function: str, page: str = "case") -> None:
    access.note_look(worker, purpose="oversight", function=function, file=file, page=page, at=building.NOW)


def test_above_what_is_normal_and_not_at_it() -> None:
    budget = Budget(cases=2, searches=1, because="a test")
    said = {"worker": cast.PIET, "programme": cast.DORDRECHT, "function": "project_leader"}
    for cases, searches, expected in ((2, 1, False), (3, 0, True), (0, 2, True)):
        assert over(Looked(cases=cases, searches=searches, **said), budget) is expected


def test_every_function_of_a_team_has_its_number_and_reason() -> None:
    with_team = {name for name, one in functions().items() if any("case" in right.files for right in one.team)}
    assert with_team <= set(looks.budgets())
    assert all(one.because for one in looks.budgets().values())


def test_it_is_noticed_once_a_day_from_the_log_and_the_own_cases_do_not_count(house, normal) -> None:
    for _twice in range(2):
        look(cast.PIET, house.case, "project_leader")
    look(cast.KARIN, house.case, "coordinator")  # her own
    assert [looks.notice(at=NIGHT) for _night in range(3)] == [1, 0, 0]
    alarm = LookAlarm.objects.get()
    assert (alarm.worker, alarm.on, alarm.file_id) == (cast.PIET, LOOKED, cast.DORDRECHT)
    assert (alarm.cases, alarm.most_cases, alarm.searches) == (1, 0, 0)
    assert looks.notice(at=building.NOW) == 0  # a day that is not over is not counted
    assert not rebuild(today=building.TODAY).differences


def test_looking_for_households_counts_where_one_works(house, normal) -> None:
    look(cast.PIET, cast.HOUSEHOLD, "project_leader", page="whom to call")
    assert looks.notice(at=NIGHT) == 1
    assert LookAlarm.objects.get().searches == 1


def test_the_worker_is_not_stopped_and_learns_nothing_of_it(house, normal, privacy) -> None:
    look(cast.PIET, house.case, "project_leader")
    looks.notice(at=NIGHT)
    alarm, piet = LookAlarm.objects.get(), building.signed_in(cast.PIET)
    listed = piet.get(reverse("many_looks")).content.decode()
    assert "Niemand keek meer in dan gewoon is" in listed
    assert piet.get(reverse("look_into", kwargs={"alarm": alarm.pk})).status_code == 404
    assert "Veel inzage" not in piet.get(reverse("my_day")).content.decode()
    noticed = Entry.objects.get(kind="many_looks_noticed")
    for worker in (cast.PIET, cast.KARIN, cast.FATMA):
        assert building.signed_in(worker).get(reverse("entry", kwargs={"entry": noticed.pk})).status_code == 404
    assert piet.get(reverse("programme", kwargs={"file": cast.DORDRECHT})).status_code == 200


def test_who_watches_over_privacy_asks_and_writes_down_what_it_was(house, normal, privacy: Client) -> None:
    look(cast.PIET, house.case, "project_leader")
    looks.notice(at=NIGHT)
    assert "1 dag om uit te zoeken" in privacy.get(reverse("my_day")).content.decode()
    listed = privacy.get(reverse("many_looks")).content.decode()
    assert "Piet" in listed
    assert "Casussen van anderen geopend: 1 (gewoon: 0)" in listed
    assert "De Wit" not in listed
    url = reverse("look_into", kwargs={"alarm": LookAlarm.objects.get().pk})
    assert privacy.post(url, {"finding": "work", "text": "short"}).status_code == 400
    said = {"finding": "work", "text": "Hij bereidde de beeldvorming van dinsdag voor.", "id": str(new_id())}
    assert privacy.post(url, said).status_code == 302
    assert "Hij bereidde" in privacy.get(reverse("many_looks")).content.decode()
    assert privacy.post(url, said).status_code == 302  # sent twice it says twice that it is written down
    other = {**said, "finding": "wrong"}
    assert privacy.post(url, other).status_code == 409
    assert privacy.post(url, {**other, "id": str(new_id())}).status_code == 412  # answered once
    assert Entry.objects.filter(kind="many_looks_explained").count() == 1
    assert privacy.get(url).status_code == 404


def test_a_privacy_officer_who_looks_much_is_looked_into_by_the_owner(house, normal, privacy) -> None:
    look(cast.STRANGER, house.case, "other")
    said = {"function": "other", "cases": 0, "searches": 0, "reason": "nobody else opens cases"}
    stranger = Worker.objects.get(pk=cast.STRANGER)
    looks.set_budget(programme=cast.DORDRECHT, worker=stranger, at=building.NOW, **said)
    assert looks.notice(at=NIGHT) == 1
    alarm = LookAlarm.objects.get(worker=cast.STRANGER)
    assert privacy.get(reverse("look_into", kwargs={"alarm": alarm.pk})).status_code == 404
    piet = building.signed_in(cast.PIET)
    said = {"finding": "talked", "text": "Gesproken, en het gebeurt niet weer.", "id": str(new_id())}
    assert piet.post(reverse("look_into", kwargs={"alarm": alarm.pk}), said).status_code == 302
