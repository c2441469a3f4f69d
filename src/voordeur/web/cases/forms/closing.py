"""How a case ends, and what comes after; rules that are set aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.web.cases.forms.asking import WHY, Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedPage,
    one_of,
    words,
)

_SHOWN = 120
_WAITS = ("asked", "waiting", "accepted", "started")


class RuleAsideForm(CaseForm):
    """Which rule of the method is set aside, and why. Law and safety stand."""

    rule = one_of(_("Which rule?"), ())
    reason = words(_("Why?"))

    def about(self, case: CaseView) -> None:
        """Offer the rules of the kind method that stand for a case."""
        rules = case.method.rules.values() if case.method else ()
        self.fields["rule"].choices = [  # type: ignore[attr-defined]
            (rule.id, told(rule.because)) for rule in rules if rule.kind == "method" and rule.of == "case"
        ]


class CloseForm(CaseForm):
    """Why the work ends, and with which result."""

    reason = one_of(
        _("Why does it end?"),
        [
            ("goals_reached", _("The goals are reached")),
            ("help_in_place", _("Help is in place")),
            ("answered", _("The questions are answered")),
            ("passed_on", _("Passed on to others")),
            ("withdrew", _("The resident does not want to go on")),
            ("moved", _("Moved away")),
            ("deceased", _("The resident died")),
            ("court_order", _("A court ordered it")),
            ("other", _("Otherwise")),
        ],
    )
    result = words(_("How is {the_unit} doing now?"), required=False)
    stays_open = forms.MultipleChoiceField(
        label=_("This is not finished yet. Tick what stays open: it goes on the handover list."),
        help_text=_(
            "Is something finished, or will it not be done? Then note that in the plan first, above all when you "
            "close because the questions are answered or the goals are reached."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def about(self, case: CaseView) -> None:
        """List what is not finished, as far as this worker sees it."""
        super().about(case)
        rows: list[tuple[Any, Any]] = [
            *((_("Question: %(text)s"), one) for one in case.needs if one.state == "open"),
            *((_("Goal: %(text)s"), one) for one in case.goals if one.state == "set"),
            *((_("Action: %(text)s"), one) for one in case.actions if one.state in ("placed", "picked_up")),
            *((_("Asked of a service: %(text)s"), one) for one in case.referrals if one.state in _WAITS),
            *((_("Obstacle: %(text)s"), one) for one in case.things["obstacle"] if one.removed_on is None),
            *((_("Task taken over: %(text)s"), one) for one in case.tasks if not one.is_over),
        ]
        self.open = [(str(one.pk), words % {"text": one.said[:_SHOWN]}) for words, one in rows]
        if self.open:
            self.fields["stays_open"].choices = self.open  # type: ignore[attr-defined]
        else:
            del self.fields["stays_open"]

    def clean_stays_open(self) -> list[str]:
        """Have everything ticked that is not finished, so that nothing drops out of sight."""
        ticked: list[str] = self.cleaned_data["stays_open"]
        if len(ticked) < len(self.open):
            words = _("Tick everything that stays open. What is finished you note in the plan first.")
            raise forms.ValidationError(words)
        return ticked


PAGES = {
    "doorgeven": page_of(
        "passed_on",
        _("Pass the case on"),
        Ask("platform"),
        Ask("receiver", _("To whom there?"), optional=True),
        WHY,
    ),
    "regel-opzij": DeedPage(kind="rule_set_aside", form=RuleAsideForm, title=_("Set a rule of the method aside")),
    "afsluiten": DeedPage(kind="case_closed", form=CloseForm, title=_("Close the case")),
    "nazorg": page_of(
        "aftercare_held",
        _("Aftercare"),
        Ask("result", _("How does it go?")),
        Ask("text", _("What was said?"), optional=True),
    ),
    "heropenen": page_of("case_reopened", _("Open the case again"), WHY),
}
