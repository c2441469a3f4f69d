"""Signals and figures in a real browser: on a phone, with axe, and without JavaScript."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.readable import assert_readable
from tests.support.walking import DESK, PHONE, SIZES
from tests.web import house as building
from tests.web.doors import tell
from voordeur.common.ids import new_id
from voordeur.signals.models import Signal

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def enter(new_context: Callable[..., BrowserContext], live_server: LiveServer) -> Callable[..., Page]:
    """Open a browser in which a worker is signed in."""

    def opened(who, *, size=PHONE, javascript=True):
        session: Client = building.signed_in(who)
        context = new_context(viewport=size, java_script_enabled=javascript, base_url=live_server.url)
        cookie = session.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return context.new_page()

    return opened


def test_a_worry_is_told_on_a_phone_without_javascript(enter):
    cast.small_world()
    page = enter(cast.STRANGER, javascript=False)
    page.goto(reverse("signal_where"))
    page.get_by_role("link", name="Nee", exact=False).click()
    page.get_by_label("Over wie", exact=False).fill("De Wit, Vlierhof 12")
    page.locator("textarea[name=text]").fill("The gas was cut off.")
    page.locator("input[name=permission][value=yes]").check()
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("ontvangen", exact=True)).to_be_visible()
    assert Signal.objects.count() == 1


@SIZES
def test_the_pages_of_signals_are_well_made(enter, size):
    cast.small_world()
    file = new_id()
    tell(file=file, at=building.NOW - timedelta(minutes=5))
    reporter = enter(cast.STRANGER, size=size)
    for url in (
        reverse("signals"),
        reverse("new_signal", args=[cast.DEN_HAAG]),
        reverse("new_signal", args=[cast.DEN_HAAG]) + "?weet=ja",
        reverse("tell_signal", args=[cast.DEN_HAAG]),
    ):
        reporter.goto(url)
        assert_readable(reporter)
    weigher = enter(cast.INEKE, size=size)
    for url in (
        reverse("signals"),
        reverse("typed_signal", args=[cast.DEN_HAAG]),
        reverse("weigh", args=[file]),
        reverse("take_up", args=[file]),
    ):
        weigher.goto(url)
        assert_readable(weigher)


@SIZES
def test_the_pages_of_figures_are_well_made(enter, house, size):
    page = enter(cast.PIET, size=size)
    page.goto(reverse("report", args=[cast.DORDRECHT, "2009-Q1"]))
    for folded in page.locator("details.unfold").all():
        folded.locator("summary").click()
    assert_readable(page)
    page.goto(reverse("behind", args=[cast.DORDRECHT, "2009-Q1", "households_approached"]))
    assert_readable(page)


def test_a_file_can_be_taken_twice_from_one_page(enter, house):
    page = enter(cast.PIET, size=DESK)
    page.goto(reverse("report", args=[cast.DORDRECHT, "2009-Q1"]))
    page.get_by_text("Neem deze cijfers mee", exact=False).click()
    page.locator("input[name=reason]").fill("The yearly account")
    for _time in range(2):
        with page.expect_download() as taken:
            page.get_by_role("button", name="Doorgaan").click()
        assert taken.value.suggested_filename == "dordrecht-achter-de-voordeur-2009-Q1.csv"


def test_what_is_typed_is_kept_while_typing(enter):
    cast.small_world()
    page = enter(cast.STRANGER)
    page.goto(reverse("tell_signal", args=[cast.DEN_HAAG]))
    with page.expect_response(lambda answer: "/concept/" in answer.url):
        page.locator("textarea[name=text]").press_sequentially("Half a sentence")
    page.goto(reverse("tell_signal", args=[cast.DEN_HAAG]))
    expect(page.locator("textarea[name=text]")).to_have_value("Half a sentence")
