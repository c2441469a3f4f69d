"""A household goes on in the method that this one feeds: where to, and why."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.cases import actions as cases
from voordeur.desk.case.around import beside, fed_from
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.hall.requests import now, who
from voordeur.journal import Permit
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    choose_words,
    method_words,
    offer,
    take_what_was_sent_before,
    words,
)
from voordeur.web.cases.forms.grounds import members_to_choose


class HandOnForm(CaseForm):
    """Where the household goes on; consent and who is looked at apart come along by themselves."""

    to = forms.ChoiceField(
        label=_("Where does {the_unit} go on?"),
        widget=forms.RadioSelect,
        help_text=_(
            "They begin without asking everything again: the household, the consent and who is looked at apart come "
            "along. Nothing else does; this case may run on."
        ),
    )
    reason = words(_("Why?"), help_text=_("This stays in this case."))

    def about(self, case: CaseView) -> None:
        """Offer the programmes that work by a method that this one feeds; where there is none it is only noted."""
        super().about(case)
        self.where = {str(programme or method): (method, programme) for method, programme, _title in fed_from(case)}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (
                str(programme or method),
                told(title) if programme else _("%(method)s, elsewhere") % {"method": told(title)},
            )
            for method, programme, title in fed_from(case)
        ]

    def clean(self) -> dict[str, Any]:
        """Give the method and the programme that were chosen."""
        given = super().clean() or {}
        if given.get("to") in self.where:
            method, programme = self.where[given["to"]]
            given |= {"to": method, "programme": str(programme or "")}
        return given


class AgreeForm(CaseForm):
    """Who answers for the household, now that more than one team works for it: this team, or another."""

    case = forms.ChoiceField(
        label=_("With whom did you agree?"), widget=forms.RadioSelect, help_text=_("Call them first.")
    )
    here = forms.ChoiceField(
        label=_("Who coordinates the household?"),
        choices=[("yes", _("This team")), ("no", _("The other team"))],
        widget=forms.RadioSelect,
        help_text=_(
            "Each team keeps its own work. One answers for the whole household: the plan, and who is called first. "
            "It passes to the other when both wrote it down."
        ),
    )
    remark = words(_("What did you agree?"), required=False, help_text=_("This stays in this case."))

    def about(self, case: CaseView) -> None:
        """Offer the teams at work beside this one."""
        super().about(case)
        others = [one for one in beside(case) if one.row.case]
        self.fields["case"].choices = [  # type: ignore[attr-defined]
            (str(one.row.case), one.programme or one.method) for one in others
        ]
        if len(others) == 1:
            self.fields["case"].initial = str(others[0].row.case)

    def clean(self) -> dict[str, Any]:
        """Give whether it is here."""
        given = super().clean() or {}
        return given | ({"here": given["here"] == "yes"} if "here" in given else {})


_NOT_HERE = "not here"  # the team that is told works elsewhere, or is not seen from this case


class TellForm(CaseForm):
    """Something that the other team of the household must know, said once and read there."""

    needed_at_times = ("text",)
    case = forms.ChoiceField(label=_("Which team?"), widget=forms.RadioSelect)
    what = method_words(_("What is it about?"))
    text = words(
        _("What do they need to know?"),
        required=False,
        help_text=_("They read this in their own case. Write what they need, and nothing that was said in confidence."),
    )
    persons = forms.MultipleChoiceField(
        label=_("Whom is it about?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def about(self, case: CaseView) -> None:
        """Offer the teams at work beside this one, and the members of the household.

        Any other team is told otherwise, and how is written down.
        """
        super().about(case)
        others = [(str(one.row.case), one.programme or one.method) for one in beside(case) if one.row.case]
        self.fields["case"].choices = [*others, (_NOT_HERE, _("Another team. I told them myself."))]  # type: ignore[attr-defined]
        if len(others) < 2:
            self.fields["case"].initial = others[0][0] if others else _NOT_HERE
        if not others:
            self.fields["text"].help_text = _(
                "This page sees no other team. Tell them yourself, then write down what you said, and how."
            )
        offer(self, "persons", members_to_choose(case))
        take_what_was_sent_before(self, case, "case", "persons")
        choose_words(self, case, "told_beside", "what")

    def clean(self) -> dict[str, Any]:
        """Give the case and the persons as the deed takes them."""
        given = super().clean() or {}
        if given.get("case") == _NOT_HERE:
            given["case"] = ""
            if not given.get("text"):
                self.add_error("text", _("Write down what you said, and how."))
        return given | {"persons": [UUID(one) for one in given.get("persons", ())]}


def _to_tell(request: HttpRequest, case: CaseView, said: dict[str, Any], id: UUID) -> Permit:
    told_to = [said["case"]] if said.get("case") else []
    return access.permit_to_tell_beside(
        worker=who(request), purpose=case.purpose, file=case.file, cases=told_to, at=now(request)
    )


def _to_begin_there(request: HttpRequest, case: CaseView, said: dict[str, Any], id: UUID) -> Permit:
    return access.permit_to_hand_on(
        worker=who(request), purpose=case.purpose, file=case.file, case=cases.case_handed_on(id), at=now(request)
    )


GOES_ON = DeedGroup(
    name="goes_on",
    title=_("Going on elsewhere"),
    pages={
        "gaat-verder": DeedPage(
            kind="handed_on", form=HandOnForm, title=_("Hand on to another way of working"), right=_to_begin_there
        ),
        "wie-coordineert": DeedPage(
            kind="household_coordination_agreed", form=AgreeForm, title=_("Who coordinates this household")
        ),
        "zeg-het-daar": DeedPage(kind="told_beside", form=TellForm, title=_("Tell the other team"), right=_to_tell),
    },
)
