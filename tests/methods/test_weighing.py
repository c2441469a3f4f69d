"""Words that look at the entry being weighed, at whoever writes it, and at where the programme stands."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.methods.building import STAGES, day, fact, method_with
from voordeur.methods.engine import Verdict, judge, weigh
from voordeur.methods.language import Method
from voordeur.methods.vocabulary import Fact

KARIN, MO = UUID(int=1), UUID(int=2)


def rule(before: str, must: str, *, stages: str = STAGES) -> Method:
    return method_with(
        f"""
        rules:
          asked: {{of: case, kind: method, before: {before}, must: {must}, because: {{nl: Daarom.}}}}
        settings: {{budget: {{value: 100}}}}
        """,
        stages=stages,
    )


def weighed(method: Method, facts: Sequence[Fact], new: Fact, programme: str | None = None) -> Verdict:
    return weigh(method, facts, new, track="case", today=day("06-01"), programme=programme)


def spending(on: str, amount: str, what: str = "care", **more: object) -> Fact:
    return fact("spending_booked", on, amount=Decimal(amount), what=what, **more)


CEILING = "{sum: amount, of: {happened: spending_booked, where: {what: care}}, at_most: $budget}"


def test_under_a_ceiling_the_entry_itself_counts_along() -> None:
    method, before = rule("spending_booked", CEILING), [spending("03-02", "60.50"), spending("03-03", "500", "rent")]
    assert weighed(method, before, spending("03-04", "39.50")).accepted
    assert not weighed(method, before, spending("03-04", "39.51")).accepted
    assert weighed(method, before, spending("03-04", "1000", "rent")).accepted
    # What was spent later does not count when it is written down only now.
    assert weighed(method, [*before, spending("03-09", "30")], spending("03-04", "39.50")).accepted


def test_a_rule_that_the_entry_itself_can_meet_bars_nothing() -> None:
    method = rule("spending_booked", "{sum: amount, of: spending_booked, at_least: 100}")
    assert not judge(method, [spending("03-02", "10")], track="case", today=day("03-03")).may_not
    assert weighed(method, [spending("03-02", "10")], spending("03-03", "90")).accepted
    closing = rule("case_closed", "{sum: amount, of: spending_booked, at_least: 100}")
    assert judge(closing, [spending("03-02", "10")], track="case", today=day("03-03")).may_not


def test_the_sum_within_one_thing_counts_what_is_booked_on_that() -> None:
    method = rule("spending_booked", "{same: spending, that: {sum: amount, of: spending_booked, at_most: 50}}")
    before = [spending("03-02", "50", spending=UUID(int=8))]
    assert weighed(method, before, spending("03-03", "50", spending=UUID(int=9))).accepted
    assert not weighed(method, before, spending("03-03", "51", spending=UUID(int=9))).accepted
    assert not weighed(method, before, spending("03-03", "1", spending=UUID(int=8))).accepted


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 60)), max_size=8))
def test_whatever_fits_under_a_ceiling_is_accepted_and_nothing_passes_it(spent: list[tuple[int, int]]) -> None:
    method, booked = rule("spending_booked", CEILING), list[Fact]()
    for on, amount in sorted(spent):
        new = spending(f"03-{on:02}", str(amount))
        fits = sum(one.fields["amount"] for one in booked) + amount <= 100
        assert weighed(method, booked, new).accepted == fits
        booked += [new] if fits else []


NOT_REFUSED = (
    "{sum: amount, of: spending_booked, at_most: 100, for_each: spending,"
    " which: {not: {happened: spending_refused, since: spending_approved}}}"
)


def test_what_was_refused_does_not_count_under_a_ceiling() -> None:
    method = rule("[spending_booked, spending_approved]", NOT_REFUSED)
    care, rent = UUID(int=8), UUID(int=9)
    before = [spending("03-02", "60", spending=care), spending("03-03", "40", spending=rent)]
    assert not weighed(method, before, spending("03-09", "1", spending=UUID(int=10))).accepted
    before.append(fact("spending_refused", "03-04", spending=care))
    assert weighed(method, before, spending("03-09", "60", spending=UUID(int=10))).accepted
    assert not weighed(method, before, spending("03-09", "61", spending=UUID(int=10))).accepted
    # A yes after the no counts it again, when there is room and when there is none.
    yes = fact("spending_approved", "03-10", spending=care)
    assert weighed(method, before, yes).accepted
    assert not weighed(method, [*before, spending("03-09", "1", spending=UUID(int=10))], yes).accepted
    assert not weighed(method, [*before, yes], spending("03-11", "1", spending=UUID(int=10))).accepted


def test_before_the_no_was_said_the_refused_spending_counted() -> None:
    method, care = rule("spending_booked", NOT_REFUSED), UUID(int=8)
    before = [spending("03-02", "100", spending=care), fact("spending_refused", "03-09", spending=care)]
    assert not weighed(method, before, spending("03-05", "1", spending=UUID(int=9))).accepted
    assert weighed(method, before, spending("03-10", "1", spending=UUID(int=9))).accepted


TWO_KEYS = "{same: spending, that: {not: {wrote: spending_booked}}}"


def test_whoever_booked_a_spending_does_not_approve_it() -> None:
    method, one, other = rule("spending_approved", TWO_KEYS), UUID(int=8), UUID(int=9)
    before = [
        replace(spending("03-02", "10", spending=one), by=KARIN),
        replace(spending("03-02", "10", spending=other), by=MO),
    ]

    def approved(which: UUID, by: UUID | None) -> bool:
        return weighed(method, before, replace(fact("spending_approved", "03-03", spending=which), by=by)).accepted

    assert not approved(one, KARIN)
    assert approved(one, MO)
    assert approved(other, KARIN)
    assert approved(one, None)
    assert not judge(method, before, track="case", today=day("03-03")).may_not


def test_somebody_who_came_along_before_comes_along_again() -> None:
    method = rule("visit_held", "{any_of: [{not: {happened: visit_held}}, {named_in: visit_held, field: workers}]}")
    first = fact("visit_held", "03-02", workers=(KARIN,))
    assert weighed(method, [], first).deviation is None
    assert weighed(method, [first], fact("visit_held", "03-03", workers=(MO, KARIN))).deviation is None
    assert weighed(method, [first], fact("visit_held", "03-03", workers=(MO,))).deviation is not None
    assert weighed(method, [first], fact("visit_held", "03-03")).deviation is not None
    assert not judge(method, [first], track="case", today=day("03-03")).may_not


def test_a_worker_named_in_one_field_is_looked_for_in_another() -> None:
    method = rule("role_assigned", "{named_in: visit_held, field: workers, as: worker}")
    visit = fact("visit_held", "03-02", workers=(KARIN,))
    assert weighed(method, [visit], fact("role_assigned", "03-03", role="visitor", worker=KARIN)).accepted
    assert not weighed(method, [visit], fact("role_assigned", "03-03", role="visitor", worker=MO)).accepted


def test_an_entry_itself_names_so_many() -> None:
    method = rule("visit_held", "{entry: {workers: {how_many: 2}}}")
    assert weighed(method, [], fact("visit_held", "03-02", workers=(KARIN, MO))).deviation is None
    assert weighed(method, [], fact("visit_held", "03-02", workers=(KARIN,))).deviation is not None


PROGRAMME = (
    STAGES
    + """\
  trying: {of: programme, start: true, title: {nl: Proef}, next: [{on: talk_held, to: rolled_out}]}
  rolled_out: {of: programme, end: true, title: {nl: Overal}}
"""
)


@pytest.mark.parametrize(("stage", "accepted"), [("rolled_out", True), ("trying", False), (None, True)])
def test_a_rule_of_a_case_looks_at_the_stage_of_the_programme(stage: str | None, accepted: bool) -> None:
    method = rule("case_closed", "{programme_in: rolled_out}", stages=PROGRAMME)
    assert weighed(method, [], fact("case_closed", "03-02"), stage).accepted is accepted
    judged = judge(method, [], track="case", today=day("03-02"), programme=stage)
    assert bool(judged.may_not) is not accepted
