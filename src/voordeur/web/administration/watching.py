"""Pages to name who watches over privacy in a programme, and who is its second person outside the team."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.access import seconds
from voordeur.access.emergencies import privacy_officers
from voordeur.accounts import queries as accounts
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, sent_id, today
from voordeur.programmes import queries as programmes
from voordeur.web.administration.doors import administration, right

_TASKS = {"privacy": _("Privacy officer"), "second": _("Second person")}


class NameForm(Form):
    """Who, and for what."""

    worker = forms.ChoiceField(label=_("Who?"))
    task = forms.ChoiceField(label=_("For what?"), choices=list(_TASKS.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer everybody who works here."""
        super().__init__(*args, **kwargs)
        workers = accounts.active_workers().order_by("name", "id")
        self.fields["worker"].choices = [(str(one.pk), one.name) for one in workers]  # type: ignore[attr-defined]


@administration("GET", "POST", fresh=True)
def who_watches(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Show who watches over a programme, and name or release somebody."""
    found = programmes.every_programme().filter(pk=programme).first()
    if found is None:
        raise Http404
    form = NameForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _name_or_release(request, programme, UUID(form.cleaned_data["worker"]), form.cleaned_data["task"])
        messages.success(request, str(_("Changed.")))
        return redirect("who_watches", programme=programme)
    held = {
        "privacy": privacy_officers(programme, today(request)),
        "second": seconds.second_persons(programme, today(request)),
    }
    names = accounts.workers(one for each in held.values() for one in each)
    context = {
        "programme": found,
        "form": form,
        "id": sent_id(request),
        "held": [(task, _TASKS[task], names[one]) for task, each in held.items() for one in each if one in names],
    }
    return TemplateResponse(request, "administration/who_watches.html", context, status=400 if form.errors else 200)


def _name_or_release(request: HttpRequest, programme: UUID, worker: UUID, task: str) -> None:
    deed = {
        ("privacy", False): access.appoint_privacy_officer,
        ("privacy", True): access.dismiss_privacy_officer,
        ("second", False): seconds.name_second_person,
        ("second", True): seconds.release_second_person,
    }[task, "release" in request.POST]
    deed(programme=programme, worker=worker, permit=right(request, programme), at=now(request), id=sent_id(request))
