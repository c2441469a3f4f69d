"""Deeds of every day: calls and talks, help and advice."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.assessments.actions import asked_domain
from voordeur.cases import entries as said
from voordeur.cases.rules import refuse_a_day_not_ahead
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Level, Permit, Recorded, record


def note_contact(
    *,
    file: UUID,
    channel: Literal["call", "mail", "chat", "talk", "letter"],
    with_whom: str = "",
    text: str = "",
    follow_up_on: date | None = None,
    follows_up: UUID | None = None,
    place: str = "",
    persons: Iterable[UUID] = (),
    domain: str = "",
    level: Level = Level.SHARED,
    happened_at: datetime | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note a call, mail, chat, talk or letter: about whom, on which domain, for whose eyes, and when to come back.

    Raises NotAhead when one would come back on a day that is not after today, or more than a year ahead.
    """
    refuse_a_day_not_ahead(follow_up_on, day_of(at))
    draft = Draft(
        file,
        said.ContactNoted(
            channel=channel,
            with_whom=with_whom,
            text=text,
            follow_up_on=follow_up_on,
            follows_up=follows_up,
            place=place,
        ),
        happened_on or day_of(at),
        happened_at=happened_at,
        id=id,
        domain=asked_domain(file, domain),
        level=level,
        persons=tuple(persons),
    )
    return record(draft, permit=permit, at=at)


give_help = plain(said.HelpGiven)
give_advice = plain(said.AdviceGiven)
