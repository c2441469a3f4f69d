"""The one page for somebody who does not sign in: first the code, then what is asked, then thanks.

Whoever has no code learns nothing here, not even whether the link was ever real.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from voordeur.access import BY_LINK, note_look
from voordeur.cases import actions, queries
from voordeur.cases.answering import LinkOver
from voordeur.common.ids import new_id
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, sent_id, today
from voordeur.journal.ground import of_act

_OPENED = "answer_opened"


class CodeForm(Form):
    """The code that was told by telephone."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=12,
        help_text=_("Six digits. Whoever asked you tells it to you by telephone; it is in no mail."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class AnswerForm(Form):
    """Yes or no, by whom, and why."""

    needed_at_times = ("words",)
    says = forms.ChoiceField(
        label=_("What is your answer?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Explanation"), required=False, max_length=4000, widget=forms.Textarea, help_text=_("Needed for a no.")
    )
    said_by = forms.CharField(label=_("Your name and your work"), max_length=200)
    speaks = forms.BooleanField(label=_("I may answer this for my organisation"))

    def __init__(self, *args: Any, about: str, **kwargs: Any) -> None:
        """Ask of minutes whether they are right; nobody speaks for an organisation there."""
        super().__init__(*args, **kwargs)
        if about == "minutes":
            self.fields["says"].label = _("Is this what was discussed?")
            self.fields["says"].choices = [  # type: ignore[attr-defined]
                ("yes", _("Yes, I read it")),
                ("no", _("No, something is not right")),
            ]
            del self.fields["speaks"]

    def clean(self) -> dict[str, Any]:
        """Have the reason for a no."""
        given = super().clean() or {}
        if given.get("says") == "no" and not given.get("words"):
            self.add_error("words", _("Write why not, so that it can be looked at."))
        return given


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the code; then show what is asked, and record the answer."""
    try:
        question = queries.open_question(token, today=today(request))
        with of_act([question.file_id], worker=BY_LINK, today=today(request)):
            if request.session.get(_OPENED) != str(question.pk):
                return _code(request, question)
            return _answer(request, question)
    except LinkOver as over:
        return _page(request, "answers/over.html", status=404, refusal=over)


def _code(request: HttpRequest, question: Any) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if actions.try_code(question=question, typed=form.cleaned_data["code"], at=now(request)):
            request.session[_OPENED] = str(question.pk)
            return redirect(request.path)
        form.add_error("code", _("This is not the code. After five wrong codes the link stops working."))
    return _page(request, "answers/code.html", status=400 if form.errors else 200, form=form)


def _answer(request: HttpRequest, question: Any) -> HttpResponse:
    asked = queries.asked(question, today=today(request))
    note_look(
        BY_LINK, purpose="feedback", function="by link", file=question.file_id, page="answer link", at=now(request)
    )
    form = AnswerForm(request.POST if request.method == "POST" else None, about=question.about)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        yes, words, id = said["says"] == "yes", said["words"], sent_id(request)
        actions.answer(question=question, yes=yes, said_by=said["said_by"], words=words, at=now(request), id=id)
        request.session.pop(_OPENED, None)
        return _page(request, "answers/thanks.html", asked=asked)
    status = 400 if form.errors else 200
    return _page(request, "answers/answer.html", status=status, form=form, asked=asked, id=_id(request))


def _id(request: HttpRequest) -> UUID:
    return sent_id(request) if request.method == "POST" else new_id()


def _page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    answer = TemplateResponse(request, template, context, status=status).render()
    answer["Referrer-Policy"] = "no-referrer"
    return answer
