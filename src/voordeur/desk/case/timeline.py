"""What happened in a file, the latest first: what each line says now, and that it was corrected or taken back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from voordeur.access import sight_of
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.assessments.entries import DomainScored
from voordeur.cases import queries as cases
from voordeur.cases.entries import (
    CaseLinked,
    DecidedForPartner,
    DecisionTaken,
    HeardFromBeside,
    HelperChanged,
    HelperNoted,
    PartnerDecisionAnswered,
    ToldBeside,
)
from voordeur.common.clock import day_of
from voordeur.desk.case.amending import coordinates
from voordeur.desk.case.around import Ways, named_ways, way_of
from voordeur.desk.case.casework import PURPOSES
from voordeur.journal import effective
from voordeur.journal.heads import head_of
from voordeur.journal.histories import History, histories
from voordeur.journal.kinds import kind_of
from voordeur.journal.reading import Line as Written
from voordeur.journal.reading import Told, lines_of, moment_of
from voordeur.journal.withholding import withheld_in

# Where people write in words what there is to say; the house writes codes there, and so does a choice.
TEXT_FIELDS = (
    "text",
    "decisions",
    "result",
    "answer",
    "reason",
    "remark",
    "wish",
    "for_what",
    "contact_route",
    "demand",
    "what_for",
    "advice",
    "topic",
    "effect",
)
# Words of the method itself.
_WORD_FIELDS = ("phase", "lever", "report", "over", "heading", "criterion", "instrument", "place")
# What is asked as a list, one entry for each answer.
_LISTED = ("criterion_answered", "domain_scored")
_NAMING_FIELDS = (
    "with_whom",
    "owner_name",
    "by_whom",
    "platform",
    "receiver_name",
    "attended",
    "agreed_by",
    "who_present",
    "said_by",
    "signed_by",
    "seen_by",
    "directed_by",
    "holder_name",
    "from_whom",
    "provider",
    "funder",
    "reader_name",
    "name",
    "to",
    "who",
)


@dataclass(frozen=True, kw_only=True)
class Amended:
    """That a line was corrected or taken back: on which day (and moment), by whom and why."""

    on: date
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the timeline, in what it says now. `amendable`: this worker may correct it or take it back.

    `worker` and `role` are whom and which role of the method it is about, `thing` what it speaks about, `conference` at
    which conference that was said, `others` who else is named in it, `named` the words of the method in it by field,
    `outcome` the word for what came of it, and `amount` euros. `persons`: whom
    what one team tells the other is about. `helps`: how the help of whoever is named stands. `act`:
    what was written at once bears the same; `others_at_once` are such lines that stand under this one. `withheld`: for
    now only its writer reads it.
    """

    id: UUID
    kind: str
    on: date
    at: datetime
    by: str
    domain: str
    text: str
    deviation: str
    confined: bool
    corrected: Amended | None = None
    retracted: Amended | None = None
    amendable: bool = False
    withheld: bool = False
    worker: str = ""
    writer: UUID | None = None
    recorded: datetime | None = None
    role: str = ""
    thing: UUID | None = None
    conference: UUID | None = None
    others: str = ""
    named: tuple[tuple[str, str], ...] = ()
    outcome: str = ""
    amount: Decimal | None = None
    persons: tuple[UUID, ...] = ()
    helps: str = ""
    act: UUID | None = None
    others_at_once: tuple["Line", ...] = ()


def timeline(file: UUID, *, worker: Worker, purpose: str, today: date) -> list[Line]:
    """Give what happened in a file, the latest first, as far as this worker may see it."""
    eyes = sight_of(file, worker=worker, purpose=purpose, today=today)
    lines = lines_of([file])[file]
    told_of = histories(lines)
    # Taken back, a line still stands there, struck through.
    struck = {one.retraction.entry.pk for one in told_of.values() if one.retraction}
    told = effective(line for line in lines if line.entry.pk not in struck)
    apart = withheld_in(head) if (head := head_of(file)) else {}
    told = [one for one in told if eyes.covers_row(one.entry) and apart.get(one.entry.pk, worker.pk) == worker.pk]
    known = cases.seen_beside(file, worker=worker.pk, purposes=PURPOSES, today=today)
    told = [one for one in told if not isinstance(one.body, CaseLinked) or one.body.case in known]
    about = [id for one in told if (id := getattr(one.body, "worker", None))]
    names = {id: one.name for id, one in accounts.workers([*about, *(line.entry.by for line in lines)]).items()}
    asked = {id for one in told if (id := getattr(one.body, "organisation", None))}
    organisations = {one.pk: one.name for one in accounts.organisations(asked)}
    ways = named_ways(way for one in told if (way := way_of(one.body)))
    every = coordinates(worker, file, today)
    helpers = {one.body.helper: one.body for one in told if isinstance(one.body, HelperNoted)}
    return [
        _line(
            one,
            told_of[one.entry.pk],
            names,
            # A later line about a helper does not name who that is.
            others=_others(
                helpers.get(one.body.helper, one.body) if isinstance(one.body, HelperChanged) else one.body,
                organisations,
                ways,
            ),
            amendable=every or one.entry.by == worker.pk,
            withheld=one.entry.pk in apart,
        )
        for one in reversed(told)
        if not one.entry.kind.startswith("access_")
    ]


