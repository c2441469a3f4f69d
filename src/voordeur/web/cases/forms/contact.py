"""Calls and talks, help and advice, tries in vain."""

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.case.casework import CaseView
from voordeur.hall.forms import DateField
from voordeur.web.cases.forms.asking import DOMAIN, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedPage, choose_words, life_domain, one_of, short, words


class NoteForm(CaseForm):
    """A call, mail, chat or talk, in twenty seconds."""

    channel = one_of(
        _("What was it?"),
        [("call", _("Call")), ("talk", _("Talk")), ("mail", _("Mail")), ("chat", _("Chat")), ("letter", _("Letter"))],
    )
    with_whom = short(_("With whom?"))
    place = short(_("Where was it?"))
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
        """Offer the members of the household; ask where it was only where the method names places."""
        super().about(case)
        if not choose_words(self, case, "contact_noted", "place", required=False):
            del self.fields["place"]
        self.fields["channel"].in_a_row = True  # type: ignore[attr-defined]
        self.fields["level"].in_a_row = True  # type: ignore[attr-defined]
        if case.members:
            self.fields["persons"].choices = [(str(one.person), one.name) for one in case.members]  # type: ignore[attr-defined]
        else:
            del self.fields["persons"]


PAGES = {
    "notitie": DeedPage(kind="contact_noted", form=NoteForm, title=_("Write a note")),
    "hulp": page_of("help_given", _("Help was given"), Ask("text", _("What was done?")), DOMAIN),
    "advies": page_of("advice_given", _("Advice was given"), Ask("text", _("Which advice?")), DOMAIN),
    "aangebeld": page_of(
        "contact_attempted",
        _("Tried in vain to get in touch"),
        Ask(
            "outcome",
            choices=[
                ("nobody_home", _("Nobody home, or nobody came")),
                ("come_back", _("Come back another time")),
                ("no_access", _("Could not get to the door")),
                ("moved", _("Moved away")),
                ("unsafe", _("Not safe: left")),
            ],
            initial="nobody_home",
        ),
        Ask(
            "part_of_day",
            _("When was it?"),
            optional=True,
            choices=[("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("Evening"))],
        ),
        Ask("card_left", _("I left a card")),
    ),
}
