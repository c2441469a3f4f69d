"""Signals on the pages: told, typed in, heard of, weighed, taken up, joined."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from tests import cast
from tests.web import house as building
from tests.web.doors import report, tell
from voordeur import access
from voordeur.cases.actions import receive_signal
from voordeur.cases.models import Case
from voordeur.common.ids import new_id
from voordeur.journal import Entry, id_from
from voordeur.people.models import Household
from voordeur.signals.models import Signal

pytestmark = pytest.mark.django_db

NEW_SIGNAL = {
    "about": "De Wit, Vlierhof 12",
    "text": "The gas was cut off and there is a baby.",
    "permission": "yes",
    "urgency": "soon",
    "wishes_feedback": "on",
}


@pytest.fixture
def world():
    return cast.small_world()


@pytest.fixture
def signal(world):
    file = new_id()
    tell(file=file, at=building.NOW - timedelta(minutes=5))
    return file


def send(who, name, said, **named):
    return building.signed_in(who).post(reverse(name, kwargs=named), {"id": str(new_id()), **said})


def words(answer):
    return answer.content.decode()


def test_who_knows_where_to_go_is_shown_where_and_told_why_it_is_not_taken_in(world):
    answer = building.signed_in(cast.STRANGER).get(reverse("new_signal", args=[cast.DEN_HAAG]) + "?weet=ja")
    assert "Dan is dit meldpunt niet nodig" in words(answer)
    assert 'id="directs"' in words(answer)
    assert not Signal.objects.exists()


def test_the_form_speaks_the_language_of_the_reader_throughout(world):
    client, where = building.signed_in(cast.STRANGER), reverse("tell_signal", args=[cast.DEN_HAAG])
    assert "Hooguit 20.000 tekens." in words(client.get(where))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "At most 20,000 characters." in words(client.get(where))


def test_a_professional_from_outside_reports_and_hears_only_that_it_was_received(world):
    answer = send(cast.STRANGER, "tell_signal", NEW_SIGNAL, programme=cast.DEN_HAAG)
    assert answer.status_code == 302
    signal = Signal.objects.get()
    assert (signal.reporter, signal.channel, signal.urgency) == (cast.STRANGER, "code", "soon")
    own = words(building.signed_in(cast.STRANGER).get(reverse("signals")))
    assert "ontvangen" in own
    assert building.signed_in(cast.STRANGER).get(reverse("case", args=[signal.file_id])).status_code == 404
    assert building.signed_in(cast.STRANGER).get(reverse("weigh", args=[signal.file_id])).status_code == 404


def test_a_signal_that_names_nobody_is_called_by_what_was_told(world):
    receive_signal(
        channel="telephone",
        text=NEW_SIGNAL["text"],
        permission="yes",
        programme=cast.DEN_HAAG,
        file=new_id(),
        permit=access.permit(worker=cast.INEKE, purpose="triage", programme=cast.DEN_HAAG, at=cast.AT),
        at=cast.AT,
    )
    signal, client = Signal.objects.get(), building.signed_in(cast.INEKE)
    assert f">{NEW_SIGNAL['text'][:40]}" in client.get(reverse("signals")).content.decode()
    weighed = client.get(reverse("weigh", args=[signal.file_id])).content.decode()
    assert "<strong></strong>" not in weighed
    assert "verteld</strong>" not in weighed


def test_a_form_sent_twice_is_one_signal(world):
    id = str(new_id())
    for _time in range(2):
        assert send(cast.STRANGER, "tell_signal", NEW_SIGNAL | {"id": id}, programme=cast.DEN_HAAG).status_code == 302
    assert Signal.objects.count() == 1


def test_without_permission_it_is_refused_in_words_and_nothing_typed_is_lost(world):
    answer = send(cast.STRANGER, "tell_signal", NEW_SIGNAL | {"permission": "no"}, programme=cast.DEN_HAAG)
    assert answer.status_code == 409
    assert "Zonder toestemming van de bewoner" in words(answer)
    assert NEW_SIGNAL["text"] in words(answer)
    assert not Signal.objects.exists()


def test_a_hundred_thousand_characters_are_refused_with_how_many_may_be(world):
    answer = send(cast.STRANGER, "tell_signal", NEW_SIGNAL | {"text": "x" * 100_000}, programme=cast.DEN_HAAG)
    assert answer.status_code == 400
    assert "100000 tekens" in words(answer)
    assert not Signal.objects.exists()


def test_one_word_is_no_worry_yet_and_the_page_says_what_is_needed(world):
    for text in ("Lekkage", "  Erge\n lekkage "):
        answer = send(cast.STRANGER, "tell_signal", NEW_SIGNAL | {"text": text}, programme=cast.DEN_HAAG)
        assert answer.status_code == 400
        assert "Schrijf in een zin wat u zag of hoorde" in words(answer)
    said = NEW_SIGNAL | {"text": "Het dak lekt."}
    assert send(cast.STRANGER, "tell_signal", said, programme=cast.DEN_HAAG).status_code == 302


def test_what_comes_by_telephone_is_typed_in_under_its_own_day(world):
    said = NEW_SIGNAL | {"channel": "telephone", "on": "2009-03-09", "reporter_name": "mechanic"}
    assert send(cast.INEKE, "typed_signal", said, programme=cast.DEN_HAAG).status_code == 302
    signal = Signal.objects.get()
    assert (signal.channel, signal.reporter, str(signal.received_on)) == ("telephone", None, "2009-03-09")
    assert "De Wit, Vlierhof 12" in words(building.signed_in(cast.INEKE).get(reverse("signals")))


def test_a_day_that_is_still_to_come_is_refused(world):
    said = NEW_SIGNAL | {"channel": "telephone", "on": "2009-03-11", "reporter_name": "mechanic"}
    answer = send(cast.INEKE, "typed_signal", said, programme=cast.DEN_HAAG)
    assert answer.status_code == 409
    assert "toekomst" in words(answer)


def test_who_does_not_weigh_has_no_inbox(signal):
    assert "De Wit" not in words(building.signed_in(cast.STRANGER).get(reverse("signals")))
    assert "De Wit" not in words(building.signed_in(cast.KARIN).get(reverse("signals")))


def test_a_signal_is_weighed_and_then_shows_what_one_problem_needs(signal):
    said = {"outcome": "single", "reason": "Only the gas."}
    answer = send(cast.INEKE, "weigh", said, file=signal)
    assert answer.status_code == 302
    assert Signal.objects.get().triage == "single"
    shown = words(building.signed_in(cast.INEKE).get(reverse("weigh", args=[signal])))
    assert reverse("deed", kwargs={"file": signal, "word": "afsluiten"}) in shown


def test_that_problems_hang_together_cannot_be_known_before_a_visit(signal):
    answer = send(cast.INEKE, "weigh", {"outcome": "multiple_connected", "reason": "?"}, file=signal)
    assert answer.status_code == 409
    assert "Ga eerst op huisbezoek" in words(answer)
    assert Signal.objects.get().triage == ""
    page = words(building.signed_in(cast.INEKE).get(reverse("weigh", args=[signal])))
    assert 'value="multiple_connected"' not in page
    assert "Ga eerst op huisbezoek" in page


def test_taking_up_ties_household_and_worker_in_one_act_and_the_reporter_hears_by_whom(world):
    case = report(id=new_id(), at=building.NOW - timedelta(minutes=5))
    said = {
        "household": "new",
        "label": "Bakker",
        "place": "Vlierhof 12",
        "taker": f"contact_point_worker:{cast.INEKE}",
    }
    assert send(cast.INEKE, "take_up", said, file=case).status_code == 302
    home = Household.objects.get(pk=Case.objects.get(pk=case).household)
    assert (home.label, home.address) == ("Bakker", cast.ADDRESS)
    own = words(building.signed_in(cast.STRANGER).get(reverse("signals")))
    assert "Municipality of Den Haag" in own
    assert "contact point" in own
    for secret in ("Ineke", "single", "Vlierhof 12"):
        assert secret not in own


def test_a_household_of_another_controller_is_neither_found_nor_told(signal):
    shown = words(building.signed_in(cast.INEKE).get(reverse("take_up", args=[signal])))
    assert str(cast.HOUSEHOLD) not in shown
    said = {"words": "De Wit, Vlierhof 12", "search": "1"}
    assert str(cast.HOUSEHOLD) not in words(send(cast.INEKE, "take_up", said, file=signal))


def running_case(world):
    first = new_id()
    tell(file=first, at=building.NOW - timedelta(days=3))
    said = {
        "household": "new",
        "label": "Jansen",
        "place": "Vlierhof 12",
        "taker": f"contact_point_worker:{cast.INEKE}",
    }
    send(cast.INEKE, "take_up", said, file=first)
    return first, Case.objects.get(pk=first).household


def test_a_second_case_shows_whom_to_call_and_runs_beside_only_with_a_reason(world, signal):
    first, household = running_case(world)
    taker = {"household": str(household), "taker": f"contact_point_worker:{cast.INEKE}", "words": "Jansen"}
    chosen = words(send(cast.INEKE, "take_up", {"choose": str(household), "words": "Jansen"}, file=signal))
    assert "Er loopt al een casus" in chosen
    assert reverse("join", args=[signal, first]) in chosen
    answer = send(cast.INEKE, "take_up", taker, file=signal)
    assert answer.status_code == 409
    assert "Er loopt al een casus" in words(answer)
    assert "Ineke" in words(answer)
    assert reverse("join", args=[signal, first]) in words(answer)
    assert Case.objects.get(pk=signal).household is None
    assert send(cast.INEKE, "take_up", taker | {"reason": "One bill only."}, file=signal).status_code == 302
    assert Case.objects.get(pk=signal).household == household


def test_a_signal_joins_the_running_case_and_both_files_say_so(world, signal):
    first, _household = running_case(world)
    answer = send(cast.INEKE, "join", {"reason": "The same household."}, file=signal, case=first)
    assert answer.status_code == 302
    kinds = {(entry.file_id, entry.kind) for entry in Entry.objects.filter(kind__startswith="signal_")}
    assert {(signal, "signal_joined_case"), (first, "signal_arrived")} <= kinds


def test_a_signal_does_not_join_a_case_that_one_may_not_read(signal):
    built = id_from(signal, "no such case")
    assert send(cast.INEKE, "join", {"reason": "?"}, file=signal, case=built).status_code == 404


def test_what_is_typed_survives_a_lost_session(world):
    browser = building.signed_in(cast.STRANGER)
    key = f"signal:{cast.DEN_HAAG}"
    browser.post(reverse("draft", args=[key]), {"text": "Half a sentence", "id": str(new_id())})
    again = building.signed_in(cast.STRANGER).get(reverse("tell_signal", args=[cast.DEN_HAAG]))
    assert "Half a sentence" in words(again)


def test_the_same_judgement_is_not_written_down_twice_and_the_timeline_says_which(signal):
    said = {"id": str(new_id()), "outcome": "multiple_unconnected", "reason": "Debts and no gas"}
    for _time in range(2):  # the same form, sent twice
        assert send(cast.INEKE, "weigh", said, file=signal).status_code == 302
    again = send(cast.INEKE, "weigh", said | {"id": str(new_id())}, file=signal)
    assert again.status_code == 400
    assert Entry.objects.filter(file=signal, kind="triaged").count() == 1
    page = words(building.signed_in(cast.INEKE).get(reverse("case", args=[signal])))
    assert "Melding beoordeeld: meer problemen, niet verbonden" in page
