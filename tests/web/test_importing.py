"""A coordinator brings the running households of her team: looked at first, then all of them or none, and once."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import cast
from tests.cases.importing.sheets import DE_VRIES, text, xlsx
from tests.web import house as building
from voordeur import access
from voordeur.cases.models import Case, CaseRole
from voordeur.common import clock
from voordeur.hall import uploads
from voordeur.hall.models import Upload
from voordeur.journal import Entry
from voordeur.journal.rebuilding import rebuild
from voordeur.people.models import Household, Membership

pytestmark = pytest.mark.django_db
URL = {"file": cast.DORDRECHT}
SMIT = {
    **DE_VRIES,
    "Huishouden": "Smit",
    "Huisnummer": 16,
    "Begonnen op": "15-1-2009",
    "Persoon 1: naam": "Jan Smit",
    "Persoon 1: geboren op": "1-1-1970",
    "Persoon 2: naam": "Baby Smit",
    "Persoon 2: geboren op": "1-3-2009",
}


@pytest.fixture
def karin(house):
    return building.signed_in(cast.KARIN)


def hand_in(client, content):
    return client.post(reverse("import_households", kwargs=URL), {"file": SimpleUploadedFile("lijst.xlsx", content)})


def take_over(client, content, **choices):
    preview = hand_in(client, content)["Location"]
    return client.post(preview, {f"row_{row[1:]}": choice for row, choice in choices.items()})


def test_nothing_is_written_before_it_is_taken_over_and_then_all_at_once(karin):
    before = Entry.objects.count()
    preview = hand_in(karin, xlsx(DE_VRIES, SMIT))["Location"]
    page = karin.get(preview).content.decode()
    assert all(words in page for words in ("De Vries", "Vlierhof 16", "Baby Smit", "Karin"))
    assert Entry.objects.count() == before
    assert karin.post(preview)["Location"] == reverse("programme", kwargs=URL)
    smit = Case.objects.get(household=Household.objects.get(label="Smit").pk)
    assert smit.opened_on == date(2009, 1, 15)
    assert CaseRole.objects.get(file=smit.file_id).worker == cast.KARIN
    assert karin.get(reverse("case", kwargs={"file": smit.file_id})).status_code == 200
    assert not access.sees(worker=cast.FATMA, purpose="help", file=smit.file_id, today=building.TODAY)
    baby = Membership.objects.get(name="Baby Smit")
    assert (baby.since, baby.role) == (date(2009, 3, 1), "child")
    acts = Entry.objects.filter(
        kind="case_opened", file__in=Case.objects.filter(opened_on__lt="2009-03-01").values("file")
    )
    assert len(set(acts.values_list("act", flat=True))) == 2, "one act for each household"
    assert not rebuild(today=building.TODAY).differences
    assert not Upload.objects.exists()
    assert karin.get(preview).status_code == 404


def test_work_from_before_the_programme_is_taken_over_by_who_is_in_the_team_now(karin):
    assert take_over(karin, xlsx({**DE_VRIES, "Begonnen op": "1-6-2007"})).status_code == 302
    assert Case.objects.get(household=Household.objects.get(label="De Vries").pk).opened_on == date(2007, 6, 1)


def test_the_same_list_twice_is_taken_over_once(karin):
    content = xlsx(DE_VRIES)
    assert take_over(karin, content).status_code == 302
    count = Entry.objects.count()
    preview = hand_in(karin, content)["Location"]
    page = karin.get(preview).content.decode()
    assert "al overgenomen" in page
    assert "Neem over" not in page
    karin.post(preview)
    assert Entry.objects.count() == count


def test_with_one_wrong_row_nothing_is_taken_over(karin):
    before = Entry.objects.count()
    bad = {**SMIT, "Huisnummer": 999, "Casemanager": "fatma"}
    preview = hand_in(karin, text(DE_VRIES, bad))["Location"]
    page = karin.get(preview).content.decode()
    assert "Vlierhof 999 is geen bekend adres" in page
    assert "fatma heeft in dit project niet de rol casemanager" in page
    assert karin.post(preview).status_code == 400
    assert Entry.objects.count() == before


def test_what_the_deeds_refuse_undoes_the_rows_before_it(karin, monkeypatch):
    from voordeur.cases.importing import taking_over
    from voordeur.cases.rules import ReasonNeeded

    ordinary, before = taking_over.open_case, Entry.objects.count()

    def refuses_smit(**said):
        if getattr(said["household"], "label", "") == "Smit":
            raise ReasonNeeded
        return ordinary(**said)

    monkeypatch.setattr(taking_over, "open_case", refuses_smit)
    answer = take_over(karin, xlsx(DE_VRIES, SMIT))
    assert answer.status_code == 409
    assert "Rij 3" in answer.content.decode()
    assert Entry.objects.count() == before


def test_a_household_that_is_known_is_proposed_and_somebody_chooses(karin):
    take_over(karin, xlsx(DE_VRIES))
    known = Household.objects.get(label="De Vries")
    Case.objects.filter(household=known.pk).update(closed_on=building.TODAY, closed_reason="moved")
    again = {**DE_VRIES, "Begonnen op": "9-3-2009"}
    undecided = take_over(karin, xlsx(again))
    assert undecided.status_code == 409
    assert "Ja: De Vries" in undecided.content.decode()
    assert take_over(karin, xlsx(again), r2=str(cast.HOUSEHOLD)).status_code == 409, "only what was proposed"
    assert take_over(karin, xlsx(again), r2=str(known.pk)).status_code == 302
    assert Household.objects.filter(label="De Vries").count() == 1
    assert Case.objects.filter(household=known.pk).count() == 2


def test_where_a_case_runs_it_is_left_out_or_another_household(karin):
    at_de_wit = {**DE_VRIES, "Huisnummer": 12, "Huishouden": "Bakker"}
    page = take_over(karin, xlsx(at_de_wit)).content.decode()
    assert "hiervoor loopt al een casus" in page
    assert "De Wit" not in page, "the name of who lives there was not typed"
    assert take_over(karin, xlsx(at_de_wit), r2="skip").status_code == 302
    assert not Household.objects.filter(label="Bakker").exists()


def test_the_same_person_at_another_address_is_proposed_too(karin):
    moved = {**DE_VRIES, "Huishouden": "A.", "Persoon 1: naam": "Wit, Anja de", "Persoon 1: geboren op": "2-4-1975"}
    page = take_over(karin, xlsx(moved)).content.decode()
    assert "De Wit: hiervoor loopt al een casus" in page


def test_a_list_is_sealed_for_who_sent_it_and_gone_after_a_day(karin, monkeypatch):
    preview = hand_in(karin, xlsx(DE_VRIES))["Location"]
    assert "Vries" not in Upload.objects.get().sealed
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.SANNE, role="case_manager", permit=cast.operator(), at=cast.AT
    )
    assert building.signed_in(cast.SANNE).get(preview).status_code == 404
    later = building.NOW + timedelta(days=1)
    with monkeypatch.context() as clocks:
        clocks.setattr(clock, "now", lambda: later)
        assert building.signed_in(cast.KARIN).get(preview).status_code == 404
    assert uploads.sweep(at=later) == 1
    assert not Upload.objects.exists()


def test_what_is_no_list_is_refused_and_not_kept(karin):
    for content in (b"", b"\xd0\xcf\x11\xe0 old", b"x" * 2_600_000):
        assert hand_in(karin, content).status_code == 400
    assert not Upload.objects.exists()


def test_the_empty_list_names_who_can_coordinate(karin):
    answer = karin.get(reverse("import_list", kwargs=URL))
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert hand_in(karin, answer.content).status_code == 400, "there is no household in it yet"
