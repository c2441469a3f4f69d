"""Deeds of a programme. Who joins or leaves a team gains or loses sight too: those two stand in `access`."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.drafts import Draft, Opening, Recorded, id_from
from voordeur.journal.method_texts import keep_method, method_of
from voordeur.journal.models import MethodVersion
from voordeur.journal.permits import Permit
from voordeur.journal.recording import note, record
from voordeur.journal.refusals import Refusal
from voordeur.programmes.entries import (
    AreaMarked,
    AreaSignalPassedOn,
    CaseDiscussionHeld,
    FundingNoted,
    PeerSupervisionHeld,
    ProgrammeEnded,
    ProgrammeStarted,
    TargetSet,
)
from voordeur.programmes.models import Programme


class SlugTaken(Refusal):
    """Another programme has this short name."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Een ander project heeft deze korte naam al. Kies een andere.",
                "en": "Another programme has this short name already. Choose another one.",
            }
        )


def start_programme(
    *,
    slug: str,
    title: str = "",
    method_text: str,
    controller: UUID,
    permit: Permit,
    at: datetime,
    area: UUID | None = None,
    settings: Mapping[str, Any] | None = None,
    until: date | None = None,
    happened_on: date | None = None,
    id: UUID | None = None,
    programme: UUID | None = None,
) -> Recorded:
    """Put a method to work; its exact text and the place's settings are kept, so that cases can be judged by it later.

    Without a `title` it is called as its method is. `programme` is the id of the new file (default: follows from
    `id`). A text with mistakes is refused by `methods`.
    Raises SlugTaken.
    """
    entry = id or new_id()
    draft, opening = started(
        file=programme or id_from(entry, "programme"),
        slug=slug,
        title=title,
        version=keep_method(method_text, settings),
        controller=controller,
        area=area,
        until=until,
        on=happened_on or day_of(at),
        id=entry,
    )
    return record(draft, permit=permit, at=at, opening=[opening])


def started(
    *,
    file: UUID,
    slug: str,
    title: str,
    version: MethodVersion,
    controller: UUID,
    area: UUID | None,
    until: date | None,
    on: date,
    id: UUID,
) -> tuple[Draft, Opening]:
    """Draft the start of a programme by a kept version of a method, with its file. Raises SlugTaken."""
    if Programme.objects.filter(slug=slug).exclude(id=file).exists():
        raise SlugTaken
    body = ProgrammeStarted(
        slug=slug,
        title=title,
        method=method_of(version.id).id,
        method_version=version.version,
        method_sha256=version.sha256,
        controller=controller,
        area=area,
        until=until,
    )
    opening = Opening(file, "programme", programme=file, controller=controller, method=version)
    return Draft(file, body, on, id=id), opening


def end_programme(*, programme: UUID, reason: str = "", permit: Permit, at: datetime, **when: Any) -> Recorded:
    """End a programme: it takes on nobody new."""
    return note(programme, ProgrammeEnded(reason=reason), permit, at, **when)


def mark_area(*, programme: UUID, area: UUID, mark: str, permit: Permit, at: datetime, **when: Any) -> Recorded:
    """Mark an area in which something holds for every door, such as `demolition_area`."""
    return note(programme, AreaMarked(area=area, mark=mark), permit, at, **when)


def hold_case_discussion(
    *, programme: UUID, attended: tuple[str, ...] = (), advice: str = "", permit: Permit, at: datetime, **when: Any
) -> Recorded:
    """Note that the team discussed its cases; what was advised on one case is noted in that case."""
    return note(programme, CaseDiscussionHeld(attended=attended, advice=advice), permit, at, **when)


def hold_peer_supervision(
    *, programme: UUID, attended: tuple[str, ...] = (), permit: Permit, at: datetime, **when: Any
) -> Recorded:
    """Note that the team talked about what the work does to themselves."""
    return note(programme, PeerSupervisionHeld(attended=attended), permit, at, **when)


def pass_on_area_signal(
    *,
    programme: UUID,
    area: UUID,
    topic: str,
    receiver: str,
    text: str,
    permit: Permit,
    at: datetime,
    **when: Any,
) -> Recorded:
    """Tell others what goes on in a complex or street. There is no place for a person or house number in it."""
    said = AreaSignalPassedOn(area=area, topic=topic, receiver=receiver, text=text)
    return note(programme, said, permit, at, **when)


def set_target(
    *, programme: UUID, indicator: str, year: int, value: Decimal | int, permit: Permit, at: datetime, **when: Any
) -> Recorded:
    """Set what the programme wants to reach in a year on one indicator of its method."""
    return note(programme, TargetSet(indicator=indicator, year=year, value=Decimal(value)), permit, at, **when)


def note_funding(
    *,
    programme: UUID,
    name: str,
    amount: Decimal | None = None,
    until: date | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
    funding: UUID | None = None,
) -> Recorded:
    """Note money that the programme works with: from whom, how much (euros) and its last day."""
    entry = id or new_id()
    body = FundingNoted(funding=funding or id_from(entry, "funding"), name=name, amount=amount, until=until)
    return note(programme, body, permit, at, happened_on, entry)
