"""Handing a case on, waiting for a place, and going on longer than was meant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField
from voordeur.web.cases.forms.agreements import organisation_choices
from voordeur.web.cases.forms.asking import DAY, WHY, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, short, words

_URGENT = [("normal", _("Normal")), ("soon", _("Soon")), ("acute", _("At once"))]


class OfferForm(CaseForm):
    """Which role is offered to whom, why, and by when one answers."""

    needed_at_times = ("organisation", "to_whom")
    role = forms.ChoiceField(label=_("Which role?"))
    organisation = forms.ChoiceField(label=_("To which organisation?"), required=False)
    to_whom = short(_("Whom do you ask?"), help_text=_("Not needed if you chose an organisation."))
    reason = words(_("Why is the case handed over?"))
    answer_due = DateField(label=_("Answer by when?"), required=False)

    def about(self, case: CaseView) -> None:
        """Offer the roles that somebody has in this case, or that take over by the method."""
        super().about(case)
        roles = case.method.roles if case.method else {}
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
        "neemt-over": page_of(
            "handover_accepted",
            _("Says yes to taking over"),
            Ask("by_whom", _("Who said so?")),
            DAY,
            thing="handover",
            begins=_asked,
        ),
        "neemt-niet-over": page_of("handover_declined", _("Says no to taking over"), WHY, thing="handover"),
        "kennisgemaakt": page_of(
            "handover_met",
            _("{The_unit} met the next helper"),
            Ask("with_whom", _("Who was there?")),
            DAY,
            thing="handover",
        ),
        "wachtlijst": page_of(
            "put_on_waiting_list",
            _("Put on the waiting list"),
            Ask("urgency", choices=_URGENT, initial="normal"),
            Ask("reason", _("Why is there no place?"), optional=True),
        ),
        "van-wachtlijst": page_of("taken_off_waiting_list", _("Off the waiting list"), WHY),
        "verlengen": DeedPage(kind="term_extended", form=ExtendForm, title=_("Take more time")),
    },
)
