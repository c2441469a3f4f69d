"""Every text of every kind of entry, marked: what was said to few is on no page for anybody else (trust rules 1, 7).

What is written is made from the kinds (`tests.support.marked`), who may read it is worked out from what privacy
officers read (`tests.support.who_may_see`); the answers come from the pages themselves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support.marked import EXTRA, MARK, Mark, Marks, beginnings, kinds_in, told_in
from tests.support.who_may_see import PURPOSES, Ledger, Place
from tests.web import house, relations
from tests.web.doors import DOORS, SENT, own_case
from tests.web.test_paired_worlds import MADE_ANEW, calendar_of
from voordeur.accounts import actions as accounts
from voordeur.accounts.installation import INSTALLATION
from voordeur.cases.queries.things import tables_of_things
from voordeur.common import clock
from voordeur.journal import File, Level
from voordeur.journal.replay import place
from voordeur.journal.rows import Rows
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms import PAGES
from voordeur.web.overview import FILTERS

AT = datetime.fromisoformat("2009-03-09T09:00+00:00")
MARKED_FILES = ("case", "signal", "own_signal", "door", "household", "dordrecht", "fact", "flag", "code", "school")
OF_NOBODY = {
    "blind_spot_noted": "stands with the programme and names nobody; the life domain is what it is about",
    "access_granted": "a right: its life domain is what it opens",
}

_ONE_IN = 25  # of the entries that are opened one by one when there is little time
_GROUPS = 4  # in which everybody opens all entries and forms, dealt out among them when there is more


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: house.NOW)


@pytest.mark.parametrize("file_kind", sorted(File.Kind))
def test_what_is_said_to_few_is_kept_in_no_row_that_more_people_read(file_kind: str) -> None:
    head = File(id=UUID(int=1), kind=file_kind, programme=UUID(int=2), opened_at=AT)
    kinds = [kind for kind in kinds_in(file_kind) if kind.name not in OF_NOBODY]
    first, wrong = beginnings(kinds, head, AT), set()
    for kind in kinds:
        for told in told_in(head, kind, first, AT):
            rows = Rows(head)
            place(told, rows)
            for row in chain.from_iterable(rows.there(model).values() for model in rows.models):
                level = getattr(row, "level", None)  # a covenant says in words how far it goes
                apart = getattr(row, "domain", ""), level if isinstance(level, int) else Level.SHARED
                if MARK.search(str(vars(row))) and apart != (told[-1].entry.domain, told[-1].entry.level):
                    wrong.add(f"{kind.name} said to few is told to more in {type(row).__name__}; is it `whole`?")
    assert not wrong, "\n".join(sorted(wrong))


# Read by every worker: what organisations are and offer, whom one calls, what is worked at where, what was agreed.
_OPEN_KINDS = frozenset(("programme_started", "covenant_signed", "mandate_given", "acute_contact_added"))
_OPEN_OF_WORKERS = frozenset(("name", "job_title", "phone", "kind"))
# And by whoever arranges the installation: how a programme is paid, what it aims at, how areas are called.
_ARRANGED = frozenset(
    ("funding_noted", "contributor_joined", "costs_divided", "key_number_noted", "target_set", "area_drawn")
)
_INSTALLATION = Place(INSTALLATION, "installation", None, "", Level.SHARED)


def may_know(ledger: Ledger, worker: UUID, mark: Mark, cases: Iterable[Place]) -> bool:
    """Tell by the rules whether somebody may read what was marked; `cases`: those of the household that was marked."""
    if mark.place.kind == "organisation" or mark.kind in _OPEN_KINDS:
        return True
    if mark.place.kind == "worker" and mark.field in _OPEN_OF_WORKERS:
        return True
    if mark.kind in _ARRANGED and ledger.may_see(worker, "administration", house.TODAY, _INSTALLATION):
        return True
    where = mark.place._replace(level=Level.SHARED) if mark.kind in OF_NOBODY else mark.place
    # A case is called by the name of its household, also for whoever reads the case alone.
    seen_in = [where, *(cases if mark.kind == "household_formed" else ())]
    return any(ledger.may_see(worker, purpose, house.TODAY, one) for one in seen_in for purpose in PURPOSES)


@dataclass
class Swept:
    """What was asked and what came back: decisions made, marks that somebody read, and what went wrong."""

    decisions: int = 0
    read: set[tuple[str, str]] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class MarkedHouse:
    """The house with everybody in it, marked in every file."""

    ids: Mapping[str, UUID]
    ledger: Ledger
    marks: Marks

    def sweep(self, names: Sequence[str], *, every_entry: bool = False) -> Swept:
        """Ask everything as these people; say of each answer and each mark whether it may stand there.

        `every_entry`: each entry, and each form about a thing of the case, is opened by one of them.
        """
        swept = Swept()
        # Whatever names a household names the same one, so it is that of every case in which was written.
        places = {mark.place for mark in self.marks.by_word.values()}
        cases = [one for one in places if (one.kind, one.domain, one.level) == ("case", "", Level.SHARED)]
        for turn, name in enumerate(names):
            own = slice(turn, None, len(names)) if every_entry else slice(0, None, _ONE_IN)
            worker = relations.EVERYBODY[name]
            marks = self.marks.by_word
            hidden = {word for word, mark in marks.items() if not may_know(self.ledger, worker, mark, cases)}
            for url, answer in self._asked(house.signed_in(worker), worker, own, forms=every_entry):
                shown = set(MARK.findall(answer.content.decode(errors="replace")))
                swept.decisions += len(self.marks.by_word)
                if answer.status_code == 500:
                    swept.wrong.add(f"{name} at {url}: {answer.exc_info[1]!r}")
                swept.read |= {(mark.kind, mark.field) for mark in map(self.marks.by_word.__getitem__, shown - hidden)}
                for word in shown & hidden:
                    mark = self.marks.by_word[word]
                    swept.wrong.add(f"{name} at {url}: {mark.kind}.{mark.field} {mark.place[1:]}")
        return swept

    def _asked(self, browser: Client, worker: UUID, own: slice, *, forms: bool) -> Iterator[tuple[str, Any]]:
        browser.raise_request_exception = False
        for url in chain(self._urls(worker), self._entries()[own], self._forms_about_things()[own] if forms else ()):
            yield url, browser.get(url)
        for words in ("zq", "De Wit", "Vlierhof"):
            yield f"search for {words}", browser.post(reverse("cases"), {"words": words})
        for name, said, _expected in SENT:
            url = self._url(name, said)
            yield f"sent to {url}", browser.post(url)
        report = {"programme": cast.DORDRECHT, "period": "2009-Q1"}
        yield "figures taken along", browser.post(reverse("report", kwargs=report), {"what": "work", "reason": "Raad"})

    def _url(self, name: str, said: Mapping[str, object]) -> str:
        return reverse(name, kwargs={word: self.ids.get(str(value), value) for word, value in said.items()})

    def _urls(self, worker: UUID) -> Iterator[str]:
        yield from (self._url(name, said) for name, said, _expected in DOORS if name not in MADE_ANEW)
        yield reverse("cases") + "?afgesloten=1"
        yield from (f"{reverse('overview')}?wat={chosen}" for chosen in FILTERS)
        for indicator in programmes.method_of(cast.DORDRECHT).indicators:
            report = {"programme": cast.DORDRECHT, "period": "2009-Q1", "indicator": indicator}
            yield reverse("behind", kwargs=report)
        if worker not in self.ledger.left:  # who left can make no calendar
            yield reverse("calendar_feed", kwargs={"secret": calendar_of(worker)})

    def _entries(self) -> list[str]:
        """Give every entry that holds a mark, by its place and then its kind: whoever opens some sees of all places."""
        found = {mark.entry: (mark.place, mark.kind) for mark in self.marks.by_word.values()}
        return [reverse("entry", kwargs={"entry": entry}) for entry in sorted(found, key=found.__getitem__)]

    def _forms_about_things(self) -> list[str]:
        rows = {thing: model.objects.filter(file=self.ids["case"]) for thing, model in tables_of_things().items()}
        return [
            self._url("deed", {"file": "case", "word": word, "thing": row.named})
            for word, page in PAGES.items()
            for row in rows.get(page.thing, ())
        ]


@pytest.fixture
def marked(db: Any, monkeypatch: pytest.MonkeyPatch) -> MarkedHouse:
    """The house with every text of every kind in it, whatever the method would say of such a course of things."""
    gathered = relations.gather()
    ids = gathered.ids | {"own_signal": own_case(), "installation": INSTALLATION, "extra": EXTRA}
    names = {"username": "extra", "name": "Extra", "organisation": cast.MUNICIPALITY}
    accounts.register_worker(worker=EXTRA, **names, permit=cast.operator(), at=cast.LONG_AGO)  # type: ignore[arg-type]
    monkeypatch.setattr("voordeur.journal.weighing.weigh", lambda *_asked, **_said: [])
    monkeypatch.setattr("voordeur.web.cases.pages._LINES", 10_000)  # the whole course of a case on one page
    made = Marks()
    for word in (*MARKED_FILES, "installation", "extra"):
        made.write_in(ids[word], at=house.NOW)
    return MarkedHouse(ids, gathered.ledger, made)


@pytest.mark.slow
@pytest.mark.deep_on_postgresql  # its wall can only show less
def test_a_mark_stands_where_the_rules_show_it_and_nowhere_else(
    marked: MarkedHouse, record_testsuite_property: Any
) -> None:
    swept = marked.sweep(("karin", "mo", "piet", "stranger"))
    record_testsuite_property("decisions about marks", swept.decisions)
    assert not swept.wrong, "\n".join(sorted(swept.wrong))
    assert swept.decisions > 20_000
    assert len(swept.read) > 240, "most of what can be written can be read somewhere by somebody"


@pytest.mark.deep
@pytest.mark.sqlite_only  # PostgreSQL is asked by the shorter sweep, and its wall can only show less
@pytest.mark.parametrize("group", range(_GROUPS))
def test_nobody_reads_a_mark_that_is_not_for_them_whatever_is_asked(
    marked: MarkedHouse, group: int, record_testsuite_property: Any
) -> None:
    swept = marked.sweep(list(relations.EVERYBODY)[group::_GROUPS], every_entry=True)
    record_testsuite_property(f"decisions about marks in group {group}", swept.decisions)
    assert not swept.wrong, "\n".join(sorted(swept.wrong))
    assert swept.decisions > 1_000_000
