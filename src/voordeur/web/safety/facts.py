"""Protected facts: written down from a case or household, read and changed by their readers alone."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import now, page, permit, today, who
from voordeur.safety import actions
from voordeur.safety import queries as safety
from voordeur.web.safety.forms import ProtectForm, ReasonForm, ReviewForm
from voordeur.web.safety.pages import how, look_at, opened, sheet_of


@page("GET", "POST")
def protect(request: HttpRequest, file: UUID) -> HttpResponse:
    """Write something down that only named readers may know."""
    place = opened(request, file)
    me = who(request).pk

    def make(*args: Any, **kwargs: Any) -> ProtectForm:
        return ProtectForm(*args, place=place, worker=me, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        subject = UUID(given["subject"])
        home = [one.file_id for one in place.members if one.person == subject]
        actions.protect_fact(
            what=given["what"],
            text=given["text"],
            subject=subject,
            subject_kind=place.kind if subject == file else "person",  # type: ignore[arg-type]
            readers=[me, *map(UUID, given["readers"])],
            review=given["review"],
            permit=permit(request, purpose=place.purpose, file=file, also=home),
            at=now(request),
            id=id,
        )

    sheet = Sheet(
        title=_("Write down what must stay protected"),
        lead=_("Such as an address that must stay secret, or what a child told you in confidence."),
        template="safety/form.html",
        context={"contacts": place.contacts},
        onward=reverse("safety_of", kwargs={"file": file}),
        back=reverse("safety_of", kwargs={"file": file}),
        back_title=_("Safety"),
        submit=_("Save"),
        done=_("Saved. Only the readers whom you named can see it."),
    )
    return fill_in(request, make, deed, sheet, {"subject": str(file)})


@page("GET", "POST")
def review(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that one looked whether the protection still holds."""
    safety.fact(file, worker=who(request), today=today(request))
    look_at(request, file, "review protected")

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.review_fact(file=file, remark=given["remark"], review=given["review"], **how(request, file, id))

    return fill_in(request, ReviewForm, deed, sheet_of(file, _("I looked: it still holds"), ""))


@page("GET", "POST")
def end(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that it needs no protecting any more."""
    safety.fact(file, worker=who(request), today=today(request))
    look_at(request, file, "end protection")

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.end_protection(file=file, reason=given["reason"], **how(request, file, id))

    lead = _("It stays with its readers; nobody else can read it afterwards either.")
    return fill_in(request, ReasonForm, deed, sheet_of(file, _("Needs no protecting any more"), lead))
