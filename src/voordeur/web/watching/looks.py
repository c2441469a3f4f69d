"""Pages for who watches over privacy: who looked more than a normal day asks, what was found, what is normal here."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.access import emergencies, looks
from voordeur.access.functions import functions
from voordeur.accounts import queries as accounts
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, page, today, who
from voordeur.programmes import queries as programmes

_SHOWN = 50
_MOST = 1_000


class FindingForm(Form):
    """What came of it, in words of whoever looked into it."""

    finding = forms.ChoiceField(label=_("What did you find?"), choices=looks.findings, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Whom did you talk to, and what was it?"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("No names of residents."),
    )


class NormalForm(Form):
    """Another number for one function, and why."""

    function = forms.ChoiceField(label=_("For whom?"))
    cases = forms.IntegerField(label=_("Cases of others on one day"), min_value=0, max_value=_MOST)
    searches = forms.IntegerField(label=_("Households looked for on one day"), min_value=0, max_value=_MOST)
    reason = forms.CharField(label=_("Why?"), min_length=10, max_length=500, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the functions that have a number of their own."""
        super().__init__(*args, **kwargs)
        known = [(name, told(one.title)) for name, one in functions().items() if name in looks.budgets()]
        self.fields["function"].choices = known  # type: ignore[attr-defined]


@page()
def many_looks(request: HttpRequest) -> HttpResponse:
    """List who looked more than a normal day asks, to be looked into first; nothing of at what."""
    watched = emergencies.watches(worker=who(request), today=today(request))
    if not watched:
        raise access.NoGround
    found = looks.alarms_for(worker=who(request), today=today(request))[:_SHOWN]
    names = accounts.workers(one for alarm in found for one in (alarm.worker, alarm.answered_by) if one)
    titles = {one.pk: one.called for one in programmes.every_programme()}
    known = functions()
    lines = [
        {
            "alarm": alarm,
            "who": names.get(alarm.worker),
            "function": known[alarm.function].title if alarm.function in known else {"nl": "", "en": ""},
            "programme": titles.get(alarm.file_id),
            "answered_by": names.get(alarm.answered_by) if alarm.answered_by else None,
        }
        for alarm in found
    ]
    own = [one for one in watched if looks.is_officer(who(request), programme=one, today=today(request))]
    context = {"lines": lines, "programmes": [(one, titles.get(one)) for one in own]}
    return TemplateResponse(request, "watching/looks.html", context)


@page("GET", "POST")
def look_into(request: HttpRequest, alarm: UUID) -> HttpResponse:
    """Write down what was found about one day of one worker."""
    found = next(iter(looks.alarms_for(worker=who(request), today=today(request), alarm=alarm)), None)
    if found is None or (found.answered is not None and request.method != "POST"):
        raise access.NoGround

    def deed(given: dict[str, Any], id: UUID) -> None:
        looks.explain(alarm=found, worker=who(request), at=now(request), id=id, **given)

    return fill_in(request, FindingForm, deed, _sheet(_("What was it?"), draft=f"looks:{alarm}"))


@page("GET", "POST")
def set_normal(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Set how much looking is a normal day for a function in one programme."""
    if not looks.is_officer(who(request), programme=programme, today=today(request)):
        raise access.NoGround

    def deed(given: dict[str, Any], id: UUID) -> None:
        looks.set_budget(programme=programme, worker=who(request), at=now(request), id=id, **given)

    return fill_in(request, NormalForm, deed, _sheet(_("What is normal here")))


def _sheet(title: Any, draft: str = "") -> Sheet:
    home = reverse("many_looks")
    return Sheet(
        title=title, onward=home, back=home, back_title=_("Much looking"), submit=_("Save"), done=_("Written down."),
        draft=draft,
    )  # fmt: skip
