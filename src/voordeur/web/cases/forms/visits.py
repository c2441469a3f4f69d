"""Appointments and visits at home."""

from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.common import clock
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told, word_title
from voordeur.hall.forms import DateField
from voordeur.methods.language import Method
from voordeur.methods.spoken import fields_spoken_of, words_spoken_of
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.asking import DAY, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, NamesField


def team_of(programme: UUID, day: date) -> list[tuple[str, str]]:
    """Give who is in the team of a programme on this day, each once, as choices."""
    names = accounts.workers(member.worker for member in programmes.team(programme, day))
    return sorted(((str(one.pk), one.name) for one in names.values()), key=lambda one: one[1])


def ask_who_went(form: forms.Form, method: Method | None, team: list[tuple[str, str]]) -> None:
    """Ask who went, where, and whether it was announced only where the method asks something about that."""
    spoken = fields_spoken_of(method, "visit_held") if method else frozenset()
    for name in ("workers", "unannounced"):
        if name not in spoken:
            del form.fields[name]
    named = words_spoken_of(method, "visit_held", "place") if method else ()
    if method and named:
        titles = [(word, word_title(method, "place", word)) for word in named]
        form.fields["place"].choices = [("", _("At home")), *titles]  # type: ignore[attr-defined]
    else:
        del form.fields["place"]
    if "workers" in form.fields:
        form.fields["workers"].choices = team  # type: ignore[attr-defined]


class CaseVisitForm(CaseForm):
    """A visit in a running case: who was there and what was asked. What was told is noted with the plan."""

    happened_on = DateField(label=_("On which day?"), initial=clock.today)
    who_present = NamesField(label=_("Who was there?"))
    asked = forms.MultipleChoiceField(
        label=_("What was talked about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    workers = forms.MultipleChoiceField(
        label=_("Who of the team went?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unannounced = forms.BooleanField(label=_("Nobody was told beforehand"), required=False)
    place = forms.ChoiceField(label=_("Where was it?"), required=False)
    crisis = forms.BooleanField(
        label=_("There is a crisis: the rest has to wait"),
        required=False,
        help_text=_("Write questions, talents and agreements down in the plan: it opens when you have saved."),
    )

    def about(self, case: CaseView) -> None:
        """Offer the headings of the method, and who can have gone where it asks that."""
        super().about(case)
        ask_who_went(self, case.method, team_of(case.programme, self.day) if case.programme else [])
        headings = case.method.headings if case.method else {}
        self.fields["asked"].choices = [(id, told(heading.title)) for id, heading in headings.items()]  # type: ignore[attr-defined]


PAGES = {
    "afspraak": page_of(
        "visit_planned",
        _("Make an appointment"),
        Ask("on"),
        Ask("from_time"),
        Ask("until_time"),
        Ask("with_whom", optional=True),
    ),
    "was-er-niet": page_of(
        "visit_missed",
        _("The resident was not there"),
        Ask("remark", optional=True, help=_("What you did then, such as a card through the door.")),
        Ask("happened_on"),
    ),
    "huisbezoek": DeedPage(kind="visit_held", form=CaseVisitForm, title=_("A home visit"), on_plan=True),
}

ANNOUNCING = DeedGroup(
    name="announcing",
    title=_("Announcing a visit"),
    pages={
        "aankondiging": page_of(
            "visit_announced",
            _("A visit was announced"),
            Ask("how", _("In which way?")),
            Ask("what", _("What was announced?"), word=True, optional=True),
            DAY,
            Ask("text", _("What was said?"), optional=True),
        )
    },
)
