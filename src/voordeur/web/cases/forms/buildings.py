"""A case about a building: which one, what was found, and the cases that go with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from voordeur.cases.queries import Call
from voordeur.desk.case.around import can_be_linked, whom_to_call_at
from voordeur.desk.case.casework import CaseView
from voordeur.hall.requests import permit
from voordeur.journal import Permit
from voordeur.people import places
from voordeur.web.cases.forms.asking import DAY, DOMAIN, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, choose_words, short

_MOST, _NAMED, _LONGEST_LIST = 200, 5, 10_000


class AddressesField(forms.CharField):
    """Addresses as people write them, one on each line; gives the id of each, which must be one that is known."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        """Say how an address is written."""
        help_text = _("One on each line: street and house number, or postcode and house number.")
        super().__init__(required=False, max_length=_LONGEST_LIST, help_text=help_text, **kwargs)

    def clean(self, value: Any) -> list[str]:
        """Find each address, and name every line that is not one."""
        lines = [line for one in str(super().clean(value)).splitlines() if (line := one.strip())]
        found = {line: places.find_addresses(line, most=2) for line in lines[:_MOST]}
        wrong = [line for line, at in found.items() if len(at) != 1] + lines[_MOST:]
        if wrong:
            why = _("This is not one address that we know: %(lines)s. Write street or postcode, and house number.")
            raise forms.ValidationError(why, params={"lines": "; ".join(wrong[:_NAMED])})
        return [str(at[0].pk) for at in found.values()]


class BuildingForm(CaseForm):
    """How the building is called and at which addresses it stands; what stood there goes with what is unticked."""

    label = short(_("What is it called?"), required=True, help_text=_("An address or a name, as everybody calls it."))
    stays = forms.MultipleChoiceField(
        label=_("Which addresses belong to it?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    addresses = AddressesField(label=_("Which addresses belong to it?"))
    reason = short(_("Why beside it?"), help_text=_("Only when a case runs already at an address that you add."))

    def about(self, case: CaseView) -> None:
        """Begin with what stands there."""
        super().about(case)
        self.fields["label"].initial = case.building.label if case.building else ""
        there = [(str(one.pk), str(one)) for one in case.building_addresses]
        if not there:
            del self.fields["stays"]
            return
        self.fields["stays"].choices = there  # type: ignore[attr-defined]
        self.fields["stays"].initial = [id for id, _address in there]
        self.fields["addresses"].label = _("Which more?")

    def clean(self) -> dict[str, Any]:
        """Put what stays and what is added together."""
        given = super().clean() or {}
        given["addresses"] = list(dict.fromkeys([*given.pop("stays", []), *given.get("addresses", [])]))
        return given


class LinkForm(CaseForm):
    """Which other case goes with this one, among those in which the worker writes for the same purpose."""

    case = forms.ChoiceField(label=_("Which case?"))
    how = short(_("How do they go together?"))

    def about(self, case: CaseView) -> None:
        """Offer those cases, and the words of the method."""
        super().about(case)
        others = [(str(file), name.title or name.place) for file, name in can_be_linked(case)]
        self.fields["case"].choices = [("", "–"), *others]  # type: ignore[attr-defined]
        self.fields["case"].help_text = _("It will stand in both. Who may not read the other case sees nothing of it.")
        choose_words(self, case, "case_linked", "how", required=False)


def _there(case: CaseView, said: dict[str, Any], at: datetime) -> list[Call]:
    return whom_to_call_at(case, said.get("addresses", ()), at=at)


def _in_both(request: HttpRequest, case: CaseView, said: dict[str, Any], id: UUID) -> Permit:
    return permit(request, purpose=case.purpose, file=case.file, also=[said["case"]])


BUILDING = DeedGroup(
    name="building",
    title=_("The building"),
    pages={
        "gebouw": DeedPage(
            kind="building_identified", form=BuildingForm, title=_("Say which building it is"), calls=_there
        ),
        "bevinding": page_of(
            "finding_noted",
            _("Note what was found"),
            Ask("what", _("What is it about?")),
            Ask("part", _("In which part?"), word=True, optional=True),
            Ask(
                "text",
                _("What was found?"),
                help=_("Never write down where somebody comes from, or what somebody believes."),
            ),
            Ask("competent", _("Who may act on it?"), optional=True),
            Ask("organisation", _("Of which organisation?")),
            DAY,
            DOMAIN,
        ),
        "bevinding-klaar": page_of(
            "finding_settled", _("It is settled"), DAY, Ask("result", _("What was done?")), thing="finding"
        ),
        "hoort-bij": DeedPage(
            kind="case_linked", form=LinkForm, title=_("Another case goes with this one"), right=_in_both
        ),
    },
)
