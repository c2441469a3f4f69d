"""The forms of what a team notes about its programme: classes for what decides something, the rest from the kind."""

from types import new_class
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.desk.words import of_unit, told, word_title
from voordeur.hall.forms import Form, dress
from voordeur.journal.kinds import kind_of
from voordeur.methods.language import PROGRAMME, TRACKS
from voordeur.methods.spoken import fields_spoken_of, words_asked_of, words_forbidden, words_spoken_of
from voordeur.people import places
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.asking import Ask, field_of
from voordeur.web.cases.forms.base import NamesField, offer_organisations
from voordeur.web.cases.forms.obstacles import WHAT


class ProgrammeForm(Form):
    """A form about one programme; a subclass names the fields, `about` fills their choices."""

    def __init__(self, *args: Any, programme: UUID, **kwargs: Any) -> None:
        """Fill what depends on the programme."""
        super().__init__(*args, **kwargs)
        self.about(programme)
        method = programmes.method_of(programme)
        for one in self.fields.values():
            one.label, one.help_text = (of_unit(method, said or "") for said in (one.label, one.help_text))
        dress(self)

    def about(self, programme: UUID) -> None:
        """Fill nothing."""


class TogetherForm(ProgrammeForm):
    """Who sat together."""

    attended = forms.CharField(
        label=_("Who was there?"), required=False, max_length=500, help_text=_("With commas between them.")
    )

    def clean_attended(self) -> tuple[str, ...]:
        """Take the names apart at the commas."""
        return tuple(name.strip() for name in self.cleaned_data["attended"].split(",") if name.strip())


class DiscussionForm(TogetherForm):
    """Who sat together, and what they advise the team; what concerns one case is noted in that case."""

    advice = forms.CharField(
        label=_("What does the team take from it?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names of residents: what concerns one {unit} is noted in that case."),
    )


class BlindSpotForm(ProgrammeForm):
    """What is missing, or keeps more households stuck, for policy."""

    topic = forms.ChoiceField(label=_("What is it about?"), choices=WHAT, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is missing, or gets in the way?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names, no street, no story of one {unit}: write what more {units} meet."),
    )
    domain = forms.ChoiceField(label=_("Life domain"), required=False)

    def about(self, programme: UUID) -> None:
        """Offer the life domains of the method."""
        domains = programmes.method_of(programme).domains
        choices = [("", _("No life domain")), *((id, told(title)) for id, title in domains.items())]
        self.fields["domain"].choices = choices  # type: ignore[attr-defined]


class InformedForm(ProgrammeForm):
    """That the staff of a partner heard what was agreed."""

    organisation = forms.TypedChoiceField(label=_("Which organisation?"), coerce=UUID)
    attended = forms.IntegerField(label=_("How many people were there?"), min_value=1, max_value=10_000, required=False)

    def about(self, programme: UUID) -> None:
        """Offer the organisations."""
        known = accounts.organisations().order_by("name", "id")
        self.fields["organisation"].choices = [(str(one.pk), one.name) for one in known]  # type: ignore[attr-defined]


class RedirectedForm(ProgrammeForm):
    """That a citizen was shown the usual way: what it was about and where to, and nothing about who."""

    topic = forms.CharField(
        label=_("What was it about?"), max_length=100, help_text=_("No names: nothing is kept about whoever asked.")
    )
    to = forms.CharField(label=_("Where was this person sent to?"), max_length=200)


class AreaSignalForm(ProgrammeForm):
    """What goes on in a complex or street, and who was told. There is no place for a person in it."""

    area = forms.TypedChoiceField(label=_("About which area?"), coerce=UUID)
    topic = forms.CharField(
        label=_("What is it about?"), max_length=100, help_text=_("For instance litter, lighting, nuisance.")
    )
    receiver = forms.CharField(label=_("Who was told?"), max_length=200)
    text = forms.CharField(
        label=_("What goes on there?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names and no house numbers: a worry about one {unit} is a signal."),
    )

    def about(self, programme: UUID) -> None:
        """Offer the areas of the programme; all areas when it has none of its own."""
        own = programmes.programme(programme).area
        inside = {own, *places.areas_inside(own)} if own else None
        areas = [one for one in places.areas() if inside is None or one.pk in inside]
        self.fields["area"].choices = [(str(one.pk), one.name) for one in areas]  # type: ignore[attr-defined]


class GroupChosen(ProgrammeForm):
    """About one of the groups that still meet."""

    group = forms.TypedChoiceField(label=_("Which group?"), coerce=UUID)

    def about(self, programme: UUID) -> None:
        """Offer the groups."""
        there = programmes.groups(programme).filter(ended_on=None)
        self.fields["group"].choices = [(str(one.pk), one.title) for one in there]  # type: ignore[attr-defined]


