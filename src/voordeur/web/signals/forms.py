"""The forms in which a worry is told (what every method asks, and what this one asks besides), weighed and taken up."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from voordeur.desk.words import told, word_title
from voordeur.hall.forms import DateField, EurosField, Form
from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Method
from voordeur.methods.spoken import fields_spoken_of, words_spoken_of
from voordeur.people import places
from voordeur.signals.rules import LONGEST_TEXT, refuse_a_text_too_long, refuse_what_is_no_sentence

_KIND = "signal_received"
_CHANNELS = [
    ("telephone", _("By telephone")),
    ("email", _("By e-mail")),
    ("meeting", _("At a meeting")),
    ("visit", _("On a visit")),
]
# Of these only what the method speaks of.
_CHANNELS_OF_A_METHOD = {
    "walk_in": _("Somebody came in at the counter"),
    "self": _("The resident asked for it"),
    "nomination": _("A partner put the household forward"),
    "register": _("From a register"),
    "outside_event": _("After something that happened, such as a police call"),
}


class ReportForm(Form):
    """What a professional tells: about whom, what was seen, whether the resident agrees, and how urgent it is."""

    needed_at_times = ("about",)
    about = forms.CharField(
        label=_("About whom, and where?"),
        required=False,
        max_length=500,
        help_text=_("Name and address, only what is needed to find them. Empty when the resident does not agree."),
    )
    text = forms.CharField(
        label=_("What did you see, and why does it worry you?"),
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=format_lazy(
            _("At most {most} characters. Write down what you saw or heard, not what you think is behind it."),
            most=lazy(number_format, str)(LONGEST_TEXT, force_grouping=True),
        ),
    )
    permission = forms.ChoiceField(
        label=_("Does the resident agree that you report this?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("not_asked", _("I did not ask"))],
        widget=forms.RadioSelect,
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        help_text=_("Is somebody in danger now? Call 112 first."),
        choices=[("normal", _("It can wait some days")), ("soon", _("This week")), ("acute", _("Today"))],
        widget=forms.RadioSelect,
        initial="normal",
    )
    wishes_feedback = forms.BooleanField(
        label=_("Let me know how far it is"),
        required=False,
        initial=True,
        help_text=_("You hear that it was received, who takes it up and when it is closed. Nothing else."),
    )

    ground = forms.CharField(
        label=_("On which ground in law is this passed on?"),
        required=False,
        max_length=300,
        help_text=_("For instance an article of law, or: with the consent of the resident."),
    )
    hard_date = DateField(
        label=_("Is there a day that waits for nobody, such as an eviction or a release?"), required=False
    )
    amount = EurosField(label=_("How many euros is it about, such as arrears?"), required=False)
    kind = forms.ChoiceField(label=_("What kind of signal is it?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, method: Method, **kwargs: Any) -> None:
        """Ask a ground, a fixed day, an amount and a kind only where the method asks something about them."""
        super().__init__(*args, **kwargs)
        spoken = fields_spoken_of(method, _KIND)
        for name in ("ground", "hard_date", "amount", "kind"):
            if name not in spoken:
                del self.fields[name]
        if "kind" in self.fields:
            words = words_spoken_of(method, _KIND, "kind")
            named = [(word, word_title(method, "kind", word)) for word in words]
            self.fields["kind"].choices = [("", _("None of these")), *named]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """Refuse what nobody will read or can take up, in the words of the room."""
        text: str = self.cleaned_data["text"]
        try:
            refuse_a_text_too_long(text)
            refuse_what_is_no_sentence(text)
        except Refusal as refusal:
            raise forms.ValidationError(f"{told(refusal.explanation)} {told(refusal.first)}") from refusal
        return text

    def clean(self) -> dict[str, Any]:
        """Ask about whom it is when the resident agrees; without that, a method may want no name at all."""
        given = super().clean() or {}
        if given.get("permission") == "yes" and not given.get("about"):
            self.add_error("about", _("Tell about whom it is, or where: otherwise nobody can help."))
        return given


class TypedReportForm(ReportForm):
    """The same, as the contact point types in what came in otherwise."""

    channel = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=_CHANNELS,
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("On which day?"))
    reporter_name = forms.CharField(label=_("Who reports it?"), max_length=200)
    reporter_organisation = forms.CharField(label=_("Of which organisation?"), required=False, max_length=200)
    knows_where = forms.BooleanField(
        label=_("The reporter knows where to go with this"),
        required=False,
        help_text=_("Then it is not taken in here: the addresses are shown below."),
    )
    field_order = ("channel", "on", "reporter_name", "reporter_organisation", "knows_where")

    def __init__(self, *args: Any, method: Method, **kwargs: Any) -> None:
        """Speak about the reporter, since whoever types is somebody else."""
        super().__init__(*args, method=method, **kwargs)
        spoken = words_spoken_of(method, _KIND, "channel")
        more = [(channel, title) for channel, title in _CHANNELS_OF_A_METHOD.items() if channel in spoken]
        self.fields["channel"].choices = [*_CHANNELS, *more]  # type: ignore[attr-defined]
        self.fields["text"].label = _("What did the reporter see, and why does it worry them?")
        self.fields["permission"].label = _("Does the resident agree that this is reported?")
        self.fields["permission"].choices = [  # type: ignore[attr-defined]
            ("yes", _("Yes")),
            ("no", _("No")),
            ("not_asked", _("It was not asked")),
        ]
        self.fields["wishes_feedback"].label = _("The reporter wants to hear how far it is")
        self.fields["wishes_feedback"].help_text = _(
            "Then call back: that it was received, who takes it up, when it is closed. Nothing else."
        )


class WeighForm(Form):
    """One problem, several, or several that hold each other in place."""

    outcome = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            ("single", _("One problem")),
            ("multiple_unconnected", _("Several problems, not connected")),
            ("multiple_connected", _("Several problems that hold each other in place")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea, max_length=4000)

    def __init__(
        self, *args: Any, stands: tuple[str, str], refused: Mapping[str, Refusal] | None = None, **kwargs: Any
    ) -> None:
        """Know which judgement stands now with its reason, and which ones the method does not allow yet."""
        super().__init__(*args, **kwargs)
        self.stands = stands
        outcome = self.fields["outcome"]
        titles = dict(outcome.choices)  # type: ignore[attr-defined]
        outcome.widget.choices = [(one, title) for one, title in titles.items() if one not in (refused or {})]
        outcome.help_text = " ".join(
            f"“{titles[one]}”: {told(why.explanation)} {told(why.first)}" for one, why in (refused or {}).items()
        )

    def clean(self) -> dict[str, Any]:
        """A judgement that stands is not written down again."""
        given = super().clean() or {}
        if (given.get("outcome"), given.get("reason")) == self.stands:
            self.add_error("reason", _("This judgement stands there already. Say what is new, or go back."))
        return given


class SearchForm(Form):
    """Words to look for a household by. They are posted, since names do not belong in urls."""

    words = forms.CharField(
        label=_("Name or address"), max_length=200, help_text=_("For instance: De Wit, Vlierhof 12")
    )


class TakeUpForm(Form):
    """Who answers for a household from now on; for one that is not written down yet, also its name and address."""

    household = forms.CharField(widget=forms.HiddenInput)
    label = forms.CharField(
        label=_("Name of the new household"), max_length=120, help_text=_("Mostly the family name.")
    )
    place = forms.CharField(
        label=_("Address of the new household"),
        required=False,
        max_length=120,
        help_text=_("For instance: Vlierhof 12"),
    )
    taker = forms.ChoiceField(label=_("Who answers for it?"))
    reason = forms.CharField(
        label=_("Why must it run beside the other case?"),
        required=False,
        max_length=2000,
        help_text=_("Call first; joining the other case is usual. Tell why that does not do here."),
    )

    def __init__(self, *args: Any, new: bool, takers: list[tuple[str, Any]], runs: bool, **kwargs: Any) -> None:
        """Ask only what is not known: a new household's name, and a reason when a case runs already."""
        super().__init__(*args, **kwargs)
        self.fields["taker"].choices = takers  # type: ignore[attr-defined]
        for name in () if new else ("label", "place"):
            del self.fields[name]
        if not runs:
            del self.fields["reason"]

    def clean_place(self) -> Any:
        """Find the one address that is meant, if any."""
        place = self.cleaned_data["place"]
        found = places.find_addresses(place, most=2) if place else []
        if place and len(found) != 1:
            raise forms.ValidationError(_("This is not one address. Write street and number, or leave it empty."))
        return found[0].id if found else None


class JoinForm(Form):
    """Why a signal belongs to a running case."""

    reason = forms.CharField(label=_("Why does it belong there?"), widget=forms.Textarea, max_length=2000)
