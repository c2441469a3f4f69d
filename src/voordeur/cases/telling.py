"""Writing down one plain entry: most of what happens in a case needs nothing beside it in its act.

An entry kind says so itself (`plain=True`). What is said about a thing (a goal, an action, a referral) is seen by
whoever sees that thing: its life domain and level are taken over from it.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.assessments.actions import asked_domain
from voordeur.cases.queries.things import place_of
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Level, Permit, Recorded, record
from voordeur.journal.kinds import Body

Deed = Callable[..., Recorded]


def tell(
    *,
    file: UUID,
    body: Body,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    happened_at: datetime | None = None,
    id: UUID | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    persons: Iterable[UUID] = (),
    expect: UUID | Mapping[UUID, UUID] | None = None,
) -> Recorded:
    """Record one plain entry; `domain` and `level` count only when it begins a thing or speaks about none.

    `persons`: whom it is about, when the entry does not name them. `expect`: the version of the thing that the writer
    saw, or versions by row; when one is another by now, Stale is raised. Raises DomainNotAsked for a life domain that
    the method does not ask about, and TypeError where a life domain or level is given to what everybody would read.
    """
    if body.entry_kind.whole and (domain or level != Level.SHARED):
        raise TypeError(f"{body.entry_kind.name} is read by everybody who reads the file, so it cannot stand apart.")
    thing = getattr(body, body.entry_kind.thing) if body.entry_kind.thing else None
    found = place_of(file, thing, kind=body.entry_kind.thing) if thing else None
    draft = Draft(
        file,
        body,
        happened_on or day_of(at),
        happened_at=happened_at,
        id=id,
        domain=found[0] if found else asked_domain(file, domain),
        level=found[1] if found else level,
        persons=(*persons, *_named_in(body)),
    )
    seen = {thing: expect} if isinstance(expect, UUID) and thing else expect
    return record(draft, permit=permit, at=at, expect=seen if isinstance(seen, Mapping) else None)


def plain(kind: type[Body]) -> Deed:
    """Make the deed of a plain kind: it takes what `tell` takes, and the fields of the kind.

    An entry that begins a thing need not name its id: then it is that of the entry, or a new one.
    """
    about = kind.entry_kind
    if not about.plain:
        raise TypeError(f"{about.name} needs more than its own entry, so it has a deed of its own.")

    def deed(*, file: UUID, permit: Permit, at: datetime, id: UUID | None = None, **said: Any) -> Recorded:
        words = {name: said.pop(name) for name in (*about.codecs, *about.personal) if name in said}
        if about.thing and not words.get(about.thing):
            words[about.thing] = id or new_id()
        many = {name for name in words if name in about.codecs and about.codecs[name].many}
        body = kind(**{name: tuple(value) if name in many else value for name, value in words.items()})
        return tell(file=file, body=body, permit=permit, at=at, id=id, **said)

    deed.__name__ = deed.__qualname__ = about.name
    deed.__doc__ = kind.__doc__
    not_taken = {"body", "domain", "level"} if about.whole else {"body"}
    takes = [name for name in inspect.signature(tell).parameters if name not in not_taken]
    names = dict.fromkeys((*takes, *about.codecs, *about.personal))
    keyword = inspect.Parameter.KEYWORD_ONLY
    deed.__signature__ = inspect.Signature([inspect.Parameter(name, keyword) for name in names])  # type: ignore[attr-defined]
    return deed


def _named_in(body: Body) -> tuple[UUID, ...]:
    """Give the persons whom an entry names in a field of its own."""
    person, persons = getattr(body, "person", None), getattr(body, "persons", ())
    return (*((person,) if isinstance(person, UUID) else ()), *persons)
