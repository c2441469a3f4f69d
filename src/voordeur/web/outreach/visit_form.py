"""The form of a talk at a door: one short form, which asks only what the method and this door give reason for."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voordeur.cases.actions import visiting
from voordeur.desk.words import of_unit, told
from voordeur.hall.forms import DateField, Form, dress
from voordeur.methods.language import Method
from voordeur.outreach.queries import Door
from voordeur.web.cases.forms.visits import ask_who_went

WORRIES = (1, 2)
STRENGTHS: tuple[tuple[str, str | Promise], ...] = (
    ("talent", _("Talent")),
    ("wish", _("Wish")),
    ("dream", _("Dream")),
    ("strength", _("Strength")),
)
_MARKS = [("", "–"), *((str(mark), str(mark)) for mark in range(1, 11))]


class VisitForm(Form):
    """What was talked about; only the day is needed, everything else as far as it came up."""

    needed_at_times = ("label",)
    on = DateField(label=_("Day"))
    who_present = forms.CharField(
        label=_("Who was there?"), required=False, max_length=200, help_text=_("For instance: mother, eldest son.")
    )
    asked = forms.MultipleChoiceField(
        label=_("What was talked about?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you leave open comes back later by itself."),
    )
    workers = forms.MultipleChoiceField(
        label=_("Who of the team went?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unannounced = forms.BooleanField(label=_("Nobody was told beforehand"), required=False)
    place = forms.ChoiceField(label=_("Where was it?"), required=False)
    crisis = forms.BooleanField(label=_("There is a crisis: the rest has to wait"), required=False)
    strength_what = forms.ChoiceField(label=_("What goes well"), required=False, choices=STRENGTHS)
    strength_text = forms.CharField(
        label=_("Talent, wish, dream or strength"), required=False, max_length=2000, widget=forms.Textarea
    )
    home = forms.TypedChoiceField(
        label=_("Mark for the home"), required=False, choices=_MARKS, coerce=int, empty_value=None
    )
    surroundings = forms.TypedChoiceField(
        label=_("Mark for the surroundings"), required=False, choices=_MARKS, coerce=int, empty_value=None
    )
    remark = forms.CharField(label=_("What was said about living here"), required=False, max_length=2000)
    wish = forms.CharField(label=_("Housing wish"), required=False, max_length=2000)
    household = forms.ChoiceField(label=_("Which household?"), required=False, widget=forms.RadioSelect)
    label = forms.CharField(
        label=_("Name of {the_unit}"),
        required=False,
        max_length=120,
        help_text=_("Only needed with a question or worry. As you will look it up."),
    )
    reason = forms.CharField(
        label=_("Why a case beside the one that runs?"),
        required=False,
        max_length=2000,
        help_text=_("Call the coordinator first; joining that case is usual."),
    )

    def __init__(
        self,
        *args: Any,
        method: Method,
        door: Door,
        homes: list[tuple[str, str]],
        runs: bool,
        team: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """Ask only what this method asks, and only what this door gives reason for."""
        super().__init__(*args, **kwargs)
        self.method = method
        self.fields["label"].label = of_unit(method, self.fields["label"].label)
        self.fields["asked"].choices = [(id, told(heading.title)) for id, heading in method.headings.items()]  # type: ignore[attr-defined]
        self._ask_worries()
        self.fields["household"].choices = [*homes, ("new", _("A household that is not written down yet"))]  # type: ignore[attr-defined]
        ask_who_went(self, method, team)
        unasked = {"household": not homes, "wish": "demolition_area" not in door.line.features, "reason": not runs}
        for name in (name for name, left_out in unasked.items() if left_out):
            del self.fields[name]
        dress(self)

    def _ask_worries(self) -> None:
        """Ask for some worries, each with the life domain that it is about."""
        titles = self.method.domains.items()
        domains = [("", _("No life domain")), *((id, told(title)) for id, title in titles)]
        for number in WORRIES:
            self.fields[f"worry{number}"] = forms.CharField(
                label=_("Question or worry %(number)s") % {"number": number},
                required=False,
                max_length=4000,
                widget=forms.Textarea,
            )
            self.fields[f"domain{number}"] = forms.ChoiceField(label=_("Life domain"), required=False, choices=domains)
            self.fields[f"money{number}"] = forms.BooleanField(
                label=_("It is about money, debts or paperwork"), required=False
            )

    def clean(self) -> dict[str, Any]:
        """A worry opens a case, and a case is about a household: ask for its name only then."""
        given = super().clean() or {}
        if self.needs() and given.get("household", "new") in ("new", "") and not given.get("label"):
            self.add_error(
                "label", of_unit(self.method, _("A question or worry opens a case. Give {the_unit} a name."))
            )
        return given

    def needs(self) -> list[visiting.NeedTold]:
        """Give the worries that were written."""
        given = self.cleaned_data
        return [
            visiting.NeedTold(text=text, domain=given.get(f"domain{n}", ""), money=given.get(f"money{n}", False))
            for n in WORRIES
            if (text := given.get(f"worry{n}", "").strip())
        ]
