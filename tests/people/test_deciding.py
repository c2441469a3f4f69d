"""Age and custody are judged on the day of reading: under 12 the parents, 12 to 15 together, from 16 alone."""

from datetime import date
from uuid import UUID

import pytest

from voordeur.people.rules import Authority, Deciding, Member, age_on, holders_on, who_decides

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
