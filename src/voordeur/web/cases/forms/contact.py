"""Calls and talks, help and advice, tries in vain."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.hall.forms import DateField
from voordeur.web.cases.forms.base import CaseForm, DeedPage, life_domain, one_of, short, words


class NoteForm(CaseForm):
    """A call, mail, chat or talk, in twenty seconds."""

    channel = one_of(
        _("What was it?"),
        [("call", _("Call")), ("talk", _("Talk")), ("mail", _("Mail")), ("chat", _("Chat")), ("letter", _("Letter"))],
    )
    with_whom = short(_("With whom?"))
    text = words(_("What was said?"))
    domain = life_domain()
    level = forms.TypedChoiceField(
        label=_("For whose eyes?"),
        choices=[("1", _("Everybody who helps here")), ("2", _("Only the coordinator"))],
        coerce=int,
        widget=forms.RadioSelect,
        initial="1",
    )
    persons = forms.MultipleChoiceField(label=_("About whom?"), required=False, widget=forms.CheckboxSelectMultiple)
    follow_up_on = DateField(label=_("Come back to it on"), required=False)

    def about(self, case: CaseView) -> None:
        """Offer the members of the household."""
        super().about(case)
        self.fields["channel"].in_a_row = True  # type: ignore[attr-defined]
        self.fields["level"].in_a_row = True  # type: ignore[attr-defined]
        if case.members:
            self.fields["persons"].choices = [(str(one.person), one.name) for one in case.members]  # type: ignore[attr-defined]
        else:
            del self.fields["persons"]


class HelpForm(CaseForm):
    """Help or advice that was given."""

    text = words(_("What was done?"))
    domain = life_domain()


class AttemptForm(CaseForm):
    """Somebody went to this household, and no talk came of it."""

    outcome = one_of(
        _("What came of it?"),
        [
            ("nobody_home", _("Nobody home, or nobody came")),
            ("come_back", _("Come back another time")),
            ("no_access", _("Could not get to the door")),
            ("moved", _("Moved away")),
            ("unsafe", _("Not safe: left")),
        ],
        initial="nobody_home",
    )
    part_of_day = one_of(
        _("When was it?"),
        [("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("Evening"))],
        required=False,
    )
    card_left = forms.BooleanField(label=_("I left a card"), required=False)


PAGES = {
    "notitie": DeedPage(kind="contact_noted", form=NoteForm, title=_("Write a note")),
    "hulp": DeedPage(kind="help_given", form=HelpForm, title=_("Help was given")),
    "advies": DeedPage(kind="advice_given", form=HelpForm, title=_("Advice was given")),
    "aangebeld": DeedPage(kind="contact_attempted", form=AttemptForm, title=_("Tried in vain to get in touch")),
}
