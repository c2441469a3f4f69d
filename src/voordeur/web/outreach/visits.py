"""The talk at home: one short form, kept while it is typed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.assessments import actions as assessments
from voordeur.cases import queries as cases
from voordeur.cases.actions import visiting
from voordeur.cases.households import NewHousehold
from voordeur.cases.rules import Running
from voordeur.desk.words import of_unit, told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form, dress
from voordeur.hall.requests import look, now, page, permit, today, who
from voordeur.journal import id_from
from voordeur.methods.language import Method
from voordeur.outreach import actions, queries
from voordeur.outreach.queries import Door
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.visits import ask_who_went, team_of

WORRIES = (1, 2)
STRENGTHS: tuple[tuple[str, str | Promise], ...] = (
    ("talent", _("Talent")),
    ("wish", _("Wish")),
    ("dream", _("Dream")),
    ("strength", _("Strength")),
)
_MARKS = [("", "–"), *((str(mark), str(mark)) for mark in range(1, 11))]


class VisitForm(Form):
    """What was talked about; only the day is needed, everything else as far as it came up."""

    on = DateField(label=_("Day"))
    who_present = forms.CharField(
        label=_("Who was there?"), required=False, max_length=200, help_text=_("For instance: mother, eldest son.")
    )
    asked = forms.MultipleChoiceField(
        label=_("What was talked about?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you leave open comes back later by itself."),
    )
    workers = forms.MultipleChoiceField(
        label=_("Who of the team went?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unannounced = forms.BooleanField(label=_("Nobody was told beforehand"), required=False)
    place = forms.ChoiceField(label=_("Where was it?"), required=False)
    crisis = forms.BooleanField(label=_("There is a crisis: the rest has to wait"), required=False)
    strength_what = forms.ChoiceField(label=_("What goes well"), required=False, choices=STRENGTHS)
    strength_text = forms.CharField(
        label=_("Talent, wish, dream or strength"), required=False, max_length=2000, widget=forms.Textarea
    )
    home = forms.TypedChoiceField(
        label=_("Mark for the home"), required=False, choices=_MARKS, coerce=int, empty_value=None
    )
    surroundings = forms.TypedChoiceField(
        label=_("Mark for the surroundings"), required=False, choices=_MARKS, coerce=int, empty_value=None
    )
    remark = forms.CharField(label=_("What was said about living here"), required=False, max_length=2000)
    wish = forms.CharField(label=_("Housing wish"), required=False, max_length=2000)
    household = forms.ChoiceField(label=_("Which household?"), required=False, widget=forms.RadioSelect)
    label = forms.CharField(
        label=_("Name of {the_unit}"), required=False, max_length=120, help_text=_("As you will look it up.")
    )
    reason = forms.CharField(
        label=_("Why a case beside the one that runs?"),
        required=False,
        max_length=2000,
        help_text=_("Call the coordinator first; joining that case is usual."),
    )

    def __init__(
        self,
        *args: Any,
        method: Method,
        door: Door,
        homes: list[tuple[str, str]],
        runs: bool,
        team: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """Ask only what this method asks, and only what this door gives reason for."""
        super().__init__(*args, **kwargs)
        self.method = method
        self.fields["label"].label = of_unit(method, self.fields["label"].label)
        self.fields["asked"].choices = [(id, told(heading.title)) for id, heading in method.headings.items()]  # type: ignore[attr-defined]
        domains = [("", _("No life domain")), *((id, told(title)) for id, title in method.domains.items())]
        for number in WORRIES:
            self.fields[f"worry{number}"] = forms.CharField(
                label=_("Question or worry %(number)s") % {"number": number},
                required=False,
                max_length=4000,
                widget=forms.Textarea,
            )
            self.fields[f"domain{number}"] = forms.ChoiceField(label=_("Life domain"), required=False, choices=domains)
            self.fields[f"money{number}"] = forms.BooleanField(
                label=_("It is about money, debts or paperwork"), required=False
            )
        self.fields["household"].choices = [*homes, ("new", _("A household that is not written down yet"))]  # type: ignore[attr-defined]
        if not homes:
            del self.fields["household"]
        ask_who_went(self, method, team)
        if "demolition_area" not in door.line.features:
            del self.fields["wish"]
        if not runs:
            del self.fields["reason"]
        dress(self)

    def clean(self) -> dict[str, Any]:
        """A worry opens a case, and a case is about a household: ask for its name only then."""
        given = super().clean() or {}
        if self.needs() and given.get("household", "new") in ("new", "") and not given.get("label"):
            self.add_error(
                "label", of_unit(self.method, _("A question or worry opens a case. Give {the_unit} a name."))
            )
        return given

    def needs(self) -> list[visiting.NeedTold]:
        """Give the worries that were written."""
        given = self.cleaned_data
        return [
            visiting.NeedTold(text=text, domain=given.get(f"domain{n}", ""), money=given.get(f"money{n}", False))
            for n in WORRIES
            if (text := given.get(f"worry{n}", "").strip())
        ]


@page("GET", "POST")
def visit(request: HttpRequest, file: UUID) -> HttpResponse:
    """Record a talk at a door. With a worry it becomes a case; without, it stays a talk."""
    door = queries.door(file=file, worker=who(request), today=today(request))
    look(request, purpose="outreach", page="visit", file=file)
    method = programmes.method_of(door.programme)
    controller = programmes.programme(door.programme).controller
    homes = cases.homes_at(door.line.address_id, controller=controller) if door.line.address_id else []
    running = {str(home.pk): cases.known_cases(home.pk, controller=controller) for home in homes}
    own = {home: found for home, there in running.items() if (found := _own(request, there))}
    runs = any(there and home not in own for home, there in running.items())
    ask: list[UUID] = []
    form: VisitForm

    def call() -> list[cases.Call]:
        return [one for home in ask for one in _whom_to_call(request, door, home)]

    def make(*args: Any, **kwargs: Any) -> VisitForm:
        nonlocal form
        called, team = _called(request, homes), team_of(door.programme, today(request))
        form = VisitForm(*args, method=method, door=door, homes=called, runs=runs, team=team, **kwargs)
        return form

    def deed(given: dict[str, Any], id: UUID) -> None:
        visited = _visited(given, method)
        needs, home = form.needs(), given.get("household", "new")
        # Sent twice, the case that this very talk opened is the worker's own by now.
        if needs and home in own and own[home][0] != id_from(id, "case"):
            _in_own_case(request, door, own[home], visited, needs, given, id)
        elif needs:
            if running.get(home) and not given.get("reason"):
                ask.append(UUID(home))
            _with_case(request, door, visited, needs, given, id)
        else:
            _without_case(request, door, visited, given, id)

    here = reverse("door", kwargs={"file": file})
    sheet = Sheet(
        title=_("A talk"),
        lead=door.line.address,
        onward=here,
        back=here,
        back_title=door.line.address,
        submit=_("Save the talk"),
        done=_("The talk is saved."),
        draft=f"visit:{file}",
        template="outreach/visit.html",
        # Asked when the page is drawn: with a refused deed the line that somebody asked would be undone.
        context={"worries": WORRIES, "own": next(iter(own.values()), None), "call": SimpleLazyObject(call)},
    )
    initial = {
        "on": today(request).isoformat(),
        "household": str(homes[0].pk) if homes else "new",
        "strength_what": "talent",
    }
    return fill_in(request, make, deed, sheet, initial)


def _called(request: HttpRequest, homes: Iterable[Any]) -> list[tuple[str, Any]]:
    """Offer households by their name where this worker may read it, and else only that there is one."""
    read = {home for home in homes if access.purposes_on(worker=who(request), file=home.pk, today=today(request))}
    return [(str(home.pk), home.label if home in read else _("The household that is known here")) for home in homes]


def _visited(given: dict[str, Any], method: Method) -> visiting.Visited:
    asked = tuple(given["asked"])
    usual = [id for id, heading in method.headings.items() if heading.only_if is None]
    return visiting.Visited(
        who_present=tuple(name.strip() for name in given["who_present"].split(",") if name.strip()),
        asked=asked,
        left_open=tuple(id for id in usual if id not in asked),
        crisis=given["crisis"],
        workers=tuple(UUID(one) for one in given.get("workers", ())),
        unannounced=given.get("unannounced", False),
        place=given.get("place", ""),
        home=given["home"],
        surroundings=given["surroundings"],
        remark=given["remark"],
        wish=given.get("wish", ""),
    )


def _with_case(
    request: HttpRequest,
    door: Door,
    visited: visiting.Visited,
    needs: list[visiting.NeedTold],
    given: dict[str, Any],
    id: UUID,
) -> None:
    chosen = given.get("household", "new")
    known = UUID(chosen) if chosen not in ("new", "") else None
    text = given["strength_text"].strip()
    mine = [
        member.role
        for member in programmes.team_roles_of(who(request).pk, today(request))
        if member.file_id == door.programme
    ]
    visiting.hold_visit_with_needs(
        file=door.line.file,
        visited=visited,
        household=known or NewHousehold(label=given["label"], address=door.line.address_id),
        needs=needs,
        strengths=[visiting.StrengthTold(text=text, what=given["strength_what"])] if text else [],
        roles={role: who(request).pk for role in mine[:1]},
        join="beside" if given.get("reason") else "none",
        reason=given.get("reason", ""),
        permit=permit(
            request,
            purpose="outreach",
            file=door.line.file,
            programme=door.programme,
            also=[known] if known else [],
        ),
        at=now(request),
        happened_on=given["on"],
        id=id,
    )


def _own(request: HttpRequest, running: Iterable[Running]) -> tuple[UUID, str] | None:
    """Give the running case in which this worker has a role, with the purpose for which to write there; or None."""
    for one in running:
        for purpose in ("coordination", "help"):
            if who(request).pk in access.workers_on(file=one.case, purpose=purpose, today=today(request)):
                return one.case, purpose
    return None


def _whom_to_call(request: HttpRequest, door: Door, home: UUID) -> list[cases.Call]:
    return cases.whom_to_call(
        household=home,
        worker=who(request),
        purpose="outreach",
        programme=door.programme,
        at=now(request),
        page="whom to call",
    )


def _in_own_case(
    request: HttpRequest,
    door: Door,
    own: tuple[UUID, str],
    visited: visiting.Visited,
    needs: list[visiting.NeedTold],
    given: dict[str, Any],
    id: UUID,
) -> None:
    """Note a talk at a known door in the worker's own running case: at the door stands only that it was held."""
    _without_case(request, door, visited, {**given, "strength_text": ""}, id)
    case, purpose = own
    there: dict[str, Any] = {
        "file": case,
        "permit": permit(request, purpose=purpose, file=case),
        "at": now(request),
        "happened_on": given["on"],
    }
    actions.hold_visit(
        who_present=visited.who_present,
        asked=visited.asked,
        left_open=visited.left_open,
        crisis=visited.crisis,
        workers=visited.workers,
        unannounced=visited.unannounced,
        place=visited.place,
        id=id_from(id, "visit in the case"),
        **there,
    )
    for number, need in enumerate(needs):
        about: dict[str, Any] = {"text": need.text, "domain": need.domain, "money": need.money}
        assessments.record_need(
            need=id_from(id, f"need {number}"), id=id_from(id, f"need {number} told"), **about, **there
        )
    if text := given["strength_text"].strip():
        assessments.record_strength(text=text, what=given["strength_what"], id=id_from(id, "strength 0 told"), **there)


def _without_case(request: HttpRequest, door: Door, visited: visiting.Visited, given: dict[str, Any], id: UUID) -> None:
    common: dict[str, Any] = {
        "file": door.line.file,
        "permit": permit(request, purpose="outreach", file=door.line.file),
        "at": now(request),
        "happened_on": given["on"],
    }
    actions.hold_visit(
        who_present=visited.who_present,
        asked=visited.asked,
        left_open=visited.left_open,
        crisis=visited.crisis,
        workers=visited.workers,
        unannounced=visited.unannounced,
        place=visited.place,
        id=id,
        **common,
    )
    if visited.home is not None or visited.surroundings is not None:
        marks: dict[str, Any] = {"home": visited.home, "surroundings": visited.surroundings, "remark": visited.remark}
        actions.tell_satisfaction(id=id_from(id, "satisfaction"), **marks, **common)
    if visited.wish:
        actions.tell_housing_wish(wish=visited.wish, id=id_from(id, "wish"), **common)
    if text := given["strength_text"].strip():
        assessments.record_strength(text=text, what=given["strength_what"], id=id_from(id, "strength"), **common)
