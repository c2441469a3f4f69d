"""The plan: questions and strengths, goals, actions, and agreeing it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.hall.forms import DateField
from voordeur.methods.spoken import fields_spoken_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedPage,
    NothingForm,
    ReasonForm,
    life_domain,
    one_of,
    people_list,
    short,
    split_names,
    words,
)


class NeedForm(CaseForm):
    """A question, need or worry."""

    text = words(_("What is the question or worry?"))
    domain = life_domain()
    money = forms.BooleanField(label=_("It is about money, debts or paperwork"), required=False)


class AnswerForm(CaseForm):
    """How a question got its answer."""

    how = one_of(
        _("How is it answered?"),
        [
            ("taken_up", _("Taken up by somebody")),
            ("advice", _("With advice")),
            ("referred", _("A service helps")),
            ("own_strength", _("The resident does it")),
            ("not_wanted", _("The resident does not want it any more")),
            ("other", _("Otherwise")),
        ],
    )
    by_whom = short(_("By whom?"))
    reason = words(_("Explanation"), required=False)


class StrengthForm(CaseForm):
    """A talent, wish, dream or strength."""

    what = one_of(
        _("What is it?"),
        [("talent", _("Talent")), ("wish", _("Wish")), ("dream", _("Dream")), ("strength", _("Strength"))],
    )
    text = words(_("In the resident's own words"))
    domain = life_domain()


class GoalForm(CaseForm):
    """What will be different."""

    text = words(_("What will be different?"))
    for_whom = short(_("For whom?"))
    by = DateField(label=_("By when?"), required=False)
    domain = life_domain()


class ActionForm(CaseForm):
    """Who does what by when, and how everybody will know."""

    text = words(_("What will be done?"))
    owner_kind = one_of(
        _("Who does it?"),
        [
            ("resident", _("The resident")),
            ("network", _("Own network: family, neighbours, church")),
            ("organisation", _("A partner organisation")),
            ("worker", _("A worker")),
        ],
    )
    owner_name = short(_("Name of who does it"), help_text=_("Not needed for the resident."))
    lead = short(_("Who sees to it?"))
    due = DateField(label=_("By when?"), required=False)
    how_known = short(_("How will everybody know that it is done?"))
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)
    need = forms.ChoiceField(label=_("For which question?"), required=False)
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the open goals and questions; whoever sees to it is asked only where the method speaks of a lead."""
        super().about(case)
        if case.standing is None or "lead" not in fields_spoken_of(case.standing.method, "action_agreed"):
            del self.fields["lead"]
        for name, rows in (
            ("goal", [g for g in case.goals if g.state == "set"]),
            ("need", [n for n in case.needs if n.state == "open"]),
        ):
            if rows:
                self.fields[name].choices = [("", "–"), *((str(row.pk), row.text[:80]) for row in rows)]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Everybody but the resident is named."""
        given = super().clean() or {}
        if given.get("owner_kind") not in (None, "resident") and not given.get("owner_name"):
            self.add_error("owner_name", _("Write who does it."))
        return given


class RemarkForm(CaseForm):
    """Yes to an action, with a remark if there is one."""

    remark = words(_("Remark"), required=False)


class ChaseForm(CaseForm):
    """That the owner was asked how it stands."""

    how = one_of(_("How did you ask?"), [("call", _("Call")), ("mail", _("Mail")), ("talk", _("Talk"))])
    answer = words(_("What was the answer?"), required=False)


class ResultForm(CaseForm):
    """What came of it."""

    result = words(_("What came of it?"), required=False)


class AgreeForm(CaseForm):
    """Who agreed to the plan, and how."""

    agreed_by = people_list(_("Who agreed?"))
    how = one_of(_("How?"), [("spoken", _("Spoken")), ("signed", _("Signed"))])

    def clean_agreed_by(self) -> tuple[str, ...]:
        """Take the names apart."""
        return split_names(self.cleaned_data["agreed_by"])


PAGES = {
    "vraag": DeedPage(kind="need_recorded", form=NeedForm, title=_("A question or worry"), on_plan=True),
    "beantwoord": DeedPage(
        kind="need_answered", form=AnswerForm, title=_("Answer a question"), thing="need", on_plan=True
    ),
    "kracht": DeedPage(kind="strength_recorded", form=StrengthForm, title=_("What goes well"), on_plan=True),
    "doel": DeedPage(kind="goal_set", form=GoalForm, title=_("Set a goal"), on_plan=True),
    "doel-gehaald": DeedPage(
        kind="goal_reached", form=NothingForm, title=_("Goal reached"), thing="goal", on_plan=True
    ),
    "doel-vervalt": DeedPage(
        kind="goal_dropped", form=ReasonForm, title=_("Let a goal go"), thing="goal", on_plan=True
    ),
    "actie": DeedPage(kind="action_agreed", form=ActionForm, title=_("Agree an action"), on_plan=True),
    "opgepakt": DeedPage(
        kind="action_picked_up", form=RemarkForm, title=_("Action picked up"), thing="action", on_plan=True
    ),
    "nagevraagd": DeedPage(
        kind="action_chased", form=ChaseForm, title=_("Asked how it stands"), thing="action", on_plan=True
    ),
    "klaar": DeedPage(kind="action_done", form=ResultForm, title=_("Action done"), thing="action", on_plan=True),
    "vervalt": DeedPage(
        kind="action_dropped", form=ReasonForm, title=_("Action will not be done"), thing="action", on_plan=True
    ),
    "plan-afspreken": DeedPage(kind="plan_agreed", form=AgreeForm, title=_("Agree the plan"), on_plan=True),
}
