"""Deciding in a partner's name by a mandate, and noting what a partner answers where the mandate does not reach."""

from typing import Any
from uuid import UUID

from django import forms
from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.partner_decisions import MandateSeen, mandates_in, may_decide_for_some
from voordeur.hall.forms import EurosField
from voordeur.web.cases.forms.asking import Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    ask_where_a_name_tells,
    life_domain,
    on_day,
    one_of,
    short,
    words,
)


class DecideForPartnerForm(CaseForm):
    """By which mandate, what is decided, for how much, and about which action."""

    mandate = one_of(
        _("By which mandate?"),
        (),
        help_text=_("What a mandate does not allow is not lost: it goes down as a request to that partner."),
    )
    decision = short(_("What do you decide?"), required=True)
    amount = EurosField(label=_("How many euros?"), required=False, help_text=_("Only when it is about money."))
    action = forms.ChoiceField(
        label=_("About which action?"),
        required=False,
        help_text=_("An action that this partner was to do is then picked up."),
    )
    text = words(_("Why?"), required=False)
    happened_on = on_day()
    domain = life_domain(help_text=_("Not needed with an action: then it is that of the action."))

    def about(self, case: CaseView) -> None:
        """Offer the mandates of the worker's organisation, those that ended last, and the actions that run."""
        super().about(case)
        self.seen = {str(one.held.mandate): one for one in mandates_in(case)}
        self.fields["mandate"].choices = [(id, named(one)) for id, one in self.seen.items()]  # type: ignore[attr-defined]
        if not self.seen:
            self.fields["mandate"].help_text = _(
                "No partner gave your organisation a mandate here. It is written down with the covenant."
            )
        self.running = {str(one.pk): one for one in case.actions if not one.ended_on}
        if self.running:
            offered = [(id, one.text[:80]) for id, one in self.running.items()]
            self.fields["action"].choices = [("", _("About no action")), *offered]  # type: ignore[attr-defined]
        else:
            del self.fields["action"]

    def clean(self) -> dict[str, Any]:
        """Ask for the life domain where the name of the partner tells what is wrong, and no action has one."""
        given = super().clean() or {}
        chosen, action = self.seen.get(given.get("mandate", "")), self.running.get(given.get("action", ""))
        if chosen and not (action and action.domain):
            giver: UUID = chosen.held.giver
            ask_where_a_name_tells(self, {**given, "organisation": giver})
        return given


def named(one: MandateSeen) -> str:
    """Name a mandate: in whose name, which decision, up to how much and until when."""
    given = one.held.given
    said = [f"{one.partner}: {one.held.decision}"]
    if given.limit is not None:
        said.append(gettext("up to € %(euros)s") % {"euros": floatformat(given.limit, "2g")})
    if given.until is not None:
        day = date_format(given.until, "j F Y")
        said.append((gettext("held until %(day)s") if one.ended else gettext("until %(day)s")) % {"day": day})
    return ", ".join(said)


PARTNER_DECISIONS = DeedGroup(
    name="partner_decisions",
    title=_("In a partner's name"),
    always=True,
    here=may_decide_for_some,
    pages={
        "namens-partner": DeedPage(
            kind="decided_for_partner", form=DecideForPartnerForm, title=_("Decide in a partner's name")
        ),
        "partner-antwoordt": page_of(
            "partner_decision_answered",
            _("The partner answered"),
            Ask("answer", _("What does the partner say?"), choices=[("yes", _("Yes")), ("no", _("No"))]),
            Ask("said_by"),
            Ask(
                "how",
                _("How did you hear it?"),
                choices=[
                    ("call", _("In a call")),
                    ("mail", _("By mail")),
                    ("meeting", _("In a meeting")),
                    ("paper", _("On paper")),
                ],
            ),
            Ask("text", _("In which words?"), optional=True),
            thing="partner_decision",
        ),
    },
)
