"""Partners around the case: one that was held, and what is done with an invitation or a decision.

Calling a conference and what happens at the table have pages of their own (`web.conferences`).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedPage,
    ReasonForm,
    on_day,
    one_of,
    people_list,
    short,
    split_names,
    words,
)
from voordeur.web.cases.forms.plan import ResultForm

KINDS = [
    ("case_discussion", _("Case discussion")),
    ("multidisciplinary", _("With several disciplines")),
    ("follow_up", _("Follow-up")),
]


class ConferenceForm(CaseForm):
    """Partners sat together."""

    kind = one_of(_("What kind?"), KINDS)
    happened_on = on_day()
    attended = people_list(_("Who was there?"))
    decisions = words(_("What was discussed?"), required=False, help_text=_("Decisions have a form of their own."))

    def clean_attended(self) -> tuple[str, ...]:
        """Take the names apart."""
        return split_names(self.cleaned_data["attended"])


class ComesForm(CaseForm):
    """Whether somebody comes."""

    comes = one_of(_("What is the answer?"), [("True", _("Comes")), ("", _("Does not come"))], required=False)
    remark = words(_("Remark"), required=False)

    def clean_comes(self) -> bool:
        """Take yes or no."""
        return bool(self.cleaned_data["comes"])


class DissentForm(CaseForm):
    """Who does not agree, and why."""

    who = short(_("Who does not agree?"), required=True)
    reason = words(_("Why not?"))


def _conference(row: Any) -> dict[str, Any]:
    return {"conference": row.conference}


def _at_the_table(kind: str, form: type[CaseForm], title: Any, thing: str) -> DeedPage:
    return DeedPage(kind=kind, form=form, title=title, thing=thing, page="conference", at=_conference)


PAGES = {
    "overleg": DeedPage(kind="conference_held", form=ConferenceForm, title=_("A conference was held")),
    "komt": _at_the_table("invitation_answered", ComesForm, _("Comes or does not come"), "invitation"),
    "niet-eens": _at_the_table("dissent_noted", DissentForm, _("Somebody does not agree"), "conference_decision"),
    "besluit-uitgevoerd": _at_the_table(
        "decision_carried_out", ResultForm, _("Decision carried out"), "conference_decision"
    ),
    "besluit-vervalt": _at_the_table(
        "decision_dropped", ReasonForm, _("Decision will not be carried out"), "conference_decision"
    ),
}
