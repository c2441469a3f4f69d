"""A programme: who is in the team, what the team owes together, and noting that it was done."""

from typing import Any
from uuid import UUID

from django import forms
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
from voordeur.desk.partners.covenants import state_of
from voordeur.desk.taking_over import purpose_to_take_over
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import look, now, page, permit, today, who
from voordeur.partners import queries as partners
from voordeur.people import places
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.obstacles import WHAT

_TOLD = 20


class ProgrammeForm(Form):
    """A form about one programme; a subclass names the fields, `about` fills their choices."""

    def __init__(self, *args: Any, programme: UUID, **kwargs: Any) -> None:
        """Fill what depends on the programme."""
        super().__init__(*args, **kwargs)
        self.about(programme)

    def about(self, programme: UUID) -> None:
        """Fill nothing."""


class TogetherForm(ProgrammeForm):
    """Who sat together."""

    attended = forms.CharField(
        label=_("Who was there?"), required=False, max_length=500, help_text=_("With commas between them.")
    )

    def clean_attended(self) -> tuple[str, ...]:
        """Take the names apart at the commas."""
        return tuple(name.strip() for name in self.cleaned_data["attended"].split(",") if name.strip())


class DiscussionForm(TogetherForm):
    """Who sat together, and what they advise the team; what concerns one case is noted in that case."""

    advice = forms.CharField(
        label=_("What does the team take from it?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names of residents: what concerns one household is noted with that household."),
    )


class BlindSpotForm(ProgrammeForm):
    """What is missing, or keeps more households stuck, for policy."""

    topic = forms.ChoiceField(label=_("What is it about?"), choices=WHAT, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is missing, or gets in the way?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names, no street, no story of one household: write what more households meet."),
    )
    domain = forms.ChoiceField(label=_("Life domain"), required=False)

    def about(self, programme: UUID) -> None:
        """Offer the life domains of the method."""
        domains = programmes.method_of(programme).domains
        choices = [("", _("No life domain")), *((id, told(title)) for id, title in domains.items())]
        self.fields["domain"].choices = choices  # type: ignore[attr-defined]


class InformedForm(ProgrammeForm):
    """That the staff of a partner heard what was agreed."""

    organisation = forms.TypedChoiceField(label=_("Which organisation?"), coerce=UUID)
    attended = forms.IntegerField(label=_("How many people were there?"), min_value=1, max_value=10_000, required=False)

    def about(self, programme: UUID) -> None:
        """Offer the organisations."""
        known = accounts.organisations().order_by("name", "id")
        self.fields["organisation"].choices = [(str(one.pk), one.name) for one in known]  # type: ignore[attr-defined]


class RedirectedForm(ProgrammeForm):
    """That a citizen was shown the usual way: what it was about and where to, and nothing about who."""

    topic = forms.CharField(
        label=_("What was it about?"), max_length=100, help_text=_("No names: nothing about a household is kept.")
    )
    to = forms.CharField(label=_("Where was this person sent to?"), max_length=200)


class AreaSignalForm(ProgrammeForm):
    """What goes on in a complex or street, and who was told. There is no place for a person in it."""

    area = forms.TypedChoiceField(label=_("About which area?"), coerce=UUID)
    topic = forms.CharField(
        label=_("What is it about?"), max_length=100, help_text=_("For instance litter, lighting, nuisance.")
    )
    receiver = forms.CharField(label=_("Who was told?"), max_length=200)
    text = forms.CharField(
        label=_("What goes on there?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names and no house numbers: a worry about one household is a signal."),
    )

    def about(self, programme: UUID) -> None:
        """Offer the areas of the programme; all areas when it has none of its own."""
        own = programmes.programme(programme).area
        inside = {own, *places.areas_inside(own)} if own else None
        areas = [one for one in places.areas() if inside is None or one.pk in inside]
        self.fields["area"].choices = [(str(one.pk), one.name) for one in areas]  # type: ignore[attr-defined]


