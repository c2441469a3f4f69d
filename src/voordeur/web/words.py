"""Words on the screen for what the journal and the methods call by an English name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from voordeur.common.terms import Term

# What happened, as a line of a timeline begins.
KINDS = {
    "correction": _("Something was corrected"),
    "retraction": _("Something was taken back"),
    "erasure": _("Words were destroyed"),
    "method_chosen": _("Method chosen"),
    "rule_set_aside": _("A rule was set aside"),
    "duty_postponed": _("A task was put off"),
    "organisation_registered": _("Organisation written down"),
    "organisation_changed": _("Particulars of an organisation changed"),
    "worker_registered": _("Worker registered"),
    "worker_changed": _("Particulars of a worker changed"),
    "worker_left": _("Worker left"),
    "password_link_given": _("Link given to choose a password"),
    "service_offered": _("Service offered"),
    "service_changed": _("Service changed"),
    "waiting_time_observed": _("Waiting time seen"),
    "covenant_signed": _("Covenant signed"),
    "covenant_ended": _("Covenant ended"),
    "addresses_imported": _("Addresses taken over from the register"),
    "area_drawn": _("Area drawn on the map"),
    "household_formed": _("Household written down"),
    "household_moved": _("Household moved"),
    "household_split_off": _("Household split off"),
    "continued_in": _("Goes on in another file"),
    "continued_from": _("Continues another file"),
    "merge_undone": _("Joining was undone"),
    "person_registered": _("Person written down"),
    "person_changed": _("Particulars of a person changed"),
    "person_died": _("A person died"),
    "joined_household": _("Somebody came to live here"),
    "left_household": _("Somebody left the household"),
    "involvement_started": _("An organisation became involved"),
    "involvement_ended": _("An organisation is no longer involved"),
    "programme_started": _("Programme started"),
    "programme_ended": _("Programme ended"),
    "area_marked": _("Area marked"),
    "team_member_joined": _("Somebody joined the team"),
    "team_member_left": _("Somebody left the team"),
    "case_discussion_held": _("Case discussion held"),
    "area_signal_passed_on": _("Signal about the area passed on"),
    "peer_supervision_held": _("Peer supervision held"),
    "target_set": _("Target set"),
    "message_queued": _("Message written"),
    "message_sent": _("Message sent"),
    "message_failed": _("Message could not be delivered"),
    "channel_stopped": _("A way out of the house was stopped"),
    "channel_approved": _("A way out of the house was opened again"),
    "access_granted": _("Somebody was given access"),
    "access_ended": _("Access ended"),
    "signal_received": _("Signal received"),
    "triaged": _("Signal weighed"),
    "signal_joined_case": _("Signal joined to a case"),
    "signal_arrived": _("Another signal came in"),
    "passed_on": _("Passed on"),
    "round_planned": _("Round planned"),
    "doorstep_listed": _("Put on a round"),
    "contact_attempted": _("Rang the bell"),
    "opted_out": _("Resident does not want a talk"),
    "network_checked": _("Asked around who knows them"),
    "visit_planned": _("Appointment made"),
    "visit_cancelled": _("Appointment cancelled"),
    "visit_held": _("Home visit"),
    "satisfaction_told": _("Said how it is to live here"),
    "housing_wish_told": _("Told a housing wish"),
    "doorstep_closed": _("Approach ended"),
    "need_recorded": _("Question or worry"),
    "need_answered": _("Question answered"),
    "strength_recorded": _("Strength or wish"),
    "domain_scored": _("Score given"),
    "criterion_answered": _("Criterion answered"),
    "case_opened": _("Case opened"),
    "household_identified": _("Household found"),
    "role_assigned": _("Somebody took a role"),
    "role_released": _("Somebody gave up a role"),
    "fact_protected": _("Something written down for named readers"),
    "fact_reviewed": _("Looked whether it still holds"),
    "reader_added": _("Somebody was named as a reader"),
    "reader_ended": _("Somebody is no longer a reader"),
    "protection_ended": _("Needs no protecting any more"),
    "consent_given": _("Consent given"),
    "consent_withdrawn": _("Consent withdrawn"),
    "ground_recorded": _("Ground in law written down"),
    "plan_agreed": _("Plan agreed"),
    "goal_set": _("Goal set"),
    "goal_reached": _("Goal reached"),
    "goal_dropped": _("Goal dropped"),
    "action_agreed": _("Action agreed"),
    "action_picked_up": _("Action picked up"),
    "action_chased": _("Asked how an action stands"),
    "action_done": _("Action done"),
    "action_dropped": _("Action dropped"),
    "contact_noted": _("Contact"),
    "conference_held": _("Conference held"),
    "help_given": _("Help given"),
    "advice_given": _("Advice given"),
    "referral_made": _("A service was asked to help"),
    "referral_accepted": _("The service said yes"),
    "referral_refused": _("The service said no"),
    "referral_started": _("The service began"),
    "referral_ended": _("The service ended"),
    "referral_waiting": _("The service has a waiting list"),
    "bridging_arranged": _("Help arranged for the time of waiting"),
    "obstacle_found": _("Obstacle found"),
    "obstacle_removed": _("Obstacle out of the way"),
    "obstacle_reported": _("Obstacle told to policy"),
    "escalated": _("Escalated"),
    "escalation_answered": _("Escalation answered"),
    "escalation_returned": _("Escalation back with the team"),
    "helper_noted": _("Helper noted"),
    "helper_changed": _("Something changed with a helper"),
    "blind_spot_noted": _("Told to policy what is missing"),
    "partner_informed": _("A partner's staff was informed"),
    "citizen_redirected": _("A citizen was shown the usual way"),
    "case_closed": _("Case closed"),
    "aftercare_held": _("Aftercare"),
    "case_reopened": _("Case opened again"),
}

# The same with whom it is about, where the entry says so.
SENTENCES = {
    "role_assigned": _("%(worker)s became %(role)s"),
    "role_released": _("%(worker)s is no longer %(role)s"),
}

# What came of it, where an entry says so in a word of its own.
OUTCOMES = {
    "single": _("one problem"),
    "multiple_unconnected": _("several problems, not connected"),
    "multiple_connected": _("several problems that hold each other in place"),
    "nobody_home": _("nobody home"),
    "come_back": _("asked to come back"),
    "spoke": _("spoke, no talk yet"),
    "no_access": _("could not get to the door"),
    "moved": _("moved away"),
    "vacant": _("nobody lives here"),
    "unsafe": _("not safe"),
}

RULE_KINDS = {"law": _("law"), "safety": _("safety"), "method": _("method")}

CHANNELS = {
    "call": _("call"),
    "mail": _("mail"),
    "chat": _("chat"),
    "talk": _("talk"),
    "letter": _("letter"),
    "code": _("form"),
    "telephone": _("telephone"),
    "email": _("e-mail"),
    "meeting": _("meeting"),
    "visit": _("visit"),
}


def term_words(term: object) -> str:
    """Write a term as people say it; anything else as it is."""
    if isinstance(term, str):
        try:
            term = Term.parse(term)
        except ValueError:
            return str(term)
    if not isinstance(term, Term):
        return str(term)
    n = term.count
    said = {
        "days": ngettext("%(n)s day", "%(n)s days", n),
        "working days": ngettext("%(n)s working day", "%(n)s working days", n),
        "weeks": ngettext("%(n)s week", "%(n)s weeks", n),
        "months": ngettext("%(n)s month", "%(n)s months", n),
        "years": ngettext("%(n)s year", "%(n)s years", n),
    }
    return said[term.unit] % {"n": n}
