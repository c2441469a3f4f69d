"""What left the house, or waits to leave it, for one case."""

from uuid import UUID

from django.http import HttpRequest
from django.template.response import TemplateResponse

from voordeur.access import visible
from voordeur.accounts import queries as accounts
from voordeur.desk.case.casework import PURPOSES, case_view
from voordeur.hall.requests import look, page, purpose_on, today, who
from voordeur.letters.templates import template
from voordeur.post import queries
from voordeur.post.contents import Media
from voordeur.web.post.kinds import KINDS
from voordeur.web.post.letters import may_make

_SHOWN = 50


@page()
def overview(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show letters and messages of a case, what is stopped, and which letters can be made."""
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page="post", file=file)
    asked = {"worker": who(request), "purpose": purpose, "today": today(request)}
    messages = list(visible(queries.messages(file), **asked)[:_SHOWN])  # type: ignore[arg-type]
    names = accounts.workers(message.worker for message in messages)
    stopped = queries.stopped(file)
    context = {
        "case": case,
        "kinds": [(name, template(name).about) for name, kind in KINDS.items() if may_make(request, kind, case)],
        "letters": [
            (one, template(one.template).about)
            for one in visible(queries.letters(file), **asked)[:_SHOWN]  # type: ignore[arg-type]
        ],
        "documents": [
            (one, Media.of(one.media).ending.upper())
            for one in visible(queries.documents(file), **asked)[:_SHOWN]  # type: ignore[arg-type]
        ],
        "mails": [(one, names[one.worker].name if one.worker in names else one.name) for one in messages],
        "stopped": stopped,
        "may_print": all(one.channel != "letter" for one in stopped),
    }
    return TemplateResponse(request, "post/post.html", context)
