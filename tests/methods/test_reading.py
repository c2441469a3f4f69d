"""Reading: no text at all may break it, and what it reads is what was written."""

from hypothesis import example, given
from hypothesis import strategies as st

from tests.methods.building import DEEP_YAML, VOCABULARY, method_with, text_with
from voordeur.common.terms import Term
from voordeur.methods.checking import check
from voordeur.methods.conditions.words import Happened
from voordeur.methods.reading import read
from voordeur.methods.source import MethodErrors

WHOLE = text_with(
    """
    settings: {write_within: {value: 10 working days, note: Silent.}}
    duties:
      write: {of: case, title: {nl: Schrijf}, who: visitor, after: {happened: talk_held}, within: $write_within,
              deed: letter_sent, late: {escalate: leader}}
    rules:
      first: {of: case, kind: law, before: case_closed, must: {happened: letter_sent, times: 2}, because: {nl: Brief.}}
    """
)


PARTS = (
    *("stages", "duties", "rules", "indicators", "roles", "settings"),
    *("eligibility", "conditions", "axes", "gaps", "headings", "ground"),
)


def read_or_refused(text: str) -> bool:
    """Tell whether a text was read, or else refused with at least one mistake at a place."""
    try:
        check(read(text), VOCABULARY)
    except MethodErrors as errors:
        return bool(errors.problems) and all(
            problem.line >= 1 and problem.message.said("en") for problem in errors.problems
        )
    return True


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert read_or_refused(text)


@given(
    st.integers(0, len(WHOLE) - 1), st.integers(1, 60), st.sampled_from(["", "x", "{", "]", ": ", "- ", "$no", "\n"])
)
def test_a_damaged_method_is_read_or_refused(start: int, length: int, put: str) -> None:
    assert read_or_refused(WHOLE[:start] + put + WHOLE[start + length :])


@given(DEEP_YAML)
@example("{of: {value: {}, choices: 1}}")
def test_any_values_in_any_place_are_read_or_refused(part: str) -> None:
    for name in PARTS:
        assert read_or_refused(text_with().replace("stages:", "stages_:") + f"\n{name}: {part}\n")


def test_settings_stand_where_they_are_used_and_can_be_chosen() -> None:
    assert read(WHOLE).duties["write"].within == Term(10, "working days")
    assert read(WHOLE, {"write_within": "3 days"}).duties["write"].within == Term(3, "days")
    assert read(WHOLE, {"write_within": "3 days"}).settings["write_within"].default == "10 working days"


def test_yes_and_no_are_words_and_quoted_numbers_are_texts() -> None:
    method = method_with(
        """
        conditions:
          answered: {happened: criterion_answered, where: {answer: no, criterion: "12"}}
        """
    )
    condition = method.conditions["answered"]
    assert isinstance(condition, Happened)
    assert [test.values for test in condition.entries.where] == [("no",), ("12",)]


def test_a_deed_alone_says_what_fulfils_a_duty() -> None:
    until = read(WHOLE).duties["write"].until
    assert isinstance(until, Happened)
    assert until.entries.kinds == ("letter_sent",)


def test_the_same_text_has_the_same_fingerprint() -> None:
    assert read(WHOLE).sha256 == read(WHOLE).sha256 != read(WHOLE + "# seen\n").sha256
