"""The statutory reporting code: five dated steps that can be left and resumed, with the numbers to call on top."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access import NoGround
from voordeur.accounts import queries as accounts
from voordeur.desk.safety.keeping_safe import Place, acute_contacts, people_in, place_of
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import now, page, permit, sent_id, today, who
from voordeur.journal import id_from
from voordeur.journal.reading import Told
from voordeur.safety import actions, rules
from voordeur.safety import queries as safety
from voordeur.web.amending import said_in
from voordeur.web.safety import code_forms as forms
from voordeur.web.safety.pages import how, look_at, opened

# The word in the url, the step of the law and its form; the titles of the steps stand with the forms.
PAGES: dict[str, type[forms.StepForm]] = {
    "signalen": forms.SignalsForm,
    "advies": forms.ConsultForm,
    "gesprek": forms.TalkForm,
    "wegen": forms.WeighForm,
    "besluit": forms.DecideForm,
    "melding": forms.ReportForm,
    "einde": forms.EndForm,
}
_WORDS = {form.kind: word for word, form in PAGES.items()}


@page("GET", "POST")
def start(request: HttpRequest, file: UUID) -> HttpResponse:
    """Begin the reporting code for a household or case."""
    place = opened(request, file)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.start_code(
            subject_kind=place.kind,  # type: ignore[arg-type]
            subject=file,
            happened_on=given["on"],
            permit=permit(request, purpose=place.purpose, file=file),
            at=now(request),
            id=id,
        )

    back = reverse("safety_of", kwargs={"file": file})
    sheet = Sheet(
        title=_("Begin the reporting code"),
        lead=_(
            "For a suspicion of domestic violence or child abuse. Only you can read it, and colleagues whose advice "
            "you ask for in it. You can stop at any step and go on later."
        ),
        onward=reverse("code", kwargs={"file": id_from(sent_id(request), "code")}),
        back=back,
        back_title=_("Safety"),
        submit=_("Begin"),
        done=_("Begun. Go on with the first step when you can."),
        template="safety/form.html",
        context={"contacts": place.contacts},
    )
    return fill_in(request, forms.StartForm, deed, sheet, {"on": today(request)})


@page()
def code(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show how far the code is: each step with what was written, and what comes next."""
    found = safety.code(file, worker=who(request), today=today(request))
    look_at(request, file, "reporting code")
    told = safety.steps_of(found)
    names = accounts.workers([*(one.entry.by for one in told), *(getattr(one.body, "worker", None) for one in told)])
    lines: dict[str, list[dict[str, Any]]] = {}
    for one in told:
        lines.setdefault(one.entry.kind, []).append(_line(one, names, who(request).pk))
    place = _place(request, found.subject)
    steps = rules.steps((one.entry.kind, one.entry.happened_on) for one in told)
    context = {
        "code": found,
        "steps": [_step(step, lines) for step in steps],
        "next": rules.next_step(found.done),
        "reports": lines.get("reported_to_veilig_thuis", []),
        "endings": lines.get("code_ended", []),
        "place": place,
        "contacts": place.contacts if place else acute_contacts(),
        "readers": people_in(safety.readers_of(file, today=today(request))),
        "file": file,
        "advice": forms.ADVICE.get(_advice(told)),
        "departs": rules.departs(_advice(told), report=_decision(told)),
    }
    return TemplateResponse(request, "safety/code.html", context)


@page("GET", "POST")
def step(request: HttpRequest, file: UUID, word: str) -> HttpResponse:
    """Write one step of the code down."""
    found = safety.code(file, worker=who(request), today=today(request))
    if word not in PAGES:
        raise Http404
    look_at(request, file, "reporting code")
    form = PAGES[word]

    def make(*args: Any, **kwargs: Any) -> forms.StepForm:
        return form(*args, me=who(request).pk, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        on = given.pop("on")
        actions.take_step(file=file, body=form.body(given), happened_on=on, **how(request, file, id))

    told = safety.steps_of(found) if word == "besluit" else []
    back = reverse("code", kwargs={"file": file})
    sheet = Sheet(
        title=form.title,
        lead=form.lead,
        onward=back,
        back=back,
        back_title=_("Reporting code"),
        submit=_("Save"),
        done=_("Saved."),
        draft=f"code-{word}:{file}",
        template="safety/form.html",
        context={"contacts": acute_contacts(), "advice": forms.ADVICE.get(_advice(told))},
    )
    return fill_in(request, make, deed, sheet, {"on": today(request)})


def _line(one: Told, names: Mapping[Any, Any], me: UUID) -> dict[str, Any]:
    """Give what one entry of the code says, with who wrote it down, and who was asked when that is one of ours."""
    asked = names.get(getattr(one.body, "worker", None))
    by = names.get(one.entry.by)
    return {
        "id": one.entry.pk,
        "on": one.entry.happened_on,
        "by": by.name if by else "",
        "asked": asked.name if asked else "",
        "said": said_in(one.body, None),
        "amendable": one.entry.by == me,
    }


def _step(step: rules.Step, lines: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    form = PAGES[_WORDS[step.kind]]
    return {
        "step": step,
        "word": _WORDS[step.kind],
        "title": form.title,
        "lead": form.lead,
        "lines": lines.get(step.kind, []),
        "skipped": [PAGES[_WORDS[kind]].title for kind in step.skipped],
    }


def _advice(told: Sequence[Told]) -> rules.Advice | None:
    """Give what the framework says to the last weighing, if there was one."""
    weighings = [one.body for one in told if one.entry.kind == "weighed"]
    asked = ("suspicion", "danger", "can_help", "accepted", "lasting")
    return rules.advice(**{name: getattr(weighings[-1], name) for name in asked}) if weighings else None


def _decision(told: Sequence[Told]) -> str:
    """Give whether the last decision was to report; empty as long as there is none."""
    return next(
        (str(getattr(one.body, "report_needed", "")) for one in reversed(told) if one.entry.kind == "decided"), ""
    )


def _place(request: HttpRequest, subject: UUID) -> Place | None:
    """Give the household or case that it is about, for a reader who sees that one too."""
    with suppress(NoGround):
        return place_of(subject, worker=who(request), today=today(request))
    return None
