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
    all = forms.MultipleChoiceField(choices=[("mother", "Moeder")])
    own = forms.ChoiceField(choices=[("mother", "Moeder")], error_messages={"required": "Kies een moeder."})


def test_an_error_says_what_to_do_and_shows_no_code():
    empty, gone = Asking({}).errors, Asking({"what": "x", "who": "01a2", "all": ["01a2"], "own": "01a2"}).errors
    with translation.override("nl"):
        assert [[*map(str, empty[name])] for name in ("what", "who", "all", "own")] == [
            ["Vul dit in."],
            ["Maak een keuze."],
            ["Kies er minstens één."],
            ["Kies een moeder."],
        ]
        assert {str(said) for one in gone.values() for said in one} == {"Wat u koos, kan hier niet meer. Kies opnieuw."}
