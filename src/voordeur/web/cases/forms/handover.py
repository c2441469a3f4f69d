"""Handing a case on, waiting for a place, and going on longer than was meant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField
from voordeur.web.cases.forms.agreements import organisation_choices
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, ReasonForm, on_day, one_of, short, words


class OfferForm(CaseForm):
    """Which role is offered to whom, why, and by when one answers."""

    role = forms.ChoiceField(label=_("Which role?"))
    organisation = forms.ChoiceField(label=_("To which organisation?"), required=False)
    to_whom = short(_("Whom did you ask?"))
    reason = words(_("Why is the case handed over?"))
    answer_due = DateField(label=_("Answer by when?"), required=False)

    def about(self, case: CaseView) -> None:
        """Offer the roles that somebody has in this case, or that take over by the method."""
        super().about(case)
        roles = case.standing.method.roles if case.standing else {}
        held = [one.role for one, _worker in case.holders]
        order = sorted(roles, key=lambda role: (role not in held, list(roles).index(role)))
        self.fields["role"].choices = [(role, told(roles[role].title)) for role in order]  # type: ignore[attr-defined]
        self.fields["organisation"].choices = organisation_choices(self, case)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Know whom was asked."""
        given = super().clean() or {}
        if not given.get("organisation") and not given.get("to_whom"):
            self.add_error("to_whom", _("Write whom you asked."))
        return given


class AcceptForm(CaseForm):
    """Who said yes."""

    by_whom = short(_("Who said so?"), required=True)
    happened_on = on_day()


class MetForm(CaseForm):
    """That the household met the next helper, with the present one there."""

    with_whom = short(_("Who was there?"), required=True)
    happened_on = on_day()


class WaitForm(CaseForm):
    """How urgent the waiting is."""

    urgency = one_of(
        _("How urgent is it?"),
        [("normal", _("Normal")), ("soon", _("Soon")), ("acute", _("At once"))],
        initial="normal",
    )
    reason = words(_("Why is there no place?"), required=False)


class ExtendForm(CaseForm):
    """Until when the work goes on, and why."""

    until = DateField(label=_("Until when?"))
    reason = words(_("Why is more time needed?"))

    def clean_until(self) -> Any:
        """Look ahead: a term that is over needs no extension."""
        until = self.cleaned_data["until"]
        if until <= self.day:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return until


def _asked(row: Any) -> dict[str, Any]:
    """Begin with whom was asked."""
    return {"by_whom": row.to_whom}


HANDOVER = DeedGroup(
    name="handover",
    title=_("Handing over and waiting"),
    pages={
        "aanbieden": DeedPage(kind="handover_offered", form=OfferForm, title=_("Ask somebody to take over")),
        "neemt-over": DeedPage(
            kind="handover_accepted",
            form=AcceptForm,
            title=_("Says yes to taking over"),
            thing="handover",
            begins=_asked,
        ),
        "neemt-niet-over": DeedPage(
            kind="handover_declined", form=ReasonForm, title=_("Says no to taking over"), thing="handover"
        ),
        "kennisgemaakt": DeedPage(
            kind="handover_met", form=MetForm, title=_("The household met the next helper"), thing="handover"
        ),
        "wachtlijst": DeedPage(kind="put_on_waiting_list", form=WaitForm, title=_("Put on the waiting list")),
        "van-wachtlijst": DeedPage(kind="taken_off_waiting_list", form=ReasonForm, title=_("Off the waiting list")),
        "verlengen": DeedPage(kind="term_extended", form=ExtendForm, title=_("Take more time")),
    },
)
