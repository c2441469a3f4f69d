"""Letters from the pages: what the reader may not see is not in them, and nothing says so."""

from datetime import date, time

import pytest
from django.urls import reverse

from tests import cast
from tests.web import house as building
from tests.web.house import SECRET, signed_in
from voordeur.access.models import AccessLogLine
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.common.ids import new_id
from voordeur.journal import Level
from voordeur.letters.documents import as_text
from voordeur.outreach import actions as outreach
from voordeur.people import actions as people
from voordeur.post import actions as post
from voordeur.post.models import Letter

pytestmark = pytest.mark.django_db
FATHER = new_id()


@pytest.fixture
def karin(house):
    """Karin, signed in; a father lives in the household as well."""
    everywhere = cast.operator(building.NOW)
    said = {"permit": everywhere, "at": cast.AT}
    people.register_person(household=cast.HOUSEHOLD, person=FATHER, name="Piet de Wit", born=date(1970, 1, 1), **said)
    assessments.record_need(file=house.case, text="Piet drinkt te veel", person=FATHER, **said)
    assessments.record_need(file=house.case, text="Bas slaapt slecht", person=cast.SON, **said)
    assessments.record_need(file=house.case, text="Anja is bang", person=cast.MOTHER, level=Level.CONFINED, **said)
    cases.set_goal(file=house.case, goal=new_id(), text="Piet stopt", for_whom="Piet", **said)
    return signed_in(cast.KARIN)


def make(karin, house, name, **given):
    said = {"id": new_id(), "language": "nl"} | given
    return karin.post(reverse("make_letter", kwargs={"file": house.case, "name": name}), said)


def test_the_plan_holds_what_its_reader_may_see_and_no_trace_of_the_rest(karin, house):
    shown = make(karin, house, "plan", reader=cast.MOTHER, preview="1")
    assert shown.status_code == 200
    text = as_text(shown.context["preview"])
    assert "De schulden zijn in kaart" in text
    assert "Bas slaapt slecht" in text  # her son of eight
    for hidden in ("Piet drinkt", "Piet stopt", "Anja is bang"):
        assert hidden not in text
    assert not Letter.objects.exists()  # reading it first makes nothing
    his = as_text(make(karin, house, "plan", reader=FATHER, preview="1").context["preview"])
    assert "Piet drinkt te veel" in his
    assert "Piet stopt" in his


def test_whoever_makes_it_may_leave_out_more(karin, house):
    form = karin.get(reverse("make_letter", kwargs={"file": house.case, "name": "plan"})).context["form"]
    [line] = [key for key, label in form.fields["leave_out"].choices if label == "Bas slaapt slecht"]
    make(karin, house, "plan", reader=cast.MOTHER, leave_out=[line, "questions:unknown"])
    letter = Letter.objects.get()
    assert "Bas slaapt" not in letter.data
    assert SECRET in letter.data


def test_a_letter_names_who_acts_in_its_own_language_and_each_line_to_leave_out(karin, house):
    said = {"permit": cast.operator(building.NOW), "at": cast.AT}
    deed_for("action_agreed")(file=house.case, action=new_id(), text="Bellen", owner_kind="resident", **said)
    cases.take_direction(file=house.case, over="all", holder="resident", **said)
    shown = make(karin, house, "plan", reader=cast.MOTHER, language="en", preview="1")
    assert "you, or somebody at your home" in as_text(shown.context["preview"])
    dutch = make(karin, house, "plan", reader=cast.MOTHER, preview="1")
    assert "u, of iemand bij u thuis" in as_text(dutch.context["preview"])
    labels = [label for _key, label in dutch.context["form"].fields["leave_out"].choices]
    assert "" not in labels
    assert any(label.startswith("Alles: ") for label in labels)


