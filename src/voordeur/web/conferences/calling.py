"""Calling a conference around a case, alone or with other cases at the same table."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.cases import actions
from voordeur.desk.case.casework import PURPOSES, case_view
from voordeur.desk.conference.taking_part import other_cases, who_can_come
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, purpose_on, sent_id, today, who
from voordeur.web.conferences.forms import CallForm

_MOST = 60  # cases that are offered for one table


@page("GET", "POST")
def call(request: HttpRequest, file: UUID) -> HttpResponse:
    """Call partners together: when, where, and who is asked for which case."""
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page="call a conference", file=file)
    found = other_cases(case, worker=who(request), today=today(request))
    others = [(str(one), called) for one, called in found[:_MOST]]
    able = {one.key: one.invited for one in who_can_come(case, today(request))}

    def make(*args: Any, **kwargs: Any) -> CallForm:
        return CallForm(*args, case=case, day=today(request), others=others, **kwargs)

    def act(given: dict[str, Any], id: UUID) -> None:
        also = [UUID(one) for one in given.pop("cases", ())]
        invited = [able[key] for key in given.pop("people", ())]
        leading: dict[str, Any] = {
            name: UUID(said) if (said := given.pop(name)) else None for name in ("chair", "minutes_by")
        }
        actions.call_conference(
            file=file,
            **given,
            **leading,
            invited=invited,
            also={one: _usual(request, one, purpose) for one in also},
            permit=permit(request, purpose=purpose, file=file, also=also),
            at=now(request),
            id=id,
        )

    sheet = Sheet(
        title=_("Call a conference"),
        lead=case.title,
        onward=reverse("conference", kwargs={"file": file, "conference": sent_id(request)}),
        back=reverse("case", kwargs={"file": file}),
        back_title=case.title or _("This case"),
        submit=_("Call the conference"),
        done=_("The conference is called."),
        draft=f"conference:{file}",
    )
    return fill_in(request, make, act, sheet, {"chair": str(who(request).pk), "minutes_by": str(who(request).pk)})


def _usual(request: HttpRequest, file: UUID, purpose: str) -> list[actions.Invited]:
    """Give who comes for another case at the table: its own people."""
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page="call a conference", file=file)
    return [one.invited for one in who_can_come(case, today(request)) if one.usual]
