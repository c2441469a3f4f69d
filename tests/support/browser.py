"""A real browser: Chromium of the system, closed to other machines, and a test fails when a page complains."""

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext

from tests.support.network import is_this_machine

# Playwright's loop runs in the thread of the test, and Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's own Chromium, and let it find this machine only."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Dutch browser in the Netherlands."""
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture
def expected_complaints() -> list[str]:
    """Words of browser complaints that this test causes on purpose: append to it (`"status of 404"`)."""
    return []


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], expected_complaints: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Each browser context is watched: console errors, page errors and requests to elsewhere fail the test."""
    complaints: list[str] = []

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.on("console", lambda line: complaints.append(f"console: {line.text}") if line.type == "error" else None)
        context.on("weberror", lambda error: complaints.append(f"page error: {error.error}"))
        context.on("request", lambda request: _note_elsewhere(request.url, complaints))
        return context

    yield watched
    left = [line for line in complaints if not any(words in line for words in expected_complaints)]
    assert not left, "the browser complained:\n" + "\n".join(left)


def _note_elsewhere(url: str, complaints: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss") and not is_this_machine(parts.hostname):
        complaints.append(f"asked another machine: {url}")
