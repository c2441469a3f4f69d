"""A small vocabulary, facts in one line, and a method around whatever a test wants to try."""

import textwrap
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from voordeur.common.clock import AMSTERDAM
from voordeur.methods import library
from voordeur.methods.language import Method
from voordeur.methods.reading import read
from voordeur.methods.vocabulary import Fact, FieldInfo, KindInfo

_NUMBERS = count(1)


def kind(name: str, fields: str = "", *, step: bool = False, thing: str = "", files: tuple[str, ...] = ()) -> KindInfo:
    """Describe a kind: `outcome:open|shut, at:date, names:str*`."""
    described: dict[str, FieldInfo] = {}
    for written in filter(None, (part.strip() for part in fields.split(","))):
        field, _, type_ = written.partition(":")
        many, type_ = type_.endswith("*"), type_.rstrip("*")
        choices = tuple(type_.split("|")) if "|" in type_ else ()
        described[field] = FieldInfo("choice" if choices else type_ or "str", choices, many, True)
    return KindInfo(name, "test", step, thing, described, f"A {name}.", files)


VOCABULARY: Mapping[str, KindInfo] = {
    info.kind: info
    for info in (
        kind("bell_rung", "outcome:nobody|open|moved, times:int, worried:bool, note:str", files=("doorstep",)),
        kind("letter_sent", "to:str"),
        kind("talk_held", "asked:str*, left_open:str*, come_back_on:date, rating:int"),
        kind("need_recorded", "need:UUID, money:bool", thing="need"),
        kind("need_answered", "need:UUID, how:advice|help", thing="need"),
        kind("action_agreed", "action:UUID, need:UUID, due:date", step=True, thing="action"),
        kind("action_done", "action:UUID", thing="action"),
        kind("budget_granted", "budget:UUID, amount:Decimal, until:date", step=True, thing="budget"),
        kind("budget_withdrawn", "budget:UUID", thing="budget"),
        kind("spending_booked", "spending:UUID, amount:Decimal, what:str, budget:UUID", step=True, thing="spending"),
        kind("spending_approved", "spending:UUID", step=True, thing="spending"),
        kind("spending_refused", "spending:UUID", thing="spending"),
        kind("visit_held", "workers:UUID*, by_day:bool"),
        kind("case_closed", "reason:done|moved", step=True),
        kind("case_reopened", "reason:str", step=True),
        kind("role_assigned", "role:str, worker:UUID", step=True),
        kind("role_released", "role:str, worker:UUID"),
        kind("criterion_answered", "criterion:str, answer:yes|no|unknown, until:date"),
        kind("rule_set_aside", "rule:str, reason:str"),
        kind("duty_postponed", "duty:str, thing:UUID, until:date, reason:str"),
    )
}


def day(text: str) -> date:
    """Read a day; `03-02` is in 2009."""
    return date.fromisoformat(text if len(text) > 5 else f"2009-{text}")


def fact(name: str, on: str, **fields: Any) -> Fact:
    """Make a fact; of one day, what is made later was recorded later."""
    number = next(_NUMBERS)
    domain = fields.pop("domain", "")
    return Fact(
        id=UUID(int=number),
        kind=name,
        on=day(on),
        recorded=datetime.combine(day(on), fields.pop("written", time(8)), AMSTERDAM) + timedelta(milliseconds=number),
        at=fields.pop("at", None),
        domain=domain,
        fields=fields,
        step=VOCABULARY[name].step,
    )


HEAD = """\
id: 99-test
version: 1
title: {nl: Proef, en: Trial}
roles:
  visitor: {title: {nl: bezoeker, en: visitor}, function: visitor, case_load: 2}
  leader: {title: {nl: leider, en: leader}, function: project_leader}
"""
STAGES = """\
stages:
  open:
    of: case
    start: true
    title: {nl: Open, en: Open}
    next: [{on: case_closed, to: closed}]
  closed:
    of: case
    end: true
    title: {nl: Dicht, en: Closed}
    next: [{on: case_reopened, to: open}]
"""


def text_with(parts: str = "", *, stages: str = STAGES) -> str:
    """Write a method file around some parts."""
    return HEAD + stages + textwrap.dedent(parts)


def method_with(parts: str = "", *, stages: str = STAGES, settings: Mapping[str, Any] | None = None) -> Method:
    """Read a method around some parts."""
    return read(text_with(parts, stages=stages), settings)


_SCALARS = st.sampled_from(["1", "true", "case", "talk_held", "{}", "[]", "''", "null", "$x", "2 weeks", "2009-02-30"])
_NAMES = st.sampled_from(
    ["of", "title", "nl", "who", "after", "within", "happened", "where", "all_of", "every", "that", "to", "on", "next",
     "count", "when", "must", "before", "at_least", "value", "late", "criteria", "choices", "since", "elapsed", "not",
     "entry"]
)  # fmt: skip
DEEP_YAML = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(_NAMES, inner, max_size=4).map(
            lambda entries: "{" + ", ".join(f"{name}: {value}" for name, value in entries.items()) + "}"
        ),
    ),
    max_leaves=12,
)


@cache
def in_library(id_: str) -> Method:
    """Read a method of the library, once for all tests."""
    return read(library.text(id_), file=id_)
