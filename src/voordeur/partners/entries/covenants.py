"""What partners sign together: a covenant, who takes part under it, and mandates; `until` is always the last day.

In the file of a programme a covenant names its parties. In that of an organisation it is what that one signed, for
every programme.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.journal.drafts import id_from
from voordeur.journal.kinds import Body, asked, entry, projects
from voordeur.journal.models import Entry, File
from voordeur.journal.rows import Rows
from voordeur.partners.models.covenants import Covenant, CovenantParty, Mandate, Participant

HowFar = Literal["involvement", "shared"]
_WHERE = ("programme", "organisation")
_DAY = timedelta(days=1)


@entry("covenant_signed", files=_WHERE, thing="covenant", begins=True)
class CovenantSigned(Body):
    """Organisations signed what they will do, to what end and on which life domains something may be shared, how far.

    No purpose or life domain named is no limit; no party named: the organisation in whose file it stands. It holds from
    `since`, or from the day on which it was signed.
    """

    covenant: UUID
    what: str
    since: date | None = None
    until: date | None = None
    parties: tuple[UUID, ...] = asked(())
    purposes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    level: HowFar = "shared"


@entry("covenant_prolonged", files=_WHERE, thing="covenant")
class CovenantProlonged(Body):
    """The parties agreed on another last day for a covenant (none: it has no end)."""

    covenant: UUID
    until: date | None = None


@entry("covenant_ended", files=_WHERE, thing="covenant")
class CovenantEnded(Body):
    """A covenant ended: from this day it no longer holds."""

    covenant: UUID


@entry("covenant_end_seen", files=_WHERE, thing="covenant", plain=True)
class CovenantEndSeen(Body):
    """Somebody who sees to it that things move looked at what stops with a covenant; it is not shown again."""

    covenant: UUID


@entry("covenant_rights_withdrawn", files=_WHERE, thing="covenant")
class CovenantRightsWithdrawn(Body):
    """What workers of its parties could see by a covenant that ended was withdrawn, in every file, in the same act."""

    covenant: UUID
    reason: str


@entry("covenant_party_left", files=_WHERE, thing="covenant")
class CovenantPartyLeft(Body):
    """One organisation no longer takes part in a covenant, from this day; the others go on."""

    covenant: UUID
    organisation: UUID


@entry("covenant_person_named", files=_WHERE, thing="covenant")
class CovenantPersonNamed(Body):
    """A party said who takes part for it: a worker here, or a contact person without an account."""

    covenant: UUID
    organisation: UUID
    worker: UUID | None = None
    contact: UUID | None = None


@entry("covenant_person_left", files=_WHERE, thing="covenant", plain=True)
class CovenantPersonLeft(Body):
    """Somebody no longer takes part for a party, from this day."""

    covenant: UUID
    participant: UUID


@entry("mandate_given", files=_WHERE, thing="mandate", begins=True)
class MandateGiven(Body):
    """One party may take this decision in the name of another, up to so many euros where a limit is named."""

    mandate: UUID
    covenant: UUID
    giver: UUID
    holder: UUID
    decision: str
    limit: Decimal | None = None
    until: date | None = None


@entry("mandate_revoked", files=_WHERE, thing="mandate", plain=True, whole=True)
class MandateRevoked(Body):
    """A mandate was taken back: from this day nobody decides by it."""

    mandate: UUID
    reason: str = ""


def participant_id(covenant: UUID, who: UUID) -> UUID:
    """Give the id of a worker's or contact person's place in a covenant."""
    return id_from(covenant, "participant", str(who))


@projects(CovenantSigned)
def _covenant_signed(entry: Entry, body: CovenantSigned, rows: Rows) -> None:
    of_programme, since = rows.file.kind == File.Kind.PROGRAMME, body.since or entry.happened_on
    rows.put(
        Covenant(
            id=body.covenant,
            programme=entry.file_id if of_programme else None,
            what=body.what,
            purposes=list(body.purposes),
            domains=list(body.domains),
            level=body.level,
            since=since,
            until=body.until,
        )
    )
    for organisation in body.parties or (() if of_programme else (entry.file_id,)):
        party = id_from(body.covenant, "party", str(organisation))
        rows.put(CovenantParty(id=party, covenant=body.covenant, organisation=organisation, since=since))


@projects(CovenantProlonged)
def _covenant_prolonged(entry: Entry, body: CovenantProlonged, rows: Rows) -> None:
    covenant = rows.get(Covenant, body.covenant)
    covenant.until, covenant.end_seen_on, covenant.withdrawn_on = body.until, None, None
    rows.put(covenant)


@projects(CovenantEnded)
def _covenant_ended(entry: Entry, body: CovenantEnded, rows: Rows) -> None:
    covenant = rows.get(Covenant, body.covenant)
    covenant.until = entry.happened_on - _DAY
    rows.put(covenant)


@projects(CovenantEndSeen)
def _covenant_end_seen(entry: Entry, body: CovenantEndSeen, rows: Rows) -> None:
    covenant = rows.get(Covenant, body.covenant)
    covenant.end_seen_on = entry.happened_on
    rows.put(covenant)


@projects(CovenantRightsWithdrawn)
def _covenant_rights_withdrawn(entry: Entry, body: CovenantRightsWithdrawn, rows: Rows) -> None:
    covenant = rows.get(Covenant, body.covenant)
    covenant.withdrawn_on = entry.happened_on
    rows.put(covenant)


@projects(CovenantPartyLeft)
def _covenant_party_left(entry: Entry, body: CovenantPartyLeft, rows: Rows) -> None:
    party = rows.get(CovenantParty, id_from(body.covenant, "party", str(body.organisation)))
    party.until = entry.happened_on - _DAY
    rows.put(party)


@projects(CovenantPersonNamed)
def _covenant_person_named(entry: Entry, body: CovenantPersonNamed, rows: Rows) -> None:
    rows.get(Covenant, body.covenant)
    who = body.worker or body.contact
    if who is None:
        return
    rows.put(
        Participant(
            id=participant_id(body.covenant, who),
            covenant=body.covenant,
            organisation=body.organisation,
            worker=body.worker,
            contact=body.contact,
            since=entry.happened_on,
        )
    )


@projects(CovenantPersonLeft)
def _covenant_person_left(entry: Entry, body: CovenantPersonLeft, rows: Rows) -> None:
    participant = rows.get(Participant, body.participant)
    participant.until = entry.happened_on - _DAY
    rows.put(participant)


@projects(MandateGiven)
def _mandate_given(entry: Entry, body: MandateGiven, rows: Rows) -> None:
    rows.get(Covenant, body.covenant)
    rows.put(
        Mandate(
            id=body.mandate,
            covenant=body.covenant,
            giver=body.giver,
            holder=body.holder,
            decision=body.decision,
            limit=body.limit,
            since=entry.happened_on,
            until=body.until,
        )
    )


@projects(MandateRevoked)
def _mandate_revoked(entry: Entry, body: MandateRevoked, rows: Rows) -> None:
    mandate = rows.get(Mandate, body.mandate)
    mandate.until, mandate.revoked_because = entry.happened_on - _DAY, body.reason
    rows.put(mandate)
