"""What the forms of a case share: the form, its kinds of fields, and the page of a deed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from voordeur.accounts import queries as accounts
from voordeur.cases.queries import Call
from voordeur.common import clock
from voordeur.common.ids import read_id
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import of_unit, told, word_title
from voordeur.hall.forms import DateField, Form, dress
from voordeur.journal import Permit
from voordeur.journal.repeats import was_sent_before
from voordeur.methods.spoken import BESIDE_ITS_PROGRAMME, words_forbidden, words_spoken_of
from voordeur.partners import queries as partners

Words = str | Promise
Choices = list[tuple[str, Any]]
_LONG = 20_000


class CaseForm(Form):
    """A form about one case; a subclass names the fields, `about` fills their choices."""

    domains: tuple[str, ...] = ("domain",)  # the fields in which a life domain is chosen

    def __init__(self, *args: Any, case: CaseView, day: date, **kwargs: Any) -> None:
        """Fill the choices that depend on the case and the day."""
        super().__init__(*args, **kwargs)
        self.day = day
        self.about(case)
        self._call_it(case)
        dress(self)

    def about(self, case: CaseView) -> None:
        """Fill what depends on this case."""
        domains = case.method.domains if case.method else {}
        choices = [("", _("No life domain")), *((id, told(title)) for id, title in domains.items())]
        for name in self.domains:
            if name in self.fields and case.method:
                self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _call_it(self, case: CaseView) -> None:
        """Say in labels, help and answers what the method calls that which the case is about."""
        for one in self.fields.values():
            one.label, one.help_text = (of_unit(case.method, said or "") for said in (one.label, one.help_text))
            if isinstance(one, forms.ChoiceField):
                offered: Any = one.choices
                one.choices = [(value, of_unit(case.method, title)) for value, title in offered]


def words(label: Any, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    """Make a field for a few sentences."""
    return forms.CharField(label=label, required=required, max_length=_LONG, widget=forms.Textarea, **kwargs)


def short(label: Any, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    """Make a field for a few words."""
    return forms.CharField(label=label, required=required, max_length=300, **kwargs)


def one_of(label: Any, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    """Make a choice that shows all its answers."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)


def method_words(label: Any, **kwargs: Any) -> forms.CharField:
    """Make a field for a word of the method; `choose_words` makes it a choice where the method names some."""
    return short(label, required=True, **kwargs)


def choose_words(form: forms.Form, case: CaseView, kind: str, field: str, *, required: bool = True) -> bool:
    """Offer the words that the method names in a field of an entry kind, less those that it never allows there.

    The field keeps its title and its hint. Of a method that names none it stays what it is; then the answer is no.
    """
    method = case.method
    if method is None:
        return False
    never = words_forbidden(method, kind, field)
    named = [word for word in words_spoken_of(method, kind, field, BESIDE_ITS_PROGRAMME) if word not in never]
    if named:
        choices = [(word, capfirst(word_title(method, field, word))) for word in named]
        none = [] if required else [("", _("None of these"))]
        free = form.fields[field]
        form.fields[field] = one_of(free.label, [*none, *choices], required=required, help_text=free.help_text)
        if len(named) == 1 and required:
            form.fields[field].initial = named[0]
    return bool(named)


def offer(form: CaseForm, name: str, choices: Choices) -> None:
    """Offer what can be chosen. Where that is nothing the field goes, unless something was chosen in it: that is then
    refused, and not left out in silence.
    """
    if choices or name in form.data:
        form.fields[name].choices = choices  # type: ignore[attr-defined]
    else:
        del form.fields[name]


def take_what_was_sent_before(form: CaseForm, case: CaseView, *names: str) -> None:
    """Let choices of ids that were recorded already through as they were sent, whatever is there by now.

    The deed answers that it was done, or that the id was used for something else.
    """
    if not (_are_ids(id := form.data.get("id", "")) and was_sent_before(read_id(id), file=case.file)):
        return
    for name in form.fields.keys() & names:
        field: Any = form.fields[name]
        known = {value for value, _title in field.choices}
        sent = {*form.data.getlist(name)} - known  # type: ignore[attr-defined]
        field.choices = [*field.choices, *((one, "–") for one in sorted(sent) if _are_ids(one))]


def _are_ids(text: str) -> bool:
    try:
        return bool([read_id(one) for one in text.split()])
    except ValueError:
        return False


