"""Documents of a case: adding one, and fetching one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access import visible
from voordeur.desk.case.casework import PURPOSES, case_view
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, permit, purpose_on, today, who
from voordeur.post import actions as post
from voordeur.post import queries
from voordeur.post.contents import Media
from voordeur.web.cases.forms.base import CaseForm, life_domain, one_of, short


class DocumentForm(CaseForm):
    """A file, and what it is."""

    content = forms.FileField(
        label=_("Which file?"),
        help_text=_("A PDF, a picture (JPEG or PNG), or a document of Word, Excel or LibreOffice."),
        allow_empty_file=True,
    )
    text = short(_("What is it?"), required=True)
    domain = life_domain()
    level = one_of(
        _("For whose eyes?"), [("1", _("Everybody who helps here")), ("2", _("Only the coordinator"))], initial="1"
    )

    def about(self, case: Any) -> None:
        """Offer the life domains, and cameras and files alike."""
        super().about(case)
        self.fields["level"].in_a_row = True  # type: ignore[attr-defined]


@page("GET", "POST")
def add(request: HttpRequest, file: UUID) -> HttpResponse:
    """Add a document to a case."""
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page="add document", file=file)

    def make(*args: Any, **kwargs: Any) -> DocumentForm:
        files = request.FILES if args else None
        return DocumentForm(*args, files=files, case=case, day=today(request), **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        post.add_document(
            file=file,
            content=given["content"].read(),
            text=given["text"],
            domain=given["domain"],
            level=int(given["level"]),  # type: ignore[arg-type]
            permit=permit(request, purpose=purpose, file=file),
            at=now(request),
            id=id,
        )

    home = reverse("post", kwargs={"file": file})
    sheet = Sheet(
        title=_("Add a document"),
        lead=_("It is kept sealed, and seen by whoever may see this in the case."),
        onward=home,
        back=home,
        back_title=_("Letters and messages"),
        submit=_("Add"),
        done=_("The document is added."),
        context={"case": case},
    )
    return fill_in(request, make, deed, sheet)


@page()
def fetch(request: HttpRequest, file: UUID, document: UUID) -> HttpResponse:
    """Give a document, to be kept and not to be shown by the browser, under a name that says nothing."""
    purpose = purpose_on(request, file, PURPOSES)
    seen = visible(queries.documents(file), worker=who(request), purpose=purpose, today=today(request))
    found = seen.filter(pk=document).first()
    if found is None:
        raise Http404
    look(request, purpose=purpose, page="document", file=file)
    media = Media.of(found.media)
    return HttpResponse(
        post.read_document(found),
        content_type=media.type,
        headers={
            "Content-Disposition": f'attachment; filename="document-{found.added_on:%Y-%m-%d}.{media.ending}"',
        },
    )
