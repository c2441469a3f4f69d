"""Protected facts: written down from a case or household, read and changed by their readers alone."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, today, who
from voordeur.safety import actions
from voordeur.safety import queries as safety
from voordeur.web.safety.forms import ProtectForm, ReaderForm, ReasonForm, ReviewForm
from voordeur.web.safety.pages import opened


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
        onward=reverse("safety_of", kwargs={"file": file}),
        back=reverse("safety_of", kwargs={"file": file}),
        back_title=_("Safety"),
        submit=_("Save"),
        done=_("Saved. Only the readers whom you named can see it."),
    )
    return fill_in(request, make, deed, sheet, {"subject": str(file)})


@page()
def fact(request: HttpRequest, fact: UUID) -> TemplateResponse:
    """Show a protected fact to one of its readers."""
    found = safety.fact(fact, worker=who(request), today=today(request))
    look(request, purpose=safety.PURPOSE, page="protected fact", file=fact)
    readers = accounts.workers(safety.readers_of(fact, today=today(request)))
    context = {"fact": found, "readers": sorted(readers.values(), key=lambda one: (one.name, str(one.pk)))}
    return TemplateResponse(request, "safety/fact.html", context)


@page("GET", "POST")
def add_reader(request: HttpRequest, fact: UUID) -> HttpResponse:
    """Name one more reader."""
    _read(request, fact, "add reader")
    readers = set(safety.readers_of(fact, today=today(request)))

    def make(*args: Any, **kwargs: Any) -> ReaderForm:
        return ReaderForm(*args, readers=readers, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.add_reader(file=fact, worker=UUID(given["worker"]), reason=given["reason"], **_how(request, fact, id))

    return fill_in(request, make, deed, _sheet(fact, _("Let somebody else read it"), _("From now on.")))


@page("GET", "POST")
def end_reader(request: HttpRequest, fact: UUID, worker: UUID) -> HttpResponse:
    """Take a reader away, oneself too as long as somebody else still reads it."""
    _read(request, fact, "end reader")

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.end_reader(file=fact, worker=worker, reason=given["reason"], **_how(request, fact, id))

    names = accounts.workers([worker])
    lead = names[worker].name if worker in names else ""
    onward = reverse("safety") if worker == who(request).pk else ""
    return fill_in(request, ReasonForm, deed, _sheet(fact, _("Does not read it any more"), lead, onward=onward))


@page("GET", "POST")
def review(request: HttpRequest, fact: UUID) -> HttpResponse:
    """Note that one looked whether the protection still holds."""
    _read(request, fact, "review protected fact")

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.review_fact(file=fact, remark=given["remark"], review=given["review"], **_how(request, fact, id))

    return fill_in(request, ReviewForm, deed, _sheet(fact, _("I looked: it still holds"), ""))


@page("GET", "POST")
def end(request: HttpRequest, fact: UUID) -> HttpResponse:
    """Note that it needs no protecting any more."""
    _read(request, fact, "end protection")

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.end_protection(file=fact, reason=given["reason"], **_how(request, fact, id))

    lead = _("It stays with its readers; nobody else can read it afterwards either.")
    return fill_in(request, ReasonForm, deed, _sheet(fact, _("Needs no protecting any more"), lead))


def _read(request: HttpRequest, fact: UUID, name: str) -> None:
    safety.fact(fact, worker=who(request), today=today(request))
    look(request, purpose=safety.PURPOSE, page=name, file=fact)


def _how(request: HttpRequest, fact: UUID, id: UUID) -> dict[str, Any]:
    return {"permit": permit(request, purpose=safety.PURPOSE, file=fact), "at": now(request), "id": id}


def _sheet(fact: UUID, title: Any, lead: Any, *, onward: str = "") -> Sheet:
    back = reverse("protected_fact", kwargs={"fact": fact})
    return Sheet(
        title=title,
        lead=lead,
        onward=onward or back,
        back=back,
        back_title=_("Protected"),
        submit=_("Save"),
        done=_("Saved."),
    )