def test_it_is_made_once_printed_the_same_each_time_and_noted_as_sent(karin, house):
    id = new_id()
    for _ in range(2):
        assert make(karin, house, "plan", reader=cast.MOTHER, id=id).status_code == 302
    letter = Letter.objects.get()
    named = {"file": house.case, "letter": letter.pk}
    assert "Beste Anja de Wit" in karin.get(reverse("letter", kwargs=named)).content.decode()
    first, second = (karin.get(reverse("letter_pdf", kwargs=named)) for _ in range(2))
    assert first.content == second.content
    assert first["Content-Disposition"] == 'attachment; filename="brief-2009-03-10.pdf"'
    karin.post(reverse("letter_sent", kwargs=named), {"id": new_id(), "how": "post", "happened_on": "2009-03-10"})
    letter.refresh_from_db()
    assert letter.sent_how == "post"
    assert AccessLogLine.objects.filter(page="letter on paper", file=house.case).count() == 2


def test_every_letter_can_be_made_from_its_form(karin, house):
    cases.hold_conference(
        file=house.case,
        kind="multidisciplinary",
        attended=("Karin", "Mo"),
        decisions="Wij vragen voorrang.",
        permit=cast.operator(building.NOW),
        at=building.NOW,
    )
    page = karin.get(reverse("make_letter", kwargs={"file": house.case, "name": "minutes"}))
    conference = page.context["form"].fields["reader"].choices[0][0]
    day, member, named = "2009-03-17", {"reader": cast.MOTHER}, {"reader_name": "Wethouder"}
    for name, given in {
        "visit_announcement": member | {"visit_day": day, "visit_from": "14:30", "why": "Buurtbezoek"},
        "appointment": member | {"visit_day": day, "where": "Bij u thuis"},
        "plan": member,
        "final_report": member | {"result": "Het gaat goed"},
        "minutes": named | {"reader": conference},
        "escalation": named | {"obstacle": "Geen woning", "question": "Geeft u voorrang?", "answer_due": day},
    }.items():
        assert make(karin, house, name, **given).status_code == 302, name
    assert Letter.objects.count() == 6
    assert all(post.print_letter(letter).startswith(b"%PDF-") for letter in Letter.objects.all())


def test_a_letter_begins_with_what_is_known_already(karin, house):
    everywhere = {"permit": cast.operator(building.NOW), "at": building.NOW}
    outreach.plan_visit(file=house.case, on=date(2009, 3, 17), from_time=time(14, 30), worker=cast.KARIN, **everywhere)
    page = karin.get(reverse("make_letter", kwargs={"file": house.case, "name": "appointment"})).content.decode()
    for known in ("2009-03-17", "14:30", "Vlierhof 12", "Karin", "Anja de Wit"):
        assert f'value="{known}"' in page or known in page


def test_while_letters_are_stopped_none_is_made_or_printed(karin, house):
    make(karin, house, "plan", reader=cast.MOTHER)
    letter = Letter.objects.get()
    post.stop_channels(case=house.case, permit=cast.operator(building.NOW), at=building.NOW)
    assert karin.get(reverse("letter_pdf", kwargs={"file": house.case, "letter": letter.pk})).status_code == 409
    assert make(karin, house, "plan", reader=cast.MOTHER).status_code == 409
    assert Letter.objects.count() == 1
    page = karin.get(reverse("post", kwargs={"file": house.case})).content.decode()
    assert "wacht op toestemming" in page


def test_who_does_not_read_the_whole_case_makes_and_sees_no_letter_about_all_of_it(karin, house):
    make(karin, house, "plan", reader=cast.MOTHER)
    make(karin, house, "appointment", reader=cast.MOTHER, visit_day="2009-03-17")
    mo = signed_in(cast.MO)
    page = mo.get(reverse("post", kwargs={"file": house.case})).content.decode()
    assert "Bevestiging van een afspraak" in page
    assert "Het plan op papier" not in page
    for letter in Letter.objects.filter(template="plan"):
        assert mo.get(reverse("letter", kwargs={"file": house.case, "letter": letter.pk})).status_code == 404
    assert mo.post(reverse("make_letter", kwargs={"file": house.case, "name": "plan"})).status_code == 404
