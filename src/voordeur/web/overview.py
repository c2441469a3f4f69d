"""The overview of whoever sees to it that cases move: what hampers, the hardest case first, one tap to act on each."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access import sights_of
from voordeur.cases import queries as cases
from voordeur.desk.names import names_of
from voordeur.desk.oversight.hampering import OVERSEEING
from voordeur.desk.oversight.overview import Overview, Stands, overview, role_that_fulfils
from voordeur.desk.partners.covenants import to_look_at
from voordeur.hall.requests import look_at_list, page, today, who
from voordeur.programmes import queries as programmes
from voordeur.web.links import form_for

_SHOWN, _LINES = 20, 3

# The word in the url -> what is the matter, and its title; `hampert` is everything that hampers.
FILTERS = {
    "hampert": ("", _("Everything that hampers")),
    "te-laat": ("late", _("Late")),
    "vast": ("stuck", _("Stuck")),
    "wacht": ("waiting", _("Waiting")),
    "zonder": ("nobody", _("Nobody coordinates")),
    "afwezig": ("away", _("Away without cover")),
    "te-veel": ("load", _("Too many cases")),
    "alle": ("all", _("All running cases")),
}


@page()
def see_overview(request: HttpRequest) -> TemplateResponse:
    """Show the running cases that this worker may read and in which something hampers, the hardest first."""
    chosen = request.GET.get("wat", "hampert")
    if chosen not in FILTERS:
        raise Http404
    programme = _programme(request)
    found = overview(who(request), today(request), programme=programme)
    shown = Paginator(_narrowed(found, chosen), _SHOWN).get_page(request.GET.get("bladzijde"))
    if found.cases:
        look_at_list(request, page="overview")
    context = {
        "tabs": [_tab(request, word, found, here=word == chosen) for word in FILTERS],
        "page": shown,
        "lines": _lines(request, list(shown.object_list)),
        "loads": [load for load in found.loads if load.limit is not None],
        "programmes": programmes.called({one.programme for one in found.cases if one.programme}),
        "programme": programme,
        "chosen": chosen,
        "any": bool(found.cases),
        "covenants_ended": to_look_at(who(request), today(request)),
    }
    return TemplateResponse(request, "overview/overview.html", context)


def _programme(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET["project"]) if request.GET.get("project") else None
    except ValueError:
        raise Http404 from None


def _narrowed(found: Overview, chosen: str) -> list[Stands]:
    matter, _title = FILTERS[chosen]
    return [one for one in found.cases if matter == "all" or (matter in one.matters if matter else one.matters)]


def _tab(request: HttpRequest, word: str, found: Overview, *, here: bool) -> dict[str, Any]:
    asked = request.GET.copy()
    asked["wat"] = word
    asked.pop("bladzijde", None)
    title = f"{FILTERS[word][1]} ({len(_narrowed(found, word))})"
    return {"title": title, "url": f"{reverse('overview')}?{asked.urlencode()}", "here": here}


def _lines(request: HttpRequest, shown: list[Stands]) -> list[dict[str, Any]]:
    names = names_of(one.file for one in shown)
    late = [duty for one in shown for duty in one.hampers.late[:_LINES]]
    heads = {duty.file_id: duty.file for duty in late}
    eyes = sights_of(heads.values(), worker=who(request), purpose=OVERSEEING, today=today(request))
    words = cases.words_of_things((duty.thing for duty in late), seeing=eyes)
    return [
        {"stands": one, "name": names[one.file], "matters": list(_matters(one, words)), "judge": _judge(one)}
        for one in shown
    ]


def _judge(one: Stands) -> str:
    return form_for("case", one.file, "severity_judged") if one.weight.severity is None else ""


def _matters(one: Stands, words: dict[UUID, str]) -> Iterable[dict[str, Any]]:
    """Say line by line what hampers, each with the page where something is done about it."""
    for escalation in one.hampers.unanswered:
        higher = form_for("case", one.file, "escalated", escalation.obstacle) if escalation.obstacle else ""
        yield {**_matter(one, "unanswered", escalation, "escalation_answered", text=escalation.text), "higher": higher}
    for obstacle in one.hampers.obstacles:
        yield _matter(one, "obstacle", obstacle, "escalated", text=obstacle.text)
    for waiting in one.hampers.waiting:
        yield {**_matter(one, "waiting", waiting.row, "bridging_arranged", text=waiting.name), "wait": waiting.wait}
    if not one.coordinators:
        role = one.vacant_role
        yield {"kind": "nobody", "url": form_for("case", one.file, "role_assigned", role=role)}
    for alone in one.away:
        url = reverse("cover_in_case", kwargs={"file": one.file, "held": alone.role.pk})
        yield {"kind": "away", "alone": alone, "url": url}
    for load in one.over:
        yield {"kind": "load", "load": load, "url": reverse("deed", kwargs={"file": one.file, "word": "overdragen"})}
    for duty in one.hampers.late[:_LINES]:
        url = form_for("case", one.file, duty.deed, duty.thing, role=role_that_fulfils(duty))
        yield {"kind": "late", "duty": duty, "url": url, "text": words.get(duty.thing, "") if duty.thing else ""}
    if len(one.hampers.late) > _LINES:
        yield {"kind": "more", "n": len(one.hampers.late) - _LINES, "url": reverse("case", kwargs={"file": one.file})}


def _matter(one: Stands, kind: str, row: Any, deed: str, *, text: str) -> dict[str, Any]:
    return {"kind": kind, "row": row, "text": text, "url": form_for("case", one.file, deed, row.pk)}


urlpatterns = [path("overzicht/", see_overview, name="overview")]