def at_once(lines: Iterable[Line]) -> list[Line]:
    """Have one line stand for all answers and scores that somebody gave at once, such as a list of criteria."""
    folded: list[Line] = []
    for (kind, act), group in groupby(lines, key=lambda line: (line.kind, line.act)):
        first, *others = group
        alone = kind not in _LISTED or act is None
        folded += [first, *others] if alone else [replace(first, others_at_once=tuple(others))]
    return folded


def _line(
    one: Told,
    history: History,
    names: dict[UUID, str],
    *,
    others: str,
    amendable: bool,
    withheld: bool,
) -> Line:
    entry, outcome = one.entry, _outcome(one.body)
    return Line(
        id=entry.pk,
        kind=entry.kind,
        on=entry.happened_on,
        at=moment_of(entry),
        by=names.get(entry.by, ""),
        writer=entry.by,
        recorded=entry.recorded,
        domain=entry.domain,
        text=next((said for name in TEXT_FIELDS if (said := getattr(one.body, name, "")) and said != outcome), ""),
        deviation=entry.deviation,
        confined=entry.level > 1,
        corrected=_amended(history.corrections[-1] if history.corrections else None, names),
        retracted=_amended(history.retraction, names),
        amendable=amendable,
        withheld=withheld,
        worker=next((name for id, name in names.items() if id == getattr(one.body, "worker", None)), ""),
        role=getattr(one.body, "role", ""),
        thing=getattr(one.body, kind_of(entry.kind).thing or "thing", None),
        conference=getattr(one.body, "conference", None),
        others=others,
        named=named_in(one.body, entry.domain),
        outcome=outcome,
        amount=getattr(one.body, "amount", None),
        persons=tuple(entry.persons) if isinstance(one.body, ToldBeside | HeardFromBeside) else (),
        act=entry.act,
        helps=one.body.state if isinstance(one.body, HelperNoted | HelperChanged) else "",
    )


def named_in(body: object, domain: str) -> tuple[tuple[str, str], ...]:
    """Give the words of the method in an entry, by field; what its life domain says already is not said again."""
    said = [(name, str(getattr(body, name, ""))) for name in _WORD_FIELDS]
    if isinstance(body, DecisionTaken):
        said.append(("decision", body.decision))
    if isinstance(body, ToldBeside | HeardFromBeside):
        said.append(("what", body.what))
    if isinstance(body, DomainScored):
        said.append(("score", str(body.score)))
    return tuple((name, word) for name, word in said if word and word != domain)


def _outcome(body: object) -> str:
    """Give the word for what came of it, also of what was asked of a partner."""
    if isinstance(body, PartnerDecisionAnswered):
        return body.answer
    if isinstance(body, DecidedForPartner) and not body.within:
        return "outside_mandate"
    return getattr(body, "outcome", "")


def _others(body: object, organisations: dict[UUID, str], ways: Ways) -> str:
    """Give who is named in an entry besides workers of ours: an organisation, another team, names that were typed."""
    if way := way_of(body):
        return ", ".join(filter(None, ways[way]))
    said = [name for id, name in organisations.items() if id == getattr(body, "organisation", None)]
    # A report goes to a receiver of the method, who may have a name as well.
    for name in (*_NAMING_FIELDS, *(() if hasattr(body, "receiver_name") else ("receiver",))):
        value = getattr(body, name, "")
        said += [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
    return ", ".join(dict.fromkeys(one for one in said if one))


def _amended(line: Written | None, names: dict[UUID, str]) -> Amended | None:
    if line is None:
        return None
    reason = getattr(line.body, "reason", "")
    at = line.entry.recorded
    return Amended(on=day_of(at), at=at, by=names.get(line.entry.by, ""), reason=reason)
