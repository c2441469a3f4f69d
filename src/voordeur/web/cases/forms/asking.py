"""Forms made from an entry kind: which of its fields are asked, in which order and in which words, is data.

`page_of("risk_cleared", _("A risk is gone"), Ask("text", _("How do you know?")), thing="risk")` is the whole form. What
kind of field it is follows from the kind. A form that decides something of its own is a class beside these.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import new_class
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.forms import DateField, EurosField, TimeInput
from voordeur.journal.kinds import Kind, kind_of
from voordeur.journal.values import Codec
from voordeur.methods.spoken import BESIDE_ITS_PROGRAMME, fields_spoken_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedPage,
    NamesField,
    Words,
    ask_where_a_name_tells,
    choose_words,
    life_domain,
    offer_organisations,
    offer_services,
    on_day,
    one_of,
    short,
    words,
)
from voordeur.web.field_words import CHOICES, FIELDS, LONG

Choices = Sequence[tuple[Any, Words]]
_NONE = "–"
_CUT = 80


@dataclass(frozen=True)
class Ask:
    """One field of a kind as a form asks it; besides those, `domain` and `happened_on` of the entry itself.

    `label`: without one the words of that field everywhere. `optional`: may stay empty, though it is a text or a
    choice; what the kind itself can do without, such as a person or a day, is never required. `long`: a few sentences.
    `choices`: other words for what can be chosen, or an order; `none`: how choosing nothing is called. `word`: a word
    of the method, chosen where the method names some. `area`: a life domain of the method. `spoken`: asked only where
    the method asks something about this field. `beside`: asked only where that other one is. `of_several`: what can be
    chosen only where a case is about more people.
    """

    name: str
    label: Words = ""
    help: Words = ""
    optional: bool = False
    long: bool = False
    choices: Choices = ()
    none: Words = _NONE
    initial: Any = None
    word: bool = False
    area: bool = False
    spoken: bool = False
    beside: str = ""
    of_several: tuple[str, ...] = ()


class KindForm(CaseForm):
    """A form made of what is asked of one entry kind."""

    of_kind: ClassVar[str]
    asked: ClassVar[tuple[Ask, ...]]

    def about(self, case: CaseView) -> None:
        """Offer what there is to choose in this case; leave out what the method does not ask, or nothing is there."""
        super().about(case)
        for ask in self.asked:
            unspoken = ask.spoken and not _is_spoken_of(case, self.of_kind, ask.name)
            if unspoken or (ask.beside and ask.beside not in self.fields):
                del self.fields[ask.name]
            elif ask.word or ask.area:
                _offer_words(self, ask, case)
            elif isinstance(field := self.fields[ask.name], _OfThisCase):
                _offer_ids(self, field, ask, case)
            if ask.of_several and case.method and case.method.unit.kind == "person":
                left = [one for one in self.fields[ask.name].choices if one[0] not in ask.of_several]  # type: ignore[attr-defined]
                self.fields[ask.name].choices = left  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Have the life domain of an organisation whose name tells what is wrong, where both are asked."""
        given: dict[str, Any] = super().clean() or {}
        ask_where_a_name_tells(self, given)
        return given


def page_of(kind: str, title: Words, *asked: Ask, **more: Any) -> DeedPage:
    """Make the page of a deed with a form that asks these fields of its kind; `more` as a `DeedPage` takes it."""
    return DeedPage(kind=kind, title=title, form=form_of(kind, *asked), **more)


def form_of(kind: str, *asked: Ask) -> type[CaseForm]:
    """Make the form that asks these fields of an entry kind, in this order."""
    made = {ask.name: field_of(kind_of(kind), ask) for ask in asked}
    about = {"of_kind": kind, "asked": asked, "__doc__": kind_of(kind).meaning, "__module__": __name__}
    return new_class(f"{kind}_form", (KindForm,), exec_body=lambda names: names.update({**made, **about}))


class _OfThisCase(forms.MultipleChoiceField):
    """A choice among persons, organisations or things, filled when the case is known; one of them unless `many`."""

    def __init__(self, *, many: bool, **kwargs: Any) -> None:
        """Tick several, or choose one."""
        super().__init__(widget=forms.CheckboxSelectMultiple if many else forms.Select, **kwargs)
        self.many = many

    def clean(self, value: Any) -> Any:
        """Give what was chosen: one id, or all that were ticked."""
        if self.many:
            return super().clean(value)
        chosen = super().clean([value] if value else [])
        return chosen[0] if chosen else ""


