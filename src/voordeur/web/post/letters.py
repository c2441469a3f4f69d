"""Making a letter for one named reader: filled in, read as text first, printed, noted as sent."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.desk.case import paper
from voordeur.desk.case.casework import PURPOSES, CaseView, case_view
from voordeur.hall.filling_in import Sheet, fill_in, form_page
from voordeur.hall.requests import look, now, page, permit, purpose_on, sent_id, today, who
from voordeur.journal import Level
from voordeur.letters.documents import Document, as_text
from voordeur.letters.templates import fill, template
from voordeur.post import actions as post
from voordeur.post import queries
from voordeur.web.post.forms import LetterForm, LinesForm, SentForm
from voordeur.web.post.kinds import KINDS, LetterKind, letter_data


@page("GET", "POST")
def make(request: HttpRequest, file: UUID, name: str) -> HttpResponse:
    """Make a letter; with the button for it, first show what it will say."""
    kind = KINDS.get(name)
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    if kind is None or not may_make(request, kind, case):
        raise Http404
    look(request, purpose=purpose, page=f"letter {name}", file=file)

    def filled_in(*args: Any, **kwargs: Any) -> LetterForm:
        return _form(kind, case, request, *args, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        reader, data = _data(request, kind, case, given)
        post.make_letter(
            file=file,
            name=name,
            data=data,
            language=given["language"],
            reader=reader,
            level=Level.CONFINED if kind.whole else Level.SHARED,
            permit=permit(request, purpose=purpose, file=file),
            at=now(request),
            id=id,
        )

    home = reverse("post", kwargs={"file": file})
    sheet = Sheet(
        title=template(name).about[_language(request)],
        lead=_("For one reader. What that reader may not see is not in it."),
        onward=home,
        back=home,
        back_title=_("Letters and messages"),
        submit=_("Make the letter"),
        done=_("The letter is made. You can print it below."),
        template="post/make_letter.html",
        context={"case": case},
    )
    if request.method == "POST" and "preview" in request.POST:
        form = filled_in(request.POST)
        shown = _preview(request, kind, name, case, form) if form.is_valid() else None
        return form_page(request, form, sheet, sent_id(request), status=200 if shown else 400, preview=shown)
    return fill_in(request, filled_in, deed, sheet, paper.begun_with(case, worker=who(request), today=today(request)))


def may_make(request: HttpRequest, kind: LetterKind, case: CaseView) -> bool:
    """Tell whether a worker makes letters of this kind here: one about the whole case only who reads all of it."""
    asked: dict[str, Any] = {
        "worker": who(request),
        "purpose": case.purpose,
        "file": case.file,
        "today": today(request),
    }
    reads_all = access.sees(**asked, level=Level.CONFINED) and access.sees_every_domain(**asked)
    return kind.there(case) and (reads_all or not kind.whole)


@page()
def letter(request: HttpRequest, file: UUID, letter: UUID) -> TemplateResponse:
    """Show what a letter says."""
    found = _letter(request, file, letter, "letter")
    context = {
        "file": file,
        "letter": found,
        "title": template(found.template).about[_language(request)],
        "document": queries.document_of(found),
    }
    return TemplateResponse(request, "post/letter.html", context)


@page()
def text(request: HttpRequest, file: UUID, letter: UUID) -> HttpResponse:
    """Give a letter as plain text, for a program that reads aloud. Refused while letters of this case are stopped."""
    found = _letter(request, file, letter, "letter as text")
    post.refuse_stopped(file, "letter")
    return HttpResponse(
        as_text(queries.document_of(found)),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="brief-{found.made_on:%Y-%m-%d}.txt"'},
    )


@page()
def printed(request: HttpRequest, file: UUID, letter: UUID) -> HttpResponse:
    """Give a letter as PDF, under a name that says nothing. Refused while letters of this case are stopped."""
    found = _letter(request, file, letter, "letter on paper")
    return HttpResponse(
        post.print_letter(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="brief-{found.made_on:%Y-%m-%d}.pdf"'},
    )


@page("GET", "POST")
def sent(request: HttpRequest, file: UUID, letter: UUID) -> HttpResponse:
    """Note that a letter went to its reader."""
    found = _letter(request, file, letter, "letter sent")
    home = reverse("post", kwargs={"file": file})

    def deed(given: dict[str, Any], id: UUID) -> None:
        purpose = purpose_on(request, file, PURPOSES)
        right = permit(request, purpose=purpose, file=file)
        post.send_letter(file=file, letter=found.pk, permit=right, at=now(request), id=id, **given)

    sheet = Sheet(
        title=_("The letter was sent"),
        lead=found.reader_name,
        onward=home,
        back=home,
        back_title=_("Letters and messages"),
        submit=_("Save"),
        done=_("Saved."),
    )
    return fill_in(request, SentForm, deed, sheet, {"happened_on": today(request)})


def _letter(request: HttpRequest, file: UUID, letter: UUID, name: str) -> Any:
    purpose = purpose_on(request, file, PURPOSES)
    seen = access.visible(queries.letters(file), worker=who(request), purpose=purpose, today=today(request))
    found = seen.filter(pk=letter).first()
    if found is None:
        raise Http404
    look(request, purpose=purpose, page=name, file=file)
    return found


def _form(kind: LetterKind, case: CaseView, request: HttpRequest, *args: Any, **kwargs: Any) -> LetterForm:
    form = kind.form(*args, case=case, day=today(request), **kwargs)
    if isinstance(form, LinesForm) and kind.lines:
        language = str(form["language"].value() or "nl")
        reader = form.chosen_reader
        form.offer(kind.lines(case, reader, today(request), "en" if language == "en" else "nl") if reader else [])
    return form


def _preview(request: HttpRequest, kind: LetterKind, name: str, case: CaseView, form: LetterForm) -> Document:
    given = form.cleaned_data
    _reader, data = _data(request, kind, case, given)
    return fill(template(name), data, language=given["language"])


def _data(
    request: HttpRequest, kind: LetterKind, case: CaseView, given: dict[str, Any]
) -> tuple[UUID | None, dict[str, Any]]:
    reader, name, said = letter_data(kind, case, given, today(request))
    head = paper.envelope(case, reader_name=name, at_home=reader is not None, worker=who(request), today=today(request))
    return reader, {**head, **said}


def _language(request: HttpRequest) -> str:
    return "en" if getattr(request, "LANGUAGE_CODE", "nl") == "en" else "nl"
