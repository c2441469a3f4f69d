"""The browser of the tests works, also on PostgreSQL, and watches what a page complains about."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Error, Page
from pytest_django.live_server_helper import LiveServer


@pytest.mark.smoke
def test_the_browser_reaches_the_live_server(page: Page, live_server: LiveServer) -> None:
    answer = page.goto(f"{live_server.url}/readyz")
    assert answer is not None
    assert answer.text() == "ready\n"


def test_complaints_are_heard(new_context: Callable[..., BrowserContext], expected_complaints: list[str]) -> None:
    page = new_context().new_page()
    with page.expect_console_message():
        page.evaluate("console.error('a shelf fell')")
    expected_complaints.append("a shelf fell")


def test_another_machine_is_out_of_reach(page: Page, expected_complaints: list[str]) -> None:
    expected_complaints.append("asked another machine: http://example.org/")
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
