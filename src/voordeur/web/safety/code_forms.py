"""The forms of the reporting code: one for each step, with what the step is for."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voordeur.hall.forms import DateField, Form
from voordeur.safety import entries as said
from voordeur.safety.actions import Step
from voordeur.safety.rules import Advice
from voordeur.web.field_words import CHOICES
from voordeur.web.safety.forms import worker_choices

# What the assessment framework says when its questions are answered like this.
ADVICE: dict[Advice | None, Any] = {
    Advice.NO_SUSPICION: _("There is no suspicion (any more): the code can be closed. Write down why."),
    Advice.REPORT: _("Report to Veilig Thuis. What help is possible as well, you look at together with them."),
    Advice.HELP: _("Give or organise help yourself, and keep watching whether it brings lasting safety."),
    Advice.GO_ON_ASKING: _("Not every question has an answer. In doubt, call Veilig Thuis for advice: 0800-2000."),
}


def _choice(label: Any, *values: str, **said: Any) -> forms.ChoiceField:
    choices = [(value, CHOICES[value]) for value in values]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **said)


def _text(label: Any, **said: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=20_000, **said)


def _line(label: Any, **said: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=False, **said)


class StartForm(Form):
    """On which day the suspicion began to weigh."""

    on = DateField(label=_("Since which day?"))


class StepForm(Form):
    """One step of the code and the day on which it was taken."""

    kind: ClassVar[str]
    title: ClassVar[str | Promise]
    lead: ClassVar[str | Promise]
    says: ClassVar[type[Step]]

    on = DateField(label=_("On which day was it?"))

    def __init__(self, *args: Any, me: UUID, **kwargs: Any) -> None:
        """Ask the day last."""
        super().__init__(*args, **kwargs)
        self.me = me
        self.order_fields([name for name in self.fields if name != "on"])

    @classmethod
    def body(cls, given: dict[str, Any]) -> Step:
        """Make the entry of what was filled in."""
        return cls.says(**given)


class SignalsForm(StepForm):
    """Step 1."""

    kind, says = "signals_mapped", said.SignalsMapped
    title = _("Map the signals")
    lead = _("What did you see and hear? Keep facts apart from what you make of them.")
    text = _text(_("What did you see and hear?"))
    sources = _line(_("From whom or where do you know it?"))
    children = _choice(
        _("Child check: are there children who depend on this adult?"),
        "yes",
        "no",
        "unknown",
        required=False,
        help_text=_("Also when the children live elsewhere part of the time, and when a child is on its way."),
    )

    def clean(self) -> dict[str, Any]:
        """What was not answered is not known."""
        given = super().clean() or {}
        return given | {"children": given.get("children") or "unknown"}


class ConsultForm(StepForm):
    """Step 2."""

    kind, says = "colleague_consulted", said.ColleagueConsulted
    title = _("Ask advice")
    lead = _("Talk it over with a colleague; if needed with Veilig Thuis, or with an expert on injuries.")
    needed_at_times = ("worker", "name")
    consulted = _choice(_("Whom did you ask?"), "colleague", "veilig_thuis", "injury_expert")
    worker = forms.ChoiceField(
        label=_("Which colleague?"), required=False, help_text=_("Whoever you choose can read this code from now on.")
    )
    name = _line(_("Name, when it is somebody else"))
    text = _text(_("What was the advice?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer who works here."""
        super().__init__(*args, **kwargs)
        none = ("", _("Nobody from this list"))
        self.fields["worker"].choices = [none, *worker_choices(without={self.me})]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody was asked."""
        given = super().clean() or {}
        if not given.get("worker") and not given.get("name"):
            if given.get("consulted") == "colleague":
                self.add_error("worker", _("Choose the colleague, or write down the name."))
            else:
                given["name"] = str(CHOICES.get(given.get("consulted", ""), ""))
        given["worker"] = UUID(given["worker"]) if given.get("worker") else None
        return given


class TalkForm(StepForm):
    """Step 3."""

    kind, says = "talked_with_involved", said.TalkedWithInvolved
    title = _("Talk with those involved")
    lead = _("Tell what you see and hear how it is for them. Do not talk when that makes somebody less safe.")
    needed_at_times = ("text", "reason")
    talked = _choice(_("Was there a talk?"), "yes", "no")
    with_whom = _line(_("With whom?"), help_text=_("Also with the child, where that can be done safely."))
    text = _text(_("What was said?"), required=False)
    reason = _text(_("If there was no talk: why not?"), required=False)

    def clean(self) -> dict[str, Any]:
        """A talk that was not held has its reason, and one that was held its words."""
        given = super().clean() or {}
        not_held = given.get("talked") == "no"
        missing = "reason" if not_held else "text"
        if given.get("talked") and not given.get(missing, "").strip():
            self.add_error(missing, _("Write down why.") if not_held else _("Write down what was said."))
        return given


class WeighForm(StepForm):
    """Step 4, and the questions of step 5: the assessment framework."""

    kind, says = "weighed", said.Weighed
    title = _("Weigh")
    lead = _("The five questions of the assessment framework. In doubt, call Veilig Thuis.")
    needed_at_times = ("danger",)
    suspicion = _choice(_("1. Do you suspect domestic violence or child abuse, or that it threatens?"), "yes", "no")
    danger = _choice(
        _("2. Is somebody in acute danger, or is it unsafe time and again?"),
        "no_danger",
        "acute_danger",
        "structural_danger",
        "both_dangers",
        required=False,
    )
    can_help = _choice(
        _("3. Can you, or somebody else, give or organise help that keeps it from happening?"),
        "yes",
        "no",
        "unknown",
        required=False,
    )
    accepted = _choice(_("4. Do those involved accept that help, and do their part?"), "yes", "no", "unknown")
    lasting = _choice(_("5. Does the help bring lasting safety within the time agreed?"), "yes", "no", "unknown")
    text = _text(_("On what do you base this?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Only the first question is always asked; without a suspicion the others have no answer."""
        super().__init__(*args, **kwargs)
        for name in ("accepted", "lasting"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Whoever suspects something says how dangerous it is; the rest may be unknown."""
        given = super().clean() or {}
        if given.get("suspicion") == "yes" and not given.get("danger"):
            self.add_error("danger", _("Choose one."))
        given["danger"] = given.get("danger") or "no_danger"
        return given | {name: given.get(name) or "unknown" for name in ("can_help", "accepted", "lasting")}


class DecideForm(StepForm):
    """Step 5."""

    kind, says = "decided", said.Decided
    title = _("Decide")
    lead = _("Two decisions: is a report necessary, and is help possible (too)? You decide, with your reasons.")
    report_needed = _choice(_("Is a report to Veilig Thuis necessary?"), "yes", "no")
    help_possible = _choice(_("Is it possible to give or organise help (too)?"), "yes", "no")
    reason = _text(_("Why do you decide so?"))
    which_help = _text(_("Which help, by whom, and how do you watch over safety?"), required=False)
    with_whom = _line(_("With whom did you decide?"))


class ReportForm(StepForm):
    """What was reported."""

    kind, says = "reported_to_veilig_thuis", said.ReportedToVeiligThuis
    title = _("Reported to Veilig Thuis")
    lead = _("Write down that you called, who of you did so, and which reference Veilig Thuis gave.")
    reported_by = _line(_("Who reported it?"))
    reference = _line(_("Reference of Veilig Thuis"))
    involved_know = _choice(_("Do those involved know of it?"), "yes", "no", "unknown")
    text = _text(_("What was agreed?"), required=False)


class EndForm(StepForm):
    """What came of it."""

    kind, says = "code_ended", said.CodeEnded
    title = _("Close the code")
    lead = _("A new suspicion begins a new code.")
    outcome = _choice(_("What came of it?"), "no_suspicion", "reported", "help_organised", "other")
    reason = _text(_("Why do you close it?"))
