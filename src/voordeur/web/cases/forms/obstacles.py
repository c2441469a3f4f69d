"""What keeps a household stuck, asking who can decide, telling policy, and who helps with what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.cases.actions.obstacles import asked_before, ladder_in
from voordeur.cases.ladder import answer_due, next_level
from voordeur.common import clock
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField, EurosField
from voordeur.methods.spoken import fields_spoken_of, kinds_spoken_of
from voordeur.partners import queries as partners
from voordeur.web.cases.forms.asking import DOMAIN, WHY, Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    choose_words,
    life_domain,
    offer_organisations,
    one_of,
    organisation_choice,
    short,
    words,
)

WHAT = [
    ("rule", _("A rule")),
    ("waiting_list", _("A waiting list")),
    ("gap", _("Nobody is there for it")),
    ("internal_procedure", _("A procedure inside an organisation")),
    ("money", _("Money")),
    ("other", _("Something else")),
]
_STATES = [("running", _("Helps now")), ("expected", _("Will come"))]


class ObstacleForm(CaseForm):
    """What keeps the household stuck."""

    what = one_of(_("What keeps it stuck?"), WHAT)
    text = words(_("What exactly?"), help_text=_("For instance: without an address no benefit, without it no home."))
    known_as = short(
        _("Is it one of these?"), help_text=_("Then it is counted how many cases meet it, without naming any.")
    )
    organisation = organisation_choice(_("Of which organisation?"))
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the organisations, and the obstacles to which the method gave a name."""
        super().about(case)
        if not choose_words(self, case, "obstacle_found", "known_as", required=False):
            del self.fields["known_as"]
        offer_organisations(self.fields["organisation"])


def does_not_begin(referral: Any) -> dict[str, Any]:
    """Say of a service that was asked, and does not begin, that it keeps the household stuck."""
    service = partners.services_named([referral.service]).get(referral.service)
    return {
        "what": "waiting_list",
        "text": referral.said,
        "organisation": str(service.organisation) if service else "",
        "domain": referral.domain,
    }


class EscalateForm(CaseForm):
    """Who is asked to decide, on what, and until when."""

    level = one_of(
        _("Who decides?"), (), required=False, help_text=_("Without a choice it goes to the next level of the ladder.")
    )
    to_whom = short(_("Whom do you ask?"), help_text=_("The name of the person, when you know it."))
    organisation = organisation_choice(_("Of which organisation?"))
    question = words(_("What must be decided?"))
    answer_due = DateField(label=_("Answer by when?"), required=False)
    reason = words(
        _("Why do you pass a level over?"), required=False, help_text=_("Only when you do not ask the next one.")
    )

    def about(self, case: CaseView) -> None:
        """Offer the levels of the ladder."""
        super().about(case)
        offer_organisations(self.fields["organisation"])
        levels = [(one.id, told(one.title)) for one in ladder_in(case.file).values()]
        self.fields["level"].choices = levels  # type: ignore[attr-defined]
        self.fields["reason"].folded = _("I pass a level over")  # type: ignore[attr-defined]


def next_to_ask(row: Any) -> dict[str, Any]:
    """Choose the next level of the ladder for an obstacle or action, with the term that the method gives it.

    Past the top nothing is chosen; what the form says when it is sent tells what can still be done.
    """
    about = {"obstacle": None, "action": None, row.thing: row.pk}
    following = next_level(ladder_in(row.file_id), asked_before(row.file_id, **about))
    chosen = {"organisation": str(row.organisation)} if getattr(row, "organisation", None) else {}
    if following is None:
        return chosen
    return {**chosen, "level": following.id, "answer_due": answer_due(following, clock.today())}


class PolicyForm(CaseForm):
    """What policy must know, in words about no household."""

    topic = one_of(_("What is it about?"), WHAT)
    text = words(
        _("What is missing, or gets in the way?"),
        help_text=_("No names, no street, no story of one household: write what more households meet."),
    )
    to_whom = short(_("Who must answer?"))
    answer_due = DateField(label=_("Answer by when?"), required=False)

    def about(self, case: CaseView) -> None:
        """Ask for whom and when only where the method wants an answer."""
        super().about(case)
        if case.method is None or "obstacle_answered" not in kinds_spoken_of(case.method):
            del self.fields["to_whom"], self.fields["answer_due"]


def same_topic(row: Any) -> dict[str, Any]:
    """Begin with the kind of obstacle that it is; its words are not taken over."""
    return {"topic": row.what}


