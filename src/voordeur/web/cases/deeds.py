"""One short form for each deed of a case: one table says which there are and what each records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.cases import actions
from voordeur.cases.deeds import deed_for
from voordeur.hall.casework import PURPOSES, CaseView, case_view
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, purpose_on, seen_version, today, who
from voordeur.hall.timeline import Line, timeline
from voordeur.journal import id_from
from voordeur.journal.refusals import Stale
from voordeur.web.cases import forms

Words = str | Promise
_IDS = ("goal", "need", "service", "worker", "action", "referral")
_CHANGES_TOLD = 3


@dataclass(frozen=True, kw_only=True)
class DeedPage:
    """A deed with its form: the entry kind it records, and for one about a thing, of what kind that is.

    `act` is the deed itself where it is another than the usual one for that kind.
    """

    kind: str
    form: type[forms.CaseForm]
    title: Words
    thing: str = ""
    on_plan: bool = False
    act: Callable[..., object] | None = None


# The word in the url -> the page.
DEEDS: Mapping[str, DeedPage] = {
    "notitie": DeedPage(kind="contact_noted", form=forms.NoteForm, title=_("Write a note")),
    "vraag": DeedPage(kind="need_recorded", form=forms.NeedForm, title=_("A question or worry"), on_plan=True),
    "beantwoord": DeedPage(
        kind="need_answered", form=forms.AnswerForm, title=_("Answer a question"), thing="need", on_plan=True
    ),
    "kracht": DeedPage(kind="strength_recorded", form=forms.StrengthForm, title=_("What goes well"), on_plan=True),
    "doel": DeedPage(kind="goal_set", form=forms.GoalForm, title=_("Set a goal"), on_plan=True),
    "doel-gehaald": DeedPage(
        kind="goal_reached", form=forms.NothingForm, title=_("Goal reached"), thing="goal", on_plan=True
    ),
    "doel-vervalt": DeedPage(
        kind="goal_dropped", form=forms.ReasonForm, title=_("Let a goal go"), thing="goal", on_plan=True
    ),
    "actie": DeedPage(kind="action_agreed", form=forms.ActionForm, title=_("Agree an action"), on_plan=True),
    "opgepakt": DeedPage(
        kind="action_picked_up", form=forms.RemarkForm, title=_("Action picked up"), thing="action", on_plan=True
    ),
    "nagevraagd": DeedPage(
        kind="action_chased", form=forms.ChaseForm, title=_("Asked how it stands"), thing="action", on_plan=True
    ),
    "klaar": DeedPage(kind="action_done", form=forms.ResultForm, title=_("Action done"), thing="action", on_plan=True),
    "vervalt": DeedPage(
        kind="action_dropped", form=forms.ReasonForm, title=_("Action will not be done"), thing="action", on_plan=True
    ),
    "plan-afspreken": DeedPage(kind="plan_agreed", form=forms.AgreeForm, title=_("Agree the plan"), on_plan=True),
    "overleg": DeedPage(kind="conference_held", form=forms.ConferenceForm, title=_("A conference was held")),
    "hulp": DeedPage(kind="help_given", form=forms.HelpForm, title=_("Help was given")),
    "advies": DeedPage(kind="advice_given", form=forms.HelpForm, title=_("Advice was given")),
    "doorverwijzen": DeedPage(kind="referral_made", form=forms.ReferForm, title=_("Ask a service"), on_plan=True),
    "dienst-zegt-ja": DeedPage(
        kind="referral_accepted",
        form=forms.NothingForm,
        title=_("The service says yes"),
        thing="referral",
        on_plan=True,
    ),
    "dienst-zegt-nee": DeedPage(
        kind="referral_refused", form=forms.ReasonForm, title=_("The service says no"), thing="referral", on_plan=True
    ),
    "dienst-begint": DeedPage(
        kind="referral_started", form=forms.NothingForm, title=_("The service begins"), thing="referral", on_plan=True
    ),
    "dienst-stopt": DeedPage(
        kind="referral_ended", form=forms.ReasonForm, title=_("The service ends"), thing="referral", on_plan=True
    ),
    "toestemming": DeedPage(kind="consent_given", form=forms.ConsentForm, title=_("Consent given")),
    "toestemming-ingetrokken": DeedPage(kind="consent_withdrawn", form=forms.ReasonForm, title=_("Consent withdrawn")),
    "grondslag": DeedPage(kind="ground_recorded", form=forms.GroundForm, title=_("Write down a ground in law")),
    "afspraak": DeedPage(kind="visit_planned", form=forms.VisitPlannedForm, title=_("Make an appointment")),
    "huisbezoek": DeedPage(kind="visit_held", form=forms.CaseVisitForm, title=_("A home visit"), on_plan=True),
    "aangebeld": DeedPage(kind="contact_attempted", form=forms.AttemptForm, title=_("Tried in vain to get in touch")),
    "rol": DeedPage(kind="role_assigned", form=forms.RoleForm, title=_("Somebody takes a role")),
    "overdragen": DeedPage(
        kind="role_released", form=forms.TakeOverForm, title=_("Hand a role over"), act=actions.take_over
    ),
    "rol-eindigt": DeedPage(kind="role_released", form=forms.ReleaseForm, title=_("Somebody's role ends")),
    "doorgeven": DeedPage(kind="passed_on", form=forms.PassOnForm, title=_("Pass the case on")),
    "regel-opzij": DeedPage(kind="rule_set_aside", form=forms.RuleAsideForm, title=_("Set a rule of the method aside")),
    "afsluiten": DeedPage(kind="case_closed", form=forms.CloseForm, title=_("Close the case")),
    "nazorg": DeedPage(kind="aftercare_held", form=forms.AftercareForm, title=_("Aftercare")),
    "heropenen": DeedPage(kind="case_reopened", form=forms.ReasonForm, title=_("Open the case again")),
}
WORD_OF = {deed.kind: word for word, deed in DEEDS.items()}


@page("GET", "POST")
def deed(request: HttpRequest, file: UUID, word: str, thing: UUID | None = None) -> HttpResponse:
    """Do one deed in a case, or on one thing of it."""
    if word not in DEEDS or bool(DEEDS[word].thing) != (thing is not None):
        raise Http404
    told = DEEDS[word]
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    if not may_do(request, told, case):
        raise Http404
    look(request, purpose=purpose, page=f"case {word}", file=file)
    row = thing_of(case, told.thing, thing) if thing else None
    version = version_of(told, case, row)

    def make(*args: Any, **kwargs: Any) -> forms.CaseForm:
        return told.form(*args, case=case, day=today(request), **kwargs)

    def act(given: dict[str, Any], id: UUID) -> None:
        said = {name: _value(name, value) for name, value in given.items() if value not in ("", None)}
        said.pop("stays_open", None)  # a question to the worker: what is open goes on the handover list by itself
        if thing:
            said[told.thing] = thing
        if version:
            said["expect"] = _expected(seen_version(request), told, case)
        # Some deeds also write in the file of the household: who is involved with it begins or ends with them. Whoever
        # does not read that file notes it there by the right in the programme.
        unread = case.home is not None and case.household is None
        right = permit(
            request,
            purpose=purpose,
            file=file,
            programme=case.programme if unread else None,
            also=[case.home] if case.home else [],
        )
        (told.act or deed_for(told.kind))(file=file, permit=right, at=now(request), id=id, **said)

    def changes() -> Sequence[Line]:
        last = {one.version for one in ([row] if row else _agreed(case) if told.kind == "plan_agreed" else [case])}
        lines = timeline(file, worker=who(request), purpose=purpose, today=today(request))
        return [line for line in lines if line.id in last][:_CHANGES_TOLD]

    home = reverse("plan" if told.on_plan else "case", kwargs={"file": file})
    sheet = Sheet(
        title=told.title,
        lead=row.text if row else "",
        onward=home,
        back=home,
        back_title=case.title or _("This case"),
        submit=_("Save"),
        done=_("Saved."),
        draft=f"{word}:{thing or file}",
        context={"case": case},
        version=version,
        changes=changes,
    )
    return fill_in(request, make, act, sheet, _begun_with(request, told, case))


def may_do(request: HttpRequest, told: DeedPage, case: CaseView) -> bool:
    """Tell whether a deed can be done by this worker: a role gives rights, and not everybody gives or ends those."""
    if told.kind == "role_assigned":
        return access.gives(worker=who(request), purpose=case.purpose, file=case.file, today=today(request))
    return told.kind != "role_released" or purposes()[case.purpose].gives


def _begun_with(request: HttpRequest, told: DeedPage, case: CaseView) -> dict[str, Any]:
    """Give what a form begins with: the role that the method asks for, and nobody else than those who can take it."""
    if told.kind != "role_assigned":
        return {}
    asked = case.standing.asked_roles if case.standing else ()
    named = request.GET.get("rol", "")
    known = case.standing is not None and named in case.standing.method.roles
    return {"role": named, "only": named} if known else {"role": next(iter(asked), "")}


def version_of(told: DeedPage, case: CaseView, row: Any) -> UUID | None:
    """Give the version of what a deed changes: a thing, the case that it closes, or all that was agreed in a plan.

    None for a deed that only adds something.
    """
    if row is not None:
        version: UUID = row.version
        return version
    if told.kind == "plan_agreed":
        return id_from(case.file, " ".join(sorted(str(one.version) for one in _agreed(case))))
    return case.version if told.kind == "case_closed" else None


def _agreed(case: CaseView) -> list[Any]:
    return [*case.goals, *case.actions]


def _expected(seen: UUID, told: DeedPage, case: CaseView) -> UUID | dict[UUID, UUID]:
    """Give what the deed takes as `expect`. Raises Stale when the plan is not the one that was seen."""
    if told.kind != "plan_agreed":
        return seen
    if seen != version_of(told, case, None):
        raise Stale(None)
    return {one.pk: one.version for one in _agreed(case)}


def thing_of(case: CaseView, kind: str, thing: UUID) -> Any:
    """Give the thing that a deed is about, as far as this worker sees it. Raises Http404 otherwise."""
    of_kind: dict[str, list[Any]] = {
        "goal": case.goals,
        "need": case.needs,
        "action": case.actions,
        "referral": case.referrals,
    }
    found = next((row for row in of_kind[kind] if row.pk == thing), None)
    if found is None:
        raise Http404
    return found


def _value(name: str, value: Any) -> Any:
    if name in _IDS:
        return UUID(value)
    if name == "persons":
        return tuple(UUID(one) for one in value)
    return value
