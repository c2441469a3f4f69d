"""The forms of letters: for whom, in which language, and what of it is not known from the case."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.paper import Line, readers
from voordeur.desk.conference.conferences import invited_in
from voordeur.hall.forms import DateField, Form, TimeInput
from voordeur.web.cases.forms.base import CaseForm, one_of, short, words

_SHOWN = 150


class Ticked(forms.MultipleChoiceField):
    """Boxes to tick; what is no choice any more (since another reader was chosen) is left out and no mistake."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        """Keep what can be chosen."""
        known = {str(key) for key, _label in self.widget.choices}
        return [one for one in value or () if one in known]


class LetterForm(CaseForm):
    """A letter to somebody in the household."""

    reader = one_of(_("For whom is the letter?"), ())
    language = one_of(_("In which language?"), [("nl", "Nederlands"), ("en", "English")], initial="nl")

    def about(self, case: CaseView) -> None:
        """Offer those in the household who can get letters."""
        super().about(case)
        self.fields["language"].in_a_row = True  # type: ignore[attr-defined]
        if "reader" in self.fields:
            choices = [(str(one.person), one.name) for one in readers(case, self.day)]
            self.fields["reader"].choices = choices  # type: ignore[attr-defined]
            if choices:
                self.fields["reader"].initial = choices[0][0]
            else:
                self.fields["reader"].help_text = _("Nobody is written down yet.")

    @property
    def chosen_reader(self) -> UUID | None:
        """The member who is chosen now, also before the form was sent; None when there is nobody to choose."""
        choices = [key for key, _label in self.fields["reader"].choices]  # type: ignore[attr-defined]
        said = self["reader"].value()
        return UUID(said) if said in choices else UUID(choices[0]) if choices else None


class VisitForm(LetterForm):
    """That somebody comes."""

    visit_day = DateField(label=_("On which day?"))
    visit_from = forms.TimeField(label=_("From what time?"), required=False, widget=TimeInput)
    visit_until = forms.TimeField(label=_("Until what time?"), required=False, widget=TimeInput)


class AnnouncementForm(VisitForm):
    """That somebody would like to come."""

    why = words(_("Why do you come? In your own words"), required=False)


class AppointmentForm(VisitForm):
    """What was agreed."""

    where = short(_("Where?"))
    with_whom = short(_("With whom?"))


class LinesForm(LetterForm):
    """A letter made of lines of the case, some of which may be left out."""

    leave_out = Ticked(label=_("Leave out"), required=False, help_text=_("Tick what this reader should not read."))

    def offer(self, lines: list[Line]) -> None:
        """Offer to leave out what now stands in the letter."""
        choices = [(line.id, _called(line)[:_SHOWN]) for line in lines]
        if choices:
            self.fields["leave_out"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["leave_out"]


def _called(line: Line) -> str:
    """Name a line by what it is and says; one without sentences, such as who directs over what, by all that it says."""
    named = [line.data[name] for name in ("what", "text") if line.data.get(name)]
    return ": ".join(named or line.data.values())


class PlanForm(LinesForm):
    """The plan on paper."""


class ReportForm(LinesForm):
    """What was reached."""

    result = words(_("How does it go now?"), required=False)
    aftercare = words(_("What happens after this?"), required=False)


class InspectionForm(LinesForm):
    """What is written about this reader; first for who asked it and has no answer yet."""

    def about(self, case: CaseView) -> None:
        """Begin with who asked, also before it is known whether somebody else in the household asks as well."""
        super().about(case)
        asking = [who for one in case.things["inspection"] if one.answered_on is None for who in one.asked_by]
        offered = [key for key, _name in self.fields["reader"].choices]  # type: ignore[attr-defined]
        if first := next((who for who in asking if who in offered), ""):
            self.fields["reader"].initial = first


class NamedForm(LetterForm):
    """A letter to somebody outside the household."""

    reader = None  # type: ignore[assignment]
    reader_name = short(_("For whom is the letter?"), required=True)
    field_order = ("reader_name",)


class EscalationForm(NamedForm):
    """What is stuck, and what is asked of whoever can decide."""

    about_what = short(_("What is it about? Without names, if you can"))
    obstacle = words(_("What stands in the way?"))
    tried = words(_("What did you do already?"), required=False)
    question = words(_("What do you ask?"))
    answer_due = DateField(label=_("Answer before"), required=False)


class MinutesForm(LinesForm):
    """Of which conference, and for whom: somebody who was asked to come, or somebody else by name."""

    needed_at_times = ("reader_name",)
    reader_name = short(_("Name, when it is somebody else"))
    field_order = ("reader", "reader_name")

    def about(self, case: CaseView) -> None:
        """Offer, of each conference that was held, who was asked to come."""
        super().about(case)
        choices = []
        for conference in (one for one in case.conferences if one.state == "held"):
            day = conference.on.strftime("%d-%m-%Y")
            choices += [(str(one.row.pk), f"{day}: {one.called}") for one in invited_in(case, conference.pk)]
            choices.append((str(conference.pk), _("%(day)s: somebody else") % {"day": day}))
        self.fields["reader"].choices = choices  # type: ignore[attr-defined]
        self.fields["reader"].initial = choices[0][0]
        self.others = {str(one.pk) for one in case.conferences}

    def clean(self) -> dict[str, Any]:
        """Name who was not asked to come."""
        given = super().clean() or {}
        if given.get("reader") in self.others and not given.get("reader_name"):
            self.add_error("reader_name", _("Write for whom it is."))
        return given


class SentForm(Form):
    """How a letter went to its reader."""

    how = one_of(
        _("How did it go?"), [("post", _("By post, in a neutral envelope")), ("handed", _("I handed it over"))]
    )
    happened_on = DateField(label=_("On which day?"))


def plain(given: dict[str, Any]) -> dict[str, str]:
    """Write what was filled in as the plain texts that a letter is made of."""
    return {name: _text(value) for name, value in given.items() if not isinstance(value, list)}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return value.strftime("%H:%M") if hasattr(value, "hour") else str(value)
