"""The agenda of a conference makes itself: each thing once, the worst first, and nothing that was not handed in."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from voordeur.cases.agenda import Point, Why, agenda, of_action, of_decision, of_duty, of_escalation

TODAY = date(2009, 3, 10)
ACTION, DECISION, OBSTACLE, QUESTION = (UUID(int=number) for number in range(1, 5))
WHYS = Why.__args__
things = st.integers(1, 6).map(lambda number: UUID(int=number))
points = st.lists(
    st.builds(
        Point,
        why=st.sampled_from(WHYS),
        thing=things,
        text=st.text(max_size=3),
        on=st.none() | st.dates(date(2009, 1, 1), date(2009, 12, 31)),
        within=st.none() | things,
    )
)


@given(points, st.randoms(use_true_random=False))
def test_everything_handed_in_is_discussed_once_by_its_worst_and_in_the_same_order_however_it_came(
    given_points, random
):
    made = agenda(given_points)
    shuffled = list(given_points)
    random.shuffle(shuffled)
    assert agenda(shuffled) == made
    subjects = [point.within or point.thing for point in made]
    assert len(set(subjects)) == len(subjects)
    assert set(subjects) == {point.within or point.thing for point in given_points}
    assert set(made) <= set(given_points)
    ranks = [WHYS.index(point.why) for point in made]
    assert ranks == sorted(ranks)
    for point in made:
        same = [one for one in given_points if (one.within or one.thing) == (point.within or point.thing)]
        assert WHYS.index(point.why) == min(WHYS.index(one.why) for one in same)


def test_two_points_alike_but_for_what_they_belong_to_keep_one_order():
    alone, within = (Point(why="obstacle", thing=OBSTACLE, text="", within=of) for of in (None, OBSTACLE))
    assert agenda([alone, within]) == agenda([within, alone])


def test_a_decision_that_became_an_action_and_the_duty_about_it_are_one_point():
    late = TODAY - timedelta(days=3)
    made = agenda(
        [
            Point(why="duty_late", thing=ACTION, text="See whether it is done", on=late),
            Point(why="action_late", thing=ACTION, text="Open the letters", on=late),
            Point(why="decision_late", thing=DECISION, text="Open the letters", on=late, within=ACTION),
            Point(why="obstacle", thing=OBSTACLE, text="No address", on=late),
            Point(why="answer_missing", thing=QUESTION, text="May they register?", on=late, within=OBSTACLE),
        ]
    )
    assert [(one.why, one.thing) for one in made] == [("answer_missing", QUESTION), ("decision_late", DECISION)]


def test_what_is_not_late_yet_is_discussed_only_when_it_lies_still_or_comes_back():
    ago = TODAY - timedelta(days=7)
    assert of_action(agreed_on=TODAY, due=None, picked_up=False, today=TODAY) is None
    assert of_action(agreed_on=ago, due=None, picked_up=False, today=TODAY) == "not_picked_up"
    assert of_action(agreed_on=ago, due=TODAY, picked_up=True, today=TODAY) is None
    assert of_action(agreed_on=ago, due=ago, picked_up=True, today=TODAY) == "action_late"
    assert of_decision(by=TODAY, today=TODAY) == "decision_open"
    assert of_escalation(state="asked", answer_due=TODAY, today=TODAY) is None
    assert of_escalation(state="answered", answer_due=None, today=TODAY) == "answer_back"
    assert of_escalation(state="returned", answer_due=ago, today=TODAY) is None


def test_a_duty_is_discussed_when_it_is_late_or_due_by_the_day_of_the_conference():
    meeting = TODAY + timedelta(days=7)
    assert of_duty(due=TODAY - timedelta(days=1), on=meeting, today=TODAY) == "duty_late"
    assert of_duty(due=meeting, on=meeting, today=TODAY) == "due"
    assert of_duty(due=meeting + timedelta(days=1), on=meeting, today=TODAY) is None
