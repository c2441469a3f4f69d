"""A worker's own days in a calendar program: by a secret link, without a name, and only what that worker may see."""

import re
from datetime import date, datetime, time

import pytest
from django.urls import reverse

from tests import cast
from tests.web import house as building
from tests.web.house import signed_in
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.cases import actions as cases
from voordeur.common.clock import AMSTERDAM
from voordeur.common.ids import new_id
from voordeur.journal import NoPermit
from voordeur.journal.rebuilding import rebuild
from voordeur.outreach import actions as outreach
from voordeur.post import actions as post
from voordeur.post.icalendar import Event, calendar
from voordeur.post.models import CalendarLink


@pytest.fixture
def karin(house):
    """Karin, signed in, with an appointment on Tuesday and work of her own."""
    outreach.plan_visit(
        file=house.case,
        on=date(2009, 3, 17),
        from_time=time(14, 30),
        until_time=time(15, 15),
        with_whom="Anja de Wit",
        worker=cast.KARIN,
        permit=cast.operator(building.NOW),
        at=building.NOW,
    )
    return signed_in(cast.KARIN)


def link_on(page):
    """The link as it stands on the page, without the host."""
    found = re.search(r"(/agenda/[\w-]+\.ics)", page.content.decode())
    return found[1] if found else None


def made(browser):
    browser.post(reverse("own_calendar"), {"id": new_id()})
    return link_on(browser.get(reverse("own_calendar")))


@pytest.mark.django_db
class TestFeed:
    def test_it_says_when_and_where_to_read_more_and_not_about_whom(self, karin, house, client):
        url = made(karin)
        answer = client.get(url)  # a calendar program, not signed in
        text = answer.content.decode()
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert "DTSTART:20090317T133000Z\r\nDTEND:20090317T141500Z" in text
        assert "SUMMARY:Afspraak" in text
        assert "SUMMARY:Taak met termijn" in text
        assert f"/casussen/{house.case}/" in text.replace("\r\n ", "")
        for name in ("Wit", "Anja", "Vlierhof", "schuld", "Karin", "Dordrecht"):
            assert name not in text

    def test_each_look_is_written_down(self, karin, client):
        url = made(karin)
        for _ in range(2):
            client.get(url)
        assert AccessLogLine.objects.filter(worker=cast.KARIN, page="own calendar").count() == 2

    def test_a_new_link_ends_the_old_one_and_a_stopped_link_opens_nothing(self, karin, client):
        first, second = made(karin), made(karin)
        assert first != second
        assert client.get(first).status_code == 404
        assert client.get(second).status_code == 200
        karin.post(reverse("own_calendar"), {"stop": "1"})
        assert [client.get(url).status_code for url in (second, f"/agenda/{'x' * 43}.ics")] == [404, 404]
        assert link_on(karin.get(reverse("own_calendar"))) is None

    def test_the_form_sent_twice_makes_one_link(self, karin):
        id = new_id()
        for _ in range(2):
            assert karin.post(reverse("own_calendar"), {"id": id}).status_code == 302
        assert CalendarLink.objects.count() == 1

    def test_whoever_leaves_has_no_calendar_any_more(self, karin, client):
        url = made(karin)
        access.let_go(worker=cast.KARIN, permit=cast.operator(building.NOW), at=building.NOW)
        assert client.get(url).status_code == 404

    def test_what_the_worker_may_not_see_any_more_is_gone(self, karin, house, client):
        url = made(karin)
        ends = access.ends_for("coordinator", cast.KARIN, {house.case: "case"}, building.TODAY)
        from voordeur.journal import record

        record(*ends, permit=cast.operator(building.NOW), at=building.NOW)
        assert "20090317" not in client.get(url).content.decode()

    def test_a_visit_stands_with_who_stands_in_on_the_days_of_the_cover_alone(self, karin, house, client):
        mo = signed_in(cast.MO)
        url = made(mo)
        outreach.plan_visit(
            file=house.case, on=date(2009, 3, 24), worker=cast.KARIN, permit=cast.operator(), at=building.NOW
        )
        assert "20090317" not in client.get(url).content.decode()
        cases.have_covered(
            file=house.case,
            role="case_manager",
            instead_of=cast.KARIN,
            worker=cast.MO,
            since=building.TODAY,
            until=date(2009, 3, 24),
            permit=cast.operator(),
            at=building.NOW,
        )
        feed = client.get(url).content.decode()
        assert ("20090317" in feed, "DATE:20090324" in feed) == (True, False)
        assert "Wit" not in feed

    def test_a_stop_takes_the_items_of_that_case_out_at_once(self, karin, house, client):
        url = made(karin)
        post.stop_channels(case=house.case, permit=cast.operator(building.NOW), at=building.NOW)
        assert str(house.case) not in client.get(url).content.decode().replace("\r\n ", "")

    def test_the_secret_is_in_no_table_and_nobody_makes_a_link_for_another(self, karin, house):
        secret = made(karin).split("/")[-1].removesuffix(".ics")
        link = CalendarLink.objects.get()
        assert secret not in (link.digest, link.key)
        right = access.permit_for_own_calendar(worker=cast.MO, at=building.NOW)
        with pytest.raises(NoPermit):
            post.make_calendar_link(worker=cast.KARIN, permit=right, at=building.NOW)
        assert not rebuild(today=building.TODAY).differences


AT = datetime(2009, 3, 10, 9, 0, tzinfo=AMSTERDAM)


def test_lines_are_short_and_words_are_escaped():
    event = Event(uid="1", title="a,b;c\\d\ne" + "é" * 100, url="https://x.example/", starts=date(2009, 12, 31))
    text = calendar("Agenda", [event], at=AT)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "SUMMARY:a\\,b\\;c\\\\d\\ne" in text
    assert text.replace("\r\n ", "").count("é") == 100
    assert "DTEND;VALUE=DATE:20100101" in text


def test_a_word_cannot_begin_an_event_of_its_own():
    text = calendar("x", [Event(uid="1", title="x\r\nEND:VEVENT\r\nBEGIN:VEVENT", url="/", starts=AT)], at=AT)
    assert text.count("\r\nBEGIN:VEVENT") == 1
    assert "DTEND:20090310T090000Z" in text  # an hour, when nobody said until when
