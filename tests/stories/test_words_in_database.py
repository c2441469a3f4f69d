"""Words of the language that no library method speaks yet come out in the database as in the pure engine."""

import pytest

from voordeur.demo.stories import StoryInDatabase
from voordeur.journal.kinds import vocabulary
from voordeur.methods.playing import check_story
from voordeur.methods.reading import read
from voordeur.methods.stories import read_story

pytestmark = pytest.mark.django_db

METHOD = """\
id: 98-words
version: 1
title: {nl: Woorden, en: Words}
roles:
  coach: {title: {nl: coach, en: coach}, function: coordinator, case_load: 3, apart_from: [leader]}
  leader: {title: {nl: leider, en: leader}, function: project_leader}
stages:
  helping: {of: case, start: true, title: {nl: Hulp, en: Help}, next: [{on: case_closed, to: closed}]}
  closed: {of: case, end: true, title: {nl: Dicht, en: Closed}, next: [{on: case_reopened, to: helping}]}
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


def test_the_new_words_come_out_the_same_in_the_database() -> None:
    story = read_story(STORY, vocabulary())
    assert not check_story(story, read(METHOD), vocabulary())
    assert not StoryInDatabase(story, METHOD).run()
