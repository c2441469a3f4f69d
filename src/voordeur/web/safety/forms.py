"""The forms about what is protected."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.desk.safety.keeping_safe import Place
from voordeur.hall.forms import DateField, Form
from voordeur.web.field_words import CHOICES

WHAT = ("secret_address", "shelter", "confidential_talk", "reporter_identity", "other")


def worker_choices(*, without: set[UUID]) -> list[tuple[str, str]]:
    """Give everybody who works here, by name, but these."""
    every = accounts.active_workers().order_by("name", "id")
    return [
        (str(one.pk), f"{one.name}, {one.job_title}" if one.job_title else one.name)
        for one in every
        if one.pk not in without
    ]


class ProtectForm(Form):
    """What is to be protected, about whom, and who else may read it."""

    what = forms.ChoiceField(
        label=_("What is it?"), choices=[(one, CHOICES[one]) for one in WHAT], widget=forms.RadioSelect
    )
    subject = forms.ChoiceField(label=_("About whom is it?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What may only named readers know?"),
        widget=forms.Textarea,
        max_length=20_000,
        help_text=_("It leaves no trace in the case. Do not write it in a note as well."),
    )
    readers = forms.MultipleChoiceField(
        label=_("Who may read it besides you?"),
        required=False,
        widget=forms.SelectMultiple,
        help_text=_("Nobody else can, also not those who work with this household. You can name more people later."),
    )
    review = DateField(
        label=_("On which day do you look again whether it still holds?"),
        required=False,
        help_text=_("It then stands in the day of those who may read it."),
    )

    def __init__(self, *args: Any, place: Place, worker: UUID, **kwargs: Any) -> None:
        """Offer who lives here, and who works here."""
        super().__init__(*args, **kwargs)
        whole = _("The whole household") if place.kind == "household" else _("Everything in this case")
        subjects = [(str(one.person), one.name) for one in place.members]
        self.fields["subject"].choices = [*subjects, (str(place.file), whole)]  # type: ignore[attr-defined]
        self.fields["readers"].choices = worker_choices(without={worker})  # type: ignore[attr-defined]


class StopForm(Form):
    """Why everything must stop, and who else may know."""

    reason = forms.CharField(label=_("What is the danger?"), widget=forms.Textarea, max_length=20_000)
    readers = forms.MultipleChoiceField(
        label=_("Who else may know why?"),
        required=False,
        widget=forms.SelectMultiple,
        help_text=_("Name at least one: to end the stop two persons are needed."),
    )

    def __init__(self, *args: Any, worker: UUID, **kwargs: Any) -> None:
        """Offer who works here."""
        super().__init__(*args, **kwargs)
        self.fields["readers"].choices = worker_choices(without={worker})  # type: ignore[attr-defined]


class ReaderForm(Form):
    """Who may read it from now on, and why."""

    worker = forms.ChoiceField(label=_("Who may read it?"))
    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea, max_length=2000)

    def __init__(self, *args: Any, readers: set[UUID], **kwargs: Any) -> None:
        """Offer who does not read it yet."""
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = worker_choices(without=readers)  # type: ignore[attr-defined]


class ReviewForm(Form):
    """What was found, and when to look again."""

    remark = forms.CharField(label=_("Remark"), widget=forms.Textarea, max_length=2000, required=False)
    review = DateField(
        label=_("When do you look again?"), required=False, help_text=_("Leave it empty when that is not needed.")
    )


class OpenForm(Form):
    """That somebody looked; why it was shut and why it can open is not said in the case."""

    looked = forms.BooleanField(label=_("I looked: this is safe now"))


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea, max_length=2000)
