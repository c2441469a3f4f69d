"""An amount is understood as people write it, and never as another one."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from voordeur.hall.forms import EurosField


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
