"""Rounds: the list, a new one, and the list to walk with."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.common.ids import new_id
from voordeur.desk.choosing import Choice, chosen
from voordeur.hall.filling_in import Sheet, fill_in, form_page
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import look, now, page, permit, sent_id, today, who
from voordeur.outreach import actions, queries
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.visits import team_of

MOST_DOORS = 250


@page()
def rounds(request: HttpRequest) -> TemplateResponse:
    """List the rounds of the worker's programmes, the latest first."""
    found = queries.rounds(worker=who(request), today=today(request))
    if found:
        look(request, purpose="outreach", page="rounds")
    names = accounts.workers(worker for one in found for worker in one.workers)
    lines = [{"round": one, "workers": [names[id].name for id in one.workers if id in names]} for one in found]
    may_plan = bool(_programmes(request))
    return TemplateResponse(request, "outreach/rounds.html", {"lines": lines, "may_plan": may_plan})


@page()
def where(request: HttpRequest) -> HttpResponse:
    """Choose the programme of a new round; with only one there is nothing to choose."""
    found = _programmes(request)
    if not found:
        raise access.NoGround
    if len(found) == 1:
        return redirect("new_round", programme=found[0])
    titles = [programmes.programme(id) for id in found]
    return TemplateResponse(request, "outreach/round_where.html", {"programmes": titles})


class RoundForm(Form):
    """Where to ring, who goes, and on which day."""

    place = forms.CharField(
        label=_("Street, area or postcode"),
        help_text=_("For instance a street, the name of an area, or the first characters of a postcode: 8924."),
        max_length=80,
    )
    street = forms.CharField(label=_("Only this street of it"), required=False, max_length=80)
    first = forms.IntegerField(label=_("From house number"), required=False, min_value=1)
    last = forms.IntegerField(label=_("Up to house number"), required=False, min_value=1)
    outside = forms.CharField(
        label=_("Why outside the area of the programme?"),
        help_text=_("With whom was it agreed? It is written down with the round."),
        max_length=2000,
        widget=forms.Textarea,
    )
    on = DateField(label=_("Day"))
    workers = forms.MultipleChoiceField(label=_("Who goes"), widget=forms.CheckboxSelectMultiple)
    name = forms.CharField(label=_("Name of the round"), required=False, max_length=80)

    def __init__(self, *args: object, team: list[tuple[str, str]], choice: Choice | None, **kwargs: object) -> None:
        """Offer the team; ask why only when there are doors outside the area."""
        super().__init__(*args, **kwargs)
        self.fields["workers"].choices = team  # type: ignore[attr-defined]
        self.choice = choice
        if choice is None or not choice.outside:
            del self.fields["outside"]

    def clean(self) -> dict[str, object]:
        """Refuse a place that has no addresses or too many, with the number."""
        given = super().clean() or {}
        if self.choice and not self.choice.doors:
            self.add_error("place", _("There are no addresses here. Check the spelling."))
        elif self.choice and self.choice.doors > MOST_DOORS:
            self.add_error(
                "place",
                _("Here are %(n)s addresses; a round has at most %(most)s. Choose a street or house numbers.")
                % {"n": number_format(self.choice.doors, force_grouping=True), "most": MOST_DOORS},
            )
        return given


@page("GET", "POST")
def new_round(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Plan a round: walking order comes by itself."""
    if programme not in _programmes(request):
        raise access.NoGround
    team, choice = team_of(programme, today(request)), chosen(request.POST, programme)

    def make(*args: object, **kwargs: object) -> RoundForm:
        return RoundForm(*args, team=team, choice=choice, **kwargs)

    def deed(given: dict[str, object], id: UUID) -> None:
        assert choice is not None
        where = ", ".join(filter(None, (str(given["place"]), str(given["street"]))))
        actions.plan_round(
            programme=programme,
            name=str(given["name"] or where[:80]),
            addresses=list(choice.addresses.values_list("pk", flat=True)),
            outside=str(given.get("outside", "")),
            workers=[UUID(worker) for worker in given["workers"]],  # type: ignore[attr-defined]
            on=given["on"],  # type: ignore[arg-type]
            permit=permit(request, purpose="outreach", programme=programme),
            at=now(request),
            id=id,
        )

    sheet = Sheet(
        title=_("New round"),
        lead=_("The addresses come in walking order by themselves."),
        onward=reverse("rounds"),
        back=reverse("rounds"),
        back_title=_("Rounds"),
        submit=_("Plan this round"),
        done=_("The round is planned."),
        template="outreach/new_round.html",
        context={"choice": choice, "most": MOST_DOORS},
    )
    if "count" in request.POST:
        typed = {name: request.POST.get(name, "") for name in RoundForm.base_fields}
        typed["workers"] = request.POST.getlist("workers")  # type: ignore[assignment]
        return form_page(request, make(initial=typed), sheet, sent_id(request))
    mine = [worker for worker, _name in team if worker == str(who(request).pk)]
    return fill_in(request, make, deed, sheet, {"on": today(request).isoformat(), "workers": mine})


@page()
def walking_list(request: HttpRequest, round: UUID) -> TemplateResponse:
    """Show the doors of a round in walking order, those still to do first; on paper it is a list to tick."""
    doors = queries.doors_of(round=round, worker=who(request), today=today(request))
    about = next(one for one in queries.rounds(worker=who(request), today=today(request)) if one.id == round)
    look(request, purpose="outreach", page="round", file=about.programme)
    names = [worker.name for worker in accounts.workers(about.workers).values()]
    to_do = [door for door in doors if not door.done]
    to_ring = [door for door in to_do if not door.stopped]
    context = {
        "round": about,
        "to_do": [{"door": door, "id": new_id()} for door in to_do],
        "done": [door for door in doors if door.done],
        "workers": names,
        "method": programmes.method_of(about.programme) if any(door.features for door in doors) else None,
        "following": next((door for door in to_ring if door.last_attempt_on != today(request)), None),
    }
    return TemplateResponse(request, "outreach/round.html", context)


def _programmes(request: HttpRequest) -> list[UUID]:
    return access.programmes_of(worker=who(request), purpose="outreach", today=today(request))
