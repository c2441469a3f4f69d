"""The page of a covenant, what is said about it by who administers, and what stops when it has ended."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access import NoGround
from voordeur.access.ending import permit_to_end_rights
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.desk.partners.covenants import CovenantView, covenant_view, may_arrange, what_stops
from voordeur.desk.partners.withdrawing import withdrawal
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look_at_list, now, page, permit, seen_version, sent_id, today, who
from voordeur.partners import actions
from voordeur.partners import queries as partners
from voordeur.partners.rules.covenants import CovenantHolds
from voordeur.programmes import queries as programmes
from voordeur.web.administration.doors import administration, right
from voordeur.web.partners.covenant_forms import (
    CovenantForm,
    DayForm,
    MandateForm,
    PersonForm,
    ProlongForm,
    ReasonForm,
    SignForm,
    WithdrawForm,
    purpose_words,
)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something that is said about a covenant, or about somebody or something in it.

    `among`: the part of the covenant in which its thing stands, and `named` the word by which the deed takes it.
    """

    title: Any
    form: type[CovenantForm]
    act: Callable[..., object]
    among: str = ""
    named: str = ""
    versioned: bool = False


def _take_back(*, covenant: UUID, **said: Any) -> object:
    """Take a mandate back: the entry names the mandate alone."""
    return deed_for("mandate_revoked")(**said)


# The word in the url -> what is said.
DEEDS = {
    "verlengen": Deed(title=_("Another last day"), form=ProlongForm, act=actions.prolong_covenant, versioned=True),
    "einde": Deed(title=_("The covenant ends"), form=DayForm, act=actions.end_covenant, versioned=True),
    "persoon": Deed(title=_("Somebody takes part"), form=PersonForm, act=actions.name_participant),
    "persoon-weg": Deed(
        title=_("Somebody no longer takes part"),
        form=DayForm,
        act=deed_for("covenant_person_left"),
        among="persons",
        named="participant",
    ),
    "partij-weg": Deed(
        title=_("A party leaves"), form=DayForm, act=actions.leave_covenant, among="parties", named="organisation"
    ),
    "mandaat": Deed(title=_("Give a mandate"), form=MandateForm, act=actions.give_mandate),
    "mandaat-terug": Deed(
        title=_("Take a mandate back"),
        form=ReasonForm,
        act=_take_back,
        among="mandates",
        named="mandate",
    ),
}


