"""Words for what must, may and may not happen next: the deed by its name, and where what comes first is done."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from django import template
from django.urls import reverse

from voordeur.hall.casework import CaseView
from voordeur.hall.timeline import Line
from voordeur.methods.language import Entries, Method, RoleHeld
from voordeur.web.cases.deeds import WORD_OF
from voordeur.web.cases.forms import PAGES
from voordeur.web.field_words import CHOICES

register = template.Library()
_MOST = 2


@register.filter
def deed_title(kind: str) -> str:
    """Name what one does, not what then has happened."""
    return str(PAGES[WORD_OF[kind]].title)


@register.filter
def said_words(text: str) -> str:
    """Write what was chosen in words; what was written by somebody stays as it is."""
    return str(CHOICES[text]) if text and text in CHOICES else text


@register.simple_tag
def thing_words(case: CaseView, line: Line) -> str:
    """Say what a line of the timeline speaks about, when the line itself does not."""
    about = case.words_of(line.thing) if line.thing else ""
    return "" if about == line.text or about in line.others else about


@register.simple_tag
def duty_term(method: Method, duty: str) -> object:
    """Give the term within which the method asks for a duty; empty when it names none."""
    return method.duties[duty].within or "" if duty in method.duties else ""


@register.simple_tag
def first_steps(case: CaseView, rule: str, banned: str = "") -> list[dict[str, str]]:
    """Give the pages on which is done what a rule asks to be done first."""
    if case.standing is None or rule not in case.standing.method.rules:
        return []
    found: dict[str, str] = {}
    for kind in _kinds(case.standing.method.rules[rule].must):
        if kind not in WORD_OF or kind == banned:
            continue
        word = WORD_OF[kind]
        page = PAGES[word]
        named = {"file": case.file} if page.thing else {"file": case.file, "word": word}
        place = "deed" if not page.thing else "plan" if page.on_plan else "case"
        found.setdefault(reverse(place, kwargs=named), str(page.title))
    return [{"url": url, "title": title} for url, title in list(found.items())[:_MOST]]


def _kinds(part: Any) -> Iterator[str]:
    """Go through a condition and give the kinds of entries that it asks for, in its own order."""
    if isinstance(part, tuple):
        for each in part:
            yield from _kinds(each)
    elif isinstance(part, Entries):
        yield from part.kinds
    elif isinstance(part, RoleHeld):
        yield "role_assigned"
    elif is_dataclass(part):
        for each in fields(part):
            yield from _kinds(getattr(part, each.name))
