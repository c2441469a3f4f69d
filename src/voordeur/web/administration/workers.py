"""Workers: register, change, give a link to choose a password, let go; and who administers."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import actions
from voordeur.accounts import queries as accounts
from voordeur.cases import actions as cases
from voordeur.cases.queries import away
from voordeur.desk.oversight.administering import WorkHeld, work_of
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import now, seen_version, sent_id, today, who
from voordeur.hall.signing.password_links import password_link
from voordeur.hall.signing.sign_ins import sign_ins_of
from voordeur.journal import id_from
from voordeur.web.administration.doors import administration, right

_SHOWN = 50
_OWN = ("name", "job_title", "organisation", "phone", "email", "language")
_BACK: dict[str, Any] = {"back": reverse_lazy("workers"), "back_title": _("Workers")}


class SearchForm(Form):
    """A name. It is posted, since names do not belong in urls."""

    words = forms.CharField(label=_("Name"), required=False, max_length=100)


class WorkerForm(Form):
    """Who somebody is at work. The home address is not asked: it is never stored."""

    name = forms.CharField(label=_("First and last name"), max_length=200)
    job_title = forms.CharField(label=_("Job title"), required=False, max_length=200)
    organisation = forms.TypedChoiceField(label=_("Works for"), coerce=UUID)
    phone = forms.CharField(label=_("Phone at work"), required=False, max_length=30)
    email = forms.EmailField(
        label=_("E-mail at work"),
        required=False,
        max_length=254,
        help_text=_("Only ever gets a link, never a word about a resident."),
    )
    language = forms.ChoiceField(label=_("Language of the screens"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the organisations that are written down."""
        super().__init__(*args, **kwargs)
        known = [(str(one.pk), one.name) for one in accounts.organisations()]
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *known]  # type: ignore[attr-defined]
        self.fields["language"].choices = accounts.languages()  # type: ignore[attr-defined]


class NewWorkerForm(WorkerForm):
    """The same, with the name to sign in with, which stays."""

    username = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        label=_("User name"),
        max_length=150,
        help_text=_("To sign in with. It stays, so choose it well. Letters, digits, point, dash."),
        error_messages={"invalid": _("Use letters, digits, points and dashes only.")},
    )
    field_order = ("name", "username")


class LeaveForm(Form):
    """The last working day; whoever still answers for cases is let go only on purpose."""

    on = DateField(label=_("Last working day"), help_text=_("From that moment this worker sees nothing any more."))

    def __init__(self, *args: Any, held: list[WorkHeld], **kwargs: Any) -> None:
        """Ask to confirm what is left behind."""
        super().__init__(*args, **kwargs)
        if held:
            self.fields["leaves_work"] = forms.BooleanField(
                label=_("I know that this work stays behind without anybody"),
                error_messages={"required": _("Have the work handed over first, or tick that it stays behind.")},
            )
            self.fields["leaves_work"].widget.attrs["class"] = "utrecht-checkbox utrecht-checkbox--html-input"


