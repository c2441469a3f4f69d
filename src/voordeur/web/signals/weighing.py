"""Weighing a signal: is it one problem or more, about which household, and who takes it up."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.cases import actions as cases
from voordeur.cases.actions import NewHousehold
from voordeur.cases.queries import Call, whom_to_call
from voordeur.common.ids import new_id
from voordeur.hall.casework import CaseView, case_view
from voordeur.hall.errors import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import look, now, page, permit, purpose_on, sent_id, today, who
from voordeur.hall.triage import Match, joinable, matches, takers
from voordeur.people import places
from voordeur.programmes import queries as programmes
from voordeur.signals import actions
from voordeur.web.links import form_for

# Whoever weighs first, and whoever weighs again after a visit.
PURPOSES = ("triage", "coordination")
NEW = "new"
# What one problem needs: help called in or advice given, and then it can be closed.
SINGLE_NEEDS = ("action_agreed", "referral_made", "advice_given", "passed_on", "case_closed")


class WeighForm(Form):
    """One problem, several, or several that hold each other in place."""

    outcome = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            ("single", _("One problem")),
            ("multiple_unconnected", _("Several problems, not connected")),
            ("multiple_connected", _("Several problems that hold each other in place")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea, max_length=4000)

    def __init__(self, *args: Any, stands: tuple[str, str], **kwargs: Any) -> None:
        """Know which judgement stands now, with its reason."""
        super().__init__(*args, **kwargs)
        self.stands = stands

    def clean(self) -> dict[str, Any]:
        """A judgement that stands is not written down again."""
        given = super().clean() or {}
        if (given.get("outcome"), given.get("reason")) == self.stands:
            self.add_error("reason", _("This judgement stands there already. Say what is new, or go back."))
        return given


class SearchForm(Form):
    """Words to look for a household by. They are posted, since names do not belong in urls."""

    words = forms.CharField(
        label=_("Name or address"), max_length=200, help_text=_("For instance: De Wit, Vlierhof 12")
    )


class TakeUpForm(Form):
    """Which household it is about, and who answers for it from now on."""

    household = forms.ChoiceField(label=_("Which household is it?"), widget=forms.RadioSelect)
    label = forms.CharField(
        label=_("Name of the new household"), required=False, max_length=120, help_text=_("Mostly the family name.")
    )
    place = forms.CharField(
        label=_("Address of the new household"),
        required=False,
        max_length=120,
        help_text=_("For instance: Vlierhof 12"),
    )
    taker = forms.ChoiceField(label=_("Who answers for it?"))
    reason = forms.CharField(
        label=_("Why must it run beside the other case?"),
        required=False,
        max_length=2000,
        help_text=_("Only when a case runs already. Call the coordinator first; joining that case is usual."),
    )

    def __init__(
        self, *args: Any, found: list[Match], takers: list[tuple[str, Any]], runs: bool = False, **kwargs: Any
    ) -> None:
        """Offer the households that were found, and who may take it up."""
        super().__init__(*args, **kwargs)
        homes = [
            (str(one.household), ", ".join(filter(None, (one.label or str(_("A household")), one.address))))
            for one in found
        ]
        self.fields["household"].choices = [*homes, (NEW, _("A household that is not written down yet"))]  # type: ignore[attr-defined]
        self.fields["taker"].choices = takers  # type: ignore[attr-defined]
        if not runs:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """A new household has a name; an address that is given is one that exists."""
        given = super().clean() or {}
        if given.get("household") != NEW:
            return given
        if not given.get("label"):
            self.add_error("label", _("Give the household a name."))
        if place := given.get("place"):
            found = places.find_addresses(place, most=2)
            if len(found) != 1:
                self.add_error("place", _("This is not one address. Write street and number, or leave it empty."))
            else:
                given["address"] = found[0].id
        return given


class JoinForm(Form):
    """Why a signal belongs to a running case."""

    reason = forms.CharField(label=_("Why does it belong there?"), widget=forms.Textarea, max_length=2000)


@page("GET", "POST")
def weigh(request: HttpRequest, file: UUID) -> HttpResponse:
    """Show a signal with all that its weighing needs, and judge."""
    purpose, seen = _signal(request, file, "weigh")
    judged = next((signal for signal in reversed(seen.signals) if signal.triage), None)
    # The same form sent twice is no second judgement: the first made the version that stands now.
    said_before = judged is not None and judged.version != sent_id(request)

    def make(*args: Any, **kwargs: Any) -> WeighForm:
        stands = (judged.triage, judged.triage_reason) if judged and said_before else ("", "")
        return WeighForm(*args, stands=stands, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.triage(file=file, permit=permit(request, purpose=purpose, file=file), at=now(request), id=id, **given)

    sheet = Sheet(
        title=_("Weigh this signal"),
        onward=reverse("weigh", kwargs={"file": file}),
        back=reverse("signals"),
        back_title=_("Signals"),
        submit=_("Save the judgement"),
        done=_("Weighed. Now see that somebody takes it up."),
        draft=f"weigh:{file}",
        template="signals/weigh.html",
        context={
            **_told(seen),
            "judged": judged.triage if judged else "",
            "single_needs": [(kind, form_for("case", file, kind)) for kind in SINGLE_NEEDS],
        },
    )
    return fill_in(request, make, deed, sheet)


@page("GET", "POST")
def take_up(request: HttpRequest, file: UUID) -> HttpResponse:
    """Tie a signal to its household and to the worker who answers for it, in one act."""
    purpose, seen = _signal(request, file, "take up")
    searching = "search" in request.POST
    asked = SearchForm(request.POST)
    typed = asked.cleaned_data["words"] if asked.is_valid() else ""
    search = SearchForm(initial={"words": typed}, auto_id="search_%s")
    words = typed or " ".join(signal.about for signal in seen.signals)
    found = matches(words, file=file, worker=who(request), today=today(request))
    chosen = next((one.household for one in found if str(one.household) == request.POST.get("household")), None)
    running = _to_call(request, chosen, purpose, seen) if chosen else []

    mine = joinable(running, worker=who(request), today=today(request))

    def make(*args: Any, **kwargs: Any) -> TakeUpForm:
        return TakeUpForm(*args, found=found, takers=_takers(request, seen), runs=bool(running), **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        known = None if given["household"] == NEW else UUID(given["household"])
        role, _between, worker = given["taker"].partition(":")
        also = [known] if known else []
        cases.take_up_signal(
            file=file,
            household=known or NewHousehold(label=given["label"], address=given.get("address")),
            role=role,
            worker=UUID(worker),
            join="beside" if given.get("reason") else "none",
            reason=given.get("reason", ""),
            permit=permit(request, purpose=purpose, file=file, programme=seen.programme, also=also),
            at=now(request),
            id=id,
        )

    home = reverse("weigh", kwargs={"file": file})
    sheet = Sheet(
        title=_("Who is it, and who takes it up?"),
        onward=home,
        back=home,
        back_title=_("This signal"),
        submit=_("Take it up"),
        done=_("It is taken up. The reporter hears by whom."),
        template="signals/take_up.html",
        context={**_told(seen), "search": search, "words": words, "running": running, "joinable": mine, "found": found},
    )
    if searching:
        return _searched(request, make(initial=_usual(found, request, seen)), sheet)
    return fill_in(request, make, deed, sheet, _usual(found, request, seen))


@page("GET", "POST")
def join(request: HttpRequest, file: UUID, case: UUID) -> HttpResponse:
    """Hand a signal to a case that runs already, with the reason."""
    purpose, _seen = _signal(request, file, "join")
    purpose_on(request, case, PURPOSES)

    def deed(given: dict[str, Any], id: UUID) -> None:
        right = permit(request, purpose=purpose, file=file, also=[case])
        cases.join_signal(file=file, case=case, permit=right, at=now(request), id=id, **given)

    back = reverse("take_up", kwargs={"file": file})
    sheet = Sheet(
        title=_("Join it to the running case"),
        lead=_("Both files say so, and whoever coordinates there takes it up."),
        onward=reverse("signals"),
        back=back,
        back_title=_("This signal"),
        submit=_("Join"),
        done=_("The signal is joined to the running case."),
    )
    return fill_in(request, JoinForm, deed, sheet)


def _to_call(request: HttpRequest, household: UUID, purpose: str, seen: CaseView) -> list[Call]:
    if seen.programme is None:
        return []
    return whom_to_call(
        household=household,
        worker=who(request),
        purpose=purpose,
        programme=seen.programme,
        at=now(request),
        page="whom to call",
        besides=seen.file,
    )


def _told(seen: CaseView) -> dict[str, Any]:
    """What was reported and by whom, as the top of each of these pages shows it."""
    return {"case": seen, "reporters": accounts.workers(signal.reporter for signal in seen.signals)}


def _searched(request: HttpRequest, form: TakeUpForm, sheet: Sheet) -> HttpResponse:
    """Show what a search found; nothing is done yet."""
    said = {**sheet.context, "sheet": sheet, "form": form, "id": new_id()}
    return TemplateResponse(request, sheet.template, said)


def _usual(found: list[Match], request: HttpRequest, seen: CaseView) -> dict[str, Any]:
    """Fill in what is likely: the only household that was found, and whoever is at work here."""
    mine = next((value for value, _title in _takers(request, seen) if value.endswith(str(who(request).pk))), "")
    return {"household": str(found[0].household) if len(found) == 1 else "", "taker": mine}


def _takers(request: HttpRequest, seen: CaseView) -> list[tuple[str, str]]:
    if seen.programme is None:
        return []
    roles = programmes.method_of(seen.programme).roles
    able = takers(seen.programme, today(request))
    names = accounts.workers(worker for _role, worker in able)
    return [(f"{role}:{worker}", f"{names[worker].name}, {told(roles[role].title)}") for role, worker in able]


def _signal(request: HttpRequest, file: UUID, name: str) -> tuple[str, CaseView]:
    purpose = purpose_on(request, file, PURPOSES)
    seen = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page=name, file=file)
    return purpose, seen
