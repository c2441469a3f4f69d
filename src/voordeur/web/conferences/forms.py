"""The forms of a conference: calling and moving it, who comes, who was there, and what was decided."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.common import clock
from voordeur.desk.case.casework import CaseView
from voordeur.desk.conference.conferences import ConferenceSeen
from voordeur.desk.conference.taking_part import CanCome, Owner, owners, who_can_come
from voordeur.hall.forms import DateField, TimeInput
from voordeur.web.cases.forms.base import (
    CaseForm,
    NamesField,
    ask_where_a_name_tells,
    choose_words,
    life_domain,
    offer_organisations,
    on_day,
    one_of,
    organisation_choice,
    short,
    words,
)
from voordeur.web.cases.forms.conferences import KINDS, kinds_in

_CAME = [("there", _("there")), ("with_notice", _("absent, with notice")), ("absent", _("absent"))]


def ticks(label: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    """Make a list of boxes to tick."""
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


def some_time(label: Any) -> forms.TimeField:
    """Make a field for a time of the day."""
    return forms.TimeField(label=label, required=False, widget=TimeInput)


class MomentForm(CaseForm):
    """When and where."""

    on = DateField(label=_("On which day?"))
    from_time = some_time(_("From what time?"))
    until_time = some_time(_("Until what time?"))
    place = short(_("Where, or online?"), help_text=_("No link with a password: everybody who is asked reads this."))


class CallForm(MomentForm):
    """A conference to come: what for, when and where, who leads it, and who is asked."""

    kind = one_of(_("What kind?"), KINDS, initial="case_discussion")
    text = words(_("What is it for?"), required=False)
    chair = forms.ChoiceField(label=_("Who chairs?"), required=False)
    minutes_by = forms.ChoiceField(label=_("Who writes the minutes?"), required=False)
    people = ticks(
        _("Who is asked to come?"),
        help_text=_("Colleagues get a mail with a link. Nothing about the household is in it."),
    )
    cases = ticks(
        _("Which other cases are on the table?"),
        help_text=_("Each case has its own people: whoever comes for one case sees nothing of another."),
    )
    field_order = ("kind", "on", "from_time", "until_time", "place", "text", "chair", "minutes_by", "people", "cases")

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Take the other cases that can be on the table."""
        self.others = others
        super().__init__(*args, **kwargs)

    def about(self, case: CaseView) -> None:
        """Offer who can come, with those ticked who usually do."""
        super().about(case)
        self.fields["kind"].choices = kinds_in(case)  # type: ignore[attr-defined]
        choose_words(self, case, "conference_held", "kind")
        self.able: dict[str, CanCome] = {one.key: one for one in who_can_come(case, self.day)}
        offered = [(key, one.called) for key, one in self.able.items()]
        _offer(self, "people", offered, [key for key, one in self.able.items() if one.usual])
        _offer(self, "cases", self.others)
        if self.others:
            self.fields["cases"].folded = _("Other cases at the same table")  # type: ignore[attr-defined]
        workers = [
            ("", "–"),
            *((str(one.invited.worker), one.called) for one in self.able.values() if one.invited.worker),
        ]
        for name in ("chair", "minutes_by"):
            self.fields[name].choices = workers  # type: ignore[attr-defined]


class AboutConference(CaseForm):
    """A form about one conference of a case."""

    def __init__(self, *args: Any, seen: ConferenceSeen, others: int, **kwargs: Any) -> None:
        """Take the conference, and how many other cases are on its table."""
        self.seen, self.others = seen, others
        super().__init__(*args, **kwargs)

    def about(self, case: CaseView) -> None:
        """Ask about the other cases only when there are some."""
        super().about(case)
        if "whole_table" in self.fields and not self.others:
            del self.fields["whole_table"]
        elif "whole_table" in self.fields:
            self.fields["reason"].help_text = _("Without names: whoever comes for another case reads this too.")


class MoveForm(AboutConference, MomentForm):
    """Another moment or place."""

    reason = short(_("Why?"))
    whole_table = forms.BooleanField(label=_("Also the other cases at this table"), required=False, initial=True)


class CancelForm(AboutConference):
    """Why it is not held."""

    reason = words(_("Why is it called off?"))
    whole_table = forms.BooleanField(label=_("Also the other cases at this table"), required=False, initial=True)


