"""Every kind that a method may speak of has a deed, called in one way."""

import inspect

import pytest

from voordeur.cases.deeds import Deed, deed_for
from voordeur.journal import vocabulary
from voordeur.journal.kinds import kind_of

ROOMS = ("signals", "outreach", "assessments", "cases")
# What the deed works out itself, or what is written only as a part of another deed.
WORKED_OUT = {
    "decided_for_partner": {"organisation", "within"},
    "building_identified": {"beside"},
    "case_opened": {"beside"},
    "cover_arranged": {"function", "absence"},
    "handed_on": {"case"},
    "inspection_asked": {"inspection", "due"},
    "inspection_extended": {"due"},
    "role_assigned": {"function"},
    "signal_joined_case": {"taken_up_by"},
    "round_planned": {"round"},
}
# A question by link needs an address, and its answer comes from outside: neither is told from a form or story.
# Being away stands in the worker's own file, which no method judges.
PARTS = {
    "signal_arrived",
    "answer_asked",
    "answer_given",
    "answer_link_ended",
    "minutes_answered",
    "absence_noted",
    "absence_covered",
    "absence_ended",
}


# A story plays along no real doors, and need not say where somebody went.
FILLED_IN = {"round_planned": {"addresses"}, "household_moved": {"address"}}
MADE_HERE = {"round_planned": {"round"}}  # it is the id of the entry itself


def _deed(kind: str) -> Deed | None:
    try:
        return deed_for(kind)
    except KeyError:
        return None


def test_every_kind_of_these_rooms_has_its_deed():
    own = {name for name, kind in vocabulary().items() if kind.room in ROOMS}
    assert own - PARTS == {kind for kind in own if _deed(kind)}


@pytest.mark.parametrize("kind", sorted(kind for kind in vocabulary() if _deed(kind)))
def test_a_deed_takes_the_fields_of_its_entry(kind):
    info = vocabulary()[kind]
    if info.room not in ROOMS:
        return
    deed = inspect.unwrap(deed_for(kind))
    taken = set(inspect.signature(deed).parameters)
    if kind != "round_planned":
        assert {"file", "permit", "at", "happened_on", "id"} <= taken
        assert set(info.fields) - WORKED_OUT.get(kind, set()) <= taken


@pytest.mark.parametrize("kind", sorted(kind for kind in vocabulary() if _deed(kind) and not kind_of(kind).plain))
def test_a_story_says_what_the_deed_asks_and_may_leave_out_what_it_takes_from_nobody(kind):
    info, deed = vocabulary()[kind], inspect.unwrap(deed_for(kind))
    taken = inspect.signature(deed).parameters
    if "said" in taken:  # one that names its programme: what it asks is asked of the deed behind it
        taken = inspect.signature(inspect.getclosurevars(deed).nonlocals["deed"]).parameters
    asked = {name for name, one in taken.items() if one.default is one.empty and one.kind is one.KEYWORD_ONLY}
    said = {name for name, field in info.fields.items() if not field.optional}
    assert asked & info.fields.keys() <= said | FILLED_IN.get(kind, set())
    assert said - taken.keys() <= MADE_HERE.get(kind, {info.thing})


def test_a_kind_without_a_deed_is_said_so():
    with pytest.raises(KeyError):
        deed_for("correction")
