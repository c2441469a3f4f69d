"""Who helps this household with what: a map by life domain, with the same in a table."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.cases.helping import Help, HelpState, helper_map, takes
from voordeur.desk.case.casework import PURPOSES, CaseView, case_view
from voordeur.desk.words import told
from voordeur.hall.requests import look, page, purpose_on, today, who
from voordeur.web.cases.drawing import draw_helpers

# How far the help of a service is, on the map; one that refused is not on it.
_REFERRED: dict[str, HelpState] = {
    "asked": "expected",
    "waiting": "expected",
    "accepted": "expected",
    "started": "running",
    "ended": "ended",
}


@page()
def helpers(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show who helps with what, as far as this worker may see it; where nobody does, and where many do."""
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page="helpers", file=file)
    titles = {**(case.method.domains if case.method else {}), "": _("Of no life domain")}
    asked = Counter(need.domain for need in case.needs if need.state == "open")
    helps = list(helps_of(case))
    rows = [(told(titles.get(row.domain, row.domain)), row) for row in helper_map(titles, asked, helps)]
    hours, cost = takes(helps)
    context = {
        "case": case,
        "rows": rows,
        "hours": hours,
        "cost": cost,
        "gaps": [title for title, row in rows if row.gap],
        "doubles": [title for title, row in rows if row.double],
        "drawing": draw_helpers(rows, nobody=gettext("Nobody"), many=gettext("%d helpers")),
    }
    return TemplateResponse(request, "cases/helpers.html", context)


def helps_of(case: CaseView) -> Iterable[Help]:
    """Give everybody who helps: whom workers noted, and the services that were asked."""
    helping = case.things["helper"]
    organisations = {one.pk: one.name for one in accounts.organisations({one.organisation for one in helping})}
    living = {one.person: one.name for one in case.members}
    for one in helping:
        said = (one.name, organisations.get(one.organisation, ""))
        for_whom = living.get(one.person, "")
        yield Help(
            id=one.pk,
            kind="helper",
            domain=one.domain,
            who=", ".join(filter(None, said)),
            what=f"{one.text} ({for_whom})" if for_whom else one.text,
            state=one.state,
            on=_day(one),
            hours=one.hours,
            cost=one.cost,
        )
    for one in case.referrals:
        if one.state in _REFERRED:
            yield Help(
                id=one.pk,
                kind="referral",
                domain=one.domain,
                who=one.called,
                what=one.text,
                state=_REFERRED[one.state],
                on=_day_of_referral(one),
            )


def _day_of_referral(referral: Any) -> Any:
    """The same for a service: since when, the day from which there is a place, or ended on."""
    return {"started": referral.started_on, "ended": referral.state_on}.get(referral.state, referral.place_from)


def _day(helper: Any) -> Any:
    """The day that belongs to how it stands: since when, expected on, or stopped on."""
    return {"running": helper.since, "expected": helper.expected_by, "ended": helper.ended_on}[helper.state]
