"""Whether the method is meant for this household: every criterion on one form, saved in one act."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.assessments import actions as assessments
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, on_day

_ANSWERS = [("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))]
_PREFIX = "criterion_"  # so that a criterion called `domain` is no life domain


class CriteriaForm(CaseForm):
    """Yes, no or not known for each criterion; one that nobody asked yet may stay open."""

    happened_on = on_day()

    def about(self, case: CaseView) -> None:
        """Ask every criterion of the method, each with the answer that stands."""
        super().about(case)
        eligibility = case.method.eligibility if case.method else None
        stands = {one.criterion: one.answer for one in case.criteria}
        for name, title in (eligibility.criteria if eligibility else {}).items():
            field = forms.ChoiceField(label=told(title), choices=_ANSWERS, required=False, widget=forms.RadioSelect)
            field.initial, field.in_a_row = stands.get(name), True  # type: ignore[attr-defined]
            self.fields[_PREFIX + name] = field
        self.order_fields([name for name in self.fields if name != "happened_on"])

    def clean(self) -> dict[str, Any]:
        """Give what was answered by criterion."""
        given = super().clean() or {}
        asked = {name.removeprefix(_PREFIX): value for name, value in given.items() if name.startswith(_PREFIX)}
        said = {name: value for name, value in asked.items() if value}
        if not said and not self.errors:
            raise forms.ValidationError(_("Answer at least one of these, or go back."))
        return {"answers": said, "happened_on": given.get("happened_on")}


CRITERIA = DeedGroup(
    name="criteria",
    title=_("For whom this is meant"),
    pages={
        "criteria": DeedPage(
            kind="criterion_answered",
            form=CriteriaForm,
            title=_("Answer the criteria"),
            act=assessments.answer_criteria,
        )
    },
)
