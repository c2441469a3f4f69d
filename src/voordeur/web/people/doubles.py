"""Households that may have been written down twice: proposed by signs, put together only by a person with a reason."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from voordeur.access import NoGround, sees
from voordeur.cases.actions import living
from voordeur.desk.homes import HomeView, doubles_of
from voordeur.hall.filling_in import fill_in
from voordeur.hall.requests import now, page, today, who
from voordeur.journal import Level
from voordeur.web.people.forms import ReasonForm
from voordeur.web.people.pages import opened, right, sheet_of


@page()
def proposed(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show which persons here may stand in another household too, side by side, and why we think so."""
    home = opened(request, file, "likely doubles")
    found = doubles_of(home, worker=who(request), today=today(request))
    return TemplateResponse(request, "people/doubles.html", {"home": home, "doubles": found})


@page("GET", "POST")
def merge(request: HttpRequest, file: UUID, other: UUID) -> HttpResponse:
    """Let another household go on in this one."""
    home = opened(request, file, "merge households")
    _may_see(request, home, other)
    pairs = [one for one in doubles_of(home, worker=who(request), today=today(request)) if one.home.pk == other]

    sheet = sheet_of(
        home,
        _("These are one household"),
        lead=_("Both files stay as they were written; the other one goes on in this one. It can be undone."),
        template="people/merge.html",
        context={"home": home, "doubles": pairs},
        submit=_("Put together"),
        done=_("The two are one household now."),
    )
    return fill_in(request, ReasonForm, _with_reason(living.merge, request, home, other), sheet)


@page("GET", "POST")
def undo(request: HttpRequest, file: UUID, other: UUID) -> HttpResponse:
    """Take two households apart again that were put together."""
    home = opened(request, file, "undo merge")
    _may_see(request, home, other)
    label = next((one.label for one in home.taken_in if one.pk == other), "")

    sheet = sheet_of(
        home,
        _("These are two households after all"),
        lead=label,
        submit=_("Take apart"),
        done=_("They are two households again."),
    )
    return fill_in(request, ReasonForm, _with_reason(living.undo_merge, request, home, other), sheet)


def _with_reason(
    act: Callable[..., Any], request: HttpRequest, home: HomeView, other: UUID
) -> Callable[[dict[str, Any], UUID], None]:
    """Do this with the other household and this one, for the reason that is given."""

    def deed(given: dict[str, Any], id: UUID) -> None:
        right_now = {"permit": right(request, home, other), "at": now(request)}
        act(household=other, into=home.file, reason=given["reason"], id=id, **right_now)

    return deed


def _may_see(request: HttpRequest, home: HomeView, other: UUID) -> None:
    """Whoever speaks of another household reads it too; a hidden one answers as one that never was. Raises NoGround."""
    if not sees(worker=who(request), purpose=home.purpose, file=other, today=today(request), level=Level.SHARED):
        raise NoGround
