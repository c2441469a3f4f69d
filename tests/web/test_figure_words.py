"""How one figure of a report is written."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from tests import cast
from voordeur.methods import library
from voordeur.methods.language import Text
from voordeur.methods.reading import read
from voordeur.reporting.figures import Figure
from voordeur.web.templatetags.figure_words import (
    figure_words,
    period_words,
    split_part,
    split_words,
    title_beside,
    title_of_split,
)


@pytest.mark.parametrize(
    ("value", "count", "written"),
    [("33.33", "share", "33,33%"), ("100.00", "share", "100%"), ("7.50", "mean", "7,5"), (None, "share", "–")],
)
def test_a_share_is_a_percentage(value: str | None, count: str, written: str) -> None:
    with override("nl"):
        assert figure_words(Figure(value=Decimal(value) if value else None, of=12), count) == written
        assert figure_words(Figure(value=None, of=None, suppressed=True), count) == "verborgen"


def test_a_title_says_percent_only_where_the_figure_does_not() -> None:
    def beside(title: str, count: str, value: str | None) -> str:
        line = SimpleNamespace(title=Text(title, title), count=count)
        return title_beside(line, Figure(value=Decimal(value) if value else None, of=12))  # type: ignore[arg-type]

    for title in ("Geholpen (%)", "Geholpen (procent)"):
        assert beside(title, "share", "50") == "Geholpen"
        assert beside(title, "share", None) == title
    assert beside("Doet mee (procent van wie is bezocht)", "share", "50") == "Doet mee (van wie is bezocht)"
    assert beside("Opnieuw de fout in (%)", "mean", "50") == "Opnieuw de fout in (%)"


def test_what_a_figure_is_split_by_is_said_once_and_thousands_stand_apart() -> None:
    def split(title: str) -> str:
        return title_of_split(SimpleNamespace(title=Text(title, title)), "domain")  # type: ignore[arg-type]

    with override("nl"):
        assert split("Vragen per leefgebied") == "Vragen per leefgebied"
        assert split("Vragen") == "Vragen: per leefgebied"
        assert figure_words(Figure(value=Decimal("13500"), of=1)) == "13.500"
    with override("en"):
        assert figure_words(Figure(value=Decimal("13500"), of=1)) == "13,500"


def test_half_a_year_is_named_as_people_do() -> None:
    with override("nl"):
        assert period_words("2009-H2") == "tweede helft van het jaar 2009"
        assert period_words("2009-Q2") == "tweede kwartaal 2009"
        assert period_words("2009-11") == "2009-11"


def test_a_part_of_a_split_is_called_as_the_method_calls_it() -> None:
    method = read(cast.method_text(cast.DORDRECHT))
    with override("nl"):
        for word, title in method.words.items():
            assert split_part(method, "decision", word) == title.nl
        assert split_part(method, "street", "") == "–"


@pytest.mark.parametrize("method", library.ids())
def test_every_split_of_the_library_has_dutch_words(method: str) -> None:
    for indicator in read(library.text(method)).indicators.values():
        for by in indicator.by:
            with override("en"):
                english = split_words(by)
            with override("nl"):
                assert english != split_words(by) != by.replace("_", " "), by
