"""Age and custody are judged on the day of reading: under 12 the parents, 12 to 15 together, from 16 alone."""

from datetime import date
from uuid import UUID

import pytest

from voordeur.people.rules import (
    Authority,
    Deciding,
    Member,
    age_on,
    can_speak_for,
    deciding_together,
    holders_on,
    lacking,
    who_decides,
)

CHILD, MOTHER, FATHER = (UUID(int=number) for number in (1, 2, 3))
BORN = date(2000, 2, 29)
BOTH = Authority(since=BORN, persons=(MOTHER, FATHER))


def child(*authority: Authority, born: date | None = BORN) -> list[Member]:
    adults = [Member(person=MOTHER, born=date(1975, 4, 2)), Member(person=FATHER, born=date(1973, 1, 1))]
    return [Member(person=CHILD, born=born, authority=authority), *adults]


@pytest.mark.parametrize(
    ("day", "persons"),
    [
        (date(2012, 2, 28), (MOTHER, FATHER)),
        (date(2012, 2, 29), (CHILD, MOTHER, FATHER)),
        (date(2016, 2, 28), (CHILD, MOTHER, FATHER)),
        (date(2016, 2, 29), (CHILD,)),
        (date(2026, 1, 1), (CHILD,)),
    ],
)
def test_the_same_child_on_another_day_has_others_who_decide(day, persons):
    assert who_decides(CHILD, child(BOTH), day) == Deciding(persons=persons)


def test_who_has_authority_is_who_had_it_on_that_day_and_is_never_guessed():
    alone = Authority(since=date(2008, 6, 1), persons=(MOTHER,))
    guardian = Authority(since=date(2009, 6, 1), names=("William Schrikker",))
    told = [guardian, BOTH, alone]
    assert who_decides(CHILD, child(*told), date(2008, 5, 31)).persons == (MOTHER, FATHER)
    assert who_decides(CHILD, child(*told), date(2008, 6, 1)).persons == (MOTHER,)
    assert who_decides(CHILD, child(*told), date(2009, 6, 1)) == Deciding(names=("William Schrikker",))
    assert who_decides(CHILD, child(), date(2009, 6, 1)) == Deciding(missing="authority")
    assert who_decides(CHILD, child(Authority(since=BORN)), date(2013, 6, 1)) == Deciding(
        persons=(CHILD,), missing="authority"
    )
    assert holders_on([], date(2009, 6, 1)) is None
    assert holders_on([guardian], date(2009, 6, 1)) == frozenset()


def test_without_a_birth_date_nobody_can_tell():
    assert who_decides(CHILD, child(BOTH, born=None), date(2009, 6, 1)) == Deciding(missing="birth_date")
    assert who_decides(UUID(int=9), child(BOTH), date(2009, 6, 1)).missing == "birth_date"


def test_a_birthday_counts_from_its_day_on():
    assert [age_on(date(2000, 3, 10), date(2012, 3, day)) for day in (9, 10)] == [11, 12]
    assert [age_on(BORN, date(2013, *day)) for day in ((2, 28), (3, 1))] == [12, 13]


def test_a_yes_counts_when_one_who_decides_said_it_and_shows_whose_is_lacking_as_the_child_grows():
    young, older, grown = date(2010, 1, 1), date(2013, 1, 1), date(2017, 1, 1)
    home = child(BOTH)
    assert [can_speak_for(CHILD, {CHILD}, home, day) for day in (young, older, grown)] == [False, True, True]
    assert [can_speak_for(CHILD, {MOTHER}, home, day) for day in (young, older, grown)] == [True, True, False]
    assert lacking(CHILD, {MOTHER}, home, young).persons == (FATHER,)
    assert lacking(CHILD, {MOTHER, FATHER}, home, older).persons == (CHILD,)
    assert lacking(CHILD, {MOTHER, FATHER}, home, grown).persons == (CHILD,)
    assert deciding_together(home, young) == {MOTHER, FATHER}
    assert deciding_together(home, older) == {CHILD, MOTHER, FATHER}


def test_where_authority_is_not_known_a_child_alone_is_all_that_is_known_not_to_decide():
    day = date(2010, 1, 1)
    assert not can_speak_for(CHILD, {CHILD}, child(), day)
    assert can_speak_for(CHILD, {MOTHER}, child(), day)
    guardian = child(Authority(since=BORN, names=("William Schrikker",)))
    assert not can_speak_for(CHILD, {MOTHER}, guardian, day)
    assert can_speak_for(CHILD, (), guardian, day, others=True)
    assert can_speak_for(UUID(int=9), {MOTHER}, guardian, day), "of whom no birth date is known nobody can tell"
