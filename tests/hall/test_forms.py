"""An amount is understood as people write it, and never as another one; an error says what to do."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from voordeur.hall.forms import EurosField, Form


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1000", "1000"),
        ("1000,50", "1000.50"),
        ("1.000,50", "1000.50"),
        ("1.000", "1000"),
        ("1.234.567,89", "1234567.89"),
        ("€ 12", "12"),
        ("1,000.50", "1000.50"),
        ("12.50", "12.50"),
    ],
)
def test_an_amount_is_understood(language, typed, meant):
    with translation.override(language):
        assert EurosField().clean(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["1,000", "1.00.000", "0,005", "-1", "NaN", "Infinity", "1e5000", "veel"])
def test_what_could_be_another_amount_is_refused(typed):
    with translation.override("nl"), pytest.raises(forms.ValidationError):
        EurosField().clean(typed)


class Asking(Form):
    """One field of each kind, and one with words of its own."""

    what = forms.CharField()
    who = forms.ChoiceField(choices=[("mother", "Moeder")])
    all = forms.MultipleChoiceField(choices=[("mother", "Moeder")], widget=forms.CheckboxSelectMultiple)
    of_many = forms.MultipleChoiceField(choices=[("mother", "Moeder")], widget=forms.Select)
    agreed = forms.BooleanField()
    paper = forms.FileField()
    own = forms.ChoiceField(choices=[("mother", "Moeder")], error_messages={"required": "Kies een moeder."})


def test_an_error_says_what_to_do_and_shows_no_code():
    empty, chosen = Asking({}).errors, {"who": "01a2", "all": ["01a2"], "of_many": ["01a2"], "own": "01a2"}
    gone = Asking(chosen).errors
    with translation.override("nl"):
        assert [[*map(str, empty[name])] for name in empty] == [
            ["Vul dit in."],
            ["Maak een keuze."],
            ["Kies er minstens één."],
            ["Maak een keuze."],
            ["Vink dit aan."],
            ["Kies een bestand."],
            ["Kies een moeder."],
        ]
        said = {str(said) for name in chosen for said in gone[name]}
        assert said == {"Wat u koos, kan hier niet meer. Kies opnieuw."}
    with translation.override("en"):
        assert [str(empty[name][0]) for name in ("agreed", "paper")] == ["Tick this.", "Choose a file."]


class Signing(Form):
    """Of two fields one is needed; of a third none is."""

    needed_at_times = ("who", "others")
    who, others, remark = (forms.CharField(required=False) for _field in range(3))


def test_what_may_only_stay_empty_because_something_else_is_filled_in_is_not_called_optional():
    with translation.override("nl"):
        shown = str(Signing())
    for name, optional in (("who", False), ("others", False), ("remark", True)):
        label = shown.split(f'for="id_{name}"')[1].split("</label>")[0]
        assert ("optioneel" in label) is optional, name
