"""A case about a building: which one, what was found, and the cases that go with it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.around import can_be_linked
from voordeur.desk.case.casework import CaseView
from voordeur.hall.requests import permit
from voordeur.journal import Permit
from voordeur.web.cases.forms.asking import DAY, DOMAIN, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, choose_words, short


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


def _in_both(request: HttpRequest, case: CaseView, said: dict[str, Any], id: UUID) -> Permit:
    return permit(request, purpose=case.purpose, file=case.file, also=[said["case"]])


BUILDING = DeedGroup(
    name="building",
    title=_("The building"),
    pages={
        "gebouw": page_of(
            "building_identified",
            _("Say which building it is"),
            Ask("label", _("What is it called?"), help=_("An address or a name, as everybody calls it.")),
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
