"""One short form for each deed of a case: one table says which there are and what each records."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.assessments.queries import version_of_answers
from voordeur.cases.deeds import deed_for
from voordeur.cases.queries import Call
from voordeur.desk.case.casework import PURPOSES, CaseView, case_view
from voordeur.desk.case.timeline import Line, timeline
from voordeur.desk.words import of_unit
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, purpose_on, seen_version, today, who
from voordeur.journal import Permit, id_from
from voordeur.journal.kinds import kind_of
from voordeur.journal.refusals import Stale
from voordeur.methods.conditions.words import CRITERION_ANSWERED
from voordeur.methods.withholding import withholds
from voordeur.web.cases.forms import PAGES, CaseForm, DeedPage
from voordeur.web.cases.forms.obstacles import does_not_begin
from voordeur.web.cases.opening import gives_roles
from voordeur.web.keeping_back import kept_back

_CHANGES_TOLD = 3


WORD_OF = {deed.kind: word for word, deed in PAGES.items()}


@page("GET", "POST")
def deed(request: HttpRequest, file: UUID, word: str, thing: UUID | None = None) -> HttpResponse:
    """Do one deed in a case, or on one thing of it."""
    if word not in PAGES or bool(PAGES[word].thing) != (thing is not None):
        raise Http404
    told = PAGES[word]
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    if not may_do(request, told, case):
        raise Http404
    look(request, purpose=purpose, page=f"case {word}", file=file)
    row = thing_of(case, told.thing, thing) if thing else None
    version = version_of(told, case, row)

    def make(*args: Any, **kwargs: Any) -> CaseForm:
        files = request.FILES if args else None
        return told.form(*args, files=files, case=case, day=today(request), **kwargs)

    ask: list[Callable[[], list[Call]]] = []

    def call() -> list[dict[str, Any]]:
        return [{"call": one, "may_give": gives_roles(request, one.case)} for asking in ask for one in asking()]

    def act(given: dict[str, Any], id: UUID) -> None:
        said = _said(told, given, row)
        if version:
            said["expect"] = _expected(seen_version(request), told, case, row)
        if told.calls:
            ask.append(partial(told.calls, case, said, now(request)))
        right = told.right(request, case, said, id) if told.right else _right(request, told, case, row)
        (told.act or deed_for(told.kind))(file=file, permit=right, at=now(request), id=id, **said)

    def changes() -> Sequence[Line]:
        last = {one.version for one in ([row] if row else _whole(case, told.kind))}
        lines = timeline(file, worker=who(request), purpose=purpose, today=today(request))
        return [line for line in lines if line.id in last][:_CHANGES_TOLD]

    home = reverse(told.home, kwargs={"file": file, **told.at(row)})
    sheet = Sheet(
        title=of_unit(case.method, told.title),
        lead=_lead(row) if row else _kept_back(case, told.kind),
        onward=home,
        back=home,
        back_title=case.title or _("This case"),
        submit=_("Save"),
        done=_("Saved."),
        draft=f"{word}:{thing or file}",
        template="cases/open.html" if told.calls else Sheet.template,
        # Asked when the page is drawn: with a refused deed the line that somebody asked would be undone.
        context={"case": case, "call": SimpleLazyObject(call)},
        version=version,
        changes=changes,
    )
    return fill_in(request, make, act, sheet, _begun_with(request, told, case, row))


def _said(told: DeedPage, given: dict[str, Any], row: Any) -> dict[str, Any]:
    """Give what was filled in as the deed takes it, with the thing that it is done on."""
    said = {name: _value(told.kind, name, value) for name, value in given.items() if value not in ("", None)}
    said.pop("stays_open", None)  # a question to the worker: what is open goes on the handover list by itself
    return said if row is None else {**said, told.thing: row.named}


def _lead(row: Any) -> str:
    """Say what the deed is about: its words, and of money how much, so that nobody says yes to an unseen amount."""
    amount = getattr(row, "amount", None)
    euros = "" if amount is None else gettext("€ %(euros)s") % {"euros": floatformat(amount, "2g")}
    return ": ".join(filter(None, (row.said, euros)))


def _kept_back(case: CaseView, kind: str) -> str:
    """Say that nobody else reads it yet; where the case stands is only asked when its method keeps anything back."""
    return kept_back(case.standing, kind) if case.method and withholds(case.method, "case") else ""


def _right(request: HttpRequest, told: DeedPage, case: CaseView, row: Any) -> Permit:
    """Give the right to write in the case, and in the file of its household: who is involved begins or ends there.

    Whoever does not read that file notes it there by the right in the programme.
    """
    unread = case.home is not None and case.household is None
    return permit(
        request,
        purpose=case.purpose,
        file=case.file,
        programme=case.programme if unread or told.in_programme else None,
        also=[*([case.home] if case.home else []), *told.also(row)],
    )


def may_do(request: HttpRequest, told: DeedPage, case: CaseView) -> bool:
    """Tell whether a deed can be done by this worker: a role gives rights, and not everybody gives or ends those."""
    if told.in_programme:
        within = access.programmes_of(worker=who(request), purpose=case.purpose, today=today(request))
        return case.programme in within
    if told.kind == "role_assigned":
        return access.gives(worker=who(request), purpose=case.purpose, file=case.file, today=today(request))
    return told.kind != "role_released" or purposes()[case.purpose].gives


def _begun_with(request: HttpRequest, told: DeedPage, case: CaseView, row: Any) -> dict[str, Any]:
    """Give what a form begins with: what its thing gives, or the role that the method asks for.

    A role is offered to nobody else than those who can take it; what is stuck may be a service that does not begin.
    """
    if told.begins and row is not None:
        return dict(told.begins(row))
    if told.kind == "obstacle_found":
        waits = next((one for one in case.referrals if str(one.pk) == request.GET.get("dienst")), None)
        return does_not_begin(waits) if waits else {}
    if told.kind != "role_assigned":
        return {}
    asked = case.standing.asked_roles if case.standing else ()
    named = request.GET.get("rol", "")
    known = case.method is not None and named in case.method.roles
    return {"role": named, "only": named} if known else {"role": next(iter(asked), "")}


def version_of(told: DeedPage, case: CaseView, row: Any) -> UUID | None:
    """Give the version of what a deed changes: a thing, the case that it closes or whose building it names, all that
    was agreed in a plan, or all answers to criteria.

    None for a deed that only adds something.
    """
    if row is not None:
        version: UUID = row.version
        return version
    if told.kind == "plan_agreed":
        return id_from(case.file, " ".join(sorted(str(one.version) for one in _agreed(case))))
    if told.kind == CRITERION_ANSWERED:
        return version_of_answers(case.file, case.criteria)
    return case.version if told.kind in ("case_closed", "building_identified") else None


def _agreed(case: CaseView) -> list[Any]:
    return [*case.goals, *case.actions]


def _whole(case: CaseView, kind: str) -> list[Any]:
    """Give the rows that a deed about no thing changes together."""
    return {"plan_agreed": _agreed(case), CRITERION_ANSWERED: case.criteria}.get(kind, [case.case])


def _expected(seen: UUID, told: DeedPage, case: CaseView, row: Any) -> UUID | dict[UUID, UUID]:
    """Give what the deed takes as `expect`. Raises Stale when the plan is not the one that was seen."""
    if row is not None and row.named != row.pk:
        return {row.pk: seen}
    if told.kind == "building_identified":
        return {case.file: seen}
    if told.kind != "plan_agreed":
        return seen
    if seen != version_of(told, case, None):
        raise Stale(None)
    return {one.pk: one.version for one in _agreed(case)}


def thing_of(case: CaseView, kind: str, thing: UUID) -> Any:
    """Give the thing that a deed is about, as far as this worker sees it. Raises Http404 otherwise."""
    found = [row for row in case.things[kind] if row.named == thing]
    if not found:
        raise Http404
    return min(found, key=lambda row: row.is_over)  # one may begin anew under the same name


def _value(kind: str, name: str, value: Any) -> Any:
    """Give what was chosen as the entry takes it: an id where its field holds ids."""
    codec = kind_of(kind).codecs.get(name)
    if codec is None or codec.type != "UUID":
        return value
    return tuple(UUID(one) for one in value) if codec.many else UUID(value)
