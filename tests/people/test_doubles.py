"""Likely doubles: proposed, with reasons, never decided."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from voordeur.people.doubles import CROWD, Card, Sign, family_name, likely_doubles, normal_name, normal_phone

HOME, OTHER_HOME = UUID(int=1), UUID(int=2)


def card(number, name, *, household=None, **more):
    return Card(person=UUID(int=number), household=household or UUID(int=1000 + number), name=name, **more)


def signs(*cards):
    return [pair.signs for pair in likely_doubles(cards)]


def test_the_same_name_and_birth_date_in_two_households_is_proposed():
    cards = card(1, "Anja de Wit", born=date(1975, 4, 2)), card(2, "de Wit, Anja", born=date(1975, 4, 2))
    assert signs(*cards) == [(Sign.NAME_AND_BIRTH_DATE,)]


def test_accents_case_and_hyphens_make_no_other_name():
    assert normal_name("Çelik-Yıldız, Şükrü") == normal_name("CELIK YILDIZ sukru")


def test_prefixes_do_not_count():
    assert family_name("Van der Berg") == family_name("P. v.d. Berg") == "berg"


def test_a_name_that_is_only_a_prefix_stays_a_name():
    assert normal_name("El Van") == "el van"


def test_the_same_family_name_at_one_address_is_proposed():
    cards = card(1, "A. de Wit", address=HOME), card(2, "Anja de Wit", address=HOME)
    assert signs(*cards) == [(Sign.FAMILY_NAME_AND_ADDRESS,)]


def test_members_of_one_household_are_never_doubles():
    assert signs(card(1, "Wit", household=HOME, address=HOME), card(2, "Wit", household=HOME, address=HOME)) == []


def test_two_birth_dates_that_differ_are_a_brother_not_a_double():
    cards = (
        card(1, "J. de Wit", address=HOME, born=date(1975, 4, 2)),
        card(2, "K. de Wit", address=HOME, born=date(1977, 4, 2)),
    )
    assert signs(*cards) == []


def test_father_and_son_at_one_address_are_told_apart_by_their_initials():
    assert signs(card(1, "J. de Wit", address=HOME), card(2, "Wit, Koos de", address=HOME)) == []
    assert signs(card(1, "J. de Wit", address=HOME), card(2, "Wit", address=HOME))


def test_day_and_month_that_changed_places_are_still_proposed():
    cards = (
        card(1, "J. de Wit", address=HOME, born=date(1975, 4, 2)),
        card(2, "J. de Wit", address=HOME, born=date(1975, 2, 4)),
    )
    assert signs(*cards) == [(Sign.FAMILY_NAME_AND_ADDRESS,)]


def test_a_phone_number_is_compared_whatever_is_written_around_it():
    assert normal_phone("+31 10 555 01 23") == normal_phone("010-5550123") == "105550123"
    assert normal_phone("12345") == ""


def test_the_strongest_pair_stands_first():
    pairs = likely_doubles(
        [
            card(1, "Anja de Wit", born=date(1975, 4, 2), phone="010-5550123"),
            card(2, "Anja de Wit", born=date(1975, 4, 2)),
            card(3, "Bo Smit", phone="010-5550123"),
        ]
    )
    assert [(pair.one.int, pair.other.int) for pair in pairs] == [(1, 2), (1, 3)]


def test_a_crowd_behind_one_sign_says_nothing():
    shelter = [card(number, "Jansen", address=HOME) for number in range(1, CROWD + 2)]
    assert signs(*shelter) == []


cards = st.lists(
    st.builds(
        Card,
        person=st.uuids(),
        household=st.sampled_from([UUID(int=number) for number in range(4)]),
        name=st.sampled_from(["Anja de Wit", "de wit anja", "Bo Smit", "", "٣", "van"]),
        born=st.none() | st.sampled_from([date(1975, 4, 2), date(1975, 2, 4), date(2000, 1, 1)]),
        phone=st.sampled_from(["", "010-5550123", "+31105550123"]),
        address=st.none() | st.sampled_from([HOME, OTHER_HOME]),
    ),
    max_size=10,
    unique_by=lambda each: each.person,
)


@given(cards, st.randoms())
def test_a_pair_is_told_once_and_in_whatever_order_the_cards_come(some, random):
    pairs = likely_doubles(some)
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == len(pairs)
    shuffled = list(some)
    random.shuffle(shuffled)
    assert likely_doubles(shuffled) == pairs


@given(cards)
def test_nothing_is_proposed_within_a_household_or_against_a_birth_date(some):
    known = {each.person: each for each in some}
    for pair in likely_doubles(some):
        one, other = known[pair.one], known[pair.other]
        assert one.household != other.household
        assert pair.signs
        if one.born and other.born:
            assert one.born.year == other.born.year
