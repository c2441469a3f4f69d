"""What a patient reader with pencil and paper can work out from a report: tried by trying every possible table."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voordeur.reporting.suppression import Sum, crossed, hidden


def possible(counts, sums, hide, cell, top):
    """Every value that `cell` can have in some table of numbers 0..top that agrees with all that is shown."""
    unknown = sorted(hide, key=repr)
    found = set()
    for values in product(range(top + 1), repeat=len(unknown)):
        table = {**counts, **dict(zip(unknown, values, strict=True))}
        if all(table[each.total] == sum(table[part] for part in each.parts) for each in sums):
            found.add(table[cell])
    return found


def row(*parts, total=None):
    """A single row with its total."""
    counts = dict(enumerate(parts))
    counts["all"] = sum(parts) if total is None else total
    return counts, [Sum("all", tuple(range(len(parts))))]


def test_a_count_of_ten_is_shown_and_nine_and_zero_are_not():
    assert hidden({"a": 10, "b": 9, "c": 0}, []) == {"b", "c"}


def test_a_single_small_count_takes_a_second_one_along_so_that_nobody_can_subtract():
    counts, sums = row(3, 14, 40)
    assert hidden(counts, sums) == {0, 1}


def test_two_small_counts_that_add_up_to_too_little_take_a_third_along():
    counts, sums = row(1, 2, 25, 30)
    assert hidden(counts, sums) == {0, 1, 2}


def test_a_small_total_is_hidden_with_all_its_parts():
    counts, sums = row(3, 4)
    assert hidden(counts, sums) == {0, 1, "all"}


def test_a_total_of_the_programmes_own_work_is_shown_however_small():
    counts, sums = row(3, 1)
    assert hidden(counts, sums, shown=["all"]) == {0, 1}


def test_a_quarter_cannot_be_found_by_subtracting_the_others_from_the_year():
    counts = {"2026": 63, "Q1": 20, "Q2": 4, "Q3": 14, "Q4": 25}
    assert hidden(counts, [Sum("2026", ("Q1", "Q2", "Q3", "Q4"))]) == {"Q2", "Q3"}


def test_two_rings_of_hidden_cells_do_not_give_away_the_bridge_between_them():
    """Every row and column has two hidden cells, and still simple counting would let (2, 2) be worked out."""
    table = [[3, 4, 30, 30, 30], [4, 3, 5, 30, 30], [30, 30, 3, 30, 30], [30, 30, 30, 3, 4], [30, 30, 4, 4, 3]]
    counts = {(r, c): table[r][c] for r in range(5) for c in range(5)}
    counts |= {(r, None): sum(table[r]) for r in range(5)}
    counts |= {(None, c): sum(line[c] for line in table) for c in range(5)}
    sums = [Sum((r, None), tuple((r, c) for c in range(5))) for r in range(5)]
    sums += [Sum((None, c), tuple((r, c) for r in range(5))) for c in range(5)]
    hide = hidden(counts, sums)
    assert not [cell for cell in hide if counts[cell] < 10 and settled(sums, hide, cell)]


def settled(sums, hide, cell):
    """Whether the sums alone fix a hidden cell: then its own line adds nothing to the rank of the equations."""
    order = sorted(hide, key=repr)
    lines = [[_factor(each, other) for other in order] for each in sums]
    return rank([*lines, [int(other == cell) for other in order]]) == rank(lines)


def _factor(each, cell):
    return 1 if cell == each.total else -1 if cell in each.parts else 0


def rank(lines):
    """Gauss, with fractions, so that nothing is rounded away."""
    lines = [[Fraction(number) for number in line] for line in lines]
    found = 0
    for column in range(len(lines[0])):
        pivot = next((r for r in range(found, len(lines)) if lines[r][column]), None)
        if pivot is None:
            continue
        lines[found], lines[pivot] = lines[pivot], lines[found]
        for r in range(found + 1, len(lines)):
            factor = lines[r][column] / lines[found][column]
            lines[r] = [one - factor * other for one, other in zip(lines[r], lines[found], strict=True)]
        found += 1
    return found


small = st.integers(0, 6)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(small, min_size=1, max_size=3))
def test_in_any_row_with_a_total_every_hidden_small_count_keeps_its_whole_range(parts):
    counts, sums = row(*parts)
    hide = hidden(counts, sums, least=3)
    for cell in hide:
        if counts[cell] < 3:
            assert possible(counts, sums, hide, cell, top=12) >= {0, 1, 2}


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(small, min_size=1, max_size=3))
def test_with_a_total_that_is_always_shown_the_range_is_as_wide_as_that_total_allows(parts):
    counts, sums = row(*parts)
    hide = hidden(counts, sums, shown=["all"], least=3)
    assert "all" not in hide
    for cell in hide:
        if counts[cell] < 3 and len(parts) > 1:
            assert possible(counts, sums, hide, cell, top=18) >= set(range(min(2, counts["all"]) + 1))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=4))
def test_in_any_table_of_two_by_two_with_its_totals_every_small_count_keeps_its_whole_range(numbers):
    _assert_promise_kept(numbers, rows=("a", "b"), columns=("Q1", "Q2"), least=3, top=8)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_in_any_table_of_two_by_three_with_its_totals_every_small_count_keeps_its_whole_range(numbers):
    _assert_promise_kept(numbers, rows=("a", "b"), columns=("Q1", "Q2", "Q3"), least=2, top=5)


def _assert_promise_kept(numbers, rows, columns, least, top):
    """Try every table with numbers 0..top inside; those that agree with what is shown must leave the range open."""
    counts, sums = _crossed_table(numbers, rows, columns)
    hide = hidden(counts, sums, least=least)
    small = [cell for cell in hide if counts[cell] < least]
    inner = list(product(rows, columns))
    ranges = [range(top + 1) if cell in hide else (counts[cell],) for cell in inner]
    seen = {cell: set() for cell in small}
    for values in product(*ranges) if small else ():
        table, _ = _crossed_table(values, rows, columns)
        if all(cell in hide or table[cell] == count for cell, count in counts.items()):
            for cell in small:
                seen[cell].add(table[cell])
    assert all(seen[cell] >= set(range(least)) for cell in small)


def _crossed_table(numbers, rows, columns):
    inner = dict(zip(product(rows, columns), numbers, strict=True))
    counts = dict(inner)
    for name in rows:
        counts[name, "year"] = sum(inner[name, column] for column in columns)
    for column in (*columns, "year"):
        counts[None, column] = sum(counts[name, column] for name in rows)
    return counts, crossed(rows, {"year": columns}, columns)


def test_the_order_in_which_counts_are_handed_in_does_not_change_the_answer():
    counts, sums = _crossed_table([3, 12, 11, 14], rows=("a", "b"), columns=("Q1", "Q2"))
    assert hidden(dict(reversed(counts.items())), sums) == hidden(counts, sums)


def test_sums_that_are_no_network_are_refused_rather_than_guessed_at():
    with pytest.raises(ValueError, match="two at most"):
        hidden({"a": 1, "x": 1, "y": 1, "z": 1}, [Sum("x", ("a",)), Sum("y", ("a",)), Sum("z", ("a",))])
