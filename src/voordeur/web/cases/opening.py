"""Opening a case without a round or signal; and when others already work for the household: whom to call first."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.cases import actions
from voordeur.cases import queries as cases
from voordeur.cases.entries import BuildingIdentified
from voordeur.desk.case.casework import PURPOSES
from voordeur.desk.words import of_unit, told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, page, permit, today, who
from voordeur.journal import Level, id_from
from voordeur.people import actions as people_deeds
from voordeur.people import places
from voordeur.programmes import queries as programmes

_MOST = 2


class OpenForm(Form):
    """For which household or building, in which role; and when a case runs already, why another one beside it."""

    role = forms.ChoiceField(label=_("In which role do you start?"), widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Address"), max_length=100, help_text=_("Street and house number, or postcode and house number.")
    )
    label = forms.CharField(label=_("Name of {the_unit}"), max_length=120, help_text=_("As you will look it up."))
    beside = forms.BooleanField(label=_("Others work here already, and my case must run beside theirs"), required=False)
    reason = forms.CharField(label=_("Why beside it?"), required=False, max_length=2000)

    def __init__(self, *args: Any, roles: dict[str, tuple[UUID, str, str]], **kwargs: Any) -> None:
        """Offer the roles that this worker holds; where all work is about the same, in its own word for that."""
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(key, words) for key, (_, _, words) in roles.items()]  # type: ignore[attr-defined]
        methods = [programmes.method_of(programme) for programme, _role, _words in roles.values()]
        one = len({method.unit for method in methods}) == 1
        self.fields["label"].label = of_unit(methods[0], self.fields["label"].label) if one else _("Name")

    def clean_address(self) -> Any:
        """Find the one address that is meant."""
        found = places.find_addresses(self.cleaned_data["address"], most=_MOST)
        if len(found) != 1:
            words = (
                _("This is more than one address. Add the house number.") if found else _("This address is not known.")
            )
            raise forms.ValidationError(words)
        return found[0]


@page("GET", "POST")
def open_case(request: HttpRequest) -> HttpResponse:
    """Open a case. Who already works for this household is shown with a number, and nothing more."""
    roles = roles_to_open(request)
    if not roles:
        raise access.NoGround
    ask: list[Callable[[], list[cases.Call]]] = []

    def call() -> list[dict[str, Any]]:
        return [{"call": one, "may_give": gives_roles(request, one.case)} for asking in ask for one in asking()]

    def make(*args: Any, **kwargs: Any) -> OpenForm:
        return OpenForm(*args, roles=roles, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        programme, role, _words = roles[given["role"]]
        purpose, at = purpose_to_open(request, programme), now(request)
        asked = {"worker": who(request), "purpose": purpose, "programme": programme, "at": at, "page": "whom to call"}
        opened = {"route": "transfer", "programme": programme, "roles": {role: who(request).pk}, "id": id, "at": at}
        opened |= {"join": "beside" if given["beside"] else "none", "reason": given["reason"]}
        of_building = programmes.method_of(programme).unit.kind == "building"
        begin = _open_for_building if of_building else _open_for_household
        begin(request, given, purpose, opened, lambda question, **of: ask.append(partial(question, **of, **asked)))

    sheet = Sheet(
        title=_("Open a case"),
        lead=_("One plan: first see whether others already work here."),
        onward=reverse("cases"),
        back=reverse("cases"),
        back_title=_("Cases"),
        submit=_("Open the case"),
        done=_("The case is open."),
        template="cases/open.html",
        # Asked when the page is drawn: with a refused deed the line that somebody asked would be undone.
        context={"call": SimpleLazyObject(call)},
    )
    return fill_in(request, make, deed, sheet, {"role": next(iter(roles))})


def _open_for_building(
    request: HttpRequest, given: dict[str, Any], purpose: str, opened: dict[str, Any], ask: Callable[..., None]
) -> None:
    building = BuildingIdentified(label=given["label"], addresses=(given["address"].pk,))
    ask(cases.whom_to_call_at_building, addresses=building.addresses)
    right = permit(request, purpose=purpose, programme=opened["programme"])
    actions.open_case(building=building, **opened, permit=right)


def _open_for_household(
    request: HttpRequest, given: dict[str, Any], purpose: str, opened: dict[str, Any], ask: Callable[..., None]
) -> None:
    """Open it for the household that lives there, or for one that is written down with it."""
    controller = programmes.programme(opened["programme"]).controller
    known = next(iter(cases.homes_at(given["address"].pk, controller=controller)), None)
    household = known.pk if known else id_from(opened["id"], "household")
    right = permit(request, purpose=purpose, programme=opened["programme"], also=[household])
    if known:
        ask(cases.whom_to_call, household=household)
    else:
        people_deeds.form_household(
            household=household, address=given["address"].pk, label=given["label"], permit=right, at=opened["at"]
        )
    actions.open_case(household=household, **opened, permit=right)


def roles_to_open(request: HttpRequest) -> dict[str, tuple[UUID, str, str]]:
    """Give the roles with which this worker may begin a case: a key for the form, then programme, role and words."""
    found = {}
    for member in programmes.team_roles_of(who(request).pk, today(request)):
        role = programmes.method_of(member.file_id).roles[member.role]
        if role.function in ("coordinator", "visitor") and purpose_to_open(request, member.file_id):
            title = told(programmes.programme(member.file_id).called)
            found[f"{member.file_id} {role.id}"] = (member.file_id, role.id, f"{told(role.title)}, {title}")
    return found


def gives_roles(request: HttpRequest, case: UUID) -> bool:
    """Tell whether this worker may give roles in a running case, and so join it or have it handed over."""
    day = today(request)
    found = access.purposes_on(worker=who(request), file=case, today=day)
    return any(
        purposes()[each].gives
        and access.sees(worker=who(request), purpose=each, file=case, today=day, level=Level.SHARED)
        for each in found
        if each in PURPOSES
    )


def purpose_to_open(request: HttpRequest, programme: UUID) -> str:
    """The purpose with which this worker may open files in a programme; empty when there is none."""
    writing = [name for name, purpose in purposes().items() if purpose.writes]
    day = today(request)
    return next(
        (p for p in writing if programme in access.programmes_of(worker=who(request), purpose=p, today=day)), ""
    )
