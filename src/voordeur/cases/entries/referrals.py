"""Services that are asked to help: they wait, accept or refuse, start and end."""

from uuid import UUID

from voordeur.cases.models.referrals import Referral
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("referral_made", thing="referral", plain=True)
class ReferralMade(Body):
    """A service or organisation was asked to help; warm when the two were brought together in person."""

    referral: UUID
    service: UUID | None = None
    organisation: UUID | None = None
    receiver: str = ""
    text: str = ""
    warm: bool = False


@entry("referral_accepted", thing="referral", plain=True)
class ReferralAccepted(Body):
    """The one who was asked will help."""

    referral: UUID


@entry("referral_refused", thing="referral", plain=True)
class ReferralRefused(Body):
    """The one who was asked will not help, for a reason."""

    referral: UUID
    reason: str = ""


@entry("referral_started", thing="referral", plain=True)
class ReferralStarted(Body):
    """The help that was asked for began."""

    referral: UUID


@entry("referral_ended", thing="referral", plain=True)
class ReferralEnded(Body):
    """The help that was asked for ended."""

    referral: UUID
    reason: str = ""


@projects(ReferralMade)
def _referral_made(entry: Entry, body: ReferralMade, rows: Rows) -> None:
    rows.put(
        Referral(
            id=body.referral,
            domain=entry.domain,
            level=entry.level,
            service=body.service,
            organisation=body.organisation,
            receiver=body.receiver,
            text=body.text,
            warm=body.warm,
            asked_on=entry.happened_on,
            state_on=entry.happened_on,
        )
    )


@projects(ReferralAccepted)
def _referral_accepted(entry: Entry, body: ReferralAccepted, rows: Rows) -> None:
    _move_referral(entry, body.referral, "accepted", rows)


@projects(ReferralRefused)
def _referral_refused(entry: Entry, body: ReferralRefused, rows: Rows) -> None:
    _move_referral(entry, body.referral, "refused", rows)


@projects(ReferralStarted)
def _referral_started(entry: Entry, body: ReferralStarted, rows: Rows) -> None:
    _move_referral(entry, body.referral, "started", rows)


@projects(ReferralEnded)
def _referral_ended(entry: Entry, body: ReferralEnded, rows: Rows) -> None:
    _move_referral(entry, body.referral, "ended", rows)


def _move_referral(entry: Entry, referral_id: UUID, state: str, rows: Rows) -> None:
    referral = rows.get(Referral, referral_id)
    referral.state, referral.state_on = state, entry.happened_on
    rows.put(referral)
