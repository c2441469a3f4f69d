"""The safety flag: stop everything that leaves the house, open each way again, ask a second person to end it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.cases import actions
from voordeur.desk.safety.keeping_safe import WAYS_OUT, opens_again
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import now, page, permit, purpose_on, today, who
from voordeur.journal import File
from voordeur.safety import actions as safety_actions
from voordeur.safety import queries as safety
from voordeur.web.safety.forms import OpenForm, ReasonForm, StopForm
from voordeur.web.safety.pages import how, look_at, opened, sheet_of


@page("GET", "POST")
def stop(request: HttpRequest, file: UUID) -> HttpResponse:
    """Stop everything that leaves the house for this household, at once."""
    place, me = opened(request, file), who(request)

    def make(*args: Any, **kwargs: Any) -> StopForm:
        return StopForm(*args, worker=me.pk, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.set_safety_flag(
            file=file,
            household=place.household.pk if place.household else None,
            reason=given["reason"],
            readers=[me.pk, *map(UUID, given["readers"])],
            permit=permit(request, purpose=place.purpose, file=file),
            at=now(request),
            id=id,
        )

    back = reverse("safety_of", kwargs={"file": file})
    sheet = Sheet(
        title=_("Stop everything that leaves the house"),
        lead=_(
            "Letters, messages, answers by link, visits and appointments in calendars stop at once. Each starts again "
            "only when somebody who knows of this opens it. Others see that it waits for approval, and not why."
        ),
        template="safety/form.html",
        context={"contacts": place.contacts},
        onward=back,
        back=back,
        back_title=_("Safety"),
        submit=_("Stop everything"),
        done=_("Stopped. Nothing leaves the house for this household."),
    )
    return fill_in(request, make, deed, sheet)


@page("GET", "POST")
def ask_end(request: HttpRequest, file: UUID) -> HttpResponse:
    """Ask a second person to agree that the stop can end."""
    _flag(request, file, "ask to end")

    def deed(given: dict[str, Any], id: UUID) -> None:
        safety_actions.ask_to_end_flag(file=file, reason=given["reason"], **how(request, file, id))

    lead = _(
        "Somebody else who may read this must agree. When there is nobody, the second person outside the programme "
        "gets to read it. Until then everything stays stopped."
    )
    return fill_in(request, ReasonForm, deed, sheet_of(file, _("Ask to end the stop"), lead))


@page("GET", "POST", fresh=True)
def open_again(request: HttpRequest, file: UUID, case: UUID, channel: str) -> HttpResponse:
    """Open one way out of one case or door again; for who knows of the flag and works there."""
    _flag(request, file, "open a way out")
    if channel not in WAYS_OUT:
        raise Http404
    kind = File.objects.filter(pk=case).values_list("kind", flat=True).first() or ""
    purpose = purpose_on(request, case, opens_again(kind))

    def deed(given: dict[str, Any], id: UUID) -> None:
        safety_actions.approve_channel(
            case=case,
            channel=WAYS_OUT[channel],
            permit=permit(request, purpose=purpose, file=case),
            at=now(request),
            id=id,
        )

    lead = _("What waited goes out. Look first to whom, and whether somebody else can open it.")
    sheet = sheet_of(file, _("Open again"), lead, context={"channel": WAYS_OUT[channel].label})
    return fill_in(request, OpenForm, deed, sheet)


def _flag(request: HttpRequest, file: UUID, name: str) -> None:
    safety.flag(file, worker=who(request), today=today(request))
    look_at(request, file, name)