def life_domain(label: Any = "", **kwargs: Any) -> forms.ChoiceField:
    """Make the choice of a life domain."""
    return forms.ChoiceField(label=label or _("Life domain"), required=False, **kwargs)


def ask_where_a_name_tells(form: forms.Form, given: Mapping[str, Any]) -> None:
    """Ask for the life domain of an organisation whose name tells what is wrong, so that only who may know reads it."""
    tells = given.get("organisation") and accounts.organisation(given["organisation"]).reveals_problem
    if tells and not given.get("domain") and "domain" in form.fields and form.fields["domain"].choices:  # type: ignore[attr-defined]
        why = _("The name of this organisation tells what is wrong. Choose the life domain that it works on.")
        form.add_error("domain", why)


def on_day() -> DateField:
    """Make the day on which it happened: today, unless somebody says otherwise."""
    return DateField(label=_("On which day?"), initial=clock.today)


class NamesField(forms.CharField):
    """Names with commas between them."""

    def __init__(self, **kwargs: Any) -> None:
        """Say how names are parted."""
        said = {"required": False, "max_length": 500, **kwargs}
        super().__init__(**{**said, "help_text": said.get("help_text") or _("With commas between them.")})

    def clean(self, value: Any) -> tuple[str, ...]:
        """Take the names apart."""
        return tuple(name for one in str(super().clean(value)).split(",") if (name := one.strip()))


def organisation_choice(label: Any) -> forms.ChoiceField:
    """Make the choice of an organisation; empty for none of those that are known."""
    return forms.ChoiceField(label=label, required=False)


def offer_organisations(field: forms.Field) -> None:
    """Fill the choice with the organisations that are known."""
    known = accounts.organisations().order_by("name", "id")
    field.choices = [("", "–"), *((str(one.pk), one.name) for one in known)]  # type: ignore[attr-defined]


def offer_services(field: forms.Field) -> None:
    """Fill the choice with the services that are known, each with how long one really waits there."""
    waits = ((service, partners.expected_weeks(service)) for service in partners.services())
    field.choices = [  # type: ignore[attr-defined]
        ("", "–"),
        *((str(one.pk), one.name if weeks is None else f"{one.name} ({waiting(weeks)})") for one, weeks in waits),
    ]


def waiting(weeks: int) -> str:
    """Say how long one waits."""
    return ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}


def _nothing(row: Any) -> Iterable[UUID]:
    return ()


def _nowhere_else(row: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class DeedPage:
    """A deed with its form: the entry kind it records, and for one about a thing, of what kind that is.

    `act` is the deed itself where it is another than the usual one for that kind; `begins` gives what its form begins
    with, from the thing that it is about. `when_asked`: not offered because its thing is there, only when the method
    speaks of it. `page`: the page of the case to which it belongs, when that is neither the plan nor the household.
    `also`: other files in which it writes; `in_programme`: it writes in the file of the programme, so that only who has
    a right there does it. `at`: what the url of its page holds besides the case, from the thing that it is about.
    `right`: the right to do it, from the request, the case, what was filled in and the id, when that is another one.
    `calls`: whom to call first when it is refused, from the case, what was filled in and the moment.
    """

    kind: str
    form: type[CaseForm]
    title: Words
    thing: str = ""
    on_plan: bool = False
    act: Callable[..., object] | None = None
    begins: Callable[[Any], Mapping[str, Any]] | None = None
    when_asked: bool = False
    page: str = ""
    also: Callable[[Any], Iterable[UUID]] = _nothing
    in_programme: bool = False
    at: Callable[[Any], Mapping[str, Any]] = _nowhere_else
    right: Callable[[HttpRequest, CaseView, dict[str, Any], UUID], Permit] | None = None
    calls: Callable[[CaseView, dict[str, Any], datetime], list[Call]] | None = None

    @property
    def home(self) -> str:
        """The name of the page to which it belongs."""
        return self.page or ("plan" if self.on_plan else "case")


@dataclass(frozen=True, kw_only=True)
class DeedGroup:
    """Deeds that belong together on the page, under one title.

    `always`: of every case; else only where the method speaks of one of them, or where one was done already. `first`:
    pages of their own that stand before the deeds, by the name of their url. `here`: whether they belong to a case,
    where that follows from something else than its method.
    """

    name: str
    title: Words
    pages: Mapping[str, DeedPage]
    always: bool = False
    first: Mapping[str, Words] = field(default_factory=dict)
    here: Callable[[CaseView], bool] | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of entries that its deeds record."""
        return frozenset(page.kind for page in self.pages.values())
