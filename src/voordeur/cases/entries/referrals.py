"""Services that are asked to help: they wait, accept or refuse, start and end."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.cases.models.referrals import Referral
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("referral_made", thing="referral", begins=True, plain=True)
class ReferralMade(Body):
    """A service or organisation was asked to help; warm when the two were brought together in person.

    `priority`: before others who wait. `bridging`: what helps meanwhile. `risk`, `finding`: what it is for, where it
    was a danger that was seen, or something found in a building.
    """

    referral: UUID
    service: UUID | None = None
    organisation: UUID | None = None
    receiver: str = ""
    text: str = ""
    warm: bool = False
    priority: bool = False
    bridging: str = ""
    risk: UUID | None = None
    finding: UUID | None = None


@entry("referral_accepted", thing="referral", plain=True)
class ReferralAccepted(Body):
    """The one who was asked will help; `place_from`: there is a place for this household from that day."""

    referral: UUID
    priority: bool = False
    place_from: date | None = None


@entry("referral_waiting", thing="referral", plain=True)
class ReferralWaiting(Body):
    """The one who was asked has a waiting list; `weeks` is what it says that remains."""

    referral: UUID
    weeks: int | None = None


@entry("bridging_arranged", thing="referral", plain=True)
class BridgingArranged(Body):
    """Somebody helps as long as the help that was asked for has not begun."""

    referral: UUID
    text: str = ""
    by_whom: str = ""


@entry("referral_refused", thing="referral", plain=True)
class ReferralRefused(Body):
    """The one who was asked will not help, for a reason."""

    referral: UUID
    reason: str = ""


@entry("referral_started", thing="referral")
class ReferralStarted(Body):
    """The help that was asked for began."""

    referral: UUID


@entry("referral_ended", thing="referral", plain=True)
class ReferralEnded(Body):
    """The help that was asked for ended."""

    referral: UUID
    reason: str = ""


@entry("referral_followed_up", thing="referral", plain=True)
class ReferralFollowedUp(Body):
    """It was asked, some time after a referral, how things go with that help, whether the case runs or not."""

    referral: UUID
    result: Literal["goes_well", "problem_back", "not_reached"]
    text: str = ""


@entry("follow_up_waived", thing="referral", step=True, plain=True)
class FollowUpWaived(Body):
    """Nobody will ask how things go with the help that a referral led to, for a reason."""

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
            priority=body.priority,
            bridging=body.bridging,
            asked_on=entry.happened_on,
            state_on=entry.happened_on,
        )
    )


@projects(ReferralAccepted)
def _referral_accepted(entry: Entry, body: ReferralAccepted, rows: Rows) -> None:
    referral = _moved(entry, body.referral, Referral.State.ACCEPTED, rows)
    referral.priority = referral.priority or body.priority
    referral.place_from = body.place_from
    rows.put(referral)


@projects(ReferralWaiting)
def _referral_waiting(entry: Entry, body: ReferralWaiting, rows: Rows) -> None:
    referral = _moved(entry, body.referral, Referral.State.WAITING, rows)
    referral.weeks_told, referral.weeks_told_on = body.weeks, entry.happened_on
    rows.put(referral)


@projects(BridgingArranged)
def _bridging_arranged(entry: Entry, body: BridgingArranged, rows: Rows) -> None:
    referral = rows.get(Referral, body.referral)
    referral.bridging, referral.bridging_by = body.text, body.by_whom
    rows.put(referral)


@projects(ReferralRefused)
def _referral_refused(entry: Entry, body: ReferralRefused, rows: Rows) -> None:
    referral = _moved(entry, body.referral, Referral.State.REFUSED, rows)
    referral.reason = body.reason
    rows.put(referral)


@projects(ReferralStarted)
def _referral_started(entry: Entry, body: ReferralStarted, rows: Rows) -> None:
    referral = _moved(entry, body.referral, Referral.State.STARTED, rows)
    referral.started_on = entry.happened_on
    rows.put(referral)


@projects(ReferralEnded)
def _referral_ended(entry: Entry, body: ReferralEnded, rows: Rows) -> None:
    referral = _moved(entry, body.referral, Referral.State.ENDED, rows)
    referral.reason = body.reason
    rows.put(referral)


@projects(ReferralFollowedUp)
def _referral_followed_up(entry: Entry, body: ReferralFollowedUp, rows: Rows) -> None:
    referral = rows.get(Referral, body.referral)
    referral.follow_up, referral.follow_up_on = Referral.FollowUp(body.result), entry.happened_on
    rows.put(referral)


@projects(FollowUpWaived)
def _follow_up_waived(entry: Entry, body: FollowUpWaived, rows: Rows) -> None:
    referral = rows.get(Referral, body.referral)
    referral.follow_up, referral.follow_up_on = Referral.FollowUp.WAIVED, entry.happened_on
    rows.put(referral)


def _moved(entry: Entry, referral_id: UUID, state: Referral.State, rows: Rows) -> Referral:
    referral = rows.get(Referral, referral_id)
    referral.state, referral.state_on = state, entry.happened_on
    return referral
