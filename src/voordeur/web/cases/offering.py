"""Which deeds the page of a household offers: those of every case, those of its method, and those of what is there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.timeline import Line
from voordeur.journal.kinds import kind_of
from voordeur.methods.language import Method
from voordeur.methods.spoken import kinds_spoken_of
from voordeur.web.cases.forms import GROUPS, DeedGroup, DeedPage


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A group of deeds and those of them that belong to a case, by their word in the url."""

    group: DeedGroup
    pages: Mapping[str, DeedPage]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of entries that its deeds record."""
        return frozenset(page.kind for page in self.pages.values())


def offered_in(case: CaseView, lines: Iterable[Line]) -> dict[str, Offered]:
    """Give the groups that belong to a case, by name; `lines` is its timeline as the worker sees it."""
    spoken = kinds_spoken_of(case.method) if case.method else frozenset()
    done = {line.kind for line in lines}
    return {
        group.name: Offered(group=group, pages=pages)
        for group in GROUPS
        if (group.here is None or group.here(case)) and (pages := _pages(group, spoken, done))
    }


def _pages(group: DeedGroup, spoken: frozenset[str], done: set[str]) -> Mapping[str, DeedPage]:
    """Give the deeds of a group: all of one that is always there, and all where the method leaves the choice open.

    Else what the method speaks of or was done before, with the other deeds on the same kind of thing; a signature only
    where it is asked.
    """
    known = group.kinds & (spoken | done)
    if group.always or (known and not group.kinds & spoken):
        return group.pages
    things = {kind_of(kind).thing for kind in known} - {""}
    return {
        word: page
        for word, page in group.pages.items()
        if page.kind in known or (kind_of(page.kind).thing in things and not page.when_asked)
    }


def kinds_offered(method: Method, kinds: Iterable[str], *, done: Collection[str]) -> frozenset[str]:
    """Give which of these kinds are offered: what the method speaks of, of which thing it does, or what was done."""
    spoken = kinds_spoken_of(method)
    things = {kind_of(kind).thing for kind in spoken | set(done)} - {""}
    return frozenset(kind for kind in kinds if kind in spoken or kind in done or kind_of(kind).thing in things)
