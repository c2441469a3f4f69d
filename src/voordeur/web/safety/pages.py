"""Safety around a case or household: whom to call at once, and what may be read or written down there."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.desk.day.second_person import who_could_answer
from voordeur.desk.safety.keeping_safe import (
    Place,
    acute_contacts,
    people_in,
    place_of,
    stopped_channels,
    with_question,
)
from voordeur.hall.filling_in import Sheet
from voordeur.hall.requests import look, now, page, permit, today, who
from voordeur.safety import queries as safety


@page()
def mine(request: HttpRequest) -> TemplateResponse:
    """List what this worker was named a reader of, under the numbers to call."""
    asked: dict[str, Any] = {"worker": who(request), "today": today(request)}
    context = {
        "codes": list(safety.codes(**asked)),
        "facts": list(safety.facts(**asked)),
        "flags": with_question(safety.flags(**asked), now(request)),
        "taken_back": list(safety.taken_back(**asked)),
    }
    if any(context.values()):
        look(request, purpose=safety.PURPOSE, page="safety")
    return TemplateResponse(request, "safety/mine.html", {**context, "contacts": acute_contacts()})


@page()
def place(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show whom to call for a case or household, and what this worker may read of what is protected there."""
    found = opened(request, file)
    asked: dict[str, Any] = {"worker": who(request), "today": today(request)}
    facts = list(safety.facts_about(found.subjects, **asked))
    flags = with_question(safety.flags_about(found.subjects, **asked), now(request))
    codes = list(safety.codes_about(found.subjects, **asked))
    for row in (*facts, *flags, *codes):
        look_at(request, row.pk, "safety")
    context = {"place": found, "facts": facts, "flags": flags, "codes": codes, "contacts": found.contacts}
    return TemplateResponse(request, "safety/place.html", context)


@page()
def protected(request: HttpRequest, file: UUID) -> HttpResponse:
    """Show a protected fact, or the flag, to one of its readers.

    A run of the reporting code has a page of its own; what was taken back only shows as a line that does not count.
    """
    asked: dict[str, Any] = {"worker": who(request), "today": today(request)}
    if safety.codes(**asked).filter(pk=file).exists():
        return redirect("code", file=file)
    fact = safety.facts(**asked).filter(pk=file).first()
    if fact is None and (line := safety.taken_back(**asked).filter(file=file).first()):
        return redirect("entry", entry=line.pk)
    flag = None if fact else safety.flag(file, **asked)
    look_at(request, file, "protected")
    readers = people_in(safety.readers_of(file, today=today(request)))
    context: dict[str, Any] = {"contacts": acute_contacts(), "file": file, "readers": readers}
    if fact:
        return TemplateResponse(request, "safety/fact.html", {**context, "fact": fact})
    assert flag is not None
    ask = with_question([flag], now(request))[0].ask  # type: ignore[attr-defined]
    context |= {"flag": flag, "ask": ask, "stopped": stopped_channels(flag, **asked)}
    if ask:
        context |= {"asked_by": accounts.worker(ask.asked_by), "able": who_could_answer(ask, now(request))}
    return TemplateResponse(request, "safety/flag.html", context)


def opened(request: HttpRequest, file: UUID) -> Place:
    """Open a case or household for a page about safety. Raises NoGround.

    The look is written down as at the file itself: the resident reads that log, and must not learn from it that
    somebody thinks about safety.
    """
    found = place_of(file, worker=who(request), today=today(request))
    look(request, purpose=found.purpose, page=found.kind, file=file)
    return found


def look_at(request: HttpRequest, file: UUID, name: str) -> None:
    """Write down that a reader looks at a file of this room. Raises NoGround for who is none."""
    look(request, purpose=safety.PURPOSE, page=name, file=file)


def how(request: HttpRequest, file: UUID, id: UUID) -> dict[str, Any]:
    """Give what a deed in such a file needs from the request."""
    return {"permit": permit(request, purpose=safety.PURPOSE, file=file), "at": now(request), "id": id}


def sheet_of(file: UUID, title: Any, lead: Any = "", *, context: Mapping[str, Any] | None = None, **said: Any) -> Sheet:
    """Give what a form's page about a protected file says."""
    back = reverse("protected", kwargs={"file": file})
    words = {"onward": back, "back": back, "back_title": _("Protected"), "submit": _("Save"), "done": _("Saved.")}
    shown = {"contacts": acute_contacts(), **(context or {})}
    return Sheet(title=title, lead=lead, template="safety/form.html", context=shown, **(words | said))
