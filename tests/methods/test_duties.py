"""When a duty begins, when it is due, and what ends it."""

from uuid import UUID

from tests.methods.building import STAGES, day, fact, method_with
from voordeur.methods.duties import OpenDuty
from voordeur.methods.engine import judge
from voordeur.methods.language import Method
from voordeur.methods.vocabulary import Fact

DEBTS, LONELY = UUID(int=1001), UUID(int=1002)


def duty(words: str, parts: str = "") -> Method:
    """Make a method with one duty of the visitor."""
    return method_with(f"duties: {{owed: {{of: case, title: {{nl: Taak}}, who: visitor, {words}}}}}\n{parts}")


def owed(method: Method, facts: list[Fact], today: str) -> tuple[OpenDuty, ...]:
    return judge(method, facts, track="case", today=day(today)).duties


WRITE = "after: {happened: bell_rung, where: {outcome: nobody}}, within: 5 working days, deed: letter_sent"


def test_it_is_due_a_term_after_what_began_it_and_late_the_day_after() -> None:
    bell = fact("bell_rung", "02-12", outcome="nobody")
    (open_,) = owed(duty(WRITE), [bell], "02-19")
    assert (open_.due, open_.since, open_.late, open_.because) == (day("02-19"), day("02-12"), False, bell.id)
    (late,) = owed(duty(WRITE), [bell], "02-20")
    assert late.late


def test_it_is_not_owed_for_what_looks_otherwise() -> None:
    assert owed(duty(WRITE), [fact("bell_rung", "02-12", outcome="open")], "02-12") == ()


def test_only_what_follows_fulfils_it() -> None:
    before = [fact("letter_sent", "02-12"), fact("bell_rung", "02-12", outcome="nobody")]
    assert owed(duty(WRITE), before, "02-12")
    assert not owed(duty(WRITE), [*before, fact("letter_sent", "02-13")], "02-13")


def test_a_fulfilled_duty_begins_anew_with_the_next_entry() -> None:
    facts = [
        fact("bell_rung", "02-12", outcome="nobody"),
        fact("letter_sent", "02-13"),
        fact("bell_rung", "02-16", outcome="nobody"),
    ]
    (open_,) = owed(duty(WRITE), facts, "02-16")
    assert open_.since == day("02-16")


def test_an_open_duty_keeps_its_day_when_the_same_happens_again() -> None:
    facts = [fact("bell_rung", "02-12", outcome="nobody"), fact("bell_rung", "02-18", outcome="nobody")]
    (open_,) = owed(duty(WRITE), facts, "02-18")
    assert open_.due == day("02-19")


def test_unless_means_never_or_no_longer() -> None:
    method = duty(f"{WRITE}, unless: {{in_stage: closed}}")
    bell, closed = fact("bell_rung", "02-12", outcome="nobody"), fact("case_closed", "02-13")
    assert not owed(method, [bell, closed], "02-14")
    assert not owed(method, [closed, fact("bell_rung", "02-14", outcome="nobody")], "02-14")
    again = fact("case_reopened", "02-16")
    (open_,) = owed(method, [bell, closed, again], "02-16")
    assert open_.since == day("02-16")
    assert not owed(method, [bell, closed, fact("letter_sent", "02-14"), again], "02-16")


def test_one_for_each_thing() -> None:
    method = duty(
        "for_each: need, after: {happened: need_recorded}, within: 1 week, until: {happened: need_answered}, "
        "which: {happened: need_recorded, where: {money: true}}"
    )
    facts = [
        fact("need_recorded", "03-02", need=DEBTS, money=True),
        fact("need_recorded", "03-02", need=LONELY, money=False),
    ]
    assert [open_.thing for open_ in owed(method, facts, "03-03")] == [DEBTS]
    assert not owed(method, [*facts, fact("need_answered", "03-04", need=DEBTS)], "03-04")


def test_it_comes_back_a_term_after_each_fulfilment() -> None:
    method = duty("after: {in_stage: open}, every: 1 week, deed: talk_held, unless: {in_stage: closed}")
    facts = [fact("letter_sent", "03-02")]
    assert [open_.due for open_ in owed(method, facts, "03-02")] == [day("03-09")]
    facts.append(fact("talk_held", "03-06"))
    assert [open_.due for open_ in owed(method, facts, "03-06")] == [day("03-13")]
    facts += [fact("case_closed", "03-07"), fact("case_reopened", "03-20")]
    assert [open_.due for open_ in owed(method, facts, "03-20")] == [day("03-27")]


