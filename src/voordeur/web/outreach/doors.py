"""One door: what was tried, and what to note now. A closed door is two taps: the door, and "nobody home"."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.cases.deeds import deed_for
from voordeur.common.clock import AMSTERDAM
from voordeur.common.ids import new_id
from voordeur.desk.case.amending import amendable_among
from voordeur.desk.case.behind_the_door import CaseBehind, cases_behind
from voordeur.desk.case.standing import asked_role, standing
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form, TimeInput
from voordeur.hall.requests import look, now, page, permit, sent_id, today, who
from voordeur.methods.spoken import kinds_spoken_of
from voordeur.outreach import actions, queries
from voordeur.web.keeping_back import kept_back
from voordeur.web.links import form_for

OUTCOMES = (
    ("nobody_home", _("Nobody home")),
    ("come_back", _("Come back another time")),
    ("spoke", _("Spoke, no talk yet")),
    ("no_access", _("Could not get to the door")),
    ("moved", _("Moved away")),
    ("vacant", _("Nobody lives here")),
    ("unsafe", _("Not safe: left")),
)
_NOON, _EVENING = 12, 18
_OWED = 5


@page()
def door(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show one door, with a button for each thing that can happen at it."""
    found = queries.door(file=file, worker=who(request), today=today(request))
    look(request, purpose="outreach", page="door", file=file)
    following = None
    if found.round:
        doors = queries.doors_of(round=found.round, worker=who(request), today=today(request))
        left = [line for line in doors if not line.done and not line.stopped and line.last_attempt_on != today(request)]
        following = next((line for line in left if line.place > found.line.place), None)
    stands = standing(file, worker=who(request), purposes=[queries.PURPOSE], today=today(request))
    duties = stands.judgement.duties if stands else ()
    context = {
        "door": found,
        "outcomes": OUTCOMES,
        "id": new_id(),
        "day": today(request),
        "following": following,
        "cases": [
            (case, _owed(case)) for case in cases_behind(found, stands, worker=who(request), today=today(request))
        ],
        "standing": stands,
        "announces": stands is not None and "visit_announced" in kinds_spoken_of(stands.method),
        "amendable": amendable_among(
            (one.pk for one in (*found.attempts, *found.visits)), worker=who(request), file=file, today=today(request)
        ),
        # Just noted something: what follows from it comes first on the page.
        "noted": today(request) in {one.on for one in found.attempts} | {one.on for one in found.visits},
        "duties": [{"duty": duty, "url": form_for("doorstep", file, duty.deed, duty.thing)} for duty in duties],
    }
    return TemplateResponse(request, "outreach/door.html", context)


def _owed(case: CaseBehind) -> list[dict[str, Any]]:
    """Give what is due first in a case behind a door, each with the form for it."""
    if case.standing is None:
        return []
    return [
        {
            "duty": duty,
            "url": form_for("case", case.file, duty.deed, duty.thing, role=asked_role(case.standing.method, duty.id)),
        }
        for duty in case.standing.judgement.duties[:_OWED]
    ]