@administration("GET", "POST")
def workers(request: HttpRequest) -> TemplateResponse:
    """List who works here, or who left; and search among them."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"].strip() if form.is_bound and form.is_valid() else ""
    left = request.GET.get("vertrokken") == "1"
    found = accounts.every_worker().filter(is_active=not left, name__icontains=words.replace("\0", ""))
    shown = Paginator(found, len(found) or 1 if words else _SHOWN).get_page(request.GET.get("bladzijde"))
    context = {
        "form": form,
        "words": words,
        "left": left,
        "page": shown,
        "organisations": {one.pk: one.name for one in accounts.organisations()},
        "administrators": access.administrators(today(request)),
        "tabs": [
            {"title": _("Work here"), "url": reverse("workers"), "here": not left},
            {"title": _("Left"), "url": reverse("workers") + "?vertrokken=1", "here": left},
        ],
    }
    return TemplateResponse(request, "administration/workers.html", context)


@administration("GET", "POST")
def new_worker(request: HttpRequest) -> HttpResponse:
    """Register somebody; the next page has the link with which that person chooses a password."""
    id = sent_id(request)
    file = id_from(id, "worker")

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.register_worker(worker=file, permit=right(request, file), at=now(request), id=id, **given)

    sheet = Sheet(
        title=_("Add a worker"),
        lead=_("Only those who sign in. Somebody sees nothing until he or she has a role in a programme."),
        onward=reverse("worker", kwargs={"worker": file}),
        submit=_("Add"),
        done=_("Added. Now give a link with which this worker chooses a password."),
        **_BACK,
    )
    return fill_in(request, NewWorkerForm, deed, sheet, {"language": "nl"})


@administration()
def worker(request: HttpRequest, worker: UUID) -> TemplateResponse:
    """Show a worker: particulars, roles, and in numbers the work that he or she holds."""
    return _page(request, worker)


@administration("GET", "POST")
def change_worker(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Change the particulars of a worker."""
    found = _found(worker)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.change_worker(
            worker=worker,
            permit=right(request, worker),
            at=now(request),
            expect=seen_version(request),
            id=id,
            **given,
        )

    is_now = {name: getattr(found, name) for name in _OWN}
    sheet = _sheet(found, _("Change particulars"), _("Save"), _("Changed."), version=found.version)
    return fill_in(request, WorkerForm, deed, sheet, is_now)


@administration("POST", fresh=True)
def give_link(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Make a link with which this worker chooses a password, shown once to hand on; earlier links stop working."""
    found = _found(worker)
    if not found.is_active:
        raise Http404
    actions.give_password_link(worker=worker, permit=right(request, worker), at=now(request), id=sent_id(request))
    return _page(request, worker, link=request.build_absolute_uri(password_link(worker)))


@administration("GET", "POST", fresh=True)
def let_go(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Let a worker go: sign-in, roles and every right end at once. What the worker still holds is shown first."""
    found, held = _found(worker), work_of(worker, today(request))
    if not found.is_active and request.method != "POST":
        raise Http404

    def make(*args: Any, **kwargs: Any) -> LeaveForm:
        return LeaveForm(*args, held=held, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        cases.let_go(worker=worker, permit=right(request, worker), at=now(request), happened_on=given["on"], id=id)

    sheet = _sheet(
        found,
        _("This worker leaves"),
        _("Let go"),
        _("The account is closed and every right has ended."),
        template="administration/let_go.html",
        context={"held": held},
    )
    return fill_in(request, make, deed, sheet, {"on": today(request)})


@administration("POST", fresh=True)
def make_administrator(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Let a worker administer, or no longer."""
    if not _found(worker).is_active:
        raise Http404
    deed = access.appoint_administrator if "appoint" in request.POST else access.dismiss_administrator
    deed(worker=worker, permit=right(request), at=now(request), id=sent_id(request))
    messages.success(request, str(_("Changed.")))
    if worker == who(request).pk and deed is access.dismiss_administrator:
        return redirect("my_day")
    return redirect("worker", worker=worker)


def _found(worker: UUID) -> Any:
    try:
        return accounts.worker(worker)
    except ObjectDoesNotExist:
        raise Http404 from None


def _page(request: HttpRequest, worker: UUID, link: str = "") -> TemplateResponse:
    found = _found(worker)
    organisation = next(iter(accounts.organisations([found.organisation])), None)
    context = {
        "worker": found,
        "organisation": organisation,
        "administrator": worker in access.administrators(today(request)),
        "held": work_of(worker, today(request)),
        "away": away([worker], today(request)).get(worker),
        "identities": accounts.identities_of(worker),
        "places": sign_ins_of(worker, at=now(request)),
        "link": link,
        "id": id_from(found.version, "link"),
    }
    return TemplateResponse(request, "administration/worker.html", context)


def _sheet(found: Any, title: Any, submit: Any, done: Any, **more: Any) -> Sheet:
    home = reverse("worker", kwargs={"worker": found.pk})
    return Sheet(title=title, submit=submit, done=done, onward=home, back=home, back_title=found.name, **more)
