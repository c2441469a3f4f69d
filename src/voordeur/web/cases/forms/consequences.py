"""Something for something: ultimatums, and what was agreed to follow."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.desk.case.casework import CaseView
from voordeur.hall.forms import DateField
from voordeur.web.cases.forms.agreements import organisation_choices
from voordeur.web.cases.forms.asking import WHY, Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    choose_words,
    life_domain,
    on_day,
    one_of,
    short,
    words,
)

_RUNS = "running"


class UltimatumForm(CaseForm):
    """What must have changed, and by which day."""

    demand = words(_("What must have changed?"))
    happened_on = on_day()
    until = DateField(label=_("By which day?"), help_text=_("After that day somebody judges whether it was met."))
    domain = life_domain()


class ConsequenceForm(CaseForm):
    """What follows from what: condition, consequence, legal base and who may carry it out."""

    needed_at_times = ("condition_domain", "organisation", "competent")
    domains = ("domain", "condition_domain")

    what = one_of(_("What is it?"), [("reward", _("Reward")), ("sanction", _("Sanction"))])
    condition = words(_("On which condition?"))
    condition_domain = life_domain(
        _("About which life domain is the condition?"), help_text=_("Needed for a sanction.")
    )
    text = words(_("What follows then?"))
    domain = life_domain(_("Which life domain does that touch?"))
    measure = short(_("Measure"))
    law = short(
        _("What is the legal base?"),
        required=True,
        help_text=_(
            "An article of law, or: agreed with the resident. A sanction on another life domain than its condition "
            "needs the article."
        ),
    )
    organisation = forms.ChoiceField(label=_("Which organisation may carry it out?"), required=False)
    competent = short(_("Who there, or who else?"), help_text=_("Not needed if you chose an organisation."))
    ultimatum = forms.ChoiceField(label=_("Does it belong to an ultimatum?"), required=False)

    def about(self, case: CaseView) -> None:
        """Offer the measures of the method, the organisations and the ultimatums that run."""
        super().about(case)
        self.has_domains = bool(case.method and case.method.domains)
        if not choose_words(self, case, "consequence_agreed", "measure", required=False):
            del self.fields["measure"]
        self.fields["organisation"].choices = organisation_choices(self, case)  # type: ignore[attr-defined]
        running = [(str(one.pk), one.text[:80]) for one in case.things["ultimatum"] if one.state == _RUNS]
        if running:
            self.fields["ultimatum"].choices = [("", _("No")), *running]  # type: ignore[attr-defined]
        else:
            del self.fields["ultimatum"]

    def clean(self) -> dict[str, Any]:
        """Know who may carry it out, and of a sanction about which life domain its condition is."""
        given = super().clean() or {}
        if given.get("what") == "sanction" and self.has_domains and not given.get("condition_domain"):
            self.add_error("condition_domain", _("Choose it for a sanction: it shows whether the law must allow it."))
        if not given.get("organisation") and not given.get("competent"):
            self.add_error("competent", _("Write who may carry it out."))
        elif not given.get("competent"):
            given["competent"] = accounts.organisation(given["organisation"]).name
        return given


CONSEQUENCES = DeedGroup(
    name="consequences",
    title=_("Something for something"),
    pages={
        "ultimatum": DeedPage(kind="ultimatum_given", form=UltimatumForm, title=_("Give an ultimatum")),
        "ultimatum-oordeel": page_of(
            "ultimatum_judged",
            _("Was the ultimatum met?"),
            Ask(
                "outcome",
                _("What do you judge?"),
                choices=[
                    ("met", _("It was met")),
                    ("not_met", _("It was not met")),
                    ("withdrawn", _("The ultimatum is withdrawn")),
                ],
            ),
            Ask("reason", _("What do you base that on?")),
            thing="ultimatum",
        ),
        "gevolg": DeedPage(kind="consequence_agreed", form=ConsequenceForm, title=_("Agree what follows")),
        "gevolg-uitgevoerd": page_of(
            "consequence_applied", _("It was carried out"), Ask("text", _("What was done?")), thing="consequence"
        ),
        "gevolg-vervalt": page_of("consequence_waived", _("It is not carried out"), WHY, thing="consequence"),
    },
)
