"""A programme that is being prepared: kept as a draft of its administrator, step by step, until it starts.

Each step keeps what was chosen in it as one field of the draft, so that one can leave at any step and come back.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.text import slugify

from voordeur.accounts.models import Worker
from voordeur.common.ids import new_id
from voordeur.hall import drafts
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library, reading
from voordeur.methods.checking import check_text
from voordeur.methods.language import AXES, Method
from voordeur.methods.source import Problem
from voordeur.methods.wording import on_axis
from voordeur.partners import queries as partners
from voordeur.programmes import queries as programmes
from voordeur.programmes.rules import Money, Preparation, Signed

LARGEST_METHOD = 150_000
"""The most bytes of a method file that is handed in; those of the library are under 60,000."""

_FORM = "programme-start:"


@dataclass(frozen=True, kw_only=True)
class Start:
    """A preparation as its administrator left it. `said` is what each step that was done holds."""

    id: UUID
    worker: UUID
    saved: datetime
    method_text: str
    said: Mapping[str, Any]

    @property
    def method(self) -> Method:
        """Give the method with the settings that were chosen."""
        return read_method(self.method_text, self.said.get("settings") or {})

    def prepared(self, today: date) -> Preparation:
        """Give all that is arranged so far, for the rules and for the deed that starts it."""
        place, method = self.said.get("place") or {}, self.method
        return Preparation(
            slug=programmes.fresh_slug(slugify(library.short_name(method.id)) or "project"),
            method_text=self.method_text,
            method=method,
            settings=self.said.get("settings") or {},
            title=place.get("title", ""),
            controller=_id(place.get("controller")),
            area=_id(place.get("area")),
            until=_day(place.get("until")),
            held={role: [UUID(one) for one in who] for role, who in (self.said.get("team") or {}).items()},
            signed=[
                Signed(organisation=UUID(one["organisation"]), shares=one["shares"], until=_day(one["until"]))
                for one in self.said.get("partners") or ()
            ],
            in_force=frozenset(partners.under_covenant(today, programme=None)),
            targets={(one, int(year)): Decimal(value) for one, year, value in self.said.get("targets") or ()},
            money=[
                Money(
                    name=one["name"], amount=Decimal(one["amount"]) if one["amount"] else None, until=_day(one["until"])
                )
                for one in self.said.get("money") or ()
            ],
        )


def begin(*, worker: UUID, method_text: str, at: datetime) -> UUID:
    """Begin to prepare a programme by a method; give the id of the preparation."""
    id = new_id()
    _keep(id, worker, method_text, {}, at)
    return id


def fetch(id: UUID, *, worker: Worker, at: datetime) -> Start | None:
    """Give a preparation of this worker; none when there is none, it started, or it was left for a week."""
    kept = drafts.fetch(worker=worker.pk, form=f"{_FORM}{id}", at=at)
    if kept is None:
        return None
    try:
        method, said = str(kept.fields["method"]), json.loads(str(kept.fields["said"]))
    except (KeyError, ValueError):
        return None  # not one of ours
    return Start(id=id, worker=worker.pk, saved=kept.saved, method_text=method, said=said)


def put(start: Start, step: str, said: Any, *, at: datetime) -> None:
    """Keep what a step holds now (what JSON can hold)."""
    _keep(start.id, start.worker, start.method_text, {**start.said, step: said}, at)


def other_method(start: Start, method_text: str, *, at: datetime) -> None:
    """Go on with another method: place, partners and money stay; settings, team and targets belong to a method."""
    stays = {step: said for step, said in start.said.items() if step in ("place", "partners", "money")}
    _keep(start.id, start.worker, method_text, stays, at)


def discard(start: Start) -> None:
    """Throw a preparation away."""
    drafts.discard(worker=start.worker, form=f"{_FORM}{start.id}")


def prepared_by(worker: Worker, *, at: datetime) -> list[Start]:
    """Give the preparations of a worker, the latest first."""
    ids = [UUID(form.removeprefix(_FORM)) for form in drafts.forms_of(worker=worker.pk, beginning=_FORM, at=at)]
    return [found for id in ids if (found := fetch(id, worker=worker, at=at))]


def problems_in(text: str, *, file: str) -> tuple[Problem, ...]:
    """Give every mistake in a method file, with its line and what was meant; it may feed methods at work here."""
    return check_text(text, vocabulary(), file=file, beside=programmes.methods_at_work())


def library_methods(words: str = "", axes: Mapping[str, str] | None = None) -> list[Method]:
    """Give the methods that come with the product in which all of these words occur.

    `axes`: search axis -> the word that a method has there.
    """
    wanted, chosen = words.casefold().split(), axes or {}
    return [
        method
        for method in map(_of_library, library.ids())
        if all(word in _searched(method) for word in wanted)
        and all(word in on_axis(method, axis) for axis, word in chosen.items())
    ]


def axis_words() -> dict[str, set[str]]:
    """Give of each search axis the words that methods of the library have there."""
    methods = [_of_library(id) for id in library.ids()]
    return {axis: {word for method in methods for word in on_axis(method, axis)} for axis in AXES}


def text_of(method: str) -> str:
    """Give the text of a method of the library. Raises methods.library.NotInLibrary."""
    return library.text(method)


def read_method(text: str, settings: Mapping[str, Any] | None = None) -> Method:
    """Read a method with a place's settings. Raises methods.source.MethodErrors."""
    return _read(text, json.dumps(settings or {}, sort_keys=True))


@lru_cache(maxsize=50)
def _read(text: str, settings: str) -> Method:
    return reading.read(text, settings=json.loads(settings))


def _of_library(id: str) -> Method:
    return read_method(library.text(id))


def _searched(method: Method) -> str:
    told = [method.title.nl, method.title.en, method.summary.nl, method.summary.en, method.municipality, method.id]
    return " ".join([*told, *(word.replace("_", " ") for axis in AXES for word in on_axis(method, axis))]).casefold()


def _keep(id: UUID, worker: UUID, method_text: str, said: Mapping[str, Any], at: datetime) -> None:
    fields = QueryDict(mutable=True)
    fields.update({"id": str(id), "method": method_text, "said": json.dumps(said)})
    drafts.keep(worker=worker, form=f"{_FORM}{id}", fields=fields, at=at)


def _id(said: str | None) -> UUID | None:
    return UUID(said) if said else None


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