@page("POST")
def attempt(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that somebody rang the bell just now, and what came of it."""
    outcome = request.POST.get("outcome", "")
    found = queries.door(file=file, worker=who(request), today=today(request))
    if outcome not in dict(OUTCOMES):
        return redirect("door", file=file)
    actions.note_attempt(
        file=file,
        outcome=outcome,  # type: ignore[arg-type]
        part_of_day=part_of_day(now(request).astimezone(AMSTERDAM).hour),  # type: ignore[arg-type]
        card_left="card" in request.POST,
        happened_at=now(request),
        permit=permit(request, purpose="outreach", file=file),
        at=now(request),
        id=sent_id(request),
    )
    messages.success(request, gettext("Noted: %(outcome)s.") % {"outcome": dict(OUTCOMES)[outcome]})
    if found.round and "from_round" in request.POST:
        return redirect("round", round=found.round)
    return redirect("door", file=file)


def part_of_day(hour: int) -> str:
    """Give the part of the day in the words of the national exchange: morning until 12.00, evening from 18.00."""
    return "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"


class OptOutForm(Form):
    """Why the resident would rather not, when that was said."""

    reason = forms.CharField(
        label=_("What did the resident say?"), required=False, widget=forms.Textarea, max_length=2000
    )


class NetworkForm(Form):
    """Whether anybody knows this household, and the way in."""

    known = forms.TypedChoiceField(
        label=_("Does anybody know this household?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    through = forms.CharField(
        label=_("Who knows them?"),
        required=False,
        max_length=200,
        help_text=_("For instance the school or the caretaker. Write only who, not what they know."),
    )
    contact_route = forms.CharField(label=_("How can we get in touch?"), required=False, max_length=500)


class AppointmentForm(Form):
    """When, and with whom."""

    on = DateField(label=_("Day"))
    from_time = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    until_time = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)
    with_whom = forms.CharField(label=_("With whom"), required=False, max_length=200)


class MissedForm(Form):
    """What one did when nobody was there, if anything."""

    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("What you did then, such as a card through the door."),
    )


class CloseForm(Form):
    """How the approach of this door ends."""

    outcome = forms.ChoiceField(
        label=_("How does it end?"),
        choices=[("non_response", _("Not reached")), ("talked", _("Talk held")), ("opted_out", _("Opted out"))],
        widget=forms.RadioSelect,
    )


class AnnounceForm(Form):
    """In which way the household was told that somebody will come."""

    how = forms.ChoiceField(
        label=_("In which way?"),
        choices=[("letter", _("By letter")), ("flyer", _("With a flyer")), ("call", _("By telephone"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("What was said?"), required=False, widget=forms.Textarea, max_length=2000)


@page("GET", "POST")
def announce(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that a visit was announced."""
    act = deed_for("visit_announced")
    return _note(request, file, AnnounceForm, act, _("A visit was announced"), _("Noted."))


@page("GET", "POST")
def opt_out(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that the resident does not want a talk."""
    return _note(
        request,
        file,
        OptOutForm,
        actions.note_opt_out,
        _("Does not want a talk"),
        _("Noted. This door is left in peace."),
    )


@page("GET", "POST")
def network(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note whether anybody knows who lives behind a closed door."""
    return _note(
        request,
        file,
        NetworkForm,
        actions.check_network,
        _("Who knows this household?"),
        _("Noted."),
        kind="network_checked",
    )


@page("GET", "POST")
def appointment(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note an appointment for a talk."""
    return _note(
        request, file, AppointmentForm, actions.plan_visit, _("Make an appointment"), _("The appointment is noted.")
    )


@page("GET", "POST")
def missed(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that the resident was not there at an appointment."""
    return _note(request, file, MissedForm, actions.miss_visit, _("The resident was not there"), _("Noted."))


@page("GET", "POST")
def close(request: HttpRequest, file: UUID) -> HttpResponse:
    """End the approach of a door."""
    return _note(request, file, CloseForm, actions.close_doorstep, _("End the approach"), _("Noted."))


def _note(
    request: HttpRequest,
    file: UUID,
    make: type[Form],
    act: Callable[..., object],
    title: Any,
    done: Any,
    *,
    kind: str = "",
) -> HttpResponse:
    """Fill in a form about a door; an entry of this `kind` may be one that nobody else reads yet."""
    found = queries.door(file=file, worker=who(request), today=today(request))
    look(request, purpose="outreach", page="door", file=file)
    stands = standing(file, worker=who(request), purposes=[queries.PURPOSE], today=today(request)) if kind else None

    def deed(given: dict[str, Any], id: UUID) -> None:
        act(file=file, permit=permit(request, purpose="outreach", file=file), at=now(request), id=id, **given)

    here = reverse("door", kwargs={"file": file})
    sheet = Sheet(
        title=title,
        onward=here,
        back=here,
        back_title=found.line.address or _("This door"),
        submit=_("Save"),
        done=done,
        lead=kept_back(stands, kind),
    )
    return fill_in(request, make, deed, sheet)
