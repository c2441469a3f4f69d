"""Appointments and visits at home."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.common import clock
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField, TimeInput
from voordeur.web.cases.forms.base import CaseForm, DeedPage, people_list, short, split_names


class VisitPlannedForm(CaseForm):
    """When and with whom."""

    on = DateField(label=_("Day"))
    from_time = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    until_time = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)
    with_whom = short(_("With whom"))


class CaseVisitForm(CaseForm):
    """A visit in a running case: who was there and what was asked. What was told is noted with the plan."""

    happened_on = DateField(label=_("On which day?"), initial=clock.today)
    who_present = people_list(_("Who was there?"))
    asked = forms.MultipleChoiceField(
        label=_("What was talked about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    crisis = forms.BooleanField(
        label=_("There is a crisis: the rest has to wait"),
        required=False,
        help_text=_("Write questions, talents and agreements down in the plan: it opens when you have saved."),
    )

    def about(self, case: CaseView) -> None:
        """Offer the headings of the method."""
        super().about(case)
        headings = case.standing.method.headings if case.standing else {}
        self.fields["asked"].choices = [(id, told(heading.title)) for id, heading in headings.items()]  # type: ignore[attr-defined]

    def clean_who_present(self) -> tuple[str, ...]:
        """Take the names apart."""
        return split_names(self.cleaned_data["who_present"])


PAGES = {
    "afspraak": DeedPage(kind="visit_planned", form=VisitPlannedForm, title=_("Make an appointment")),
    "huisbezoek": DeedPage(kind="visit_held", form=CaseVisitForm, title=_("A home visit"), on_plan=True),
}
