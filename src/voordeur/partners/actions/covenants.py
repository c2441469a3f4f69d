"""Deeds about covenants: signing, prolonging, ending, who takes part, and mandates."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from voordeur.accounts import queries as accounts
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.drafts import Recorded, id_from
from voordeur.journal.models import Entry
from voordeur.journal.permits import Permit
from voordeur.journal.recording import note
from voordeur.journal.refusals import WrongFile
from voordeur.partners import queries
from voordeur.partners.entries import (
    CovenantEnded,
    CovenantPartyLeft,
    CovenantPersonNamed,
    CovenantProlonged,
    CovenantSigned,
    HowFar,
    MandateGiven,
)
from voordeur.partners.models import Covenant
from voordeur.partners.rules.signing import (
    NotAParty,
    WorksElsewhere,
    refuse_a_bad_covenant,
    refuse_a_bad_mandate,
    refuse_an_end_before,
)


def sign_covenant(
    *,
    file: UUID,
    what: str,
    parties: Sequence[UUID],
    covenant: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    purposes: Sequence[str] = (),
    domains: Sequence[str] = (),
    level: HowFar = "shared",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note what organisations signed, in the file of a programme or (for every programme) in that of the one party.

    `since` is its first day (that of signing, when none is named), `until` the last.
    Raises NoParties, PartyTwice, EndsBeforeItBegins, Overlaps.
    """
    on, entry = happened_on or day_of(at), id or new_id()
    same, begins, new = None if file in parties else file, since or on, not _sent_before(id)

    def refuse(besides: UUID | None = None) -> None:
        running = [one for one in queries.pacts(parties) if one.programme == same and one.covenant != besides]
        refuse_a_bad_covenant(parties, since=begins, until=until, purposes=purposes, running=running)

    if new:
        refuse()
    body = CovenantSigned(
        covenant=covenant or id_from(entry, "covenant"),
        what=what,
        since=since,
        until=until,
        parties=tuple(parties),
        purposes=tuple(purposes),
        domains=tuple(domains),
        level=level,
    )
    with transaction.atomic():
        recorded = note(file, body, permit, at, on, entry)
        if new:
            refuse(besides=body.covenant)  # behind the lock on the file: of two at once one stays
    return recorded


def prolong_covenant(
    *,
    file: UUID,
    covenant: UUID,
    until: date | None = None,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note another last day that the parties agreed on (None: no end). Raises EndsBeforeItBegins, Overlaps, Stale."""
    signed = _signed(file, covenant)
    if not _sent_before(id):
        parties = [one.organisation for one in queries.parties_of(covenant) if one.until is None]
        others = [
            pact for pact in queries.pacts(parties) if pact.covenant != covenant and pact.programme == signed.programme
        ]
        refuse_a_bad_covenant(parties, since=signed.since, until=until, purposes=signed.purposes, running=others)
    body = CovenantProlonged(covenant=covenant, until=until)
    return note(file, body, permit, at, happened_on, id, expect={covenant: expect} if expect else {})


def end_covenant(
    *,
    file: UUID,
    covenant: UUID,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that a covenant ended: from this day it no longer holds. Raises EndsBeforeItBegins, Stale."""
    on = happened_on or day_of(at)
    refuse_an_end_before(_signed(file, covenant).since, on)
    return note(file, CovenantEnded(covenant=covenant), permit, at, on, id, expect={covenant: expect} if expect else {})


def leave_covenant(
    *,
    file: UUID,
    covenant: UUID,
    organisation: UUID,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that one party no longer takes part; the others go on. Raises NotAParty."""
    _refuse_who_did_not_sign(file, covenant, organisation)
    body = CovenantPartyLeft(covenant=covenant, organisation=organisation)
    return note(file, body, permit, at, happened_on, id)


def name_participant(
    *,
    file: UUID,
    covenant: UUID,
    organisation: UUID,
    worker: UUID | None = None,
    contact: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note who takes part for a party: a worker here, or a contact person without an account.

    Raises NotAParty, and WorksElsewhere for whoever is known to work somewhere else.
    """
    _refuse_who_did_not_sign(file, covenant, organisation)
    works_at = [one.organisation for one in accounts.workers([worker]).values()]
    works_at += [one.organisation for one in queries.contacts_named([contact]).values()]
    if not _sent_before(id) and set(works_at) - {organisation}:
        raise WorksElsewhere
    body = CovenantPersonNamed(covenant=covenant, organisation=organisation, worker=worker, contact=contact)
    return note(file, body, permit, at, happened_on, id)


def give_mandate(
    *,
    file: UUID,
    covenant: UUID,
    giver: UUID,
    holder: UUID,
    decision: str,
    mandate: UUID | None = None,
    limit: Decimal | None = None,
    until: date | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that one party lets another organisation decide in its name; `limit` in euros, `until` the last day.

    Raises OwnMandate, NotAParty, EndsBeforeItBegins, MandateTooLong.
    """
    on, entry = happened_on or day_of(at), id or new_id()
    parties = {one.organisation for one in queries.parties_of(covenant)}
    ends = _signed(file, covenant).until
    refuse_a_bad_mandate(giver=giver, holder=holder, parties=parties, since=on, until=until, ends=ends)
    body = MandateGiven(
        mandate=mandate or id_from(entry, "mandate"),
        covenant=covenant,
        giver=giver,
        holder=holder,
        decision=decision,
        limit=limit,
        until=until,
    )
    return note(file, body, permit, at, on, entry)


def _signed(file: UUID, covenant: UUID) -> Covenant:
    found = Covenant.objects.filter(file=file, pk=covenant).first()
    if found is None:
        raise WrongFile
    return found


def _refuse_who_did_not_sign(file: UUID, covenant: UUID, organisation: UUID) -> None:
    if not queries.parties_of(covenant).filter(file=file, organisation=organisation).exists():
        raise NotAParty


def _sent_before(id: UUID | None) -> bool:
    """Tell whether this was recorded already: sent again it stands in its own way."""
    return id is not None and Entry.objects.filter(pk=id).exists()
