"""Appointments and visits at home."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.common import clock
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField
from voordeur.web.cases.forms.asking import DAY, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, NamesField


class CaseVisitForm(CaseForm):
    """A visit in a running case: who was there and what was asked. What was told is noted with the plan."""

    happened_on = DateField(label=_("On which day?"), initial=clock.today)
    who_present = NamesField(label=_("Who was there?"))
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
        headings = case.method.headings if case.method else {}
        self.fields["asked"].choices = [(id, told(heading.title)) for id, heading in headings.items()]  # type: ignore[attr-defined]


PAGES = {
    "afspraak": page_of(
        "visit_planned",
        _("Make an appointment"),
        Ask("on"),
        Ask("from_time"),
        Ask("until_time"),
        Ask("with_whom", optional=True),
    ),
    "was-er-niet": page_of(
        "visit_missed",
        _("The resident was not there"),
        Ask("remark", optional=True, help=_("What you did then, such as a card through the door.")),
        Ask("happened_on"),
    ),
    "huisbezoek": DeedPage(kind="visit_held", form=CaseVisitForm, title=_("A home visit"), on_plan=True),
}

ANNOUNCING = DeedGroup(
    name="announcing",
    title=_("Announcing a visit"),
    pages={
        "aankondiging": page_of(
            "visit_announced",
            _("A visit was announced"),
            Ask("how", _("In which way?")),
            Ask("what", _("What was announced?"), word=True, optional=True),
            DAY,
            Ask("text", _("What was said?"), optional=True),
        )
    },
)
