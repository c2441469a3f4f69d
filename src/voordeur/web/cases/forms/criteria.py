"""Whether the method is meant for this household: every criterion on one form, saved in one act."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.assessments import actions as assessments
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField
from voordeur.methods.spoken import criteria_that_run_out
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, on_day

_ANSWERS = [("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))]
_PREFIX, _UNTIL = "criterion_", "until_"  # so that a criterion called `domain` is no life domain


class CriteriaForm(CaseForm):
    """Yes, no or not known for each criterion; one that nobody asked yet may stay open."""

    happened_on = on_day()

    def about(self, case: CaseView) -> None:
        """Ask every criterion of the method, each with the answer that stands."""
        super().about(case)
        if case.method is None or case.method.eligibility is None:
            return
        stands, run_out = {one.criterion: one for one in case.criteria}, criteria_that_run_out(case.method)
        for name, title in case.method.eligibility.criteria.items():
            stood = stands.get(name)
            field = forms.ChoiceField(label=told(title), choices=_ANSWERS, required=False, widget=forms.RadioSelect)
            field.initial, field.in_a_row = stood.answer if stood else None, True  # type: ignore[attr-defined]
            self.fields[_PREFIX + name] = field
            if name in run_out:
                self.fields[_UNTIL + name] = _last_day(stood.until if stood else None)
        self.order_fields([name for name in self.fields if name != "happened_on"])

    def clean(self) -> dict[str, Any]:
        """Give what was answered by criterion."""
        given = super().clean() or {}
        said = _given(given, _PREFIX)
        if not said and not self.errors:
            raise forms.ValidationError(_("Answer at least one of these, or go back."))
        until = {name: day for name, day in _given(given, _UNTIL).items() if name in said}
        return {"answers": said, "until": until, "happened_on": given.get("happened_on")}


def _last_day(stands: date | None) -> DateField:
    """Ask until which day an answer holds."""
    label, help_text = _("Until which day does this answer hold?"), _("Leave it empty when there is no such day.")
    return DateField(label=label, help_text=help_text, required=False, initial=stands)


def _given(said: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """Give what was filled in, by criterion."""
    return {name.removeprefix(prefix): value for name, value in said.items() if name.startswith(prefix) and value}


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
