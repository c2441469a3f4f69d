"""Preparing and starting a programme: choose a method, go through the steps, see what still blocks it, start.

One can leave at every step: what was filled in is kept for a week, for its own administrator.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.common.ids import new_id
from voordeur.hall import drafts, starting
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, today, who
from voordeur.hall.starting import Start
from voordeur.journal import id_from
from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Method
from voordeur.methods.library import NotInLibrary
from voordeur.people import places
from voordeur.people.registers import draw_area, free_code
from voordeur.programmes.rules import blocks, worries
from voordeur.web.administration import start_forms as of
from voordeur.web.administration import start_rows
from voordeur.web.administration.doors import administration, right
from voordeur.web.finding import FindForm


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the preparation: its word in the url, what the draft calls it, its form and its words."""

    word: str
    name: str
    form: type[of.StepForm]
    title: str | Promise
    lead: str | Promise = ""
    template: str = "administration/start_step.html"


_ROWS = "administration/start_rows.html"
STEPS = (
    Step(word="plek", name="place", form=of.PlaceForm, title=_("Name, place and responsible organisation")),
    Step(
        word="instellingen",
        name="settings",
        form=of.SettingsForm,
        title=_("Settings of the method"),
        lead=_("Where its source leaves room or says nothing, you choose. What stands here is a start."),
    ),
    Step(
        word="team",
        name="team",
        form=of.TeamForm,
        title=_("Who does what"),
        lead=_("With a role comes what somebody may see, from the day of the start."),
        template="administration/start_team.html",
    ),
    Step(
        word="partners",
        name="partners",
        form=start_rows.PartnersForm,
        title=_("Partners that signed"),
        lead=_("Nothing about a resident goes to a partner that has not signed what is allowed."),
        template=_ROWS,
    ),
    Step(
        word="doelen",
        name="targets",
        form=of.TargetsForm,
        title=_("What you want to reach"),
        lead=_("Only where you have a figure. The reports show it beside what was reached."),
        template="administration/start_targets.html",
    ),
    Step(
        word="geld",
        name="money",
        form=start_rows.MoneyForm,
        title=_("Money and when it ends"),
        lead=_("Half a year before the end this house says so, so that no work stops by surprise."),
        template=_ROWS,
    ),
)


class HandInForm(Form):
    """A method of one's own, as a file."""

    file = forms.FileField(
        label=_("Your own method"),
        help_text=_("One YAML file. It is checked line by line and kept exactly as it is."),
    )

    def clean_file(self) -> str:
        """Read the file as text, when it can be a method at all."""
        handed = self.cleaned_data["file"]
        if handed.size > starting.LARGEST_METHOD:
            raise forms.ValidationError(_("This file is too large to be a method."))
        try:
            text: str = handed.read().decode("utf-8")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This file is not plain text (UTF-8).")) from None
        return text


@administration("GET", "POST")
def choose_method(request: HttpRequest, start: UUID | None = None) -> HttpResponse:
    """Choose a method of the library or hand in one's own; begins a preparation, or goes on with another method."""
    prepared = _start(request, start) if start else None
    form, problems = HandInForm(), ()
    if request.method == "POST" and "method" in request.POST:
        try:
            return _begin(request, prepared, starting.text_of(request.POST["method"]))
        except NotInLibrary:
            raise Http404 from None
    if request.method == "POST":
        form = HandInForm(request.POST, request.FILES)
        if form.is_valid():
            text = form.cleaned_data["file"]
            problems = starting.problems_in(text, file=str(request.FILES["file"]))  # type: ignore[assignment]
            try:
                if not problems:
                    return _begin(request, prepared, text)
            except drafts.TooLarge:
                form.add_error("file", _("This file is too large to be a method."))
    find = FindForm(request.GET)
    context = {
        "methods": find.found(),
        "find": find,
        "form": form,
        "problems": problems,
        "start": prepared,
        "waiting": [] if prepared else starting.prepared_by(who(request), at=now(request)),
    }
    failed = bool(problems or form.errors)
    return TemplateResponse(request, "administration/choose_method.html", context, status=400 if failed else 200)


