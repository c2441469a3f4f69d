"""What the forms of a case share: the form, its kinds of fields, and the page of a deed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voordeur.hall.casework import CaseView
from voordeur.hall.errors import told
from voordeur.hall.forms import Form, dress

Words = str | Promise
_LONG = 20_000


class CaseForm(Form):
    """A form about one case; a subclass names the fields, `about` fills their choices."""

    def __init__(self, *args: Any, case: CaseView, day: date, **kwargs: Any) -> None:
        """Fill the choices that depend on the case and the day."""
        super().__init__(*args, **kwargs)
        self.day = day
        self.about(case)
        dress(self)

    def about(self, case: CaseView) -> None:
        """Fill what depends on this case."""
        if "domain" in self.fields and case.standing:
            domains = case.standing.method.domains
            choices = [("", _("No life domain")), *((id, told(title)) for id, title in domains.items())]
            self.fields["domain"].choices = choices  # type: ignore[attr-defined]


def words(label: Any, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    """Make a field for a few sentences."""
    return forms.CharField(label=label, required=required, max_length=_LONG, widget=forms.Textarea, **kwargs)


def short(label: Any, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    """Make a field for a few words."""
    return forms.CharField(label=label, required=required, max_length=300, **kwargs)


def one_of(label: Any, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    """Make a choice that shows all its answers."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)


def life_domain() -> forms.ChoiceField:
    """Make the choice of a life domain."""
    return forms.ChoiceField(label=_("Life domain"), required=False)


def people_list(label: Any, **kwargs: Any) -> forms.CharField:
    """Make a field for names with commas between them."""
    return forms.CharField(
        label=label, required=False, max_length=500, help_text=_("With commas between them."), **kwargs
    )


def split_names(text: str) -> tuple[str, ...]:
    """Take names apart at the commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


class ReasonForm(CaseForm):
    """Why."""

    reason = words(_("Why?"))


class NothingForm(CaseForm):
    """Nothing to fill in: only to confirm."""


@dataclass(frozen=True, kw_only=True)
class DeedPage:
    """A deed with its form: the entry kind it records, and for one about a thing, of what kind that is.

    `act` is the deed itself where it is another than the usual one for that kind.
    """

    kind: str
    form: type[CaseForm]
    title: Words
    thing: str = ""
    on_plan: bool = False
    act: Callable[..., object] | None = None


@dataclass(frozen=True, kw_only=True)
class DeedGroup:
    """Deeds that belong together on the page, under one title.

    `always`: of every case; else only where the method speaks of one of them, or where one was done already.
    """

    name: str
    title: Words
    pages: Mapping[str, DeedPage]
    always: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of entries that its deeds record."""
        return frozenset(page.kind for page in self.pages.values())
