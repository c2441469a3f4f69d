"""A page with one form that does one deed: shown, kept as draft while typing, sent, refused with words, or done.

A form that changes something that is there brings along the version that its writer saw. When that is not the version
of now, what was typed comes back beside what stands there now, and can be sent again for that.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise

from voordeur.common.ids import new_id
from voordeur.desk.case.timeline import Line
from voordeur.hall import drafts
from voordeur.hall.requests import VersionMissing, now, sent_id, who
from voordeur.journal.refusals import NoPermit, Refusal, Stale

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a form's page says: its title, where it came from, what the button does, and where it goes when done.

    `version` is that of what the deed changes, as it stands now; `changes` gives what was last written about it.
    """

    title: Words
    onward: str
    submit: Words
    done: Words
    back: str = ""
    back_title: Words = ""
    lead: Words = ""
    draft: str = ""
    template: str = "form_page.html"
    context: Mapping[str, Any] = field(default_factory=dict)
    version: UUID | None = None
    changes: Callable[[], Sequence[Line]] = tuple


def fill_in(
    request: HttpRequest,
    make: Callable[..., forms.Form],
    deed: Callable[[dict[str, Any], UUID], object],
    sheet: Sheet,
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show the form (GET), or do the deed with what was filled in and the id that the form brought along (POST).

    What the rooms below refuse comes back on the form with what must happen first; nothing typed is lost. Having no
    ground stays what it is everywhere: there is nothing here. A deed that needs the version that the writer saw asks
    for it with `seen_version`.
    """
    if request.method != "POST":
        return _shown(request, make, sheet, initial or {})
    form, id = make(request.POST), sent_id(request)
    if not form.is_valid():
        return form_page(request, form, sheet, id, status=400)
    try:
        with transaction.atomic():  # a deed of several acts leaves nothing half done when a later one is refused
            deed(form.cleaned_data, id)
    except NoPermit:
        raise
    except VersionMissing:
        return form_page(request, form, sheet, id, status=428, version=sheet.version, unseen=sheet.changes())
    except Stale as stale:
        fresh = sheet.version if str(sheet.version) != request.POST.get("version") else stale.current
        said = {"refusal": stale, "version": fresh, "unseen": sheet.changes()}
        return form_page(request, form, sheet, id, status=412, **said)
    except Refusal as refusal:
        return form_page(request, form, sheet, id, status=409, refusal=refusal)
    if sheet.draft:
        drafts.discard(worker=who(request).pk, form=sheet.draft)
    messages.success(request, str(sheet.done))
    return redirect(sheet.onward)


def _shown(
    request: HttpRequest, make: Callable[..., forms.Form], sheet: Sheet, initial: Mapping[str, Any]
) -> HttpResponse:
    kept = drafts.fetch(worker=who(request).pk, form=sheet.draft, at=now(request)) if sheet.draft else None
    if kept is None:
        return form_page(request, make(initial=initial), sheet, new_id())
    typed = {name: field.widget.value_from_datadict(kept.fields, {}, name) for name, field in make().fields.items()}
    seen = kept.fields.get("version") or sheet.version
    return form_page(request, make(initial={**initial, **typed}), sheet, new_id(), kept=kept, version=seen)


def form_page(
    request: HttpRequest, form: forms.Form, sheet: Sheet, id: UUID, status: int = 200, **context: Any
) -> HttpResponse:
    """Show a form as it stands, without doing anything with it: such as what a letter will say, before it is made."""
    seen = request.POST.get("version") or sheet.version
    said = {**sheet.context, "sheet": sheet, "draft": sheet.draft, "form": form, "id": id, "version": seen, **context}
    return TemplateResponse(request, sheet.template, said, status=status).render()
