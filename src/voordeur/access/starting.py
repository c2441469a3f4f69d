"""Starting a programme: method, place, team, covenants, targets, money in one act, or refused with all that lacks."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from voordeur.access.actions import joining
from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft, Recorded, id_from
from voordeur.journal.method_texts import keep_method
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal
from voordeur.partners.entries import CovenantSigned
from voordeur.programmes.actions import started
from voordeur.programmes.entries import FundingNoted, TargetSet
from voordeur.programmes.rules import Line, Preparation, blocks


class NotReady(Refusal):
    """Something still keeps the programme from starting; `lines` has all of it."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        """Say everything at once."""
        super().__init__(
            {"nl": "Dit project kan nog niet starten.", "en": "This programme cannot start yet."},
            {
                "nl": " ".join(line.text.nl for line in lines),
                "en": " ".join(line.text.said("en") for line in lines),
            },
        )
        self.lines = lines


def begin_programme(*, prepared: Preparation, permit: Permit, at: datetime, id: UUID) -> Recorded:
    """Start a programme as it was prepared, today; its file follows from `id`. Raises NotReady, SlugTaken."""
    if lines := blocks(prepared):
        raise NotReady(lines)
    assert prepared.controller is not None  # one of the blocks
    on, file = day_of(at), programme_begun(id)
    start, opening = started(
        file=file,
        slug=prepared.slug,
        title=prepared.title,
        version=keep_method(prepared.method_text, prepared.settings),
        controller=prepared.controller,
        area=prepared.area,
        until=prepared.until,
        on=on,
        id=id,
    )
    drafts = [*_team(prepared, file, on, id), *_covenants(prepared, file, on, id), *_aims(prepared, file, on, id)]
    return record(start, *drafts, permit=permit, at=at, opening=[opening])


def programme_begun(id: UUID) -> UUID:
    """Give the file of the programme that `begin_programme` starts with this id."""
    return id_from(id, "programme")


def _team(prepared: Preparation, file: UUID, on: date, id: UUID) -> Iterator[Draft]:
    for role, workers in prepared.held.items():
        for worker in dict.fromkeys(workers):
            function = prepared.method.roles[role].function
            entry = id_from(id, "member", role, str(worker))
            yield from joining(programme=file, worker=worker, role=role, function_name=function, on=on, id=entry)


def _covenants(prepared: Preparation, file: UUID, on: date, id: UUID) -> Iterator[Draft]:
    for one in prepared.signed:
        entry = id_from(id, "covenant", str(one.organisation))
        body = CovenantSigned(
            covenant=id_from(entry, "covenant"), what=one.shares, until=one.until, parties=(one.organisation,)
        )
        yield Draft(file, body, on, id=entry)


def _aims(prepared: Preparation, file: UUID, on: date, id: UUID) -> Iterator[Draft]:
    for (indicator, year), value in prepared.targets.items():
        body = TargetSet(indicator=indicator, year=year, value=value)
        yield Draft(file, body, on, id=id_from(id, "target", indicator, str(year)))
    for number, money in enumerate(prepared.money):
        entry = id_from(id, "funding", str(number))
        noted = FundingNoted(funding=id_from(entry, "funding"), name=money.name, amount=money.amount, until=money.until)
        yield Draft(file, noted, on, id=entry)
