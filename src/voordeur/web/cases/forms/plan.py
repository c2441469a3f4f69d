"""The plan: questions and strengths, goals, actions, and agreeing it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.hall.forms import DateField
from voordeur.methods.spoken import fields_spoken_of
from voordeur.web.cases.forms.asking import DAY, DOMAIN, WHY, Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    choose_words,
    life_domain,
    one_of,
    short,
    words,
)


class ActionForm(CaseForm):
    """Who does what by when, and how everybody will know."""

    needed_at_times = ("owner_name",)
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
    measure = short(_("Measure"))
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)
    need = forms.ChoiceField(label=_("For which question?"), required=False)
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the open goals and questions; a lead or a measure is asked for only where the method speaks of one."""
        super().about(case)
        if case.method is None or "lead" not in fields_spoken_of(case.method, "action_agreed"):
            del self.fields["lead"]
        if not choose_words(self, case, "action_agreed", "measure", required=False):
            del self.fields["measure"]
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


class HowFarForm(CaseForm):
    """How far a goal has come, in a hundred."""

    percent = forms.IntegerField(
        label=_("How much of it was reached, in percent?"),
        min_value=0,
        max_value=99,
        help_text=_("From 0 to 99. If all of it was reached, choose Goal reached instead."),
    )
    text = words(_("How can one tell?"), required=False)


RESULT = Ask("result", optional=True)


def _on_plan(kind: str, title: Any, *asked: Ask, **more: Any) -> DeedPage:
    return page_of(kind, title, *asked, on_plan=True, **more)


PAGES = {
    "vraag": _on_plan(
        "need_recorded",
        _("A question or worry"),
        Ask("text", _("What is the question or worry?")),
        Ask("person", _("For whom?"), none=_("For everybody"), spoken=True),
        DOMAIN,
        Ask("money"),
    ),
    "beantwoord": _on_plan(
        "need_answered",
        _("Answer a question"),
        Ask("how", _("How is it answered?")),
        Ask("by_whom", optional=True),
        Ask("reason", _("Explanation"), optional=True),
        thing="need",
    ),
    "kracht": _on_plan(
        "strength_recorded",
        _("What goes well"),
        Ask("what"),
        Ask("text", _("In the resident's own words")),
        DOMAIN,
    ),
    "doel": _on_plan(
        "goal_set",
        _("Set a goal"),
        Ask("text", _("What will be different?")),
        Ask("for_whom", optional=True),
        Ask("by"),
        DOMAIN,
    ),
    "doel-gehaald": _on_plan("goal_reached", _("Goal reached"), thing="goal"),
    "doel-stand": DeedPage(
        kind="goal_progressed", form=HowFarForm, title=_("How far is this goal?"), thing="goal", on_plan=True
    ),
    "doel-uit-koers": _on_plan(
        "goal_off_course",
        _("This goal is off course"),
        Ask("reason", _("What does not work?"), long=True),
        DAY,
        thing="goal",
    ),
    "doel-op-koers": _on_plan(
        "goal_on_course",
        _("This goal is on course again"),
        Ask("reason", _("What changed?"), optional=True, long=True),
        DAY,
        thing="goal",
    ),
    "doel-vervalt": _on_plan("goal_dropped", _("Let a goal go"), WHY, thing="goal"),
    "actie": DeedPage(kind="action_agreed", form=ActionForm, title=_("Agree an action"), on_plan=True),
    "opgepakt": _on_plan("action_picked_up", _("Action picked up"), Ask("remark", optional=True), thing="action"),
    "nagevraagd": _on_plan(
        "action_chased",
        _("Asked how it stands"),
        Ask(
            "how",
            _("How did you ask?"),
            choices=[("call", _("Call")), ("mail", _("Mail")), ("talk", _("Talk"))],
        ),
        Ask("answer", _("What was the answer?"), optional=True),
        thing="action",
    ),
    "klaar": _on_plan("action_done", _("Action done"), RESULT, thing="action"),
    "vervalt": _on_plan("action_dropped", _("Action will not be done"), WHY, thing="action"),
    "plan-afspreken": _on_plan(
        "plan_agreed",
        _("Agree the plan"),
        Ask("agreed_by", optional=True),
        Ask("how", choices=[("spoken", _("Spoken")), ("signed", _("Signed"))]),
    ),
}
TASKS = DeedGroup(
    name="tasks",
    title=_("Tasks taken over"),
    pages={
        "taak-overnemen": _on_plan(
            "task_taken_over",
            _("Take a task over for a while"),
            Ask("text", _("What do you do in their place?")),
            Ask("from_whom", optional=True),
            Ask("give_back_by"),
            DOMAIN,
        ),
        "taak-terug": _on_plan("task_given_back", _("The task goes back"), Ask("remark", optional=True), thing="task"),
    },
)
