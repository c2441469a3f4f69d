"""Deeds on what parties say to the plan: only a party can agree, object or sign, whoever writes it down.

Who takes part is a plain entry.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.cases import entries as said
from voordeur.cases.agreeing import NotAParty
from voordeur.cases.deciding import refuse_who_is_too_young
from voordeur.cases.models import Party
from voordeur.cases.queries import place_of
from voordeur.cases.telling import plain, tell
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Level, Permit, Recorded, id_from
from voordeur.post.actions import add_document, document_id

join_party = plain(said.PartyJoined)
leave_as_party = plain(said.PartyLeft)
put_plan_forward = plain(said.PlanPutForward)
withdraw_signature = plain(said.SignatureWithdrawn)


def endorse(
    *,
    file: UUID,
    party: UUID,
    said_by: str = "",
    how: said.HowSaid = "meeting",
    remark: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down that a party said yes to the plan, who said so and how it was heard.

    `expect` is the version of the party that the writer saw. Raises NotAParty, Stale.
    """
    _refuse_a_stranger(file, party)
    body = said.PartyEndorsed(party=party, said_by=said_by, how=how, remark=remark)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, expect=expect)


def object_to_plan(
    *,
    file: UUID,
    party: UUID,
    said_by: str = "",
    how: said.HowSaid = "meeting",
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down that a party does not agree, or contradicts the yes that was noted for it. Raises NotAParty, Stale."""
    _refuse_a_stranger(file, party)
    body = said.PartyObjected(party=party, said_by=said_by, how=how, reason=reason)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, expect=expect)


def sign_plan(
    *,
    file: UUID,
    party: UUID,
    how: said.HowSigned = "screen",
    signed_by: str = "",
    seen_by: str = "",
    document: UUID | None = None,
    persons: Iterable[UUID] = (),
    scan: bytes | None = None,
    scan_text: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down a signature under the plan; `seen_by` is who saw it being put, `document` the scan of one on paper.

    A `scan` that is not in the case yet is added to it as a document that is called `scan_text`, looked through and
    sealed like every other and seen by whoever sees the party. `persons`: who of the household signs. Raises NotAParty,
    Stale, DoesNotDecide for a child under twelve, and Unfit for a scan that is not taken.
    """
    _refuse_a_stranger(file, party)
    signers = tuple(persons)
    refuse_who_is_too_young(file, persons=signers, on=happened_on or day_of(at))
    entry = id or new_id()
    with transaction.atomic():
        if scan is not None:
            kept = id_from(entry, "scan")
            document = _keep(scan, file=file, party=party, text=scan_text, permit=permit, at=at, id=kept)
        body = said.PlanSigned(
            party=party, how=how, signed_by=signed_by, seen_by=seen_by, document=document, persons=signers
        )
        return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=entry, expect=expect)


def _keep(scan: bytes, *, file: UUID, party: UUID, id: UUID, **said: Any) -> UUID:
    """Add a scan to the case, for whoever sees the party; give the id of the document."""
    domain, level = place_of(file, party, kind="party") or ("", Level.SHARED)
    add_document(file=file, content=scan, domain=domain, level=level, id=id, **said)
    return document_id(id)


def _refuse_a_stranger(file: UUID, party: UUID) -> None:
    if not Party.objects.filter(file=file, pk=party, left_on=None).exists():
        raise NotAParty
