"""Deeds of every day: calls and talks, help and advice, asking a service, sitting together.

`expect` is the version of the referral that the writer saw; when it is another by now, the deed raises Stale.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.assessments.actions import asked_domain
from voordeur.cases import entries as said
from voordeur.cases.models import Referral
from voordeur.cases.rules import refuse_a_day_not_ahead
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Level, Permit, Recorded, record


def note_contact(
    *,
    file: UUID,
    channel: Literal["call", "mail", "chat", "talk", "letter"],
    with_whom: str = "",
    text: str = "",
    follow_up_on: date | None = None,
    follows_up: UUID | None = None,
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
            channel=channel, with_whom=with_whom, text=text, follow_up_on=follow_up_on, follows_up=follows_up
        ),
        happened_on or day_of(at),
        happened_at=happened_at,
        id=id,
        domain=asked_domain(file, domain),
        level=level,
        persons=tuple(persons),
    )
    return record(draft, permit=permit, at=at)


def hold_conference(
    *,
    file: UUID,
    kind: Literal["multidisciplinary", "case_discussion", "follow_up"],
    attended: Iterable[str] = (),
    decisions: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that partners sat together about this case, and what they decided."""
    body = said.ConferenceHeld(kind=kind, attended=tuple(attended), decisions=decisions)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def give_help(
    *,
    file: UUID,
    text: str = "",
    organisation: UUID | None = None,
    domain: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note help that was given at once."""
    body = said.HelpGiven(text=text, organisation=organisation)
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=asked_domain(file, domain))
    return record(draft, permit=permit, at=at)


def give_advice(
    *,
    file: UUID,
    text: str = "",
    domain: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note advice that a resident got."""
    day = happened_on or day_of(at)
    draft = Draft(file, said.AdviceGiven(text=text), day, id=id, domain=asked_domain(file, domain))
    return record(draft, permit=permit, at=at)


def refer(
    *,
    file: UUID,
    referral: UUID | None = None,
    service: UUID | None = None,
    organisation: UUID | None = None,
    receiver: str = "",
    text: str = "",
    warm: bool = False,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Ask a service or organisation to help; warm when the two were brought together in person."""
    body = said.ReferralMade(
        referral=referral or id or new_id(),
        service=service,
        organisation=organisation,
        receiver=receiver,
        text=text,
        warm=warm,
    )
    day = happened_on or day_of(at)
    return record(Draft(file, body, day, id=id, domain=asked_domain(file, domain), level=level), permit=permit, at=at)


def accept_referral(
    *,
    file: UUID,
    referral: UUID,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that whoever was asked will help."""
    return _about_referral(said.ReferralAccepted(referral=referral), file, expect, permit, at, happened_on, id)


def refuse_referral(
    *,
    file: UUID,
    referral: UUID,
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that whoever was asked will not help, and why."""
    return _about_referral(
        said.ReferralRefused(referral=referral, reason=reason), file, expect, permit, at, happened_on, id
    )


def start_referral(
    *,
    file: UUID,
    referral: UUID,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that the help that was asked for began."""
    return _about_referral(said.ReferralStarted(referral=referral), file, expect, permit, at, happened_on, id)


def end_referral(
    *,
    file: UUID,
    referral: UUID,
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that the help that was asked for ended."""
    return _about_referral(
        said.ReferralEnded(referral=referral, reason=reason), file, expect, permit, at, happened_on, id
    )


AboutReferral = said.ReferralAccepted | said.ReferralRefused | said.ReferralStarted | said.ReferralEnded


def _about_referral(
    body: AboutReferral,
    file: UUID,
    expect: UUID | None,
    permit: Permit,
    at: datetime,
    happened_on: date | None,
    id: UUID | None,
) -> Recorded:
    domain, level = Referral.objects.seen_by(file, body.referral)
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=domain, level=level)
    return record(draft, permit=permit, at=at, expect={body.referral: expect} if expect else None)