def field_of(kind: Kind, ask: Ask) -> forms.Field:
    """Make the field that asks this of an entry kind."""
    codec = kind.codecs.get(ask.name)
    said: dict[str, Any] = {"label": ask.label, "help_text": ask.help, "initial": ask.initial}
    if codec is None:
        return on_day() if ask.name == "happened_on" and not ask.label else _OF_ENTRY[ask.name](**said)
    said["label"] = ask.label or FIELDS[ask.name]  # a field that nobody named stops the house here, and asks nobody
    said["required"] = not ask.optional and not codec.optional and (codec.type != "UUID" or ask.name in kind.required)
    if codec.type == "UUID":
        return _OfThisCase(many=codec.many, **said)
    if codec.choices or ask.choices:
        return _choice(codec, ask, said)
    if codec.many:
        return NamesField(**said)
    if codec.type == "str":
        return (words if ask.long or ask.name in LONG else short)(said.pop("label"), **said)
    return _SIMPLE[codec.type](**said)


def _choice(codec: Codec, ask: Ask, said: dict[str, Any]) -> forms.Field:
    """Make a choice that shows all its answers; yes and no, and numbers, are taken as what they are."""
    choices = ask.choices or [(one, CHOICES[one]) for one in codec.choices]
    if codec.type in ("bool", "int"):
        coerce = int if codec.type == "int" else "yes".__eq__
        return forms.TypedChoiceField(choices=choices, coerce=coerce, widget=forms.RadioSelect, **said)
    return one_of(said.pop("label"), choices, **said)


_KNOWN: dict[str, Callable[[forms.Field], None]] = {"organisation": offer_organisations, "service": offer_services}
_OF_ENTRY: dict[str, Callable[..., forms.Field]] = {"domain": life_domain, "happened_on": DateField}
_SIMPLE: dict[str, Callable[..., forms.Field]] = {
    "bool": lambda **said: forms.BooleanField(**{**said, "required": False}),
    "int": partial(forms.IntegerField, min_value=0, max_value=10_000),
    "date": DateField,
    "time": partial(forms.TimeField, widget=TimeInput),
    "Decimal": EurosField,
}


def _is_spoken_of(case: CaseView, kind: str, field: str) -> bool:
    return case.method is not None and field in fields_spoken_of(case.method, kind, BESIDE_ITS_PROGRAMME)


def _offer_words(form: KindForm, ask: Ask, case: CaseView) -> None:
    """Offer the life domains and the words that the method names; a field that may stay empty goes where it has none.

    Where the method names no word, whoever fills it in writes one.
    """
    required = form.fields[ask.name].required
    domains = case.method.domains if case.method and ask.area else {}
    found = choose_words(form, case, form.of_kind, ask.name, required=required) if ask.word else False
    if not domains and not ask.choices:
        if not found and not required:
            del form.fields[ask.name]
        return
    named = list(form.fields[ask.name].choices) if found else []  # type: ignore[attr-defined]
    offered = [*ask.choices, *((id, told(title)) for id, title in domains.items()), *named]
    label, help_text = form.fields[ask.name].label, form.fields[ask.name].help_text
    form.fields[ask.name] = one_of(label, list(dict(offered).items()), required=required, help_text=help_text)


def _offer_ids(form: KindForm, field: _OfThisCase, ask: Ask, case: CaseView) -> None:
    """Offer organisations or services, members of the household, or the things of that kind that are not over."""
    if ask.name in _KNOWN:
        _KNOWN[ask.name](field)
        return
    if ask.name in ("person", "persons"):
        found = [(str(one.person), one.name) for one in case.members]
    else:
        found = [(str(one.pk), one.text[:_CUT]) for one in case.things[ask.name] if not one.is_over]
    if not found and not field.required:
        del form.fields[ask.name]
        return
    none = [] if field.required or field.many else [("", ask.none)]
    field.choices = [*none, *found]


DOMAIN, DAY = Ask("domain"), Ask("happened_on")
WHY = Ask("reason", _("Why?"))
