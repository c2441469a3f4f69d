"""Words for what must, may and may not happen next: the deed by its name, and where what comes first is done."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext

from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.timeline import Line
from voordeur.desk.words import of_unit
from voordeur.methods.conditions.words import CRITERION_ANSWERED, Entries, Known, MeantFor, RoleHeld, Things
from voordeur.methods.language import Method
from voordeur.web.cases.barred import bans_of
from voordeur.web.cases.deeds import WORD_OF
from voordeur.web.cases.forms import PAGES
from voordeur.web.field_words import CHOICES

register = template.Library()
_MOST, _WORDS = 3, 50


@register.filter
def deed_title(kind: str, method: Method | None) -> str:
    """Name what one does, not what then has happened."""
    return of_unit(method, PAGES[WORD_OF[kind]].title)


@register.filter
def said_words(text: str) -> str:
    """Write what was chosen in words; what was written by somebody stays as it is."""
    return str(CHOICES[text]) if text and text in CHOICES else text


@register.simple_tag
def thing_words(case: CaseView, line: Line) -> str:
    """Say what or whom a line of the timeline speaks about, as far as the line itself does not."""
    if line.persons:
        return _persons(case, line.persons)
    about = case.words_of(line.thing) if line.thing else ""
    left = about.removesuffix(line.text).removesuffix(": ")
    return "" if left in line.others else left


def _persons(case: CaseView, persons: tuple[UUID, ...]) -> str:
    """Name those of them whom the reader sees, also who lived in the household before, as its own page names them.

    Where more are meant than are named, the line would read as if it were about those alone: it says so in words that
    are the same for one and for more, so that nothing is told of who is not seen. Where nobody is seen nobody is meant.
    """
    seen = [name for person, name in case.lived_here.items() if person in persons]
    names = ", ".join(seen)
    return gettext("%(names)s and others") % {"names": names} if 0 < len(seen) < len(set(persons)) else names


@register.filter
def words_of(case: CaseView, thing: UUID | None) -> str:
    """Give the words of a thing of the case, such as the name of a member."""
    return case.words_of(thing)


@register.simple_tag
def duty_term(method: Method, duty: str) -> object:
    """Give the term within which the method asks for a duty; empty when it names none."""
    return method.duties[duty].within or "" if duty in method.duties else ""


@register.simple_tag
def first_steps(case: CaseView, rule: str) -> list[dict[str, str]]:
    """Give the pages on which is done what a rule asks to be done first; what is asked of each thing names that.

    What cannot be done now either leads nowhere.
    """
    if case.method is None or rule not in case.method.rules:
        return []
    found: dict[str, str] = {}
    barred = {ban.kind for ban in bans_of(case) if not ban.narrowed}
    for kind, thing in _asked(case.method.rules[rule].must):
        if kind in WORD_OF and kind not in barred:
            for url, title in _pages_of(case, WORD_OF[kind], thing):
                found.setdefault(url, title)
    return [{"url": url, "title": title} for url, title in list(found.items())[:_MOST]]


def _pages_of(case: CaseView, word: str, thing: str) -> Iterator[tuple[str, str]]:
    """Give where a deed is done: of each such thing with which nothing was done yet, when it is asked of each."""
    page = PAGES[word]
    title = of_unit(case.method, page.title)
    if not page.thing:
        yield reverse("deed", kwargs={"file": case.file, "word": word}), title
    elif page.thing == thing:
        for row in case.things[thing]:
            if _untouched(row):
                url = reverse("deed", kwargs={"file": case.file, "word": word, "thing": row.pk})
                yield url, f"{title}: {Truncator(row.said).chars(_WORDS)}"
    else:
        yield reverse("plan" if page.on_plan else "case", kwargs={"file": case.file}), title


def _untouched(row: Any) -> bool:
    """Tell whether a thing is as it began; of one without a state that is not known."""
    states = getattr(type(row), "State", None)
    return states is None or row.state == states.values[0]


def _asked(part: Any, thing: str = "") -> Iterator[tuple[str, str]]:
    """Go through a condition and give the kinds of entries that it asks for, in its own order, and of each of what.

    What must not be is no step, unless it is a criterion: that is answered either way. What only says of which things
    it is asked, or since when, is no step either.
    """
    if isinstance(part, tuple):
        for each in part:
            yield from _asked(each, thing)
    elif isinstance(part, Entries):
        yield from ((kind, thing) for kind in part.kinds)
    elif isinstance(part, Known | MeantFor):
        yield CRITERION_ANSWERED, ""
    elif isinstance(part, RoleHeld):
        yield "role_assigned", ""
    elif isinstance(part, Things):
        yield from _asked(part.that, part.thing if part.every else "")
    elif is_dataclass(part):
        never = getattr(part, "at_most", None) == 0
        for each in fields(part):
            asked = _asked(getattr(part, each.name), thing) if each.name != "since" else ()
            yield from (step for step in asked if not never or step[0] == CRITERION_ANSWERED)
