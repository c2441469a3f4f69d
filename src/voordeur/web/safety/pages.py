"""Safety around a case or household: whom to call at once, and what may be read or written down there."""

from uuid import UUID

from django.http import HttpRequest
from django.template.response import TemplateResponse

from voordeur.hall.keeping_safe import Place, acute_contacts, place_of
from voordeur.hall.requests import look, page, today, who
from voordeur.safety import queries as safety


@page()
def mine(request: HttpRequest) -> TemplateResponse:
    """List what this worker was named a reader of, under the numbers to call."""
    facts = list(safety.facts(worker=who(request), today=today(request)))
    if facts:
        look(request, purpose=safety.PURPOSE, page="safety")
    return TemplateResponse(request, "safety/mine.html", {"facts": facts, "contacts": acute_contacts()})


@page()
def place(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show whom to call for a case or household, and what this worker may read of what is protected there."""
    found = opened(request, file)
    facts = list(safety.facts_about(found.subjects, worker=who(request), today=today(request)))
    for fact in facts:
        look(request, purpose=safety.PURPOSE, page="safety", file=fact.pk)
    return TemplateResponse(request, "safety/place.html", {"place": found, "facts": facts, "contacts": found.contacts})


def opened(request: HttpRequest, file: UUID) -> Place:
    """Open a case or household for a page about safety. Raises NoGround.

    The look is written down as at the file itself: the resident reads that log, and must not learn from it that
    somebody thinks about safety.
    """
    found = place_of(file, worker=who(request), today=today(request))
    look(request, purpose=found.purpose, page=found.kind, file=file)
    return found
