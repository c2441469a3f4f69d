"""Somebody wants to see what is written: who asks for whom, more time, and the answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.deciding import decides_for
from voordeur.web.cases.forms.asking import DAY, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, on_day, one_of, short, words
from voordeur.web.cases.forms.grounds import members_to_choose, say_who_decides


class AskedForm(CaseForm):
    """Of whom, and who asks."""

    needed_at_times = ("persons", "others")
    person = one_of(_("About whom?"), ())
    persons = forms.MultipleChoiceField(label=_("Who asks?"), required=False, widget=forms.CheckboxSelectMultiple)
    others = short(
        _("Who else asks, who lives elsewhere?"),
        help_text=_("Such as a guardian, or the other parent. Not needed if you ticked somebody above."),
    )
    text = words(_("What does this person want to see? Only if that was said"), required=False)
    happened_on = on_day()

    def about(self, case: CaseView) -> None:
        """Offer the members of the household, and say who decides for a child today."""
        super().about(case)
        if not case.members:
            self.fields["person"].help_text = _("Nobody is written down yet. First write down whom it is about.")
            del self.fields["persons"], self.fields["others"]
            return
        for name in ("person", "persons"):
            self.fields[name].choices = members_to_choose(case)  # type: ignore[attr-defined]
        self.fields["persons"].help_text = say_who_decides(decides_for(case, self.day))

    def clean(self) -> dict[str, Any]:
        """Have somebody who asks, where the household is known."""
        given = super().clean() or {}
        if "persons" in self.fields and not given.get("persons") and not given.get("others"):
            self.add_error("persons", _("Choose who asks."))
        return given


class AnsweredForm(CaseForm):
    """How it was answered."""

    needed_at_times = ("reason",)
    answered = one_of(
        _("How was it answered?"),
        [
            ("letter", _("With a letter for this one reader")),
            ("shown", _("Shown and explained on the spot")),
            ("refused", _("Refused")),
        ],
        initial="letter",
    )
    reason = words(_("If it was refused: why?"), required=False)
    happened_on = on_day()

    def clean(self) -> dict[str, Any]:
        """A no has its reason."""
        given = super().clean() or {}
        if given.get("answered") == "refused" and not given.get("reason"):
            self.add_error("reason", _("Write down why."))
        return given


INSPECTION = DeedGroup(
    name="inspection",
    title=_("Seeing what is written"),
    pages={
        "inzage": DeedPage(kind="inspection_asked", form=AskedForm, title=_("Somebody asks to see what is written")),
        "inzage-langer": page_of(
            "inspection_extended",
            _("More time is needed"),
            Ask(
                "reason",
                _("Why is more time needed?"),
                help=_("Two months more, only when it is complex. Tell whoever asked, with this reason."),
            ),
            DAY,
            thing="inspection",
        ),
        "inzage-antwoord": DeedPage(
            kind="inspection_answered", form=AnsweredForm, title=_("The answer was given"), thing="inspection"
        ),
    },
    always=True,
)
