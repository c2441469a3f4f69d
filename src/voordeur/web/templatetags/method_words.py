"""Words for what a method says."""

import re
from datetime import date
from typing import Any

from django import template
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from voordeur.common import clock
from voordeur.desk.case.timeline import Line
from voordeur.desk.words import area_title, choice_title, of_unit, told, word_title
from voordeur.methods.language import Method, Setting, Text
from voordeur.methods.spoken import kinds_spoken_of
from voordeur.web import words
from voordeur.web.finding import axes_of
from voordeur.web.kind_words import KINDS, SENTENCES

register = template.Library()
_ENDED = re.compile(r"(?<=[.?!])\s+")
register.filter("term_words", words.term_words)
register.simple_tag(of_unit)


@register.simple_tag
def called(case: Any) -> str:
    """Say how a case is called; as long as that is not known, in the method's own word for what it is about."""
    return case.title or of_unit(case.method, _("{Unit} not known yet"))


@register.filter
def kind_words(kind: str, method: Method | None = None) -> str:
    """Say what happened; a kind without words of ours is shown by its name."""
    return of_unit(method, KINDS.get(kind, kind.replace("_", " ")))


@register.filter
def outcome_words(outcome: str) -> str:
    """Say what came of it."""
    return str(words.OUTCOMES.get(outcome, outcome))


@register.filter
def first_sentence(text: str) -> str:
    """Give how a summary begins, for a list."""
    return _ENDED.split(text, maxsplit=1)[0]


@register.filter
def after_first_sentence(text: str) -> str:
    """Give the rest of it."""
    return "".join(_ENDED.split(text, maxsplit=1)[1:])


@register.filter
def speaks_of(method: Method | None, kind: str) -> bool:
    """Tell whether a method asks for entries of a kind."""
    return method is not None and kind in kinds_spoken_of(method)


@register.filter
def axes(method: Method) -> list[tuple[str, str]]:
    """Say of each search axis what it asks and what the method answers."""
    return axes_of(method)


@register.filter
def chosen_words(setting: Setting) -> str:
    """Say what a setting is: yes or no, a choice by its title, or a term as people say it."""
    if isinstance(setting.value, bool):
        return str(_("Yes") if setting.value else _("No"))
    return choice_title(setting, setting.value) if setting.choices else words.term_words(setting.value)


@register.filter
def rule_kind(kind: str) -> str:
    """Say what kind of rule it is."""
    return str(words.RULE_KINDS[kind])


@register.simple_tag
def role_title(method: Method, role: str) -> str:
    """Give the local name of a role."""
    return told(method.roles[role].title) if role in method.roles else ""


@register.simple_tag
def stage_title(method: Method, stage: str) -> str:
    """Give the title of a stage."""
    return told(method.stages[stage].title) if stage in method.stages else ""


@register.filter
def as_stage(title: Text) -> str:
    """Say that this is a stage, unless the method's own title says so."""
    said, stage = told(title), gettext("Stage")
    return said if said.casefold().startswith(stage.casefold()) else f"{stage}: {said}"


@register.simple_tag
def domain_title(method: Method, domain: str) -> str:
    """Give the title of a life domain."""
    return told(method.domains[domain]) if domain in method.domains else ""


@register.simple_tag
def method_word(method: Method | None, field: str, word: str) -> str:
    """Name a word of the method, such as a phase or a lever."""
    return word_title(method, field, word) if method and word else word


@register.simple_tag
def area_words(method: Method | None, field: str, area: str) -> str:
    """Name an area of life: a life domain of the method, or another word of it."""
    return area_title(method, field, area)


_STRENGTHS = {"talent": _("talent"), "wish": _("wish"), "dream": _("dream"), "strength": _("strength")}
_MEMBERS = {
    "adult": _("adult"),
    "partner": _("partner"),
    "parent": _("parent"),
    "child": _("child"),
    "grandparent": _("grandparent"),
    "lodger": _("lodger"),
    "other": _("other"),
}


_THINGS = {
    "need": _("question"),
    "goal": _("goal"),
    "action": _("action"),
    "referral": _("referral"),
    "obstacle": _("obstacle"),
    "escalation": _("escalation"),
    "task": _("task taken over"),
}


@register.simple_tag
def handover_words(method: Method, line: str) -> str:
    """Write a line of a handover list in the reader's words: what was open, and about which life domain."""
    what, _colon, rest = line.partition(": ")
    if what not in _THINGS:
        return line  # written by the worker
    about, bracket, owner = rest.partition(" (")
    return f"{_THINGS[what]}: {domain_title(method, about) or about}{bracket}{owner}"


@register.filter
def strength_words(what: str) -> str:
    """Name a talent, wish, dream or strength."""
    return str(_STRENGTHS.get(what, what))


@register.filter
def member_words(role: str) -> str:
    """Name somebody's place in a household."""
    return str(_MEMBERS.get(role, role))


@register.simple_tag
def age(born: date) -> str:
    """Say somebody's age in years on the day of reading."""
    day = clock.today()
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return ngettext("%(years)s year", "%(years)s years", years) % {"years": years}


@register.filter
def tel(phone: str) -> str:
    """Write a phone number as a link wants it."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@register.simple_tag
def line_title(method: Method | None, line: Line) -> str:
    """Say what a line of the timeline tells: who became what, else what happened and with whom."""
    if method and line.kind in SENTENCES and line.worker and line.role:
        return str(SENTENCES[line.kind]) % {"worker": line.worker, "role": role_title(method, line.role)}
    if line.helps and line.others:
        return str(words.HELPERS[line.helps]) % {"who": line.others}
    outcome = words.OUTCOMES.get(line.outcome, "")
    named = ", ".join(area_title(method, field, word) for field, word in line.named)
    amount = "" if line.amount is None else gettext("€ %(euros)s") % {"euros": floatformat(line.amount, "2g")}
    more = ", ".join(filter(None, (named, str(outcome), amount, line.others)))
    return ": ".join(filter(None, (kind_words(line.kind, method), more)))