class WordsChosen(ProgrammeForm):
    """With words of the method, where it names some in these fields."""

    of_kind: ClassVar[str]
    tracks: ClassVar[tuple[str, ...]] = TRACKS
    words: ClassVar[tuple[str, ...]] = ()

    def about(self, programme: UUID) -> None:
        """Offer the words that the method names there."""
        method = programmes.method_of(programme)
        for name in self.words:
            said, never = self.fields[name], words_forbidden(method, self.of_kind, name)
            several = isinstance(said, NamesField)
            asked = words_asked_of(method, self.of_kind, name) if several else ()
            words = asked or words_spoken_of(method, self.of_kind, name, self.tracks)
            choices = [(word, capfirst(word_title(method, name, word))) for word in words if word not in never]
            if several:
                self._several(name, choices)
            elif choices:
                self.fields[name] = forms.ChoiceField(label=said.label, choices=choices, widget=forms.RadioSelect)

    def _several(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Let several of the words be ticked; where the method names none there is nothing to ask."""
        if choices:
            ticks, label = forms.CheckboxSelectMultiple, self.fields[name].label
            self.fields[name] = forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=ticks)
        else:
            del self.fields[name]


class WordsOfTheProgramme(WordsChosen):
    """With the words that the method names there about the programme itself: of the same deed a case has others."""

    tracks = (PROGRAMME,)


class ToAnOrganisation(WordsOfTheProgramme):
    """To one of the organisations that are known, where the method asks to which."""

    organisation = forms.TypedChoiceField(
        label=_("To which organisation?"), required=False, coerce=UUID, empty_value=None
    )

    def about(self, programme: UUID) -> None:
        """Offer the organisations, below who gets it."""
        super().about(programme)
        if "organisation" in fields_spoken_of(programmes.method_of(programme), self.of_kind, self.tracks):
            offer_organisations(self.fields["organisation"])
            self.order_fields(["report", "receiver"])
        else:
            del self.fields["organisation"]


def form_of(base: type[ProgrammeForm], kind: str, *asked: Ask) -> type[ProgrammeForm]:
    """Make the form that asks these fields of an entry kind, in this order and after those of its base."""
    names: dict[str, Any] = {ask.name: field_of(kind_of(kind), ask) for ask in asked}
    names |= {"of_kind": kind, "words": tuple(ask.name for ask in asked if ask.word), "__module__": __name__}
    names["__doc__"] = kind_of(kind).meaning
    return new_class(f"{kind}_form", (base,), exec_body=lambda space: space.update(names))


class EvaluationForm(WordsChosen):
    """Who weighed the programme, and what was decided; of what, where the method evaluates more than one thing."""

    of_kind, words = "evaluation_held", ("what",)
    what = forms.CharField(label=_("What was evaluated?"))
    by_whom = forms.CharField(label=_("Who evaluated?"), max_length=200)
    decided = forms.ChoiceField(
        label=_("What was decided?"),
        choices=[
            ("go_on", _("Go on")),
            ("scale_up", _("Go on, and in more places")),
            ("change", _("Go on in another way")),
            ("stop", _("Stop")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("No names of residents."),
    )

    def about(self, programme: UUID) -> None:
        """Ask what was evaluated only where the method names words for it."""
        super().about(programme)
        if not isinstance(self.fields["what"], forms.ChoiceField):
            del self.fields["what"]


class MeasurementForm(WordsChosen):
    """A figure about an area or group as a whole, with where it comes from."""

    of_kind, words = "measurement_taken", ("what",)
    what = forms.CharField(label=_("What was measured?"), max_length=200)
    group = forms.ChoiceField(
        label=_("Of whom?"),
        choices=[("project", _("Of those the programme works for")), ("control", _("Of the control group"))],
        widget=forms.RadioSelect,
        initial="project",
    )
    moment = forms.ChoiceField(
        label=_("When was it measured?"),
        choices=[("before", _("Before")), ("during", _("On the way")), ("after", _("Afterwards"))],
        widget=forms.RadioSelect,
    )
    area = forms.TypedChoiceField(label=_("About which area?"), required=False, coerce=UUID, empty_value=None)
    value = forms.DecimalField(label=_("Figure"), max_digits=16, decimal_places=4)
    source = forms.CharField(label=_("Where does the figure come from?"), max_length=300)

    def about(self, programme: UUID) -> None:
        """Offer the words of the method, and the areas."""
        super().about(programme)
        areas = [(str(one.pk), one.name) for one in places.areas()]
        self.fields["area"].choices = [("", _("The whole programme")), *areas]  # type: ignore[attr-defined]


GroupForm = form_of(
    ProgrammeForm,
    "group_formed",
    Ask("title", _("What is the group called?")),
    Ask("places"),
    Ask("meetings"),
    Ask("first_on"),
)
MeetingForm = form_of(
    GroupChosen,
    "group_meeting_held",
    Ask("attended", _("How many were there?")),
    Ask(
        "text",
        _("What was done?"),
        help=_("No names: what concerns one of them is noted in the own case."),
        optional=True,
    ),
)
GroupEndForm = form_of(GroupChosen, "group_ended", Ask("reason", _("Why?"), optional=True))
PhaseForm = form_of(
    WordsChosen,
    "programme_phase_begun",
    Ask("phase", _("Which phase begins?"), word=True),
    Ask("product", optional=True),
    Ask("signatories", word=True, optional=True),
    Ask("reason", _("Why now?"), optional=True),
)
DecisionForm = form_of(
    WordsOfTheProgramme,
    "decision_taken",
    Ask("decision", _("About what?"), word=True),
    Ask("outcome", _("What is decided?")),
    Ask("ground", _("On which ground?"), optional=True),
    Ask("amount", optional=True),
    Ask("reason", _("Why?"), help=_("No names of residents."), optional=True),
)
ReportForm = form_of(
    ToAnOrganisation,
    "report_sent",
    Ask("report", word=True),
    Ask("receiver", word=True),
    Ask("receiver_name", optional=True),
    Ask("text", _("What does it say, in a few sentences?"), help=_("No names of residents."), optional=True),
)
HourForm = form_of(ProgrammeForm, "consulting_hour_held", Ask("place", _("Where?")), Ask("visitors"), Ask("informed"))
