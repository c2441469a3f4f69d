"""The words of a case: what can be said of it in the journal. What each changes stands in `projections`."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry

OwnerKind = Literal["resident", "network", "organisation", "worker"]
ClosingReason = Literal[
    "goals_reached",
    "help_in_place",
    "answered",
    "passed_on",
    "withdrew",
    "moved",
    "deceased",
    "court_order",
    "other",
]


@entry("case_opened", step=True)
class CaseOpened(Body):
    """A team began to work for a household (or for a signal whose household is not known yet).

    `beside` names the running case of the same household that goes on next to this one, for the reason given.
    """

    route: Literal["doorstep", "signal", "transfer"]
    household: UUID | None = None
    join: Literal["none", "beside"] = "none"
    beside: UUID | None = None
    reason: str = ""


@entry("household_identified")
class HouseholdIdentified(Body):
    """It became clear about which household this case is."""

    household: UUID


@entry("role_assigned", step=True)
class RoleAssigned(Body):
    """A worker took on a role of the method in this case; `function` is the general function of that role."""

    role: str
    worker: UUID | None = None
    function: str = ""


@entry("role_released")
class RoleReleased(Body):
    """A worker no longer has this role in this case."""

    role: str
    worker: UUID | None = None
    reason: str = ""


@entry("consent_given")
class ConsentGiven(Body):
    """Residents agreed to something, each of them named."""

    persons: tuple[UUID, ...] = ()
    for_what: str = ""
    how: str = ""
    with_whom: str = ""


@entry("consent_withdrawn")
class ConsentWithdrawn(Body):
    """Residents took their consent back; that works at once."""

    reason: str = ""
    persons: tuple[UUID, ...] = ()


@entry("ground_recorded")
class GroundRecorded(Body):
    """The work rests on another ground than consent, with its article of law."""

    ground: str
    law: str = ""


@entry("plan_agreed", step=True)
class PlanAgreed(Body):
    """The one plan of this household was agreed, by these people, signed or spoken."""

    agreed_by: tuple[str, ...] = ()
    how: Literal["signed", "spoken"] = "spoken"


@entry("goal_set", thing="goal")
class GoalSet(Body):
    """What will be different, for whom and by when; its life domain is that of the entry."""

    goal: UUID
    text: str = ""
    for_whom: str = ""
    by: date | None = None


@entry("goal_reached", thing="goal")
class GoalReached(Body):
    """A goal was reached."""

    goal: UUID


@entry("goal_dropped", thing="goal")
class GoalDropped(Body):
    """A goal was let go, for a reason."""

    goal: UUID
    reason: str = ""


@entry("action_agreed", step=True, thing="action")
class ActionAgreed(Body):
    """Somebody will do something by a day: the resident, the own network, an organisation or a worker."""

    action: UUID
    text: str = ""
    owner_kind: OwnerKind = "worker"
    owner: UUID | None = None
    owner_name: str = ""
    goal: UUID | None = None
    need: UUID | None = None
    due: date | None = None
    how_known: str = ""
    measure: str = ""


@entry("action_picked_up", thing="action")
class ActionPickedUp(Body):
    """Whoever the action was placed with said yes to it."""

    action: UUID
    remark: str = ""


@entry("action_chased", thing="action")
class ActionChased(Body):
    """The owner of an action was asked how it stands."""

    action: UUID
    how: str = ""
    answer: str = ""


@entry("action_done", thing="action")
class ActionDone(Body):
    """An action was done, with this result."""

    action: UUID
    result: str = ""


@entry("action_dropped", thing="action")
class ActionDropped(Body):
    """An action will not be done, for a reason."""

    action: UUID
    reason: str = ""


@entry("contact_noted")
class ContactNoted(Body):
    """A call, mail, chat, talk or letter; `follows_up` names the earlier note whose follow-up this was."""

    channel: Literal["call", "mail", "chat", "talk", "letter"]
    with_whom: str = ""
    text: str = ""
    follow_up_on: date | None = None
    follows_up: UUID | None = None


@entry("conference_held")
class ConferenceHeld(Body):
    """Partners sat together about this case."""

    kind: Literal["multidisciplinary", "case_discussion", "follow_up"]
    attended: tuple[str, ...] = ()
    decisions: str = ""


@entry("help_given")
class HelpGiven(Body):
    """A worker or organisation helped at once."""

    text: str = ""
    organisation: UUID | None = None


@entry("advice_given")
class AdviceGiven(Body):
    """A resident got advice."""

    text: str = ""


@entry("referral_made", thing="referral")
class ReferralMade(Body):
    """A service or organisation was asked to help; warm when the two were brought together in person."""

    referral: UUID
    service: UUID | None = None
    organisation: UUID | None = None
    receiver: str = ""
    text: str = ""
    warm: bool = False


@entry("referral_accepted", thing="referral")
class ReferralAccepted(Body):
    """The one who was asked will help."""

    referral: UUID


@entry("referral_refused", thing="referral")
class ReferralRefused(Body):
    """The one who was asked will not help, for a reason."""

    referral: UUID
    reason: str = ""


@entry("referral_started", thing="referral")
class ReferralStarted(Body):
    """The help that was asked for began."""

    referral: UUID


@entry("referral_ended", thing="referral")
class ReferralEnded(Body):
    """The help that was asked for ended."""

    referral: UUID
    reason: str = ""


@entry("passed_on", step=True)
class PassedOn(Body):
    """Another platform took the case over."""

    platform: str = ""
    receiver: str = ""
    reason: str = ""


@entry("case_closed", step=True)
class CaseClosed(Body):
    """The work ended; what was still open is handed over, line by line."""

    reason: ClosingReason
    result: str = ""
    open_list: tuple[str, ...] = ()


@entry("aftercare_held")
class AftercareHeld(Body):
    """It was asked, some time after closing, how the household is doing."""

    reached: bool = True
    result: Literal["goes_well", "problem_back", "not_reached"]
    text: str = ""


@entry("case_reopened", step=True)
class CaseReopened(Body):
    """Work on a closed case began again, for a reason."""

    reason: str = ""
