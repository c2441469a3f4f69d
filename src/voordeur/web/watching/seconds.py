"""Pages for the second person: what waits for one, and saying yes or no."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access import erasing, note_look, seconds
from voordeur.access.functions import NAMED_READERS
from voordeur.access.two_people import deed_of_two, refuse_answer
from voordeur.accounts import queries as accounts
from voordeur.desk.day.second_person import line_behind, waiting, who_could_answer
from voordeur.desk.words import of_unit, told
from voordeur.hall import exports
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, page, today, who
from voordeur.web.kind_words import KINDS


class AnswerForm(Form):
    """Yes or no, with a word about it: a no needs one."""

    needed_at_times = ("reason",)
    answer = forms.ChoiceField(
        label=_("Do you agree?"),
        choices=[("yes", _("Yes, I agree")), ("no", _("No, I do not agree"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why?"), required=False, max_length=2000, widget=forms.Textarea, help_text=_("Needed for a no.")
    )

    def clean(self) -> dict[str, Any]:
        """Ask why of who says no."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("answer") == "no" and not given.get("reason"):
            self.add_error("reason", _("Say why you do not agree."))
        return given


@page()
def second_person(request: HttpRequest) -> HttpResponse:
    """Show what waits for this worker as a second person, and what he or she asked of others."""
    asked = list(seconds.asked_by(who(request)))[:20]
    names = accounts.workers(one.answered_by for one in asked)
    able = {one.pk: who_could_answer(one, now(request)) for one in asked if one.state == one.State.ASKED}
    context = {
        "waiting": waiting(who(request), now(request)),
        "asked": [
            {
                "ask": one,
                "title": deed_of_two(one.deed).title,
                "answerer": names.get(one.answered_by or one.pk),
                "open": one.state == one.State.ASKED and not (one.expires and now(request) > one.due),
                "able": able.get(one.pk, []),
            }
            for one in asked
        ],
    }
    return TemplateResponse(request, "watching/seconds.html", context)


@page("GET", "POST", fresh=True)
def answer_as_second(request: HttpRequest, ask: UUID) -> HttpResponse:
    """Say yes or no as the second person; with a yes it is done."""
    found = seconds.ask_with(ask, worker=who(request), today=today(request))
    note_look(
        who(request).pk,
        purpose="second_person",
        function="second_person",
        file=found.file_id,
        page="second person",
        at=now(request),
    )
    known = deed_of_two(found.deed)
    line = line_behind(found) if found.deed == erasing.DEED else None
    barred = refuse_answer(found, by=who(request).pk, at=now(request))

    def deed(given: dict[str, Any], id: UUID) -> None:
        worker, at, said = who(request).pk, now(request), given["reason"]
        if given["answer"] == "yes":
            seconds.agree(ask=ask, worker=worker, at=at, remark=said, id=id)
        else:
            seconds.refuse(ask=ask, worker=worker, at=at, reason=said, id=id)

    sheet = Sheet(
        title=told(known.title).capitalize(),
        lead=told(known.question),
        onward=reverse("second_person"),
        back=reverse("second_person"),
        back_title=_("Asked of a second person"),
        submit=_("Save"),
        done=_("Your answer is recorded."),
        template="watching/answer.html",
        context={
            "ask": found,
            "asker": accounts.worker(found.asked_by),
            "barred": barred,
            "protected": found.file_id if found.file.kind in NAMED_READERS else None,
            "line": line,
            "line_title": of_unit(line.method, KINDS[line.kind]) if line else "",
            "earlier": seconds.agreed_before(found) if found.deed == exports.DEED else [],
        },
    )
    return fill_in(request, AnswerForm, deed, sheet)