class InviteForm(AboutConference):
    """One more to ask for this case."""

    needed_at_times = ("person", "name")
    person = forms.ChoiceField(label=_("Who?"), required=False)
    organisation = organisation_choice(_("Or somebody of which organisation?"))
    name = short(
        _("Name of whom you ask"),
        help_text=_("Not needed if you chose somebody above. Afterwards you can send a link by mail, or call."),
    )
    domain = life_domain(help_text=_("Only when the name of the organisation tells what is wrong."))

    def about(self, case: CaseView) -> None:
        """Offer those who can come and were not asked yet."""
        super().about(case)
        here = {one.row.worker for one in self.seen.invited if one.row.worker}
        asked = {(one.row.organisation, one.row.text) for one in self.seen.invited if not one.row.worker}
        self.able = {
            one.key: one
            for one in who_can_come(case, self.day)
            if one.invited.worker not in here
            and (one.invited.worker or (one.invited.organisation, one.invited.name) not in asked)
        }
        _offer(self, "person", [("", "–"), *((key, one.called) for key, one in self.able.items())])
        offer_organisations(self.fields["organisation"])

    def clean(self) -> dict[str, Any]:
        """Have somebody to ask."""
        given = super().clean() or {}
        if not given.get("person") and not given.get("name"):
            self.add_error("person", _("Choose who is asked, or write a name."))
        if not given.get("person"):
            ask_where_a_name_tells(self, given)
        return given


class ItemForm(AboutConference):
    """Something to discuss."""

    text = words(_("What do you want to discuss?"))
    domain = life_domain()


class AttendanceForm(AboutConference):
    """Who took part in the discussion of this case, and what was said besides the decisions."""

    kind = one_of(_("What kind?"), KINDS)
    happened_on = on_day()
    attended = NamesField(label=_("Who else was there?"))
    decisions = words(_("What was discussed?"), required=False, help_text=_("Decisions have a form of their own."))
    reason = words(_("Why do you correct this?"))

    def about(self, case: CaseView) -> None:
        """Ask of everybody who was asked to come whether they were there; of what was written down, why it changes."""
        super().about(case)
        choose_words(self, case, "conference_held", "kind")
        if self.seen.row.state != "held":
            del self.fields["reason"]
        for one in self.seen.invited:
            field = one_of(one.called, _CAME, required=False)
            field.in_a_row = True  # type: ignore[attr-defined]
            self.fields[_came(one.row)] = field
        self.order_fields(
            [*(_came(one.row) for one in self.seen.invited), "attended", "decisions", "kind", "happened_on"]
        )

    def came(self, given: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
        """Give who was there, absent with notice, and absent."""
        return {
            how: tuple(one.row.pk for one in self.seen.invited if given.get(_came(one.row)) == how)
            for how, _label in _CAME
        }


class DecisionForm(AboutConference):
    """What was decided, whose it is, by when, and who does not agree."""

    needed_at_times = ("owner_name", "who")
    text = words(_("What was decided?"))
    whose = forms.ChoiceField(
        label=_("Who carries it out?"), error_messages={"required": _("Choose who carries it out.")}
    )
    owner_name = short(_("Name of who does it"), help_text=_("Only for the own network."))
    by = DateField(label=_("By when?"))
    to_plan = forms.BooleanField(
        label=_("This is an action of the plan"),
        required=False,
        initial=True,
        help_text=_("Then it stands in the plan too, and you need not type it again."),
    )
    who = short(_("Who does not agree?"), help_text=_("Empty when everybody agrees."))
    dissent = words(_("Why not?"), required=False)
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer whose it can be."""
        super().about(case)
        self.owners: dict[str, Owner] = {one.key: one for one in owners(case, self.seen)}
        _offer(self, "whose", [("", "–"), *((key, one.called) for key, one in self.owners.items())])

    def clean(self) -> dict[str, Any]:
        """Name the own network, and who does not agree; nothing is done before it was decided."""
        given = super().clean() or {}
        if given.get("whose") == "network" and not given.get("owner_name"):
            self.add_error("owner_name", _("Write who does it."))
        if given.get("dissent") and not given.get("who"):
            self.add_error("who", _("Write who does not agree."))
        decided_on = min(self.seen.row.on, self.day)
        if given.get("by") and given["by"] < decided_on:
            self.add_error("by", _("This day lies before the decision."))
        return given


def attendance_of(seen: ConferenceSeen) -> dict[str, Any]:
    """Begin with what everybody answered: who said to come is there, who said no is absent with notice."""
    usual = {"comes": "there", "not": "with_notice"}
    said = {_came(one.row): one.row.came or usual.get(one.row.answer, "") for one in seen.invited}
    row = seen.row
    begun = {"kind": row.kind, "attended": ", ".join(row.attended), "decisions": row.decisions}
    return {**said, **begun, "happened_on": min(row.on, clock.today())}


def _came(invitation: Any) -> str:
    return f"came-{invitation.pk}"


def _offer(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]], ticked: Sequence[str] = ()) -> None:
    """Fill a choice; a list of boxes without any goes away."""
    field: Any = form.fields[name]
    if not choices:
        del form.fields[name]
        return
    field.choices = choices
    if ticked:
        field.initial = list(ticked)
