"""Why the work may be done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.common import clock
from voordeur.hall.casework import CaseView
from voordeur.hall.forms import DateField
from voordeur.web.cases.forms.base import CaseForm, DeedPage, ReasonForm, one_of, short, words


class ConsentForm(CaseForm):
    """To what residents agreed, who of them, with whom it may be shared, how and when."""

    for_what = words(_("To what?"))
    with_whom = short(_("With whom may it be shared?"), required=True, help_text=_("For instance: the Wmo desk."))
    persons = forms.MultipleChoiceField(label=_("Who agreed?"), required=False, widget=forms.CheckboxSelectMultiple)
    how = one_of(_("How?"), [("spoken", _("Spoken")), ("signed", _("Signed"))])
    happened_on = DateField(label=_("On which day?"), initial=clock.today)

    def about(self, case: CaseView) -> None:
        """Offer the members of the household."""
        super().about(case)
        if case.members:
            self.fields["persons"].choices = [(str(one.person), one.name) for one in case.members]  # type: ignore[attr-defined]
        else:
            del self.fields["persons"]


class GroundForm(CaseForm):
    """The ground in law on which the work goes on."""

    ground = short(_("Which ground?"), required=True)
    law = short(_("Article of law"))


PAGES = {
    "toestemming": DeedPage(kind="consent_given", form=ConsentForm, title=_("Consent given")),
    "toestemming-ingetrokken": DeedPage(kind="consent_withdrawn", form=ReasonForm, title=_("Consent withdrawn")),
    "grondslag": DeedPage(kind="ground_recorded", form=GroundForm, title=_("Write down a ground in law")),
}
