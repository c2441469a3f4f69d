"""Taking over running households from a spreadsheet: fetch the empty list, hand it in, look, take over.

A list holds residents, so it is not for administrators: somebody of the team does it who may open cases for others.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.cases.importing.checking import Checked, Preview, preview
from voordeur.cases.importing.files import LARGEST_FILE, Unreadable
from voordeur.cases.importing.taking_over import Choice, files_of, take_over
from voordeur.cases.importing.template import template
from voordeur.desk.taking_over import purpose_to_take_over
from voordeur.hall import uploads
from voordeur.hall.forms import Form
from voordeur.hall.requests import look, now, page, permit, today, who
from voordeur.journal.refusals import NoPermit, Refusal
from voordeur.programmes import queries as programmes

_WORDS: dict[str, Choice] = {"new": "new", "skip": "skip"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ListForm(Form):
    """The list that was filled in."""

    file = forms.FileField(
        label=_("The list that you filled in"),
        help_text=_("An Excel file (.xlsx) or CSV, at most 2 MB. It is gone after a day, or once it is taken over."),
        error_messages={"required": _("Choose a file of at most 2 MB.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> bytes:
        """Read it, when it is not too large."""
        handed = self.cleaned_data["file"]
        if handed.size > LARGEST_FILE:
            raise forms.ValidationError(_("Choose a file of at most 2 MB."))
        content: bytes = handed.read()
        return content


@page("GET", "POST")
def hand_in(request: HttpRequest, file: UUID) -> HttpResponse:
    """Explain how it goes, and take the list in to look at; nothing is written yet."""
    _purpose(request, file, "hand in a list")
    form, unreadable = ListForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"]
        try:
            preview(content, programme=file, today=today(request))
        except Unreadable as refused:
            unreadable = refused.text
        else:
            id = uploads.keep(content, worker=who(request).pk, programme=file, at=now(request))
            return redirect("import_preview", file=file, upload=id)
    context: dict[str, Any] = {"form": form, "unreadable": unreadable}
    context |= {"programme": programmes.programme(file), "method": programmes.method_of(file)}
    status = 400 if request.method == "POST" else 200
    return TemplateResponse(request, "importing/hand_in.html", context, status=status)


@page()
def empty_list(request: HttpRequest, file: UUID) -> HttpResponse:
    """Give the empty list of this programme's method, with an explanation."""
    _purpose(request, file, "empty list")
    names = accounts.workers(worker for _role, worker in programmes.able(file, today(request)))
    holders: dict[str, list[str]] = {}
    for role, worker in programmes.able(file, today(request)):
        holders.setdefault(role, []).append(names[worker].username)
    made = template(programmes.method_of(file), holders=holders)
    headers = {"Content-Disposition": 'attachment; filename="lopende-huishoudens.xlsx"'}
    return HttpResponse(made, content_type=_XLSX, headers=headers)


@page("GET", "POST")
def import_preview(request: HttpRequest, file: UUID, upload: UUID) -> HttpResponse:
    """Show each row as it is understood (GET), or take all of them over (POST)."""
    purpose = _purpose(request, file, "preview of a list")
    content = uploads.fetch(upload, worker=who(request).pk, programme=file, at=now(request))
    if content is None:
        raise Http404
    found = preview(content, programme=file, today=today(request))
    refusal = None
    if request.method == "POST":
        if "discard" in request.POST:
            uploads.discard(upload)
            return redirect("import_households", file=file)
        try:
            if not found.problems:
                return _taken_over(request, file, upload, purpose, found)
        except NoPermit:
            raise
        except Refusal as refused:
            refusal = refused
    context = {
        "programme": programmes.programme(file),
        "method": programmes.method_of(file),
        "preview": found,
        "rows": [_shown(request, row) for row in found.rows],
        "refusal": refusal,
        "left": sum(not row.taken for row in found.rows),
    }
    status = 200 if request.method != "POST" else 409 if refusal else 400
    return TemplateResponse(request, "importing/preview.html", context, status=status)


def _taken_over(request: HttpRequest, file: UUID, upload: UUID, purpose: str, found: Preview) -> HttpResponse:
    choices = _choices(request, found)
    right = permit(request, purpose=purpose, programme=file, also=files_of(found.rows, choices))
    count = take_over(programme=file, rows=found.rows, choices=choices, permit=right, at=now(request))
    uploads.discard(upload)
    words = ngettext("%(n)s case is taken over.", "%(n)s cases are taken over.", count) % {"n": count}
    messages.success(request, words)
    return redirect("programme", file=file)


def _choices(request: HttpRequest, found: Preview) -> dict[int, Choice]:
    """Read what was chosen, of what was offered and nothing else."""
    chosen: dict[int, Choice] = {}
    for one in found.rows:
        said = request.POST.get(f"row_{one.row.row}", "")
        offered = {str(match.household): match.household for match in one.matches if not match.runs}
        if said in offered:
            chosen[one.row.row] = offered[said]
        elif said in _WORDS:
            chosen[one.row.row] = _WORDS[said]
    return chosen


def _shown(request: HttpRequest, one: Checked) -> dict[str, Any]:
    names = accounts.workers(one.workers.values())
    return {
        "one": one,
        "workers": ", ".join(names[worker].name for worker in one.workers.values()),
        "chosen": request.POST.get(f"row_{one.row.row}", "") if request.method == "POST" else "",
        "legend": gettext("Row %(n)s: is this household known already?") % {"n": one.row.row},
    }


def _purpose(request: HttpRequest, file: UUID, page: str) -> str:
    """Give the purpose for which this worker may take households over here, and write the look down."""
    purpose = purpose_to_take_over(worker=who(request), programme=file, today=today(request))
    if not purpose:
        raise access.NoGround
    look(request, purpose=purpose, page=page, file=file)
    return purpose


urlpatterns = [
    path("projecten/<uuid:file>/overnemen/", hand_in, name="import_households"),
    path("projecten/<uuid:file>/overnemen/lijst/", empty_list, name="import_list"),
    path("projecten/<uuid:file>/overnemen/<uuid:upload>/", import_preview, name="import_preview"),
]