def test_it_is_due_on_the_day_that_the_entry_names() -> None:
    method = duty("after: {happened: talk_held}, due: come_back_on, deed: letter_sent")
    assert not owed(method, [fact("talk_held", "03-02")], "03-02")
    facts = [fact("talk_held", "03-02", come_back_on=day("03-20"))]
    assert [open_.due for open_ in owed(method, facts, "03-02")] == [day("03-20")]
    moved = [*facts, fact("talk_held", "03-03", come_back_on=day("03-30"))]
    assert [open_.due for open_ in owed(method, moved, "03-03")] == [day("03-30")]


def test_it_is_due_a_term_before_the_day_that_the_entry_names() -> None:
    back = duty("after: {happened: talk_held}, due: come_back_on, before: 2 weeks, deed: letter_sent")
    (open_,) = owed(back, [fact("talk_held", "02-12", come_back_on=day("03-30"))], "02-12")
    assert open_.due == day("03-16")
    # A day that lies no whole term ahead is due at once, and never before it began.
    (open_,) = owed(back, [fact("talk_held", "02-12", come_back_on=day("02-20"))], "02-12")
    assert (open_.due, open_.late) == (day("02-12"), False)
    (open_,) = owed(duty("after: {happened: talk_held}, at: 6 months, before: 10 working days, deed: letter_sent"),
                    [fact("talk_held", "02-12")], "02-12")  # fmt: skip
    assert open_.due == day("07-29")


def test_it_falls_to_the_first_of_its_roles_that_somebody_holds() -> None:
    either = method_with(
        "duties: {owed: {of: case, title: {nl: Taak}, who: [leader, visitor], after: {happened: talk_held},"
        " within: 1 week, deed: letter_sent}}"
    )
    talk, sara, mo = fact("talk_held", "02-12"), UUID(int=7), UUID(int=8)
    visits = fact("role_assigned", "02-13", role="visitor", worker=sara)
    leads = fact("role_assigned", "02-14", role="leader", worker=mo)
    gone = fact("role_released", "02-15", role="leader", worker=mo)
    assert [open_.role for open_ in owed(either, [talk], "02-12")] == ["leader"]
    assert [open_.role for open_ in owed(either, [talk, visits], "02-13")] == ["visitor"]
    assert [open_.role for open_ in owed(either, [talk, visits, leads], "02-14")] == ["leader"]
    assert [open_.role for open_ in owed(either, [talk, visits, leads, gone], "02-15")] == ["visitor"]


def test_time_alone_can_begin_a_duty() -> None:
    method = duty("after: {elapsed: 6 months, after: {happened: case_closed}}, within: 2 weeks, deed: talk_held")
    facts = [fact("case_closed", "01-15")]
    assert not owed(method, facts, "07-14")
    (open_,) = owed(method, facts, "07-15")
    assert (open_.since, open_.due, open_.because) == (day("07-15"), day("07-29"), None)
    assert judge(method, facts, track="case", today=day("03-01")).changes_on == day("07-15")


def test_it_can_be_put_off_and_is_late_after_that_day() -> None:
    bell = fact("bell_rung", "02-12", outcome="nobody")
    off = fact("duty_postponed", "02-13", duty="owed", until=day("03-10"), reason="Vakantie")
    (open_,) = owed(duty(WRITE), [bell, off], "03-10")
    assert (open_.due, open_.postponed_until, open_.late) == (day("02-19"), day("03-10"), False)
    assert owed(duty(WRITE), [bell, off], "03-11")[0].late
    again = [bell, off, fact("letter_sent", "02-14"), fact("bell_rung", "02-16", outcome="nobody")]
    assert owed(duty(WRITE), again, "02-16")[0].postponed_until is None


def test_what_is_already_so_is_not_owed() -> None:
    method = duty("after: {happened: talk_held}, within: 1 week, until: {role_held: leader}")
    held = fact("role_assigned", "03-01", role="leader", worker=UUID(int=1))
    assert not owed(method, [held, fact("talk_held", "03-02")], "03-02")
    assert owed(method, [fact("talk_held", "03-02")], "03-02")


def test_late_says_who_is_told() -> None:
    bell = [fact("bell_rung", "02-12", outcome="nobody")]
    told = {"remind": "remind", "{remind: leader}": "remind:leader", "{escalate: leader}": "escalate:leader"}
    for written, late_then in told.items():
        assert owed(duty(f"{WRITE}, late: {written}"), bell, "02-12")[0].late_then == late_then


