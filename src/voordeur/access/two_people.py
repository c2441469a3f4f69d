"""Deeds that take two people: which they are, who may be the second, and whether one may now. Pure but for the file.

A room that has such a deed registers what it writes when the second person agrees:

    @carried_out_by("end_safety_flag")
    def _(ask: SecondAsk, agreed_by: UUID, on: date) -> Iterable[Draft]: ...
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from uuid import UUID

import yaml

from voordeur.access.functions import Text, function
from voordeur.journal.refusals import Refusal

if TYPE_CHECKING:
    from voordeur.access.models import SecondAsk
    from voordeur.journal.drafts import Draft

CarriedOut = Callable[["SecondAsk", UUID, date], "Iterable[Draft]"]
FollowsOn = Callable[["SecondAsk", UUID, datetime], None]
_CARRIED_OUT: dict[str, CarriedOut] = {}
_FOLLOWS_ON: dict[str, FollowsOn] = {}


@dataclass(frozen=True, kw_only=True)
class DeedOfTwo:
    """One line of data/two_people.yaml."""

    name: str
    title: Text
    question: Text
    by: frozenset[str]
    hours: int
    expires: bool
    outside: bool = True


class SamePerson(Refusal):
    """Whoever asked cannot be the second person."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "U vroeg dit zelf. Daarom moet iemand anders het bevestigen.",
                "en": "You asked this yourself, so somebody else must confirm it.",
            },
            {"nl": "Vraag het een collega die dit mag.", "en": "Ask a colleague who may."},
        )


class Answered(Refusal):
    """A second person answered before."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Hier is al op geantwoord.", "en": "This was answered already."},
            {"nl": "U hoeft niets te doen.", "en": "There is nothing that you need to do."},
        )


class Expired(Refusal):
    """The time for an answer is over."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "De tijd om hier op te antwoorden is voorbij.", "en": "The time to answer this is over."},
            {"nl": "Laat het opnieuw vragen.", "en": "Have it asked again."},
        )


def deed_of_two(name: str) -> DeedOfTwo:
    """Give a deed that takes two people by its word. Raises KeyError for another word: a fault in the code."""
    return deeds_of_two()[name]


@cache
def deeds_of_two() -> Mapping[str, DeedOfTwo]:
    """Give all deeds that take two people, by their words."""
    book: dict[str, dict[str, Any]] = yaml.safe_load(
        files("voordeur.access").joinpath("data/two_people.yaml").read_text("utf-8")
    )["deeds"]
    return {
        name: DeedOfTwo(name=name, **{**said, "by": frozenset(function(one).name for one in said["by"])})
        for name, said in book.items()
    }


def carried_out_by(deed: str) -> Callable[[CarriedOut], CarriedOut]:
    """Register what is written, in the act of the second person, when he or she agrees to this deed."""

    def register(drafts: CarriedOut) -> CarriedOut:
        _CARRIED_OUT[deed_of_two(deed).name] = drafts
        return drafts

    return register


def carried_out(ask: "SecondAsk", *, by: UUID, on: date) -> "list[Draft]":
    """Draft what follows from the second person's yes; nothing more than that it was said, when no room says more."""
    drafts = _CARRIED_OUT.get(ask.deed)
    return list(drafts(ask, by, on)) if drafts else []


def follows_on(deed: str) -> Callable[[FollowsOn], FollowsOn]:
    """Register what is done in the transaction of the second person's yes, where that is more than entries."""

    def register(do: FollowsOn) -> FollowsOn:
        _FOLLOWS_ON[deed_of_two(deed).name] = do
        return do

    return register


def follow_on(ask: "SecondAsk", *, by: UUID, at: datetime) -> None:
    """Do what follows from the second person's yes beside what is written."""
    if do := _FOLLOWS_ON.get(ask.deed):
        do(ask, by, at)


def refuse_answer(ask: "SecondAsk", *, by: UUID, at: datetime) -> Refusal | None:
    """Say why somebody who may be a second person cannot answer this one now; None when that can be done."""
    if ask.asked_by == by:
        return SamePerson()
    if ask.state != ask.State.ASKED:
        return Answered()
    if ask.expires and at > ask.due:
        return Expired()
    return None
