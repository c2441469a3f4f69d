"""What parties to a plan agree: who takes part, who said yes and how, and who signed.

What has happened is kept as it was said: a yes that was noted by the coordinator names who said it and how, and the
party itself can object to it later. Nothing here is ever overwritten by that.
"""

from typing import Literal
from uuid import UUID

from voordeur.cases.models.agreements import Party, PutForward
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

HowSaid = Literal["signed_in", "link", "call", "mail", "paper", "meeting"]
HowSigned = Literal["screen", "paper", "seen"]


@entry("party_joined", thing="party", begins=True, plain=True)
class PartyJoined(Body):
    """Somebody takes part in the plan and must agree to it: an organisation, the resident, whoever reported."""

    party: UUID
    organisation: UUID | None = None
    name: str = ""
    role: str = ""
    contact: str = ""


@entry("party_left", thing="party", plain=True)
class PartyLeft(Body):
    """A party no longer takes part in the plan, for a reason."""

    party: UUID
    reason: str = ""


@entry("plan_put_forward", step=True, plain=True, whole=True)
class PlanPutForward(Body):
    """The plan, as it stands, was put to all its parties for their yes."""

    text: str = ""


@entry("party_endorsed", thing="party")
class PartyEndorsed(Body):
    """A party said yes to the plan and to carrying out its part: who said so, and how it was heard."""

    party: UUID
    said_by: str = ""
    how: HowSaid = "meeting"
    remark: str = ""


@entry("party_objected", thing="party")
class PartyObjected(Body):
    """A party does not agree to the plan, or did not say the yes that was written down for it."""

    party: UUID
    said_by: str = ""
    how: HowSaid = "meeting"
    reason: str = ""


@entry("plan_signed", thing="party")
class PlanSigned(Body):
    """A party signed the plan: on the screen, on paper (with its scan), or seen signed by somebody who is named.

    `persons`: who of the household did.
    """

    party: UUID
    how: HowSigned = "screen"
    signed_by: str = ""
    seen_by: str = ""
    document: UUID | None = None
    persons: tuple[UUID, ...] = ()


@entry("signature_withdrawn", thing="party", plain=True)
class SignatureWithdrawn(Body):
    """A party took its signature under the plan back, and what it said of that."""

    party: UUID
    reason: str = ""


@projects(PartyJoined)
def _party_joined(entry: Entry, body: PartyJoined, rows: Rows) -> None:
    rows.put(
        Party(
            id=body.party,
            domain=entry.domain,
            level=entry.level,
            text=body.name,
            organisation=body.organisation,
            role=body.role,
            contact=body.contact,
            joined_on=entry.happened_on,
        )
    )


@projects(PartyLeft)
def _party_left(entry: Entry, body: PartyLeft, rows: Rows) -> None:
    party = rows.get(Party, body.party)
    party.left_on, party.left_because = entry.happened_on, body.reason
    rows.put(party)


@projects(PlanPutForward)
def _plan_put_forward(entry: Entry, body: PlanPutForward, rows: Rows) -> None:
    rows.put(PutForward(id=rows.file.id, on=entry.happened_on, text=body.text, by=entry.by))


@projects(PartyEndorsed)
def _party_endorsed(entry: Entry, body: PartyEndorsed, rows: Rows) -> None:
    _answer(entry, body, Party.Answer.ENDORSED, body.remark, rows)


@projects(PartyObjected)
def _party_objected(entry: Entry, body: PartyObjected, rows: Rows) -> None:
    _answer(entry, body, Party.Answer.OBJECTED, body.reason, rows)


@projects(PlanSigned)
def _plan_signed(entry: Entry, body: PlanSigned, rows: Rows) -> None:
    party = rows.get(Party, body.party)
    party.signed_on, party.signed_how, party.signed_by = entry.happened_on, body.how, body.signed_by
    party.seen_by, party.document = body.seen_by, body.document
    party.signers = [str(person) for person in body.persons]
    party.withdrawn_on, party.withdrawn_because = None, ""
    rows.put(party)


@projects(SignatureWithdrawn)
def _signature_withdrawn(entry: Entry, body: SignatureWithdrawn, rows: Rows) -> None:
    party = rows.get(Party, body.party)
    if party.signed_on:
        party.withdrawn_on, party.withdrawn_because = entry.happened_on, body.reason
        rows.put(party)


def _answer(entry: Entry, body: PartyEndorsed | PartyObjected, answer: Party.Answer, words: str, rows: Rows) -> None:
    party = rows.get(Party, body.party)
    party.answer, party.answered_on, party.answer_words = answer, entry.happened_on, words
    party.said_by, party.said_how, party.noted_by = body.said_by, body.how, entry.by
    rows.put(party)
