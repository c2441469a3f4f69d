"""What a page knows about the one who asks: who, when, for what purpose, and with which permit."""

from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.hall.holding import holding
from voordeur.hall.signing.fresh import ask_to_confirm, is_fresh
from voordeur.hall.signing.second_factor import lacks_second_factor
from voordeur.journal import Level, ground
from voordeur.journal.once import one_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from voordeur.accounts.models import Worker
    from voordeur.journal.permits import Permit


class VersionMissing(Exception):
    """A change came without the version that the sender had seen (428)."""


def who(request: HttpRequest) -> "Worker":
    """Give the worker who is signed in."""
    worker = request.user
    if not worker.is_authenticated:
        raise PermissionError("A page that asks who is there must be behind the sign-in: use @page.")
    return worker


def now(request: HttpRequest) -> datetime:
    """Give the moment of this request: one and the same for everything that it does."""
    if not hasattr(request, "voordeur_moment"):
        request.voordeur_moment = clock.now()  # type: ignore[attr-defined]
    moment: datetime = request.voordeur_moment  # type: ignore[attr-defined]
    return moment


def today(request: HttpRequest) -> date:
    """Give the day of this request in the Netherlands."""
    return clock.day_of(now(request))


def page(
    *methods: str, fresh: bool = False
) -> "Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]":
    """Make a view a page of ours: behind the sign-in, and only for these methods (GET when none is named).

    `fresh`: a risky deed, for which somebody who signed in more than a few minutes ago confirms to be who they say.
    Who must still set up a second factor is sent there first, and sees nothing of ours before.

    A template answer is drawn inside the view, so that what it reads and the access log are one transaction. The
    database is told who asks, and gives nothing but what this worker was granted. What is asked twice is asked once.
    """
    allowed = set(methods or ("GET",))
    if "GET" in allowed:
        allowed.add("HEAD")  # which looks; to a door that only takes what is sent it would be a deed without a token

    def make(view: "Callable[..., HttpResponseBase]") -> "Callable[..., HttpResponseBase]":
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in allowed:
                return HttpResponse(status=405, headers={"Allow": ", ".join(sorted(allowed))})
            if not request.user.is_authenticated:
                return _ask_to_sign_in(request)
            if lacks_second_factor(request, who(request)):
                return _ask_second_factor(request)
            if fresh and not is_fresh(request):
                return ask_to_confirm(request)
            with ground.of_worker(who(request).pk, today(request)), one_answer():
                response = view(request, *args, **kwargs)
                return response.render() if isinstance(response, TemplateResponse) else response

        return answer

    return make


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)  # a part of a page cannot hold the sign-in; its script says what to do
    if request.method == "POST" and (held := holding(request)):
        return held
    return redirect_to_login(request.get_full_path())


def _ask_second_factor(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    return redirect("mfa_index")


def sent_id(request: HttpRequest) -> UUID:
    """Give the id that the form brought along, so that sending twice records once; a form without gets a new one."""
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        return new_id()


def seen_version(request: HttpRequest) -> UUID:
    """Give the version that the sender saw; without one nothing is changed."""
    try:
        return UUID(request.POST.get("version", ""))
    except ValueError as missing:
        raise VersionMissing from missing


def permit(
    request: HttpRequest,
    *,
    purpose: str,
    file: UUID | None = None,
    programme: UUID | None = None,
    also: "Iterable[UUID]" = (),
) -> "Permit":
    """Give the right to write for this request. Raises NoGround, which becomes a 404."""
    return access.permit(
        worker=who(request), purpose=purpose, at=now(request), file=file, programme=programme, also=also
    )


def look(request: HttpRequest, *, purpose: str, page: str, file: UUID | None = None) -> None:
    """Write down that this worker looks at a file on a page, in the transaction of the answer. Raises NoGround."""
    access.look(worker=who(request), purpose=purpose, at=now(request), page=page, file=file)


def look_at_list(request: HttpRequest, *, page: str) -> None:
    """Write down that this worker looks at a list in which residents are named: for the first purpose they have."""
    held = {one.purpose for one in access.positions(who(request).pk, today(request))}
    for purpose in purposes():
        if purpose in held:
            look(request, purpose=purpose, page=page)
            return


def purpose_on(request: HttpRequest, file: UUID, among: "Sequence[str]", *, level: int = Level.SHARED) -> str:
    """Give the purpose for which this worker sees a file best, of those that the page serves. Raises NoGround."""
    for purpose in access.purposes_on(worker=who(request), file=file, today=today(request)):
        if purpose in among and access.sees(
            worker=who(request), purpose=purpose, file=file, today=today(request), level=level
        ):
            return purpose
    raise access.NoGround