def test_a_later_date_for_the_same_thing_moves_the_duty_and_leaves_other_things_alone() -> None:
    method = duty(
        "for_each: action, after: {happened: action_agreed, where: {due: {present: true}}}, due: due, deed: action_done"
    )
    facts = [
        fact("action_agreed", "03-02", action=DEBTS, due=day("03-10")),
        fact("action_agreed", "03-02", action=LONELY, due=day("03-12")),
        fact("action_agreed", "03-04", action=DEBTS, due=day("03-20")),
        fact("action_agreed", "03-05", action=DEBTS),
    ]
    assert [(open_.thing, open_.due, open_.because) for open_ in owed(method, facts, "03-11")] == [
        (LONELY, day("03-12"), facts[1].id),
        (DEBTS, day("03-20"), facts[2].id),
    ]
    done = [*facts, fact("action_done", "03-06", action=DEBTS)]
    assert [open_.thing for open_ in owed(method, done, "03-11")] == [LONELY]


def test_what_comes_back_while_a_stage_lasts_begins_and_ends_with_it() -> None:
    method = duty(
        "after: {in_stage: closed}, within: 2 days, every: 1 week, deed: talk_held, unless: {not: {in_stage: closed}}"
    )
    closed = [fact("talk_held", "03-01"), fact("case_closed", "03-02")]
    assert [(one.due, one.since) for one in owed(method, closed, "03-02")] == [(day("03-04"), day("03-02"))]
    seen = [*closed, fact("talk_held", "03-03")]
    assert [one.due for one in owed(method, seen, "03-03")] == [day("03-10")]
    again = [*seen, fact("talk_held", "03-09")]
    assert [(one.due, one.late) for one in owed(method, again, "03-17")] == [(day("03-16"), True)]
    reopened = [*again, fact("case_reopened", "03-18")]
    assert owed(method, reopened, "03-18") == ()
    assert [one.due for one in owed(method, [*reopened, fact("case_closed", "04-01")], "04-01")] == [day("04-03")]


def test_a_number_from_outside_decides_about_a_duty_and_is_asked_again_the_next_day() -> None:
    method = duty(WRITE + ", unless: {count: open_places, below: 1}")
    bell = fact("bell_rung", "02-12", outcome="nobody")

    def judged(**counts: int) -> tuple[int, object]:
        found = judge(method, [bell], track="case", today=day("02-13"), counts=counts)
        return len(found.duties), found.changes_on

    assert judged(open_places=1) == (1, day("02-14"))
    assert judged(open_places=0) == (0, day("02-14"))


def test_a_duty_ends_with_a_stage_that_time_alone_ended() -> None:
    stages = STAGES.replace("[{on: case_closed, to: closed}]", "[{after: 2 weeks, to: closed}]")
    words = "after: {happened: letter_sent}, within: 1 week, deed: talk_held, unless: {in_stage: closed}"
    method = method_with(f"duties: {{owed: {{of: case, title: {{nl: Taak}}, who: visitor, {words}}}}}", stages=stages)
    letter = [fact("letter_sent", "03-02")]
    assert len(owed(method, letter, "03-15")) == 1
    assert owed(method, letter, "03-16") == ()


def test_a_duty_can_begin_with_what_has_not_happened() -> None:
    method = duty("after: {not: {role_held: leader}}, within: 2 days, deed: role_assigned, until: {role_held: leader}")
    facts = [fact("letter_sent", "03-02"), fact("talk_held", "03-05")]
    assert [(one.since, one.due) for one in owed(method, facts, "03-05")] == [(day("03-02"), day("03-04"))]
    assert owed(method, [*facts, fact("role_assigned", "03-06", role="leader", worker=UUID(int=1))], "03-06") == ()
    unanswered = duty(
        "for_each: need, after: {not: {happened: need_answered}}, within: 2 days, until: {happened: need_answered}"
    )
    needs = [fact("need_recorded", "03-02", need=DEBTS), fact("need_recorded", "03-05", need=LONELY)]
    answered = [*needs, fact("need_answered", "03-05", need=DEBTS)]
    assert [one.due for one in owed(unanswered, needs, "03-05")] == [day("03-04"), day("03-07")]
    assert [one.thing for one in owed(unanswered, answered, "03-05")] == [LONELY]
