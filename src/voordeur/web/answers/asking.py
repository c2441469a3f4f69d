"""Asking somebody outside for an answer: their name and address, and then the code to tell them by telephone."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.cases import actions
from voordeur.cases.actions.answers import ANSWERS
from voordeur.cases.answering import VALID_FOR, code_of
from voordeur.cases.entries.answers import thing_of as thing_asked
from voordeur.desk.case.casework import PURPOSES, CaseView, case_view
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import look, now, page, permit, purpose_on, sent_id, today, who
from voordeur.journal import id_from
from voordeur.web.cases.deeds import thing_of


class AskForm(Form):
    """Whom to ask, and where the mail goes."""

    name = forms.CharField(label=_("Whom do you ask?"), max_length=200)
    address = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The mail holds a link and no content. The address is thrown away once the mail is sent."),
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "off"}),
    )


@page("GET", "POST")
def ask(request: HttpRequest, file: UUID, about: str, thing: UUID) -> HttpResponse:
    """Send a link to somebody outside who can say yes or no to one thing of this case."""
    if about not in ANSWERS:
        raise Http404
    case = _case(request, file, f"ask outside {about}")
    row = thing_of(case, thing_asked(about), thing)
    organisation = getattr(row, "organisation", None) or (getattr(row, "owner", None) if about == "action" else None)

    def deed(given: dict[str, Any], id: UUID) -> None:
        right = permit(request, purpose=case.purpose, file=file)
        told: dict[str, Any] = {"about": about, "subject": thing, "organisation": organisation, **given}
        actions.ask_for_answer(file=file, **told, permit=right, at=now(request), id=id)

    sheet = Sheet(
        title=_("Ask by mail"),
        lead=_("The minutes of the conference, to read and to say whether they are right.")
        if about == "minutes"
        else row.said,
        onward=reverse("asked_outside", kwargs={"file": file, "question": id_from(sent_id(request), "question")}),
        back=reverse("case", kwargs={"file": file}),
        back_title=case.title or _("This case"),
        submit=_("Send the link"),
        done=_("The link goes out."),
    )
    return fill_in(request, AskForm, deed, sheet, {"name": _whom(about, row)})


def _whom(about: str, row: Any) -> str:
    """Give whom one would ask: the person with whom one talks there, or who was asked to come."""
    return str(
        row.text if thing_asked(about) == "invitation" else getattr(row, "contact", "") or getattr(row, "to_whom", "")
    )


@page("GET", "POST")
def asked(request: HttpRequest, file: UUID, question: UUID) -> HttpResponse:
    """Show the code to tell by telephone, and how the question stands; or take the link back."""
    case = _case(request, file, "asked outside")
    row = thing_of(case, "question", question)
    if request.method == "POST":
        right = permit(request, purpose=case.purpose, file=file)
        actions.take_link_back(question=row, permit=right, at=now(request), id=sent_id(request))
        messages.success(request, str(_("The link no longer works.")))
        return redirect("case", file=file)
    mine = row.state == "open" and row.asked_by == who(request).pk
    context = {"case": case, "row": row, "code": code_of(row.pk, row.key) if mine else "", "days": VALID_FOR.days}
    return TemplateResponse(request, "answers/asked.html", context)


def _case(request: HttpRequest, file: UUID, name: str) -> CaseView:
    purpose = purpose_on(request, file, PURPOSES)
    found = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    look(request, purpose=purpose, page=name, file=file)
    return found
