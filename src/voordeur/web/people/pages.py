"""A household's own page, and what the whole of it does: move, or split."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.cases import actions as cases
from voordeur.cases.actions import living
from voordeur.desk.homes import PURPOSES, HomeView, doubles_of, home_view
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, purpose_on, today, who
from voordeur.journal import Level, id_from
from voordeur.web.cases.opening import purpose_to_open, roles_to_open
from voordeur.web.people.forms import MoveForm, SplitForm


@page()
def household(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show who lives in a household and who did, with what may be written down about it."""
    home = opened(request, file, "household")
    proposed = [] if home.goes_on_in else doubles_of(home, worker=who(request), today=today(request))
    return TemplateResponse(request, "people/household.html", {"home": home, "doubles": proposed})


@page("GET", "POST")
def move(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that the whole household lives elsewhere now."""
    home = opened(request, file, "household moves")

    def deed(given: dict[str, Any], id: UUID) -> None:
        living.move(
            household=file,
            address=given["address"].pk if given["address"] else None,
            happened_on=given["on"],
            permit=right(request, home),
            at=now(request),
            id=id,
        )

    sheet = sheet_of(
        home,
        _("The household moves"),
        lead=_("Everybody goes along. The case goes on; who works with them stays the same."),
    )
    return fill_in(request, MoveForm, deed, sheet, {"on": today(request)})


@page("GET", "POST")
def split(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that some go to live apart: they get a file of their own, and a case only when somebody opens one."""
    home = opened(request, file, "household splits")
    roles = roles_to_open(request)

    def make(*args: Any, **kwargs: Any) -> SplitForm:
        return SplitForm(*args, home=home, roles=[(key, words) for key, (_p, _r, words) in roles.items()], **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        new = id_from(id, "household")
        living.split(
            household=file,
            into=new,
            persons=[UUID(person) for person in given["persons"]],
            address=given["address"].pk if given["address"] else None,
            label=given["label"],
            happened_on=given["on"],
            permit=right(request, home, new),
            at=now(request),
            id=id,
        )
        if given["role"]:
            programme, role, _words = roles[given["role"]]
            cases.open_case(
                route="transfer",
                household=new,
                programme=programme,
                roles={role: who(request).pk},
                permit=permit(request, purpose=purpose_to_open(request, programme), programme=programme, also=[new]),
                at=now(request),
                id=id_from(id, "case"),
            )

    sheet = sheet_of(
        home,
        _("The household splits"),
        lead=_(
            "Who goes along gets a file of its own. The case, its plan and its notes stay with this household. "
            "Nobody sees the new household until somebody opens a case for it."
        ),
    )
    return fill_in(request, make, deed, sheet, {"on": today(request), "role": ""})


def opened(request: HttpRequest, file: UUID, name: str) -> HomeView:
    """Open a household for a page, and write down that it was looked at. Raises NoGround."""
    purpose = purpose_on(request, file, PURPOSES, level=Level.SHARED)
    home = home_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page=name, file=file)
    return home


def right(request: HttpRequest, home: HomeView, *also: UUID) -> Any:
    """Give the right to write in a household's file, and in others of the same deed. Raises NoGround."""
    return permit(request, purpose=home.purpose, file=home.file, also=[one for one in also if one != home.file])


def sheet_of(home: HomeView, title: Any, **said: Any) -> Sheet:
    """Give what a form's page about a household says."""
    url = reverse("household", kwargs={"file": home.file})
    words = {"onward": url, "back": url, "submit": _("Save"), "done": _("Saved."), **said}
    return Sheet(title=title, back_title=home.household.label or _("This household"), **words)
