"""What may be on paper for whom."""

from uuid import UUID

import pytest

from voordeur.post.rules import Member, can_get_letters, may_read_of, named_in

MOTHER, FATHER, LODGER, LITTLE, TEEN, GROWN, ELSEWHERE = (UUID(int=number) for number in range(1, 8))


def member(person, name, role, age):
    return Member(person=person, name=name, role=role, age=age)


HOME = {
    MOTHER: member(MOTHER, "Anja de Wit", "parent", 34),
    FATHER: member(FATHER, "Piet de Wit", "adult", None),
    LODGER: member(LODGER, "Kees", "lodger", 50),
    LITTLE: member(LITTLE, "Bas de Wit", "child", 8),
    TEEN: member(TEEN, "Eva de Wit", "child", 14),
    GROWN: member(GROWN, "Tim de Wit", "child", 16),
}


@pytest.mark.parametrize(
    ("reader", "about", "may"),
    [
        (MOTHER, (), True),  # of the household
        (MOTHER, (MOTHER,), True),
        (MOTHER, (MOTHER, FATHER), True),  # they know it together
        (MOTHER, (FATHER,), False),
        (MOTHER, (LITTLE,), True),
        (FATHER, (LITTLE, TEEN), True),
        (MOTHER, (GROWN,), False),  # from sixteen the young person decides
        (MOTHER, (LITTLE, GROWN), False),
        (LODGER, (LITTLE,), False),
        (LODGER, (), True),
        (TEEN, (TEEN,), True),
        (TEEN, (LITTLE,), False),
        (GROWN, (GROWN,), True),
        (MOTHER, (ELSEWHERE,), False),  # somebody who does not live here
    ],
)
def test_who_reads_what(reader, about, may):
    assert may_read_of(HOME[reader], about=about, confined=False, household=HOME) is may


@pytest.mark.parametrize(
    ("holders", "may"), [(None, True), ({MOTHER, FATHER}, True), ({MOTHER}, False), (set(), False)]
)
def test_a_parent_without_authority_reads_nothing_of_a_child(holders, may):
    child = Member(
        person=LITTLE, name="Bas", role="child", age=8, read_by=None if holders is None else frozenset(holders)
    )
    assert may_read_of(HOME[FATHER], about=(LITTLE,), confined=False, household=HOME | {LITTLE: child}) is may


@pytest.mark.parametrize("about", [(), (MOTHER,), (LITTLE,)])
def test_what_was_told_in_confidence_never_goes_on_paper(about):
    assert not may_read_of(HOME[MOTHER], about=about, confined=True, household=HOME)


@pytest.mark.parametrize(
    ("role", "age", "may"),
    [("child", 11, False), ("child", 12, True), ("child", None, False), ("adult", None, True), ("parent", 40, True)],
)
def test_letters_are_from_twelve_years_on(role, age, may):
    assert can_get_letters(member(MOTHER, "x", role, age)) is may


@pytest.mark.parametrize(
    ("text", "named"),
    [("Bas", {LITTLE}), ("voor bas en EVA", {LITTLE, TEEN}), ("het gezin", set()), ("Basisschool", set())],
)
def test_whom_a_text_names(text, named):
    assert named_in(text, HOME) == named
