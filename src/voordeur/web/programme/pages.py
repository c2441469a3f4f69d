"""A programme: who is in the team, what the team owes together, and noting that it was done."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.accounts import queries as accounts
from voordeur.cases.deeds import deed_for
from voordeur.cases.queries import away
from voordeur.desk.case.standing import standing
from voordeur.desk.case.timeline import Line, timeline
from voordeur.desk.oversight.going import goes
from voordeur.desk.partners.covenants import state_of
from voordeur.desk.taking_over import purpose_to_take_over
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, today, who
from voordeur.methods.language import PROGRAMME, Method
from voordeur.methods.spoken import kinds_spoken_of
from voordeur.partners import queries as partners
from voordeur.people import places
from voordeur.programmes import queries as programmes
from voordeur.web.cases.offering import kinds_offered
from voordeur.web.programme import forms

_TOLD = 20

# The word in the url -> entry kind, form and title.
DEEDS: dict[str, tuple[str, type[forms.ProgrammeForm], Any]] = {
    "bespreking": ("case_discussion_held", forms.DiscussionForm, _("Case discussion held")),
    "intervisie": ("peer_supervision_held", forms.TogetherForm, _("Peer supervision held")),
    "evaluatie": ("evaluation_held", forms.EvaluationForm, _("Evaluation held")),
    "gebied": ("area_signal_passed_on", forms.AreaSignalForm, _("Pass on a signal about the area")),
    "blinde-vlek": ("blind_spot_noted", forms.BlindSpotForm, _("Tell policy what is missing")),
    "voorlichting": ("partner_informed", forms.InformedForm, _("A partner's staff was informed")),
    "gewone-weg": ("citizen_redirected", forms.RedirectedForm, _("A citizen was shown the usual way")),
    "groep": ("group_formed", forms.GroupForm, _("Form a group")),
    "bijeenkomst": ("group_meeting_held", forms.MeetingForm, _("A group met")),
    "groep-stopt": ("group_ended", forms.GroupEndForm, _("A group ends")),
    "fase": ("programme_phase_begun", forms.PhaseForm, _("A phase of the programme begins")),
    "spreekuur": ("consulting_hour_held", forms.HourForm, _("A consulting hour was held")),
    "besluit": ("decision_taken", forms.DecisionForm, _("Take a decision")),
    "verslag": ("report_sent", forms.ReportForm, _("A report was sent")),
    "meting": ("measurement_taken", forms.MeasurementForm, _("Note a measurement")),
}
# What is offered only where the method speaks of it, of its thing, or where it was done before.
_ASKED = frozenset(
    (
        "group_formed",
        "group_meeting_held",
        "group_ended",
        "programme_phase_begun",
        "consulting_hour_held",
        "measurement_taken",
    )
)
# What a case has too: offered where the method speaks of it about the programme itself.
_ABOUT_ITSELF = frozenset(("decision_taken", "report_sent"))
_LISTED = frozenset(("area_signal_passed_on", "blind_spot_noted", "measurement_taken"))
WORD_OF = {kind: word for word, (kind, _form, _title) in DEEDS.items()}


@page()
def programme(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show a programme to its team."""
    found = purposes_in(request, file)
    look(request, purpose=found[0], page="programme")
    stands = standing(file, worker=who(request), purposes=found, today=today(request))
    there = list(programmes.team(file, today(request)))
    names = accounts.workers(id for member in there for id in (member.worker, member.supervisor) if id)
    team = [(member, names[member.worker], names[member.supervisor] if member.supervisor else None) for member in there]
    duties = stands.judgement.duties if stands else ()
    areas = {one.pk: one.name for one in places.areas()}
    noted = _noted(request, file, found[0])
    may_note = bool(_writing(request, file))
    asked = _offered(programmes.method_of(file), done={line.kind for line in noted})
    context = {
        "programme": programmes.programme(file),
        "method": programmes.method_of(file),
        "team": team,
        "covenants": [(one, state_of(one, today(request))) for one in partners.covenants_of(file)],
        "reports": "report" in found,
        "duties": [{"duty": duty, "url": _form_of(file, duty.deed) if may_note else ""} for duty in duties],
        "noted": [line for line in noted if line.kind not in _LISTED][:_TOLD],
        "told": [(one, areas.get(one.area, "")) for one in programmes.area_signals(file)[:_TOLD]],
        "may_take_over": bool(purpose_to_take_over(worker=who(request), programme=file, today=today(request))),
        "away": away(names, today(request)),
        "may_arrange": file in access.programmes_of(worker=who(request), purpose="oversight", today=today(request)),
        "may_note": may_note,
        "deeds": [
            {"title": title, "url": _form_of(file, kind)}
            for kind, _form, title in DEEDS.values()
            if kind not in _ASKED | _ABOUT_ITSELF or kind in asked
        ],
        **goes(file, areas),
    }
    return TemplateResponse(request, "programme/programme.html", context)


@page("GET", "POST")
def programme_deed(request: HttpRequest, file: UUID, word: str) -> HttpResponse:
    """Note something that the team did together."""
    writing = _writing(request, file)
    if word not in DEEDS or not writing:
        raise Http404
    kind, form, title = DEEDS[word]

    def make(*args: Any, **kwargs: Any) -> forms.ProgrammeForm:
        return form(*args, programme=file, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        right = permit(request, purpose=writing[0], programme=file)
        deed_for(kind)(file=file, permit=right, at=now(request), id=id, **given)

    home = reverse("programme", kwargs={"file": file})
    back_title = told(programmes.programme(file).called)
    sheet = Sheet(title=title, onward=home, back=home, back_title=back_title, submit=_("Save"), done=_("Saved."))
    return fill_in(request, make, deed, sheet)


def _offered(method: Method, done: set[str]) -> frozenset[str]:
    """Give what is offered besides what every programme has."""
    of_itself = (kinds_spoken_of(method, (PROGRAMME,)) | done) & _ABOUT_ITSELF
    return kinds_offered(method, _ASKED, done=done) | of_itself


def _noted(request: HttpRequest, file: UUID, purpose: str) -> list[Line]:
    """What the team noted about itself, the latest first."""
    lines = timeline(file, worker=who(request), purpose=purpose, today=today(request))
    return [line for line in lines if line.kind in WORD_OF]


def _form_of(file: UUID, kind: str) -> str:
    if kind in WORD_OF:
        return reverse("programme_deed", kwargs={"file": file, "word": WORD_OF[kind]})
    return reverse("programme", kwargs={"file": file})


def purposes_in(request: HttpRequest, file: UUID) -> list[str]:
    """The purposes for which this worker is in the team. Raises NoGround when there are none."""
    day = today(request)
    found = [name for name in purposes() if file in access.programmes_of(worker=who(request), purpose=name, today=day)]
    if not found:
        raise access.NoGround
    return found


def _writing(request: HttpRequest, file: UUID) -> list[str]:
    return [name for name in purposes_in(request, file) if purposes()[name].writes]


urlpatterns = [
    path("projecten/<uuid:file>/", programme, name="programme"),
    path("projecten/<uuid:file>/<slug:word>/", programme_deed, name="programme_deed"),
]
