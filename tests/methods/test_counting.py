"""From facts to contributions, and from contributions to the figures of a period."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from tests.methods.building import day, fact, method_with
from voordeur.common.periods import Period
from voordeur.methods.counting import Contribution, Figure, contributions, figures
from voordeur.methods.language import Method
from voordeur.methods.vocabulary import Fact

DEBTS, LONELY = UUID(int=1001), UUID(int=1002)
WIELWIJK = {"area": "Wielwijk", "street": "Merelhof"}


def counting(words: str, about: str = "work") -> Method:
    return method_with(f"indicators: {{it: {{of: case, about: {about}, title: {{nl: Teller}}, {words}}}}}")


def counted(method: Method, facts: Sequence[Fact]) -> list[Contribution]:
    return contributions(method, facts, track="case", place=WIELWIJK)


def figure(method: Method, files: Sequence[Sequence[Fact]], period: str = "2009") -> Figure:
    found = [one for facts in files for one in counted(method, facts)]
    return figures(method, found, Period.parse(period))["it"]


def test_entries_each_count_on_their_own_day() -> None:
    letters = [fact("letter_sent", "03-02"), fact("letter_sent", "04-02"), fact("talk_held", "04-03")]
    method = counting("count: entries, when: {happened: letter_sent}")
    assert [(one.on, one.entries) for one in counted(method, letters)] == [
        (day("03-02"), (letters[0].id,)),
        (day("04-02"), (letters[1].id,)),
    ]
    assert figure(method, [letters], "2009-Q1").value == 1


def test_a_file_counts_once_dated_by_its_first_or_last_match() -> None:
    talks = [fact("talk_held", "03-02"), fact("talk_held", "04-02")]
    assert [one.on for one in counted(counting("count: files, when: {happened: talk_held}"), talks)] == [day("03-02")]
    last = counting("count: files, when: {happened: talk_held}, dated: last")
    assert [one.on for one in counted(last, talks)] == [day("04-02")]


def test_of_things_only_those_are_added_up_of_which_a_condition_holds_now() -> None:
    method = counting(
        "count: sum, things: spending, which: {not: {happened: spending_refused}}, field: amount,"
        " when: {happened: spending_booked}"
    )
    care, rent = UUID(int=8), UUID(int=9)
    facts = [
        fact("spending_booked", "03-02", spending=care, amount=Decimal(60)),
        fact("spending_booked", "03-03", spending=rent, amount=Decimal(40)),
    ]
    assert figure(method, [facts]).value == 100
    assert figure(method, [[*facts, fact("spending_refused", "04-02", spending=care)]], "2009-Q1").value == 40


def test_a_file_that_no_longer_fits_is_not_counted() -> None:
    method = counting("count: files, when: {all_of: [{happened: bell_rung}, {not: {happened: talk_held}}]}")
    bell = fact("bell_rung", "03-02")
    assert figure(method, [[bell]]).value == 1
    assert figure(method, [[bell, fact("talk_held", "05-02")]]).value == 0


def test_each_thing_counts_once_and_is_split_by_a_field() -> None:
    method = counting("count: things, things: need, when: {happened: need_answered}, by: [how]")
    facts = [
        fact("need_recorded", "03-02", need=DEBTS),
        fact("need_answered", "03-03", need=DEBTS, how="help"),
        fact("need_answered", "03-04", need=DEBTS, how="advice"),
        fact("need_answered", "03-05", need=LONELY, how="help"),
    ]
    found = figure(method, [facts])
    assert (found.value, {label: part.value for label, part in found.by.items()}) == (2, {"help": 2})


def test_what_somebody_writes_counts_as_the_word_of_which_it_is_the_title() -> None:
    method = method_with(
        "words: {police: {nl: politie, en: Police force}}\n"
        "indicators: {i: {of: case, about: work, title: {nl: I, en: I}, count: entries, when: {happened: letter_sent},"
        " by: [to]}}"
    )
    written = [fact("letter_sent", "03-02", to=to) for to in ("Politie ", "police force", "police", "de buurvrouw")]
    found = counted(method, written)
    assert [one.by["to"] for one in found] == ["police", "police", "police", "de buurvrouw"]


def test_a_sum_and_a_mean_take_the_number_in_the_entry() -> None:
    talks = [fact("talk_held", "03-02", rating=7), fact("talk_held", "03-03", rating=8), fact("talk_held", "03-04")]
    assert figure(counting("count: sum, field: rating, when: {happened: talk_held}"), [talks]).value == 15
    mean = figure(counting("count: mean, field: rating, when: {happened: talk_held}"), [talks])
    assert (mean.value, mean.of) == (Decimal("7.50"), 2)
    assert figure(counting("count: mean, field: rating, when: {happened: talk_held}"), []).value is None


def test_a_share_is_the_part_of_the_files_in_a_hundred() -> None:
    method = counting(
        "count: share, among: {happened: need_answered}, when: {happened: case_closed}, by: [how]", about="people"
    )
    answered = [
        fact("need_answered", f"03-{n:02}", need=DEBTS, how="advice" if n % 2 else "help") for n in range(1, 13)
    ]
    files = [[one] if n % 3 else [one, fact("case_closed", "06-01")] for n, one in enumerate(answered)]
    files += [[fact("case_closed", "06-01")], [fact("letter_sent", "03-02")]]
    found = figure(method, files, "2009-Q1")
    assert (found.value, found.of, found.hidden("people")) == (Decimal("33.33"), 12, False)
    assert {label: (part.value, part.of) for label, part in found.by.items()} == {
        "advice": (Decimal("33.33"), 6),
        "help": (Decimal("33.33"), 6),
    }
    assert found.by["help"].hidden("people")
    assert figure(method, files, "2009-Q2").value is None
    both = counted(method, files[0])
    assert [(one.on, one.amount, len(one.entries)) for one in both] == [(day("03-01"), 100, 2)]


def test_a_share_can_be_of_the_things() -> None:
    method = counting("count: share, things: need, among: {happened: need_recorded}, when: {happened: need_answered}")
    asked = [fact("need_recorded", "03-02", need=need) for need in (DEBTS, LONELY)]
    found = figure(method, [[*asked, fact("need_answered", "03-03", need=DEBTS)], asked[:1]])
    assert (found.value, found.of) == (Decimal("33.33"), 3)


def test_once_a_year_counts_each_year_in_which_it_happens() -> None:
    talks = [fact("talk_held", on) for on in ("2009-03-02", "2009-12-31", "2011-01-01")]
    method = counting("count: files, once_a: year, when: {happened: talk_held}")
    assert [one.on for one in counted(method, talks)] == [day("2009-03-02"), day("2011-01-01")]
    assert [figure(method, [talks], year).value for year in ("2009", "2010", "2011")] == [1, 0, 1]
    last = counting("count: files, once_a: year, dated: last, when: {happened: talk_held}")
    assert [one.on for one in counted(last, talks)] == [day("2009-12-31"), day("2011-01-01")]
    things = counting("count: things, things: need, once_a: year, when: {happened: need_answered}")
    answers = [fact("need_answered", on, need=DEBTS) for on in ("2009-03-02", "2009-04-02", "2010-03-02")]
    assert len(counted(things, [*answers, fact("need_answered", "2010-05-02", need=LONELY)])) == 3


BALANCE = "count: balance, things: need, opens: {happened: need_recorded}, closes: {happened: need_answered}"


def test_a_balance_is_what_is_open_at_the_end_of_the_period() -> None:
    facts = [
        fact("need_recorded", "03-02", need=DEBTS),
        fact("need_recorded", "03-12", need=LONELY),
        fact("need_answered", "04-02", need=DEBTS),
    ]
    method = counting(BALANCE)
    assert [(one.on, one.amount, one.since) for one in counted(method, facts)] == [
        (day("03-02"), 1, day("03-02")),
        (day("04-02"), -1, day("03-02")),
        (day("03-12"), 1, day("03-12")),
    ]
    march = figure(method, [facts], "2009-03")
    assert (march.value, march.age) == (2, 24)
    assert figure(method, [facts], "2009-Q2").value == 1


def test_a_balance_opens_again() -> None:
    method = counting(
        "count: balance, opens: {happened: [letter_sent, case_reopened]}, closes: {happened: case_closed}"
    )
    facts = [
        fact("letter_sent", "01-05"),
        fact("letter_sent", "01-06"),
        fact("case_closed", "02-05"),
        fact("case_reopened", "03-05"),
    ]
    assert [figure(method, [facts], period).value for period in ("2009-01", "2009-02", "2009-03")] == [1, 0, 1]


def test_days_are_counted_from_opening_to_closing_in_the_period_of_closing() -> None:
    method = counting("count: days, things: need, opens: {happened: need_recorded}, closes: {happened: need_answered}")
    facts = [
        fact("need_recorded", "03-02", need=DEBTS),
        fact("need_recorded", "03-12", need=LONELY),
        fact("need_answered", "03-12", need=DEBTS),
        fact("need_answered", "03-15", need=LONELY),
    ]
    march = figure(method, [facts], "2009-03")
    assert (march.value, march.of) == (Decimal("6.50"), 2)
    assert figure(method, [facts[:2]], "2009-03").value is None
    assert figure(method, [facts], "2009-Q2").value is None


def test_the_place_of_a_file_splits_a_figure() -> None:
    method = counting("count: entries, when: {happened: letter_sent}, by: [area, street]")
    found = figure(method, [[fact("letter_sent", "03-02")]])
    assert {label: part.value for label, part in found.by.items()} == {"Wielwijk / Merelhof": 1}


def test_figures_about_people_are_hidden_below_ten_and_figures_about_work_never() -> None:
    method = counting("count: entries, when: {happened: letter_sent}")
    nine = figure(method, [[fact("letter_sent", "03-02") for _ in range(9)]])
    ten = figure(method, [[fact("letter_sent", "03-02") for _ in range(10)]])
    assert (nine.hidden("people"), ten.hidden("people"), nine.hidden("work")) == (True, False, False)
    assert figure(method, []).hidden("people")


def test_a_file_without_facts_or_of_another_track_adds_nothing() -> None:
    method = counting("count: entries, when: {happened: letter_sent}")
    assert contributions(method, [], track="case") == []
    assert contributions(method, [fact("letter_sent", "03-02")], track="doorstep") == []
