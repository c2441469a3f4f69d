"""Weighing a signal: is it one problem or more, about which household, and who takes it up."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.cases import actions as cases
from voordeur.cases.actions import NewHousehold
from voordeur.cases.queries import Call, whom_to_call
from voordeur.common.ids import new_id
from voordeur.desk.case.casework import CaseView, case_view
from voordeur.desk.triage import joinable, matches, takers
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in, form_page
from voordeur.hall.requests import look, now, page, permit, purpose_on, sent_id, today, who
from voordeur.programmes import queries as programmes
from voordeur.signals import actions
from voordeur.web.links import form_for
from voordeur.web.signals.forms import JoinForm, SearchForm, TakeUpForm, WeighForm

# Whoever weighs first, and whoever weighs again after a visit.
PURPOSES = ("triage", "coordination")
NEW = "new"
# What one problem needs: help called in or advice given, and then it can be closed.
SINGLE_NEEDS = ("action_agreed", "referral_made", "advice_given", "passed_on", "case_closed")


@page("GET", "POST")
def weigh(request: HttpRequest, file: UUID) -> HttpResponse:
    """Show a signal with all that its weighing needs, and judge."""
    purpose, seen = _signal(request, file, "weigh")
    judged = next((signal for signal in reversed(seen.signals) if signal.triage), None)
    # The same form sent twice is no second judgement: the first made the version that stands now.
    said_before = judged is not None and judged.version != sent_id(request)

    def make(*args: Any, **kwargs: Any) -> WeighForm:
        stands = (judged.triage, judged.triage_reason) if judged and said_before else ("", "")
        return WeighForm(*args, stands=stands, refused=actions.refused_outcomes(file, at=now(request)), **kwargs)

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
    """Tie a signal to its household and to the worker who answers for it, in one act.

    First the household is chosen; then the page says whom to call before anything is taken up.
    """
    purpose, seen = _signal(request, file, "take up")
    asked = SearchForm(request.POST)
    typed = asked.cleaned_data["words"] if asked.is_valid() else ""
    words = typed or " ".join(signal.about for signal in seen.signals)
    found = matches(words, file=file, worker=who(request), today=today(request))
    answer = "" if "search" in request.POST else request.POST.get("choose") or request.POST.get("household", "")
    home = next((one for one in found if str(one.household) == answer), None)
    told_of = {**_told(seen), "words": words}
    if home is None and answer != NEW:
        search = SearchForm(initial={"words": typed}, auto_id="search_%s")
        said = {**told_of, "found": found, "search": search, "new": NEW}
        return TemplateResponse(request, "signals/which_household.html", said)
    running = _to_call(request, home.household, purpose, seen) if home else []

    def make(*args: Any, **kwargs: Any) -> TakeUpForm:
        return TakeUpForm(*args, new=home is None, takers=_takers(request, seen), runs=bool(running), **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        _take_up(request, purpose, seen, home.household if home else None, given, id)

    onward = reverse("weigh", kwargs={"file": file})
    mine = joinable(running, worker=who(request), today=today(request))
    sheet = Sheet(
        title=_("Who takes it up?"),
        onward=onward,
        back=reverse("take_up", kwargs={"file": file}),
        back_title=_("Choose another household"),
        submit=_("Take it up"),
        done=_("It is taken up. The reporter hears by whom."),
        template="signals/take_up.html",
        context={**told_of, "home": home, "running": running, "joinable": mine},
    )
    begun = {"household": answer, "taker": _own_role(request, seen)}
    if "choose" in request.POST:
        return form_page(request, make(initial=begun), sheet, new_id())
    return fill_in(request, make, deed, sheet, begun)


def _take_up(
    request: HttpRequest, purpose: str, seen: CaseView, known: UUID | None, given: dict[str, Any], id: UUID
) -> None:
    role, _between, worker = given["taker"].partition(":")
    cases.take_up_signal(
        file=seen.file,
        household=known or NewHousehold(label=given["label"], address=given["place"]),
        role=role,
        worker=UUID(worker),
        join="beside" if given.get("reason") else "none",
        reason=given.get("reason", ""),
        permit=permit(
            request, purpose=purpose, file=seen.file, programme=seen.programme, also=[known] if known else []
        ),
        at=now(request),
        id=id,
    )


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


def _own_role(request: HttpRequest, seen: CaseView) -> str:
    """Begin with whoever is at work here, in the first role that he or she holds."""
    return next((value for value, _title in _takers(request, seen) if value.endswith(str(who(request).pk))), "")


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
