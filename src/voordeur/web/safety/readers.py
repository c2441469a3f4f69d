"""Who may read a protected file: named by a reader, ended by a reader."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.hall.filling_in import fill_in
from voordeur.hall.requests import page, today, who
from voordeur.safety import actions
from voordeur.safety import queries as safety
from voordeur.web.safety.forms import ReaderForm, ReasonForm
from voordeur.web.safety.pages import how, look_at, sheet_of


@page("GET", "POST")
def add(request: HttpRequest, file: UUID) -> HttpResponse:
    """Name one more reader."""
    look_at(request, file, "add reader")
    readers = set(safety.readers_of(file, today=today(request)))

    def make(*args: Any, **kwargs: Any) -> ReaderForm:
        return ReaderForm(*args, readers=readers, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.add_reader(file=file, worker=UUID(given["worker"]), reason=given["reason"], **how(request, file, id))

    return fill_in(request, make, deed, sheet_of(file, _("Let somebody else read it"), _("From now on.")))


@page("GET", "POST")
def end(request: HttpRequest, file: UUID, worker: UUID) -> HttpResponse:
    """Take a reader away, oneself too as long as somebody else still reads it."""
    look_at(request, file, "end reader")

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.end_reader(file=file, worker=worker, reason=given["reason"], **how(request, file, id))

    names = accounts.workers([worker])
    said: dict[str, Any] = {"onward": reverse("safety")} if worker == who(request).pk else {}
    lead = names[worker].name if worker in names else ""
    return fill_in(request, ReasonForm, deed, sheet_of(file, _("Does not read it any more"), lead, **said))