@administration("GET", "POST")
def overview(request: HttpRequest, start: UUID) -> HttpResponse:
    """Show what was arranged and what still blocks the start (GET), or start the programme (POST)."""
    prepared = _start(request, start)
    today_ = today(request)
    refusal = None
    if request.method == "POST":
        try:
            return _started(request, prepared)
        except Refusal as refused:
            refusal = refused
    preparation = prepared.prepared(today_)
    context = {
        "start": prepared,
        "method": preparation.method,
        "steps": [
            {"step": step, "url": _url(prepared, step), "done": step.name in prepared.said}
            for step in _steps(preparation.method)
        ],
        "blocks": [(line, _url_of(prepared, line.step)) for line in blocks(preparation)],
        "worries": [(line, _url_of(prepared, line.step)) for line in worries(preparation, today=today_)],
        "refusal": refusal,
    }
    return TemplateResponse(request, "administration/start.html", context, status=409 if refusal else 200)


@administration("GET", "POST")
def step(request: HttpRequest, start: UUID, word: str) -> HttpResponse:
    """Fill in one step; what is filled in is kept and the next step follows."""
    prepared = _start(request, start)
    steps = _steps(prepared.method)
    here = next((number for number, one in enumerate(steps) if one.word == word), None)
    if here is None:
        raise Http404
    told = steps[here]
    kept = prepared.said.get(told.name)
    initial = kept if isinstance(kept, dict) else {}
    form = told.form(
        request.POST if request.method == "POST" else None, start=prepared, day=today(request), initial=initial
    )
    if form.is_valid():
        said = _with_area(request, prepared, form) if isinstance(form, of.PlaceForm) else form.said()
        starting.put(prepared, told.name, said, at=now(request))
        if "more" in request.POST:
            return redirect(_url(prepared, told))
        onward = steps[here + 1] if here + 1 < len(steps) else None
        return redirect(_url(prepared, onward) if onward else reverse("start_overview", kwargs={"start": start}))
    context = {
        "start": prepared,
        "step": told,
        "number": here + 1,
        "of": len(steps),
        "form": form,
        "method": prepared.method,
    }
    return TemplateResponse(request, told.template, context, status=400 if form.errors else 200)


@administration("POST")
def discard(request: HttpRequest, start: UUID) -> HttpResponse:
    """Throw a preparation away."""
    starting.discard(_start(request, start))
    messages.success(request, str(_("The preparation is thrown away.")))
    return redirect("administration")


def _start(request: HttpRequest, start: UUID) -> Start:
    found = starting.fetch(start, worker=who(request), at=now(request))
    if found is None:
        raise Http404
    return found


def _begin(request: HttpRequest, prepared: Start | None, text: str) -> HttpResponse:
    if prepared is None:
        start = starting.begin(worker=who(request).pk, method_text=text, at=now(request))
        return redirect("start_step", start=start, word=STEPS[0].word)
    starting.other_method(prepared, text, at=now(request))
    return redirect("start_overview", start=prepared.id)


def _started(request: HttpRequest, prepared: Start) -> HttpResponse:
    file = access.programme_begun(prepared.id)
    preparation = prepared.prepared(today(request))
    partners = [one.organisation for one in preparation.signed]
    access.begin_programme(
        prepared=preparation, permit=right(request, file, *partners), at=now(request), id=prepared.id
    )
    starting.discard(prepared)
    messages.success(request, str(_("The programme has started.")))
    return redirect("administer_programme", programme=file)


def _with_area(request: HttpRequest, prepared: Start, form: of.PlaceForm) -> dict[str, Any]:
    """Draw the area that was named, at once: it is a piece of the map, and stays when the preparation does not."""
    said: dict[str, Any] = form.said()
    if drawn := form.drawn():
        name, postcodes, streets = drawn
        id = new_id()
        draw_area(
            code=free_code(name),
            name=name,
            kind="neighbourhood",
            postcodes=postcodes,
            streets=streets,
            permit=right(request),
            at=now(request),
            id=id,
        )
        said["area"] = str(id_from(id, "area"))
        messages.success(request, _told_of_area(said["area"], name))
    return {name: said[name] for name in ("title", "controller", "area", "until")}


def _told_of_area(area: str, name: str) -> str:
    count = places.addresses_in(area).count()
    if not count:
        return str(
            _("%(name)s is drawn. No address in it is known yet: have the addresses taken over.") % {"name": name}
        )
    return str(_("%(name)s is drawn: %(count)s addresses lie in it.") % {"name": name, "count": count})


def _steps(method: Method) -> list[Step]:
    return [step for step in STEPS if step.name != "settings" or method.settings]


def _url(start: Start, step: Step) -> str:
    return reverse("start_step", kwargs={"start": start.id, "word": step.word})


def _url_of(start: Start, name: str) -> str:
    if name == "method":
        return reverse("other_method", kwargs={"start": start.id})
    return next(_url(start, step) for step in STEPS if step.name == name)