class EvaluationForm(ProgrammeForm):
    """Who weighed the programme, and what was decided."""

    by_whom = forms.CharField(label=_("Who evaluated?"), max_length=200)
    decided = forms.ChoiceField(
        label=_("What was decided?"),
        choices=[
            ("go_on", _("Go on")),
            ("scale_up", _("Go on, and in more places")),
            ("change", _("Go on in another way")),
            ("stop", _("Stop")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names of residents."),
    )


# The word in the url -> entry kind, form and title.
DEEDS: dict[str, tuple[str, type[ProgrammeForm], Any]] = {
    "bespreking": ("case_discussion_held", DiscussionForm, _("Case discussion held")),
    "intervisie": ("peer_supervision_held", TogetherForm, _("Peer supervision held")),
    "evaluatie": ("evaluation_held", EvaluationForm, _("Evaluation held")),
    "gebied": ("area_signal_passed_on", AreaSignalForm, _("Pass on a signal about the area")),
    "blinde-vlek": ("blind_spot_noted", BlindSpotForm, _("Tell policy what is missing")),
    "voorlichting": ("partner_informed", InformedForm, _("A partner's staff was informed")),
    "gewone-weg": ("citizen_redirected", RedirectedForm, _("A citizen was shown the usual way")),
}
_LISTED = frozenset(("area_signal_passed_on", "blind_spot_noted"))
WORD_OF = {kind: word for word, (kind, _form, _title) in DEEDS.items()}


@page()
def programme(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show a programme to its team."""
    found = purposes_in(request, file)
    look(request, purpose=found[0], page="programme")
    stands = standing(file, worker=who(request), purposes=found, today=today(request))
    names = accounts.workers(member.worker for member in programmes.team(file, today(request)))
    team = [(member, names[member.worker]) for member in programmes.team(file, today(request))]
    duties = stands.judgement.duties if stands else ()
    areas = {one.pk: one.name for one in places.areas()}
    context = {
        "programme": programmes.programme(file),
        "method": programmes.method_of(file),
        "team": team,
        "covenants": [(one, state_of(one, today(request))) for one in partners.covenants_of(file)],
        "reports": "report" in found,
        "duties": [{"duty": duty, "url": _form_of(file, duty.deed)} for duty in duties],
        "noted": _noted(request, file, found[0]),
        "told": [(one, areas.get(one.area, "")) for one in programmes.area_signals(file)[:_TOLD]],
        "may_take_over": bool(purpose_to_take_over(worker=who(request), programme=file, today=today(request))),
        "away": away(names, today(request)),
        "may_arrange": file in access.programmes_of(worker=who(request), purpose="oversight", today=today(request)),
        "may_note": bool(_writing(request, file)),
        "deeds": [{"title": title, "url": _form_of(file, kind)} for kind, _form, title in DEEDS.values()],
    }
    return TemplateResponse(request, "programme/programme.html", context)


@page("GET", "POST")
def programme_deed(request: HttpRequest, file: UUID, word: str) -> HttpResponse:
    """Note something that the team did together."""
    writing = _writing(request, file)
    if word not in DEEDS or not writing:
        raise Http404
    kind, form, title = DEEDS[word]

    def make(*args: Any, **kwargs: Any) -> ProgrammeForm:
        return form(*args, programme=file, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        right = permit(request, purpose=writing[0], programme=file)
        deed_for(kind)(file=file, permit=right, at=now(request), id=id, **given)

    home = reverse("programme", kwargs={"file": file})
    back_title = told(programmes.programme(file).called)
    sheet = Sheet(title=title, onward=home, back=home, back_title=back_title, submit=_("Save"), done=_("Saved."))
    return fill_in(request, make, deed, sheet)


def _noted(request: HttpRequest, file: UUID, purpose: str) -> list[Line]:
    """What the team noted about itself, the latest first; what has a list of its own stands there."""
    lines = timeline(file, worker=who(request), purpose=purpose, today=today(request))
    return [line for line in lines if line.kind in WORD_OF and line.kind not in _LISTED][:_TOLD]


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
