"""Which deed records which kind of entry: for whoever has a kind in hand, such as a story, an import or a demo.

A plain kind has its deed by itself; the others stand in the table. Every deed takes `file`, `permit`, `at`,
`happened_on`, `id` and the fields of its entry (with `domain` and `level` where it has them), keyword-only.
What a deed works out itself (a function, who coordinates) it does not ask.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from voordeur.access import admit_to_team, release_from_team
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.cases.actions import living
from voordeur.cases.telling import Deed, plain
from voordeur.funding import actions as funding
from voordeur.journal import Recorded
from voordeur.journal.kinds import kind_of
from voordeur.outreach import actions as outreach
from voordeur.partners import actions as partners
from voordeur.programmes import actions as programmes
from voordeur.signals import actions as signals


def _of_programme(deed: Deed) -> Deed:
    """Let a deed that names its programme be called like the others, with the programme as its file."""

    def called(*, file: UUID, **said: Any) -> Recorded:
        return deed(programme=file, **said)

    return called


def _of_household(deed: Deed) -> Deed:
    """Let a deed that names its household be called like the others, with the household as its file."""

    def called(*, file: UUID, **said: Any) -> Recorded:
        return deed(household=file, **said)

    return called


DEEDS: Mapping[str, Deed] = {
    "signal_received": cases.receive_signal,
    "triaged": signals.triage,
    "signal_joined_case": cases.join_signal,
    "round_planned": _of_programme(outreach.plan_round),
    "doorstep_listed": outreach.list_doorstep,
    "contact_attempted": outreach.note_attempt,
    "opted_out": outreach.note_opt_out,
    "network_checked": outreach.check_network,
    "visit_planned": outreach.plan_visit,
    "visit_cancelled": outreach.cancel_visit,
    "visit_missed": outreach.miss_visit,
    "visit_held": outreach.hold_visit,
    "satisfaction_told": outreach.tell_satisfaction,
    "housing_wish_told": outreach.tell_housing_wish,
    "doorstep_closed": outreach.close_doorstep,
    "need_recorded": assessments.record_need,
    "need_answered": assessments.answer_need,
    "strength_recorded": assessments.record_strength,
    "domain_scored": assessments.score_domain,
    "criterion_answered": assessments.answer_criterion,
    "case_opened": cases.open_case,
    "household_identified": cases.identify_household,
    "building_identified": cases.identify_building,
    "household_moved": _of_household(living.move),
    "case_linked": cases.link_case,
    "group_joined": cases.join_group,
    "handed_on": cases.hand_on,
    "household_coordination_agreed": cases.agree_on_household,
    "told_beside": cases.tell_beside,
    "consent_withdrawn": cases.withdraw_consent,
    "role_assigned": cases.assign_role,
    "role_released": cases.release_role,
    "cover_arranged": cases.have_covered,
    "cover_ended": cases.end_cover,
    "contact_noted": cases.note_contact,
    "consent_given": cases.give_consent,
    "inspection_asked": cases.ask_inspection,
    "inspection_extended": cases.extend_inspection,
    "inspection_answered": cases.answer_inspection,
    "referral_started": cases.start_referral,
    "goal_progressed": cases.say_how_far,
    "direction_taken": cases.take_direction,
    "member_described": cases.describe_member,
    "budget_granted": cases.grant_budget,
    "spending_booked": cases.book_spending,
    "escalated": cases.escalate,
    "obstacle_reported": cases.hand_to_policy,
    "case_closed": cases.close_case,
    "aftercare_held": cases.hold_aftercare,
    "case_reopened": cases.reopen_case,
    "duty_postponed": cases.put_off_duty,
    "rule_set_aside": cases.set_rule_aside,
    "party_endorsed": cases.endorse,
    "party_objected": cases.object_to_plan,
    "plan_signed": cases.sign_plan,
    "severity_judged": cases.judge_severity,
    "ultimatum_given": cases.give_ultimatum,
    "consequence_agreed": cases.agree_consequence,
    "decided_for_partner": cases.decide_for_partner,
    "partner_decision_answered": cases.answer_for_partner,
    "covenant_signed": partners.sign_covenant,
    "covenant_prolonged": partners.prolong_covenant,
    "covenant_ended": partners.end_covenant,
    "covenant_party_left": partners.leave_covenant,
    "covenant_person_named": partners.name_participant,
    "mandate_given": partners.give_mandate,
    "covenant_rights_withdrawn": cases.withdraw_rights,
    "contributor_joined": funding.let_contribute,
    "key_number_noted": funding.note_key_number,
    "costs_divided": funding.divide_costs,
    "conference_called": cases.call_conference,
    "conference_moved": cases.move_conference,
    "conference_cancelled": cases.cancel_conference,
    "conference_invited": cases.invite,
    "decision_made": cases.decide,
    "minutes_sent": cases.send_minutes,
    "programme_ended": _of_programme(programmes.end_programme),
    "area_marked": _of_programme(programmes.mark_area),
    "team_member_joined": _of_programme(admit_to_team),
    "team_member_left": _of_programme(release_from_team),
    "case_discussion_held": _of_programme(programmes.hold_case_discussion),
    "peer_supervision_held": _of_programme(programmes.hold_peer_supervision),
    "area_signal_passed_on": _of_programme(programmes.pass_on_area_signal),
    "target_set": _of_programme(programmes.set_target),
    "funding_noted": _of_programme(programmes.note_funding),
}


def deed_for(kind: str) -> Deed:
    """Give the deed that records entries of this kind. Raises KeyError for a kind that no deed records by itself."""
    known = kind_of(kind)
    return plain(known.body) if known.plain else DEEDS[kind]
