"""Each method of the library, walked through on screen: its own words, and never a word of the code.

A story of the method is played to its middle and to its end, then everybody of the team looks at all that it opens.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.house import signed_in
from voordeur.access import actions as access
from voordeur.access import operator_permit
from voordeur.accounts.actions import register_worker
from voordeur.common import clock
from voordeur.demo.stories import StoryInDatabase
from voordeur.journal.kinds import vocabulary
from voordeur.journal.models import File
from voordeur.methods import library
from voordeur.methods.language import PROGRAMME
from voordeur.methods.stories import Story, id_of, whole
from voordeur.methods.story_reading import read_story

STORIES = Path(__file__).parents[1] / "stories"
SOON = library.ids()[::4]  # the others in `make test-deep`
PAGES = {"case": "case", "doorstep": "door", "household": "household"}
# What stands in a code: two words tied together.
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
NAMED = re.compile(r"[0-9a-f-]{36}")


class Read(HTMLParser):
    """What somebody reads on a page, or hears read aloud, and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self._unread = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self._unread += tag in ("script", "style")
        self.text += [said[name] or "" for name in ("aria-label", "title", "alt", "placeholder") if name in said]
        if tag == "a" and said.get("href"):
            self.links.append(said["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.text.append(data)


def half(story: Story) -> Story:
    """Give the first half of a story, in which most is still open."""
    return replace(whole(story), steps=whole(story).steps[: len(story.steps) // 2])


def team_of(story: Story, played: StoryInDatabase) -> list[UUID]:
    """Let somebody join the programme's team in each role of the method."""
    at = datetime.combine(story.steps[-1].recorded, time(18), UTC)
    permit = operator_permit(at=at, command="story")
    team = []
    for role in played.method.roles:
        worker = id_of(f"somebody who is {role}")
        register_worker(
            username=str(worker),
            name="Iemand",
            organisation=id_of("controller of the story"),
            worker=worker,
            permit=permit,
            at=at,
        )
        access.admit_to_team(programme=id_of(PROGRAMME), worker=worker, role=role, permit=permit, at=at)
        team.append(worker)
    return team


def looked_at(browser: Client, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Open what everybody has, every file and whatever form it leads to; give the address and what is read there.

    But for what was `seen` before; a form is opened for one file and not for all. What leads nowhere is told as if the
    page showed a code.
    """
    everybody = [reverse(name) for name in ("my_day", "cases", "overview", "figures", "signal_where", "rounds")]
    files = [reverse(PAGES[file.kind], args=[file.pk]) for file in File.objects.filter(kind__in=PAGES)]
    for url in [*everybody, reverse("programme", args=[id_of(PROGRAMME)]), *files]:
        if url in seen:
            continue
        page = browser.get(url, follow=True)
        if page.status_code in (403, 404):
            continue
        assert page.status_code == 200, (url, page.status_code)
        read = Read(page.content.decode())
        yield url, " ".join(read.text)
        if url not in everybody:
            seen.add(url)
        for link in read.links:
            form = NAMED.sub("", link)
            if not link.startswith(url) or url in everybody or "?" in link or form in seen:
                continue
            seen.add(form)
            page = browser.get(link, follow=True)
            words = " ".join(Read(page.content.decode(errors="replace")).text)
            yield link, words if page.status_code == 200 else f"leads_nowhere {words}"


@pytest.mark.django_db
@pytest.mark.sqlite_only
@pytest.mark.slow
@pytest.mark.parametrize(
    "method",
    [pytest.param(method, marks=() if method in SOON else pytest.mark.deep) for method in library.ids()],
)
@pytest.mark.parametrize(
    ("part", "everybody", "once"),
    [
        pytest.param(half, (), ("nl",), id="middle"),
        pytest.param(half, ("nl",), ("en",), id="middle for each", marks=pytest.mark.deep),
        pytest.param(whole, (), ("nl", "en"), id="end", marks=pytest.mark.deep),
    ],
)
def test_a_method_shows_its_own_words_and_no_code(
    method: str,
    part: Callable[[Story], Story],
    everybody: tuple[str, ...],
    once: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In the languages for `everybody` files and forms are opened by all whom they are for, else by the first of them.

    What somebody gets to see depends on who it is, and which words there are on the language: both are asked whole,
    and not each language of each person.
    """
    story = part(read_story((STORIES / method / "acceptance.yaml").read_text("utf-8"), vocabulary(), file=method))
    # Whether it comes out as in the pure engine is another test's.
    story = replace(story, steps=tuple(step for step in story.steps if step.then is None))
    played = StoryInDatabase(story, library.text(method))
    played.live()
    team = team_of(story, played)
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(story.steps[-1].recorded, time(19), UTC))
    files, wrong = 0, set()
    for language in (*everybody, *once):
        seen: set[str] = set()
        for worker in team:
            browser = signed_in(worker)
            browser.cookies["django_language"] = language
            for url, text in looked_at(browser, set() if language in everybody else seen):
                files += any(str(file) in url for file in File.objects.values_list("pk", flat=True))
                wrong |= {(found[0], _around(text, found), NAMED.sub("…", url)) for found in CODE.finditer(text)}
    assert files, "somebody must see some file"
    assert not wrong, "\n".join(f"{code} in {text!r} at {url}" for code, text, url in sorted(wrong))


def _around(text: str, found: re.Match[str]) -> str:
    return " ".join(text[max(found.start() - 60, 0) : found.end() + 40].split())