class HelperForm(CaseForm):
    """Who helps with what."""

    needed_at_times = ("organisation", "name")
    organisation = organisation_choice(_("Which organisation?"))
    name = short(
        _("Who?"),
        help_text=_(
            "A name: of a helper, a relative, a neighbour, a volunteer. Not needed if you chose an organisation."
        ),
    )
    what_for = words(_("With what?"))
    state = one_of(_("How does it stand?"), _STATES, initial="running")
    happened_on = DateField(label=_("Since when?"), required=False)
    expected_by = DateField(label=_("Expected on"), required=False)
    person = forms.ChoiceField(label=_("For whom?"), required=False)
    hours = EurosField(label=_("Hours in a month"), required=False)
    cost = EurosField(label=_("Euros in a year"), required=False)
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the organisations, and who lives here; ask what it takes and costs only where the method does."""
        super().about(case)
        asked = fields_spoken_of(case.method, "helper_noted") if case.method else ()
        for name in ("hours", "cost"):
            if name not in asked:
                del self.fields[name]
        offer_organisations(self.fields["organisation"])
        living = [(str(one.person), one.name) for one in case.members]
        self.fields["person"].choices = [("", _("For everybody")), *living]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody is named, and what is still to come did not begin yet."""
        given = super().clean() or {}
        if not given.get("name") and not given.get("organisation"):
            self.add_error("name", _("Choose the organisation, or write who helps."))
        if given.get("state") == "expected":
            given["happened_on"] = None
        return given


# `opschalen` comes last: a duty that asks for an escalation is about an obstacle.
PAGES = {
    "belemmering": DeedPage(kind="obstacle_found", form=ObstacleForm, title=_("Something keeps it stuck")),
    "belemmering-weg": page_of(
        "obstacle_removed",
        _("The obstacle is out of the way"),
        Ask("how", _("How did it get out of the way?"), optional=True, long=True),
        thing="obstacle",
    ),
    "aan-beleid": DeedPage(
        kind="obstacle_reported",
        form=PolicyForm,
        title=_("Tell policy"),
        thing="obstacle",
        in_programme=True,
        begins=same_topic,
    ),
    "beleid-antwoordt": page_of(
        "obstacle_answered",
        _("Policy answered"),
        Ask("answer", _("What does policy do with it?")),
        Ask("text", _("In which words?"), optional=True),
        thing="obstacle",
    ),
    "actie-opschalen": DeedPage(
        kind="escalated",
        form=EscalateForm,
        title=_("Escalate an action"),
        thing="action",
        begins=next_to_ask,
    ),
    "opschalen": DeedPage(
        kind="escalated", form=EscalateForm, title=_("Escalate"), thing="obstacle", begins=next_to_ask
    ),
    "besloten": page_of(
        "escalation_answered",
        _("There is a decision"),
        Ask("decision"),
        Ask("text", _("In which words?"), optional=True),
        Ask(
            "answered_by",
            help=_("You write it down on behalf of this person; that stays visible."),
            optional=True,
        ),
        thing="escalation",
    ),
    "terug": page_of(
        "escalation_returned",
        _("Back to whoever does the work"),
        Ask(
            "solved",
            _("Is it solved?"),
            choices=[("yes", _("Yes, the work goes on")), ("no", _("No, it is still stuck"))],
        ),
        thing="escalation",
    ),
    "helper": DeedPage(kind="helper_noted", form=HelperForm, title=_("Note who helps"), page="helpers"),
    "helper-wijzigen": page_of(
        "helper_changed",
        _("Change how help stands"),
        Ask("state"),
        Ask("expected_by"),
        Ask("hours", spoken=True),
        Ask("cost", spoken=True),
        thing="helper",
        page="helpers",
    ),
}
DEVIATIONS = DeedGroup(
    name="deviations",
    title=_("Room in rules"),
    pages={
        "ruimte": page_of(
            "deviation_agreed",
            _("A rule does not count here"),
            Ask("rule"),
            WHY,
            Ask("effect", _("What must it bring?"), optional=True),
            Ask("until", help=_("That day still counts.")),
            DOMAIN,
        ),
        "ruimte-eindigt": page_of(
            "deviation_ended",
            _("The rule counts again"),
            Ask("effect", _("What did it bring?"), optional=True),
            thing="deviation",
        ),
    },
)
