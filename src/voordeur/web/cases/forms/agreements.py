"""Who takes part in the plan and what each says to it; risks, phases and presence, decisions and reports."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.hall.casework import CaseView
from voordeur.partners import queries as partners
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    ReasonForm,
    choose_words,
    life_domain,
    method_words,
    on_day,
    one_of,
    short,
    words,
)

_HEARD = [
    ("call", _("In a call")),
    ("mail", _("By mail")),
    ("meeting", _("In a meeting")),
    ("paper", _("On paper")),
]
_PLACES = [
    ("partner", _("A partner organisation")),
    ("resident", _("The resident, or the parents")),
    ("registrant", _("Whoever reported this household")),
    ("coordinator", _("Whoever coordinates")),
    ("other", _("Somebody else")),
]
_HEAVY = [
    (1, _("1, light")),
    (2, _("2, rather light")),
    (3, _("3, in between")),
    (4, _("4, heavy")),
    (5, _("5, very heavy")),
]


def organisation_choices(form: CaseForm) -> list[tuple[str, Any]]:
    """Give the organisations to choose from, those with a covenant on this day first and marked."""
    signed = partners.under_covenant(form.day)
    every = sorted(accounts.organisations(), key=lambda one: (one.pk not in signed, one.name.lower()))
    mark = _("%(name)s (covenant)")
    return [("", "–"), *((str(one.pk), mark % {"name": one.name} if one.pk in signed else one.name) for one in every)]


class PartyForm(CaseForm):
    """Who takes part in the plan: an organisation, or somebody by name."""

    role = one_of(_("Who is it?"), _PLACES, initial="partner")
    organisation = forms.ChoiceField(label=_("Which organisation?"), required=False)
    name = short(_("Or somebody by name"))
    contact = short(_("Whom do you talk with there?"), help_text=_("This name stands ready when you note an answer."))
    domain = life_domain(help_text=_("Only when the name of the organisation tells what is wrong."))

    def about(self, case: CaseView) -> None:
        """Offer the organisations, and remember who takes part already."""
        super().about(case)
        self.fields["organisation"].choices = organisation_choices(self)  # type: ignore[attr-defined]
        choose_words(self, case, "party_joined", "role")
        self.here = {one.organisation for one in case.things["party"] if one.left_on is None}

    def clean(self) -> dict[str, Any]:
        """Have an organisation or a name, and nobody twice."""
        given = super().clean() or {}
        if not given.get("organisation") and not given.get("name"):
            self.add_error("name", _("Choose an organisation, or write a name."))
        if given.get("organisation") and UUID(given["organisation"]) in self.here:
            self.add_error("organisation", _("This organisation takes part already."))
        return given


class PutForwardForm(CaseForm):
    """That the plan goes to all parties for their answer."""

    text = words(
        _("What do you ask of the parties?"), required=False, help_text=_("For instance: your answer by Friday.")
    )


class EndorseForm(CaseForm):
    """Who said yes for a party, and how it was heard."""

    said_by = short(_("Who said so?"), required=True)
    how = one_of(_("How did you hear it?"), _HEARD, initial="call")
    happened_on = on_day()
    remark = words(_("Remark"), required=False)


class ObjectForm(CaseForm):
    """Who said no for a party, how it was heard and why."""

    said_by = short(_("Who said so?"), required=True)
    how = one_of(_("How did you hear it?"), _HEARD, initial="call")
    happened_on = on_day()
    reason = words(_("What does this party object to?"))


class SignForm(CaseForm):
    """A signature: typed here with a tick, put on paper, or seen by somebody."""

    how = one_of(
        _("How is it signed?"),
        [
            ("screen", _("On this screen: with a name and a tick")),
            ("paper", _("On paper: you keep the paper")),
            ("seen", _("Somebody saw the signature being put")),
        ],
        initial="screen",
    )
    signed_by = short(_("Name of who signs"), required=True)
    agrees = forms.BooleanField(
        label=_("I have read the plan and agree to it"),
        required=False,
        help_text=_("To be ticked by who signs, and only on this screen."),
    )
    seen_by = short(_("Who saw the signature?"), help_text=_("Only when somebody saw it being put."))
    happened_on = on_day()

    def clean(self) -> dict[str, Any]:
        """Have the tick of who signs here, and the name of who saw a signature elsewhere."""
        given = super().clean() or {}
        how, agrees = given.get("how"), given.pop("agrees", False)
        if how == "screen" and not agrees:
            self.add_error("agrees", _("Who signs on the screen ticks this box."))
        if how == "seen" and not given.get("seen_by"):
            self.add_error("seen_by", _("Write who saw the signature."))
        return given


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


def _contact(party: Any) -> dict[str, Any]:
    """Begin with the one whom one talks with at a party."""
    return {"said_by": party.contact}


def _signer(party: Any) -> dict[str, Any]:
    """Begin with the name of a party that is a person."""
    return {"signed_by": party.contact if party.organisation else party.text}


def _on_party(kind: str, form: type[CaseForm], title: Any, **more: Any) -> DeedPage:
    return DeedPage(kind=kind, form=form, title=title, thing="party", **more)


PARTIES = DeedGroup(
    name="parties",
    title=_("Who takes part and who said yes"),
    pages={
        "partij": DeedPage(kind="party_joined", form=PartyForm, title=_("Somebody takes part in the plan")),
        "voorleggen": DeedPage(kind="plan_put_forward", form=PutForwardForm, title=_("Put the plan to all parties")),
        "akkoord": _on_party("party_endorsed", EndorseForm, _("A party says yes"), begins=_contact),
        "bezwaar": _on_party("party_objected", ObjectForm, _("A party says no"), begins=_contact),
        "ondertekend": _on_party("plan_signed", SignForm, _("A party signs the plan"), begins=_signer, when_asked=True),
        "partij-weg": _on_party("party_left", ReasonForm, _("A party no longer takes part")),
    },
)
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
