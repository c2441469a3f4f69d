"""Words of the language that no library method speaks yet come out in the database as in the pure engine."""

import pytest

from voordeur.demo.stories import StoryInDatabase
from voordeur.journal.kinds import vocabulary
from voordeur.methods.checking import check
from voordeur.methods.playing import check_story
from voordeur.methods.reading import read
from voordeur.methods.story_reading import read_story

pytestmark = pytest.mark.django_db

METHOD = """\
id: 98-words
version: 1
title: {nl: Woorden, en: Words}
roles:
  coach: {title: {nl: coach, en: coach}, function: coordinator, case_load: 3, apart_from: [leader]}
  leader: {title: {nl: leider, en: leader}, function: project_leader}
  second: {title: {nl: tweede, en: second}, function: helper}
stages:
  helping: {of: case, start: true, title: {nl: Hulp, en: Help}, next: [{on: case_closed, to: closed}]}
  closed: {of: case, end: true, title: {nl: Dicht, en: Closed}, next: [{on: case_reopened, to: helping}]}
  trying: {of: programme, start: true, title: {nl: Proef, en: Trial}, next: [{on: target_set, to: rolled_out}]}
  rolled_out: {of: programme, end: true, title: {nl: Overal, en: Everywhere}}
duties:
  share_the_work:
    of: case
    title: {nl: Verdeel het werk, en: Share the work}
    who: leader
    after: {all_of: [{happened: need_recorded}, {count: cases_running, at_least: 20}]}
    within: 1 week
    deed: contact_noted
rules:
  hands_free:
    {of: case, kind: method, before: role_assigned, must: {count: case_load, below: $coach.case_load},
     because: {nl: Handen vol., en: Hands full.}}
  by_leader:
    {of: case, kind: method, before: case_closed, must: {by: leader}, because: {nl: De leider., en: The leader.}}
  rolled_out_first:
    {of: case, kind: method, before: goal_set, must: {programme_in: rolled_out}, because: {nl: Proef., en: Trial.}}
  by_another:
    {of: case, kind: method, before: need_answered, must: {same: need, that: {not: {wrote: need_recorded}}},
     because: {nl: Een ander., en: Another.}}
  coach_first:
    {of: case, kind: method, before: role_assigned, where: {role: second}, because: {nl: Eerst coach., en: Coach.},
     must: {named_in: {happened: role_assigned, where: {role: coach}}, field: worker}}
  two_there:
    {of: case, kind: method, before: conference_held, must: {entry: {attended: {how_many: {at_least: 2}}}},
     because: {nl: Niet alleen., en: Not alone.}}
  half_answered:
    {of: case, kind: method, before: plan_put_forward, because: {nl: De helft., en: Half.},
     must: {share: need, that: {happened: need_answered}, at_least: 50}}
  no_heavier:
    {of: case, kind: method, before: aftercare_held, must: {not: {risen: severity, of: severity_judged}},
     because: {nl: Zwaarder., en: Heavier.}}
  not_too_heavy:
    {of: case, kind: method, before: severity_judged, must: {sum: severity, of: severity_judged, below: 9},
     because: {nl: Te zwaar., en: Too heavy.}}
  two_needs:
    {of: case, kind: method, before: plan_agreed, because: {nl: Twee vragen., en: Two needs.},
     must: {happened: need_recorded, times: 2, different: need, since: [case_reopened, case_closed]}}
"""
STORY = """\
method: 98-words
story: Two roles, a full team and a plan
counts: {case_load: 1, cases_running: 5}
files: {K1: case}
steps:
  - {on: 2026-03-02, file: K1, entry: role_assigned, with: {role: coach, worker: karin}}
  - on: 2026-03-02
    file: K1
    entry: role_assigned
    with: {role: leader, worker: karin}
    expect: {refused: apart_leader_coach}
  - on: 2026-03-02
    file: K1
    entry: role_assigned
    with: {role: leader, worker: mo}
    counts: {case_load: 3}
    expect: {refused: hands_free}
  - {on: 2026-03-02, file: K1, entry: role_assigned, with: {role: leader, worker: mo}}
  - {on: 2026-03-03, file: K1, entry: need_recorded, with: {need: debts}, by: coach}
  - {on: 2026-03-03, file: K1, entry: need_recorded, with: {need: debts}, by: coach, counts: {cases_running: 20}}
  - {on: 2026-03-04, then: {K1: {no_duties: [share_the_work]}}}
  - {on: 2026-03-04, file: K1, entry: plan_agreed, by: coach, expect: {refused: two_needs}}
  - {on: 2026-03-04, file: K1, entry: need_recorded, with: {need: lonely}, by: coach}
  - {on: 2026-03-04, file: K1, entry: plan_agreed, by: coach}
  - {on: 2026-03-05, file: K1, entry: case_closed, with: {reason: answered}, by: coach, expect: {refused: by_leader}}
  - {on: 2026-03-05, file: K1, entry: case_closed, with: {reason: answered}, by: leader}
  - {on: 2026-03-05, then: {K1: {stage: closed}}}
"""
OTHERS = """\
method: 98-words
story: Two people in one role, a trial that ends, and numbers that add up
files: {K1: case}
steps:
  - {on: 2026-03-02, file: K1, entry: goal_set, with: {goal: work}, by: coach, expect: {deviates: rolled_out_first}}
  - {on: 2026-03-03, file: programme, entry: target_set, with: {indicator: x, year: 2026, value: 10}, by: leader}
  - {on: 2026-03-04, file: K1, entry: goal_set, with: {goal: home}, by: coach}
  - {on: 2026-03-04, then: {programme: {stage: rolled_out}}}
  - {on: 2026-03-05, file: K1, entry: need_recorded, with: {need: debts}, by: {coach: karin}}
  - {on: 2026-03-05, file: K1, entry: need_recorded, with: {need: home}, by: {coach: mo}}
  - {on: 2026-03-05, file: K1, entry: plan_put_forward, by: coach, expect: {refused: half_answered}}
  - on: 2026-03-06
    file: K1
    entry: need_answered
    with: {need: home}
    by: {coach: mo}
    expect: {deviates: by_another}
  - {on: 2026-03-06, file: K1, entry: plan_put_forward, by: coach}
  - {on: 2026-03-06, file: K1, entry: need_answered, with: {need: debts}, by: {coach: mo}}
  - on: 2026-03-07
    file: K1
    entry: conference_held
    with: {kind: follow_up, attended: [mo]}
    by: coach
    expect: {deviates: two_there}
  - on: 2026-03-08
    file: K1
    entry: conference_held
    with: {kind: follow_up, attended: [mo, karin]}
    by: coach
  - on: 2026-03-08
    file: K1
    entry: role_assigned
    with: {role: second, worker: sara}
    counts: {case_load: 0}
    expect: {refused: coach_first}
  - {on: 2026-03-08, file: K1, entry: role_assigned, with: {role: coach, worker: mo}, counts: {case_load: 0}}
  - {on: 2026-03-08, file: K1, entry: role_assigned, with: {role: second, worker: mo}, counts: {case_load: 0}}
  - {on: 2026-03-09, file: K1, entry: severity_judged, with: {severity: 3}, by: coach}
  - {on: 2026-03-09, file: K1, entry: aftercare_held, with: {result: goes_well}, by: coach}
  - {on: 2026-03-10, file: K1, entry: severity_judged, with: {severity: 5}, by: coach}
  - {on: 2026-03-10, file: K1, entry: severity_judged, with: {severity: 1}, expect: {deviates: not_too_heavy}}
  - {on: 2026-03-10, file: K1, entry: aftercare_held, with: {result: goes_well}, by: coach}
  - {on: 2026-03-11, file: K1, entry: severity_judged, with: {severity: 4}, expect: {deviates: not_too_heavy}}
  - on: 2026-03-11
    file: K1
    entry: aftercare_held
    with: {result: goes_well}
    by: coach
    expect: {deviates: no_heavier}
"""


@pytest.mark.parametrize("written", [STORY, OTHERS], ids=["two roles", "two people"])
def test_the_words_come_out_the_same_in_the_database(written: str) -> None:
    story = read_story(written, vocabulary())
    assert not check_story(story, read(METHOD), vocabulary())
    assert not StoryInDatabase(story, METHOD).run()


def test_the_method_of_these_tests_is_a_good_one() -> None:
    assert not check(read(METHOD), vocabulary())
