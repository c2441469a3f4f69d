"""Figures of a period, from sums per month."""

from datetime import date
from decimal import Decimal

from voordeur.common.periods import Period
from voordeur.methods.language import Indicator, Text
from voordeur.reporting.figures import MonthSum, count, last_quarters

Q3 = Period.parse("2026-Q3")


def indicator(about="work", count="entries", by=()):
    return Indicator(id="talks", of="doorstep", about=about, title=Text("Gesprekken"), count=count, when=None, by=by)


def month(number, amount, *, of=None, year=2026, since=None, **labels):
    """So many contributions in a month."""
    first = date(year, number, 1)
    opened = Decimal(amount) * (since or first).toordinal()
    return MonthSum(month=first, labels=labels, count=of or amount, amount=Decimal(amount), opened=opened)


def values(parts):
    return {name: figure.value for name, figure in parts.items()}


def test_a_total_of_own_work_is_shown_however_small():
    assert count(indicator(), [month(8, 3)], Q3, labels={}).figure.value == 3


def test_own_work_by_channel_is_shown_too():
    sums = [month(7, 3, channel="code"), month(8, 1, channel="telephone")]
    counted = count(indicator(by=("channel",)), sums, Q3, labels={})
    assert values(counted.splits[0].parts) == {"code": 3, "telephone": 1}


def test_own_work_by_area_hides_small_areas_and_keeps_its_total():
    sums = [month(7, 30, area="Kade"), month(7, 4, area="Griend"), month(8, 15, area="Hof")]
    counted = count(indicator(by=("area",)), sums, Q3, labels={})
    assert counted.figure.value == 49
    shown = values(counted.splits[0].parts)
    assert shown["Griend"] is None
    assert list(shown.values()).count(None) >= 2


def test_a_figure_about_people_below_ten_is_hidden_with_its_number():
    counted = count(indicator(about="people"), [month(8, 9)], Q3, labels={})
    assert counted.figure.suppressed
    assert counted.figure.value is None
    assert counted.figure.of is None


def test_nothing_at_all_is_hidden_too_when_it_is_about_people():
    assert count(indicator(about="people"), [], Q3, labels={}).figure.suppressed


def test_a_value_that_nobody_has_is_listed_and_hidden_not_left_out():
    sums = [month(8, 30, domain="health"), month(8, 12, domain="housing")]
    counted = count(
        indicator(about="people", by=("domain",)), sums, Q3, labels={"domain": {"health", "housing", "addiction"}}
    )
    assert counted.splits[0].parts["addiction"].suppressed
    assert [figure.suppressed for figure in counted.splits[0].parts.values()].count(True) == 2


def test_the_quarters_do_not_give_away_what_the_year_hides_and_the_other_way_round():
    sums = [month(2, 30), month(5, 4), month(8, 25), month(11, 40)]
    by_period = {
        label: count(indicator(about="people"), sums, Period.parse(label), labels={}).figure
        for label in ("2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
    }
    assert by_period["2026-Q2"].suppressed
    assert sum(figure.suppressed for figure in by_period.values()) >= 2


def test_half_a_year_gives_away_no_quarter_and_no_quarter_the_other_half():
    sums = [month(1, 20), month(5, 5), month(8, 30), month(11, 40)]
    shown = {
        label: count(indicator(about="people"), sums, Period.parse(f"2026{label}"), labels={}).figure.value
        for label in ("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4")
    }
    assert shown["-Q2"] is None
    assert None in (shown["-H1"], shown["-Q1"])
    assert shown["-H1"] is not None or None in (shown["-H2"], shown[""])
    whole = count(indicator(), sums, Period.parse("2026-H1"), labels={})
    assert whole.figure.value == 25


def test_a_mean_is_shown_from_ten_answers_on_and_says_how_many():
    sums = [month(7, 70, of=10), month(8, 9, of=1)]
    figure = count(indicator(about="people", count="mean"), sums, Q3, labels={}).figure
    assert (figure.value, figure.of) == (Decimal("7.18"), 11)
    assert count(indicator(about="people", count="mean"), [month(7, 63, of=9)], Q3, labels={}).figure.suppressed


def test_what_is_still_to_come_is_not_counted():
    opened = date(2026, 6, 30)
    counted = count(
        indicator(count="balance"),
        [month(6, 2, since=opened)],
        Period.parse("2026"),
        labels={},
        today=date(2026, 7, 10),
    )
    assert counted.figure.age == 10
    assert list(counted.quarters) == ["2026-Q1", "2026-Q2", "2026-Q3"]


def test_a_balance_counts_what_is_open_at_the_end_and_for_how_long():
    opened = date(2026, 6, 30)
    sums = [month(6, 2, since=opened), month(8, -1, of=1, since=opened)]
    figure = count(indicator(count="balance"), sums, Q3, labels={}).figure
    assert (figure.value, figure.age) == (1, 92)
    assert count(indicator(count="balance"), sums, Period.parse("2026-Q2"), labels={}).figure.value == 2


def test_the_series_holds_the_last_four_quarters_also_over_new_year():
    assert last_quarters(Period.parse("2026-02")) == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    counted = count(indicator(), [month(11, 5, year=2025), month(2, 3)], Period.parse("2026-Q1"), labels={})
    assert values(counted.quarters) == {"2025-Q2": 0, "2025-Q3": 0, "2025-Q4": 5, "2026-Q1": 3}
