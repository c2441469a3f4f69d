"""How a case is followed: risks and how heavy it is, means of compulsion, phases, presence, decisions, reports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    choose_words,
    life_domain,
    method_words,
    on_day,
    one_of,
    short,
    words,
)

_HEAVY = [
    (1, _("1, light")),
    (2, _("2, rather light")),
    (3, _("3, in between")),
    (4, _("4, heavy")),
    (5, _("5, very heavy")),
]


class RiskForm(CaseForm):
    """A danger that was seen."""

    text = words(_("What is the danger?"))
    person = forms.ChoiceField(label=_("For whom?"), required=False)
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the members of the household."""
        super().about(case)
        if case.members:
            members = [(str(one.person), one.name) for one in case.members]
            self.fields["person"].choices = [("", _("The whole household")), *members]  # type: ignore[attr-defined]
        else:
            del self.fields["person"]


class RiskGoneForm(CaseForm):
    """That a danger is gone."""

    text = words(_("How do you know that it is gone?"))


class SeverityForm(CaseForm):
    """How heavy a case is."""

    severity = forms.TypedChoiceField(
        label=_("How heavy is this case?"), choices=_HEAVY, coerce=int, widget=forms.RadioSelect
    )
    reason = words(_("Why?"))


class LeverForm(CaseForm):
    """A means of compulsion, and whether it is there."""

    lever = method_words(_("Which means of compulsion?"))
    available = one_of(_("Is it there?"), [("yes", _("Yes")), ("no", _("No"))], initial="yes")
    law = short(_("Article of law"))
    competent = short(_("Who may use it?"))

    def about(self, case: CaseView) -> None:
        """Offer the means that the method names."""
        super().about(case)
        choose_words(self, case, "lever_recorded", "lever")

    def clean_available(self) -> bool:
        """Take the answer as yes or no."""
        return bool(self.cleaned_data["available"] == "yes")


class PhaseForm(CaseForm):
    """Which phase begins, and who directs it."""

    phase = method_words(_("Which phase begins?"))
    directed_by = short(_("Who directs in this phase?"))

    def about(self, case: CaseView) -> None:
        """Offer the phases of the method."""
        super().about(case)
        choose_words(self, case, "phase_begun", "phase")


class PresenceForm(CaseForm):
    """That a worker was with the household."""

    how = one_of(
        _("How did you come?"), [("planned", _("As planned")), ("unannounced", _("Unannounced"))], initial="planned"
    )
    happened_on = on_day()
    with_whom = short(_("Whom did you see?"))
    text = words(_("What did you see and do?"), required=False)


class MissedForm(CaseForm):
    """That a worker should have been there and was not."""

    happened_on = on_day()
    reason = words(_("Why not?"))


class DecisionForm(CaseForm):
    """What was decided about a question of the method."""

    decision = method_words(_("About what?"))
    outcome = one_of(_("What is decided?"), [("yes", _("Yes")), ("no", _("No")), ("later", _("Later"))])
    reason = words(_("Why?"))

    def about(self, case: CaseView) -> None:
        """Offer the questions of the method."""
        super().about(case)
        choose_words(self, case, "decision_taken", "decision")


class ReportForm(CaseForm):
    """Which report went to whom."""

    report = method_words(_("Which report?"))
    receiver = method_words(_("To whom?"))
    receiver_name = short(_("Name of who gets it"))
    text = words(_("What does it say, in a few sentences?"), required=False)

    def about(self, case: CaseView) -> None:
        """Offer the reports of the method and for whom they are."""
        super().about(case)
        choose_words(self, case, "report_sent", "report")
        choose_words(self, case, "report_sent", "receiver")


RISKS = DeedGroup(
    name="risks",
    title=_("Risks and means"),
    pages={
        "risico": DeedPage(kind="risk_found", form=RiskForm, title=_("A risk was seen")),
        "risico-weg": DeedPage(kind="risk_cleared", form=RiskGoneForm, title=_("A risk is gone"), thing="risk"),
        "zwaarte": DeedPage(kind="severity_judged", form=SeverityForm, title=_("Judge how heavy this case is")),
        "drangmiddel": DeedPage(kind="lever_recorded", form=LeverForm, title=_("Note a means of compulsion")),
    },
)
PHASES = DeedGroup(
    name="phases",
    title=_("Phase and presence"),
    pages={
        "fase": DeedPage(kind="phase_begun", form=PhaseForm, title=_("A phase begins")),
        "aanwezig": DeedPage(kind="presence_logged", form=PresenceForm, title=_("I was with the household")),
        "niet-aanwezig": DeedPage(kind="presence_missed", form=MissedForm, title=_("I was not with the household")),
    },
)
DECISIONS = DeedGroup(
    name="decisions",
    title=_("Decisions and reports"),
    pages={
        "besluit": DeedPage(kind="decision_taken", form=DecisionForm, title=_("Take a decision")),
        "verslag": DeedPage(kind="report_sent", form=ReportForm, title=_("A report was sent")),
    },
)
