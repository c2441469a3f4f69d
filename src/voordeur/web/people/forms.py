"""The forms about who lives where."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from voordeur.common import clock
from voordeur.desk.homes import HomeView, Known, Resident
from voordeur.desk.words import told
from voordeur.hall.forms import DateField, Form, dress
from voordeur.journal.refusals import Refusal
from voordeur.people import places
from voordeur.people.doubles import normal_name
from voordeur.people.life_dates import check_life

ROLES = [
    ("adult", _("adult")),
    ("partner", _("partner")),
    ("parent", _("parent")),
    ("child", _("child")),
    ("grandparent", _("grandparent")),
    ("lodger", _("lodger")),
    ("other", _("other")),
]
NEW = "new"


def check_birth(born: date | None) -> date | None:
    """Let a birth date that cannot be stand beside its field."""
    try:
        check_life(today=clock.today(), born=born)
    except Refusal as refusal:
        raise forms.ValidationError(told(refusal.explanation)) from None
    return born


class PersonForm(Form):
    """Somebody's particulars."""

    name = forms.CharField(label=_("Name"), max_length=200)
    born = DateField(label=_("Birth date"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)

    def clean_born(self) -> date | None:
        """Refuse a birth date that cannot be."""
        return check_birth(self.cleaned_data["born"])


class AddForm(PersonForm):
    """Who comes to live here: new, or known already in another home."""

    role = forms.ChoiceField(label=_("Place in the household"), choices=ROLES)
    part_time = forms.BooleanField(
        label=_("Lives here part of the week, and otherwise in another home"), required=False
    )
    since = DateField(label=_("Lives here since"))

    def __init__(
        self, *args: Any, find: Callable[[str, date | None], list[Known]], others: list[Resident], **kwargs: Any
    ) -> None:
        """Ask which of those who are known is meant, as soon as there is somebody."""
        super().__init__(*args, **kwargs)
        self._others = others
        self.known: dict[str, Known] = {}
        if not self.is_bound:
            return
        try:
            day = self.fields["born"].clean(self.data.get("born"))
        except forms.ValidationError:
            day = None
        self.known = {str(n): one for n, one in enumerate(find(str(self.data.get("name", "")), day), start=1)}
        if self.known:
            self.fields["who"] = forms.ChoiceField(
                label=_("Is it one of these people?"),
                help_text=_("One person has one card, also with two homes. Choose, and save again."),
                choices=[*((key, _described(one)) for key, one in self.known.items()), (NEW, _("No, somebody else"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Somebody like this is known already. Say who it is.")},
            )
            self.order_fields(["who"])
            dress(self)

    def clean(self) -> dict[str, Any]:
        """Say who is meant; nobody comes to live where he or she lives already."""
        given = super().clean() or {}
        name, born = normal_name(given.get("name", "")), given.get("born")
        if any((normal_name(one.name), one.membership.born) == (name, born) for one in self._others):
            self.add_error("name", _("Somebody with this name and birth date lives here already."))
        given["known"] = self.known.get(given.get("who", NEW))
        return given


def _described(one: Known) -> str:
    where = one.home or str(_("in a household that you do not see"))
    born = date_format(one.born, "j F Y") if one.born else ""
    return ", ".join(filter(None, (one.name, born, where)))


class LeftForm(Form):
    """When and why somebody does not live here any more."""

    on = DateField(label=_("Does not live here since"))
    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[
            ("moved", _("Moved out")),
            ("other_home", _("Lives in the other home only")),
            ("written_twice", _("Was written down twice")),
            ("other", _("Otherwise")),
        ],
        widget=forms.RadioSelect,
    )


class DiedForm(Form):
    """On which day somebody died."""

    on = DateField(label=_("Died on"))


class PartTimeForm(Form):
    """From which day somebody lives here part of the week or all week."""

    part_time = forms.TypedChoiceField(
        label=_("How much?"),
        choices=[("no", _("All week")), ("yes", _("Part of the week, and otherwise in another home"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("Since"))


class AddressField(forms.CharField):
    """One address that exists, as people type it."""

    def __init__(self, **kwargs: Any) -> None:
        """Say how it is written."""
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("help_text", _("Street and house number, or postcode and house number."))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Find the one address that is meant."""
        text = super().clean(value)
        if not text:
            return None
        found = places.find_addresses(text, most=2)
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(
            _("This is more than one address. Add the house number, or write the postcode.")
            if found
            else _("This address is not known.")
        )


class MoveForm(Form):
    """Where the whole household lives now."""

    needed_at_times = ("address",)
    address = AddressField(label=_("New address"), required=False)
    unknown = forms.BooleanField(label=_("It is not known where they live now"), required=False)
    on = DateField(label=_("Lives there since"))

    def clean(self) -> dict[str, Any]:
        """An address, or the word that it is not known."""
        given = super().clean() or {}
        if not self.errors and bool(given.get("address")) == bool(given.get("unknown")):
            self.add_error("address", _("Write the new address, or tick that it is not known."))
        return given


class SplitForm(Form):
    """Who goes to live apart, where, and who works with them from then on."""

    persons = forms.MultipleChoiceField(label=_("Who goes along?"), widget=forms.CheckboxSelectMultiple)
    label = forms.CharField(
        label=_("Name of the new household"), max_length=120, help_text=_("As you will look it up.")
    )
    address = AddressField(label=_("Address of the new household"), required=False)
    on = DateField(label=_("Lives apart since"))
    role = forms.ChoiceField(label=_("Who works with the new household?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, home: HomeView, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer who lives here, and the roles in which the worker may begin a case."""
        super().__init__(*args, **kwargs)
        # Sent a second time, who went along the first time lives here no more.
        went = [one for one in home.gone if one.membership.left_because == "split"] if self.is_bound else []
        self.fields["persons"].choices = [(str(one.person), one.name) for one in (*home.residents, *went)]  # type: ignore[attr-defined]
        starts = [(key, _("I open a case for them too, as %(role)s") % {"role": words}) for key, words in roles]
        self.fields["role"].choices = [("", _("Nobody for now")), *starts]  # type: ignore[attr-defined]
        self.fields["role"].required = False
        self._living = {str(one.person) for one in home.residents}

    def clean_persons(self) -> list[str]:
        """Somebody stays: else the household moves."""
        persons: list[str] = self.cleaned_data["persons"]
        if self._living <= set(persons):
            raise forms.ValidationError(
                _("Somebody stays behind in a split. If all go, note that the household moves.")
            )
        return persons


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea, max_length=2000)


def now_of(one: Resident) -> dict[str, Any]:
    """Give what the card says now, as a form shows it."""
    card = one.card
    return {"name": card.name, "born": card.born, "phone": card.phone} if card else {}