@administration("GET", "POST")
def sign_covenant(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Note what organisations signed for a programme."""
    try:
        called = told(programmes.programme(programme).called)
    except ObjectDoesNotExist:
        raise Http404 from None

    def make(*args: Any, **kwargs: Any) -> SignForm:
        return SignForm(*args, programme=programme, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        parties = [UUID(one) for one in given.pop("parties")]
        actions.sign_covenant(
            file=programme, parties=parties, permit=right(request, programme), at=now(request), id=id, **given
        )

    home = reverse("administer_programme", kwargs={"programme": programme})
    sheet = Sheet(
        title=_("Note a covenant"), onward=home, back=home, back_title=called, submit=_("Save"), done=_("Saved.")
    )
    return fill_in(request, make, deed, sheet, {"since": today(request), "level": "shared"})


@page()
def covenant(request: HttpRequest, covenant: UUID) -> TemplateResponse:
    """Show a covenant to who works in its programme, to its parties and to who administers."""
    view = covenant_view(covenant, worker=who(request), today=today(request))
    may = may_arrange(view.covenant, who(request), today(request))
    ended = view.state == "ended" and bool(may)
    stops = what_stops(view.covenant, worker=who(request), today=today(request)) if ended else None
    if stops and stops.cases:
        look_at_list(request, page="what stops with a covenant")
    context = {
        "view": view,
        "covenant": view.covenant,
        "purposes": [purpose_words().get(one, one) for one in view.covenant.purposes],
        "domains": _domains(view),
        "stops": stops,
        "may_arrange": may == "administration",
        "may_withdraw": may and partners.ended_parties(covenant, today(request)),
    }
    return TemplateResponse(request, "partners/covenant.html", context)


@administration("GET", "POST")
def covenant_deed(request: HttpRequest, covenant: UUID, word: str, thing: UUID | None = None) -> HttpResponse:
    """Say something about a covenant, or about somebody or something in it."""
    view = covenant_view(covenant, worker=who(request), today=today(request))
    told_of = DEEDS.get(word)
    if told_of is None or bool(told_of.among) != (thing is not None):
        raise Http404
    row = _thing(view, told_of, thing) if thing else None

    def make(*args: Any, **kwargs: Any) -> CovenantForm:
        return told_of.form(*args, view=view, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        if row is not None:
            given[told_of.named] = row.row.organisation if told_of.among == "parties" else row.row.pk
        if told_of.versioned:
            given["expect"] = seen_version(request)
        file = view.covenant.file_id
        told_of.act(file=file, covenant=covenant, permit=right(request, file), at=now(request), id=id, **given)

    home = reverse("covenant", kwargs={"covenant": covenant})
    sheet = Sheet(
        title=told_of.title,
        lead=row.name if row else "",
        onward=home,
        back=home,
        back_title=_("Covenant"),
        submit=_("Save"),
        done=_("Saved."),
        version=view.covenant.version if told_of.versioned else None,
    )
    return fill_in(request, make, deed, sheet, {"happened_on": today(request), "until": view.covenant.until})


@page("POST")
def see_covenant_end(request: HttpRequest, covenant: UUID) -> HttpResponse:
    """Note that somebody who sees to it that things move looked at what stops; it is not shown again."""
    view = covenant_view(covenant, worker=who(request), today=today(request))
    purpose = may_arrange(view.covenant, who(request), today(request))
    if not purpose or view.state != "ended":
        raise NoGround
    file = view.covenant.file_id
    administered = purpose == "administration"
    allowed = right(request, file) if administered else permit(request, purpose=purpose, programme=file)
    deed_for("covenant_end_seen")(file=file, covenant=covenant, permit=allowed, at=now(request), id=sent_id(request))
    messages.success(request, str(_("Noted. This is not shown again.")))
    return redirect("covenant", covenant=covenant)


@page("GET", "POST")
def withdraw_rights(request: HttpRequest, covenant: UUID) -> HttpResponse:
    """Show whom it concerns and what ends, and withdraw what rests on a covenant that ended, in one deed."""
    view = covenant_view(covenant, worker=who(request), today=today(request))
    row, home = view.covenant, reverse("covenant", kwargs={"covenant": covenant})
    right_ = permit_to_end_rights(worker=who(request), programme=row.programme, file=row.file_id, at=now(request))
    try:
        ends = withdrawal(row, worker=who(request), today=today(request))
    except CovenantHolds as holds:
        messages.error(request, told(holds.explanation))
        return redirect(home)
    look_at_list(request, page="what is withdrawn with a covenant")

    def make(*args: Any, **kwargs: Any) -> WithdrawForm:
        return WithdrawForm(*args, view=view, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        seen = seen_version(request)
        cases.withdraw_rights(
            file=row.file_id, covenant=covenant, expect=seen, permit=right_, at=now(request), id=id, **given
        )

    sheet = Sheet(
        title=_("Withdraw the rights"),
        lead=_("Whoever is named here can open nothing of this any more, from the moment that you confirm."),
        onward=home,
        back=home,
        back_title=_("Covenant"),
        submit=_("Withdraw all of these rights"),
        done=_("The rights were withdrawn. Whoever coordinates sees which actions lack an owner now."),
        template="partners/withdraw.html",
        context={"ends": ends},
        version=row.version,
    )
    return fill_in(request, make, deed, sheet)


def _thing(view: CovenantView, told_of: Deed, thing: UUID) -> Any:
    found = next((one for one in getattr(view, told_of.among) if one.row.pk == thing and one.there), None)
    if found is None:
        raise Http404
    return found


def _domains(view: CovenantView) -> list[str]:
    if view.covenant.programme is None:
        return list(view.covenant.domains)
    titles = programmes.method_of(view.covenant.programme).domains
    return [told(titles[one]) if one in titles else one for one in view.covenant.domains]
