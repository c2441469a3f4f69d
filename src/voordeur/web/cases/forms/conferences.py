"""Partners around the case: one that was held, and what is done with an invitation or a decision.

Calling a conference and what happens at the table have pages of their own (`web.conferences`).
"""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import word_title
from voordeur.methods.spoken import words_spoken_of
from voordeur.web.cases.forms.asking import WHY, Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedPage,
    NamesField,
    Words,
    on_day,
    one_of,
    words,
)
from voordeur.web.cases.forms.plan import RESULT

KINDS = [
    ("case_discussion", _("Case discussion")),
    ("multidisciplinary", _("With several disciplines")),
    ("follow_up", _("Follow-up")),
]
# Of these only what the method speaks of.
_KINDS_OF_A_METHOD = ("briefing", "debriefing", "family", "core_team")


def kinds_in(case: CaseView) -> Sequence[tuple[str, Words]]:
    """Give the kinds of conference that are offered in a case, as its method calls them."""
    if (method := case.method) is None:
        return KINDS
    entries = ("conference_called", "conference_held")
    spoken = [word for kind in entries for word in words_spoken_of(method, kind, "kind")]
    offered = [*dict(KINDS), *(kind for kind in _KINDS_OF_A_METHOD if kind in spoken)]
    return [(kind, capfirst(word_title(method, "kind", kind))) for kind in offered]


class ConferenceForm(CaseForm):
    """Partners sat together."""

    kind = one_of(_("What kind?"), KINDS)
    happened_on = on_day()
    attended = NamesField(label=_("Who was there?"))
    decisions = words(_("What was discussed?"), required=False, help_text=_("Decisions have a form of their own."))

    def about(self, case: CaseView) -> None:
        """Offer the kinds of conference that this method knows."""
        super().about(case)
        self.fields["kind"].choices = kinds_in(case)  # type: ignore[attr-defined]


def _conference(row: Any) -> dict[str, Any]:
    return {"conference": row.conference}


_AT_THE_TABLE: dict[str, Any] = {"page": "conference", "at": _conference}
_DECISION: dict[str, Any] = {"thing": "conference_decision", **_AT_THE_TABLE}


PAGES = {
    "overleg": DeedPage(kind="conference_held", form=ConferenceForm, title=_("A conference was held")),
    "komt": page_of(
        "invitation_answered",
        _("Comes or does not come"),
        Ask("comes", _("What is the answer?"), choices=[("yes", _("Comes")), ("no", _("Does not come"))]),
        Ask("remark", optional=True),
        thing="invitation",
        **_AT_THE_TABLE,
    ),
    "niet-eens": page_of(
        "dissent_noted", _("Somebody does not agree"), Ask("who"), Ask("reason", _("Why not?")), **_DECISION
    ),
    "besluit-uitgevoerd": page_of("decision_carried_out", _("Decision carried out"), RESULT, **_DECISION),
    "besluit-vervalt": page_of("decision_dropped", _("Decision will not be carried out"), WHY, **_DECISION),
}
