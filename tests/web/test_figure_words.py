"""How one figure of a report is written."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from voordeur.reporting.figures import Figure
from voordeur.web.templatetags.figure_words import figure_words


@pytest.mark.parametrize(
    ("value", "count", "written"),
    [("33.33", "share", "33,33%"), ("100.00", "share", "100%"), ("7.50", "mean", "7,5"), (None, "share", "–")],
)
def test_a_share_is_a_percentage(value: str | None, count: str, written: str) -> None:
    with override("nl"):
        assert figure_words(Figure(value=Decimal(value) if value else None, of=12), count) == written
        assert figure_words(Figure(value=None, of=None, suppressed=True), count) == "verborgen"
