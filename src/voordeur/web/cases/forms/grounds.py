"""Why the work may be done."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.common import clock
from voordeur.desk.case.around import Beside, beside
from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.deciding import can_take_back, decides_for
from voordeur.hall.forms import DateField
from voordeur.hall.requests import now, who
from voordeur.journal import Permit
from voordeur.web.cases.forms.asking import Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    Choices,
    DeedPage,
    offer,
    one_of,
    short,
    take_what_was_sent_before,
    words,
)


class ConsentForm(CaseForm):
    """To what residents agreed, who of them, with whom it may be shared, how and when."""

    needed_at_times = ("persons", "others")
    for_what = words(_("To what?"))
    with_whom = short(_("With whom may it be shared?"), required=True, help_text=_("For instance: the Wmo desk."))
    subjects = forms.MultipleChoiceField(
        label=_("For whom does it count?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody ticked: for who agreed."),
    )
    persons = forms.MultipleChoiceField(label=_("Who agreed?"), required=False, widget=forms.CheckboxSelectMultiple)
    others = short(
        _("Who else agreed, who lives elsewhere?"),
        help_text=_("Such as a guardian, or the other parent. Not needed if you ticked somebody above."),
    )
    how = one_of(_("How?"), [("spoken", _("Spoken")), ("signed", _("Signed"))])
    happened_on = DateField(label=_("On which day?"), initial=clock.today)

    def about(self, case: CaseView) -> None:
        """Offer the members of the household, and say who decides for a child today."""
        super().about(case)
        if not case.members:
            del self.fields["persons"], self.fields["subjects"], self.fields["others"]
            return
        for name in ("persons", "subjects"):
            self.fields[name].choices = members_to_choose(case)  # type: ignore[attr-defined]
        self.fields["persons"].help_text = say_who_decides(decides_for(case, self.day))

    def clean(self) -> dict[str, Any]:
        """Have somebody who agreed, where the household is known."""
        given = super().clean() or {}
        if "persons" in self.fields and not given.get("persons") and not given.get("others"):
            self.add_error("persons", _("Choose who agreed."))
        return given


_HERE = "here"  # consent ends for the work of this team alone


class WithdrawForm(CaseForm):
    """Who takes consent back; nothing more is needed."""

    persons = forms.MultipleChoiceField(
        label=_("Who withdraws it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody ticked: all consent in this case ends."),
    )
    also = forms.ChoiceField(label=_("For what is it withdrawn? Ask that."), widget=forms.RadioSelect)
    reason = words(_("Why? Only if somebody wants to say so"), required=False, help_text=_("This stays in this case."))

    def about(self, case: CaseView) -> None:
        """Offer whose consent can end here, and ask for what when the household goes on elsewhere too."""
        super().about(case)
        offer(self, "persons", [(str(person), name) for person, name in can_take_back(case)])
        self._ask_for_what([one for one in beside(case) if one.row.case])
        take_what_was_sent_before(self, case, "persons", "also")
        if case.handed:
            field = self.fields.get("persons") or self.fields["reason"]
            also = _("Did this person give consent to another team too? Then tell that team as well.")
            field.help_text = f"{field.help_text} {also}"

    def _ask_for_what(self, running: list[Beside]) -> None:
        """Offer the work of this team, or that of all teams that are named: what is chosen holds for those alone."""
        teams = " ".join(str(one.row.case) for one in running)
        names = {"names": ", ".join(one.programme or one.method for one in running)}
        offered: Choices
        if running:
            offered = [
                (_HERE, _("Only for the work of this team. %(names)s may go on.") % names),
                (teams, _("Also for the work of: %(names)s. It ends there at once too.") % names),
            ]
        else:
            offered = [(_HERE, _("Only for the work of this team."))] if "also" in self.data else []
        offer(self, "also", offered)

    def clean(self) -> dict[str, Any]:
        """Give the other cases in which the consent ends too."""
        given = super().clean() or {}
        also = given.get("also") or _HERE
        return given | {"also": [] if also == _HERE else [UUID(one) for one in also.split()]}


def _to_withdraw(request: HttpRequest, case: CaseView, said: dict[str, Any], id: UUID) -> Permit:
    return access.permit_to_take_back_consent(
        worker=who(request), purpose=case.purpose, file=case.file, cases=said["also"], at=now(request)
    )


def say_who_decides(told: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """Say in a sentence for each child who decides today."""
    return " ".join(
        _("For %(child)s decides: %(who)s.") % {"child": child, "who": ", ".join(who) or _("not known yet")}
        for child, who in told
    )


def members_to_choose(case: CaseView) -> list[tuple[str, str]]:
    """Give the members of the household as choices."""
    return [(str(one.person), one.name) for one in case.members]


PAGES = {
    "toestemming": DeedPage(kind="consent_given", form=ConsentForm, title=_("Consent given")),
    "toestemming-ingetrokken": DeedPage(
        kind="consent_withdrawn", form=WithdrawForm, title=_("Consent withdrawn"), right=_to_withdraw
    ),
    "grondslag": page_of("ground_recorded", _("Write down a ground in law"), Ask("ground"), Ask("law", optional=True)),
}
