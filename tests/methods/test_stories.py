"""Reading stories, playing them, and hearing what did not come out as expected."""

from datetime import date

import pytest

from tests.methods.building import VOCABULARY, method_with
from voordeur.journal.kinds import vocabulary
from voordeur.methods.playing import Played, play
from voordeur.methods.playing_told import as_json
from voordeur.methods.source import MethodErrors
from voordeur.methods.stories import id_of
from voordeur.methods.story_reading import read_story

METHOD = """
domains: {money: {nl: Geld}}
settings: {write_within: {value: 1 week}}
duties:
  write:
    {of: case, title: {nl: Schrijf}, who: visitor, after: {happened: talk_held}, within: $write_within,
     deed: letter_sent}
eligibility: {all_of: [poor], criteria: {poor: {nl: Arm}}}
rules:
  letter_first:
    of: case
    kind: method
    before: [case_closed, need_answered]
    must: {happened: letter_sent}
    because: {nl: Eerst een brief., en: A letter first.}
  room:
    {of: case, kind: method, before: role_assigned, must: {count: case_load, below: 2}, because: {nl: Vol.}}
indicators:
  letters: {of: case, about: work, title: {nl: Brieven}, count: entries, when: {happened: letter_sent}, by: [area]}
  needs: {of: case, about: people, title: {nl: Vragen}, count: entries, when: {happened: need_recorded}}
"""
HEAD = """\
method: 99-test
story: A letter comes first
files: {K1: {kind: case, area: Wielwijk}, K2: case}
steps:
"""


def played(steps: str, today: date | None = None) -> Played:
    story = read_story(HEAD + steps, VOCABULARY, file="story.yaml")
    return play(story, method_with(METHOD, settings=story.settings), VOCABULARY, today=today)


def unexpected(steps: str) -> list[str]:
    return [str(failure) for failure in played(steps).failures]


def test_a_story_that_comes_out_as_expected() -> None:
    assert (
        unexpected(
            """\
  - {on: 2009-03-02, file: K1, entry: talk_held, by: visitor}
  - {on: 2009-03-03, file: K1, entry: case_closed, with: {reason: done}, expect: {refused: letter_first}}
  - {on: 2009-03-03, file: K1, entry: need_answered, with: {need: debts}, expect: {deviates: letter_first}}
  - on: 2009-03-10
    then: {K1: {stage: open, duties: [{duty: write, due: 2009-03-09, late: true}], may_not: [case_closed]}}
  - {on: 2009-03-10, file: [K1, K2], entry: letter_sent}
  - {on: 2009-03-10, then: {K1: {no_duties: [write], may: [case_closed]}, K2: {stage: open}}}
  - {on: 2009-03-11, file: K1, entry: need_recorded, with: {need: debts}, domain: money}
  - {on: 2009-03-12, file: K1, entry: role_assigned, with: {role: visitor, worker: karin}, counts: {case_load: 1}}
  - {on: 2009-04-01, then: {indicators: {period: 2009-Q1, letters: {Wielwijk: 1, "": 1}, needs: hidden}}}
"""
        )
        == []
    )


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (
            "{on: 2009-03-02, file: K1, entry: case_closed}",
            "`case_closed` in K1 was expected to be accepted, and is refused by `letter_first`. A letter first.",
        ),
        (
            "{on: 2009-03-02, file: K1, entry: talk_held, expect: {deviates: letter_first}}",
            "was expected to be a deviation from `letter_first`, and is accepted.",
        ),
        ("{on: 2009-03-02, then: {K1: {stage: closed}}}", "expected in stage `closed`, and is in `open`."),
        ("{on: 2009-03-02, then: {K1: {duties: [write]}}}", "K1 was expected to owe `write`. It owes: nothing."),
        ("{on: 2009-03-02, then: {K1: {may: [case_closed]}}}", "`case_closed` was expected to be allowed in K1"),
        ("{on: 2009-03-02, then: {K1: {may_not: [talk_held]}}}", "`talk_held` was not expected to be allowed in K1"),
        (
            "{on: 2009-03-02, then: {indicators: {period: 2009, letters: 3}}}",
            "`letters` was expected to be 3, and is 0.",
        ),
        ("{on: 2009-03-02, file: K1, entry: role_assigned}", "A rule asks for the number `case_load` here."),
    ],
)
def test_what_did_not_come_out_is_told_with_its_line(step: str, message: str) -> None:
    (failure,) = unexpected(f"  - {step}\n")
    assert message in failure
    assert failure.startswith("story.yaml:5:")


def test_a_happening_that_was_to_be_refused_is_told_once_with_what_to_write() -> None:
    entry = "file: K1, entry: need_answered, with: {need: debts}"
    (failure,) = unexpected(f"  - {{on: 2009-03-02, {entry}, expect: {{refused: letter_first}}}}\n")
    assert "`need_answered` is a happening: it is written down all the same" in failure
    assert "Write `expect: {deviates: …}`" in failure


def test_what_speaks_about_a_thing_says_about_which_one() -> None:
    step = "  - {on: 2009-03-02, file: K1, entry: goal_reached}\n"
    with pytest.raises(MethodErrors, match="the same name is the same `goal`"):
        read_story(HEAD + step, vocabulary())


def test_a_field_that_has_to_be_said_is_asked_in_both_languages() -> None:
    step = "  - {on: 2009-03-02, file: K1, entry: role_assigned, with: {role: coach}}\n"
    with pytest.raises(MethodErrors) as errors:
        read_story(HEAD + step, vocabulary(), file="mine.yaml")
    assert "mine.yaml:5:" in errors.value.told("en")
    assert (
        "`role_assigned` needs `worker` (worker). Write `with: {worker: …}`. "
        "Known fields: `role`, `worker`, `function`." in errors.value.told("en")
    )
    assert "Bij `role_assigned` hoort `worker` (medewerker)." in errors.value.told("nl")
    told = step.replace("role: coach", "role: coach, worker: karin")
    assert read_story(HEAD + told, vocabulary()).steps
    with pytest.raises(MethodErrors, match="`role_assigned` needs `role`"):
        read_story(HEAD + step.replace(", with: {role: coach}", ""), vocabulary())


def test_what_is_found_out_where_it_is_recorded_may_be_left_out() -> None:
    step = "  - {on: 2009-03-02, file: programme, entry: programme_started, with: {slug: here}}\n"
    assert read_story(HEAD + step, vocabulary()).steps
    with pytest.raises(MethodErrors, match="`programme_started` needs `slug`"):
        read_story(HEAD + step.replace("slug: here", ""), vocabulary())


def test_an_entry_in_a_file_where_it_cannot_stand_is_told() -> None:
    step = "  - {on: 2009-03-02, file: [programme, K1], entry: programme_phase_begun, with: {phase: trial}}\n"
    with pytest.raises(MethodErrors, match="a `file` of the kind `programme`, and `K1` is a `case`"):
        read_story(HEAD + step, vocabulary())
    assert read_story(HEAD + step.replace("[programme, K1]", "programme"), vocabulary()).steps


def test_what_one_deed_writes_in_two_files_is_told_in_two_lines() -> None:
    alone = "  - {on: 2009-03-02, file: K1, entry: obstacle_found, with: {obstacle: queue, what: gap}}\n"
    alone += "  - {on: 2009-03-02, file: K1, entry: obstacle_reported, with: {obstacle: queue}}\n"
    beside = "  - {on: 2009-03-02, file: programme, entry: blind_spot_noted, with: {topic: a, text: b}}\n"
    with pytest.raises(MethodErrors, match="`obstacle_reported` goes with `blind_spot_noted`"):
        read_story(HEAD + alone, vocabulary())
    assert read_story(HEAD + alone + beside, vocabulary()).steps


def test_a_thing_that_no_line_begins_is_told_with_what_was_meant() -> None:
    begun = "  - {on: 2009-03-02, file: K1, entry: goal_set, with: {goal: debts}}\n"
    misspelt = "  - {on: 2009-03-02, file: K1, entry: goal_reached, with: {goal: dets}}\n"
    with pytest.raises(MethodErrors, match=r"begins the goal `dets` with `goal_set`\. Did you mean `debts`\?"):
        read_story(HEAD + begun + misspelt, vocabulary())
    with pytest.raises(MethodErrors, match="begins the goal `debts`"):
        read_story(HEAD + begun + misspelt.replace("K1", "K2").replace("dets", "debts"), vocabulary())
    given = begun.replace("K1", "programme") + misspelt.replace("dets", "debts")
    assert read_story(HEAD + given, vocabulary()).steps
    late = "  - {on: 2009-02-02, recorded: 2009-03-03, file: K1, entry: goal_reached, with: {goal: debts}}\n"
    assert read_story(HEAD + begun + late, vocabulary()).steps


def test_a_story_about_another_method_is_not_played() -> None:
    with pytest.raises(MethodErrors, match="about `98-other`, and the method is `99-test`"):
        play(
            read_story(
                HEAD.replace("99-test", "98-other") + "  - {on: 2009-03-02, file: K1, entry: talk_held}", VOCABULARY
            ),
            method_with(METHOD),
            VOCABULARY,
        )


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (
            "{on: 2009-03-02, file: K3, entry: talk_held}",
            "`K3` is not one of this story's `files:`. Known: K1, K2, programme.",
        ),
        ("{on: 2009-03-02, file: K1, entry: talk_hold}", "`talk_hold` is no entry kind. Did you mean `talk_held`?"),
        ("{on: 2009-03-02, file: K1, entry: talk_held, with: {askd: [x]}}", "`talk_held` has no field `askd`."),
        (
            "{on: 2009-03-02, file: K1, entry: talk_held, with: {rating: good}}",
            "Here belongs a whole number, not `good`.",
        ),
        (
            "{on: 2009-03-02, file: K1, entry: case_closed, with: {reason: dne}}",
            "`dne` is no choice here. Did you mean",
        ),
        (
            "{on: 2009-02-30, file: K1, entry: talk_held}",
            "Here belongs a date, such as `2009-02-12`, not `2009-02-30`.",
        ),
        ("{file: K1, entry: talk_held}", "`on:` is missing."),
        (
            "{on: 2009-03-02, file: K1, entry: spending_booked, with: {amount: € 120}}",
            "Here belongs a number, not `€ 120`. Write the number alone: `120`.",
        ),
        (
            "{on: 2009-03-02, file: K1, entry: spending_booked, with: {amount: 120,50}}",
            "has no field `50`. A number has a point and no comma.",
        ),
        ("{on: 2009-03-02, file: K1, entry: overleg}", "`voordeur journal vocabulary WORD` names those"),
        ("{on: 2009-03-02, file: K1, entry: criterion_answered, with: {criterion: por}}", "Did you mean `poor`?"),
        (
            "{on: 2009-03-02, file: K1, entry: role_assigned, with: {role: visiter}}",
            "`visiter` is no role of this method.",
        ),
        (
            "{on: 2009-03-02, file: K1}",
            "A line holds what happens (`entry`, with its `file`) or what is expected (`then`).",
        ),
        ("{on: 2009-03-02, recorded: 2009-03-01, file: K1, entry: talk_held}", "before it happened"),
        ("{on: 2009-03-02, file: K1, entry: talk_held, at: noon}", "`noon` is no time. Write it as `'15:30'`."),
        ("{on: 2009-03-02, then: {indicators: {period: spring, letters: 1}}}", "is no period"),
        (
            "{on: 2009-03-02, file: K1, entry: talk_held, by: visiter}",
            "`visiter` is no role of this method. Did you mean",
        ),
        (
            "{on: 2009-03-02, file: K1, entry: talk_held, domain: mony}",
            "`mony` is no life domain (`domains:`) of this method.",
        ),
        ("{on: 2009-03-02, then: {K1: {stage: opn}}}", "`opn` is no stage of this method. Did you mean `open`?"),
        ("{on: 2009-03-02, then: {indicators: {period: 2009, leters: 1}}}", "`leters` is no indicator of this method."),
    ],
)
def test_a_story_that_cannot_be_played_is_refused_with_its_line(step: str, message: str) -> None:
    with pytest.raises(MethodErrors) as refused:
        played(f"  - {step}\n")
    assert any(message in problem.message.said("en") for problem in refused.value.problems), str(refused.value)
    assert {problem.line for problem in refused.value.problems} == {5}


@pytest.mark.parametrize(
    "step",
    [
        "{on: 2009-03-02, file: K1, entry: talk_held, by: <visiter>}",
        "{on: 2009-03-02, file: K1, entry: talk_held, by: {<visiter>: leader}}",
        "{on: 2009-03-02, file: [K1, <K9>], entry: talk_held}",
        "{on: 2009-03-02, file: K1, entry: need_recorded, with: {need: mony}, domain: <mony>}",
        "{on: 2009-03-02, file: K1, entry: criterion_answered, with: {answer: yes, criterion: <por>}}",
        "{on: 2009-03-02, file: K1, entry: role_assigned, by: visitor, with: {worker: mo, role: <visiter>}}",
        "{on: 2009-03-02, file: K1, entry: case_closed, expect: {refused: <leter_first>}}",
        "{on: 2009-03-02, file: K1, entry: case_closed, expect: {deviates: <leter_first>}}",
        "{on: 2009-03-02, then: {K1: {stage: open}, K2: {stage: <opn>}}}",
        "{on: 2009-03-02, then: {<K9>: {stage: open}}}",
        "{on: 2009-03-02, then: {K1: {duties: [write, <wrte>]}}}",
        "{on: 2009-03-02, then: {K1: {duties: [{due: 2009-03-09, duty: <wrte>}]}}}",
        "{on: 2009-03-02, then: {K1: {no_duties: [<wrte>]}}}",
        "{on: 2009-03-02, then: {indicators: {period: 2009, <leters>: 1}}}",
    ],
)
def test_a_word_that_the_method_does_not_have_is_told_at_its_own_line_and_column(step: str) -> None:
    """Where `<word>` stands, also on another line than the first of its step."""
    before, _, rest = f"  - {step}\n".replace(", ", ",\n     ").partition("<")
    word, _, after = rest.partition(">")
    with pytest.raises(MethodErrors) as refused:
        played(before + word + after)
    (problem,) = refused.value.problems
    assert f"`{word}`" in problem.message.said("en")
    line, column = (HEAD + before).count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("kind", ["correction", "retraction", "erasure"])
def test_what_became_of_another_line_is_no_line_of_a_story(kind: str) -> None:
    step = f"  - {{on: 2009-03-02, file: K1, entry: {kind}, with: {{reason: Vergissing}}}}\n"
    with pytest.raises(MethodErrors) as refused:
        read_story(HEAD + step, vocabulary())
    told = [problem for problem in refused.value.problems if "is about another line" in problem.message.said("en")]
    assert [(problem.line, problem.column) for problem in told] == [(5, step.index(kind) + 1)]


def test_a_story_out_of_order_is_refused_with_what_to_do() -> None:
    lines = [f"  - {{on: 2009-03-{day}, file: K1, entry: talk_held}}\n" for day in ("05", "04")]
    with pytest.raises(MethodErrors) as refused:
        played("".join(lines))
    (problem,) = refused.value.problems
    assert problem.line == 6
    assert problem.message.said("en").startswith(
        "A story goes forward, and here it is 2009-03-05 already. Put this line earlier"
    )
    assert played("".join(lines).replace("03-04,", "03-04, recorded: 2009-03-06,")).failures == ()


def test_what_was_written_down_later_is_unknown_until_then() -> None:
    assert (
        unexpected(
            """\
  - {on: 2009-03-02, recorded: 2009-03-09, file: K1, entry: talk_held}
  - {on: 2009-03-05, then: {K1: {no_duties: [write]}}}
  - {on: 2009-03-09, then: {K1: {duties: [{duty: write, due: 2009-03-09}]}}}
"""
        )
        == []
    )


def test_a_story_may_choose_settings() -> None:
    story = read_story(
        HEAD.replace("files:", "programme: {write_within: 3 days}\nfiles:")
        + """\
  - {on: 2009-03-02, file: K1, entry: talk_held}
  - {on: 2009-03-02, then: {K1: {duties: [{duty: write, due: 2009-03-05}]}}}
""",
        VOCABULARY,
    )
    method = method_with(METHOD, settings=story.settings)
    assert play(story, method, VOCABULARY).failures == ()


def test_today_stops_the_story() -> None:
    steps = "  - {on: 2009-03-02, file: K1, entry: talk_held}\n  - {on: 2009-04-02, file: K1, entry: letter_sent}\n"
    told = as_json(played(steps, today=date(2009, 3, 20)))
    assert [step["entry"] for step in told["steps"]] == ["talk_held"]
    assert told["files"]["K1"]["open_duties"][0] == {
        "duty": "write",
        "who": "visitor",
        "due": "2009-03-09",
        "late": True,
        "thing": None,
        "postponed_until": None,
    }


def test_the_answer_has_the_promised_keys() -> None:
    told = as_json(played("  - {on: 2009-03-02, file: K1, entry: case_closed}\n"), "en")
    (step,) = told["steps"]
    assert step == {
        "date": "2009-03-02",
        "file": "K1",
        "entry": "case_closed",
        "accepted": False,
        "deviation": None,
        "refusal": {"rule": "letter_first", "explanation": "A letter first."},
    }
    assert set(told["files"]) == {"K1", "K2"}
    assert {"stage", "open_duties", "may", "may_not"} <= set(told["files"]["K1"])
    assert told["files"]["K1"]["may_not"][0]["deed"] == "case_closed"
    assert told["programme"]["open_duties"] == []
    assert told["indicators"]["needs"] == {"value": None, "suppressed": True, "by": {}}


def test_a_name_stands_for_one_id_and_an_id_for_itself() -> None:
    assert id_of("debts") == id_of("debts") != id_of("lonely")
    assert id_of(str(id_of("debts"))) == id_of("debts")


def test_what_a_line_leaves_out_says_what_the_journal_takes_it_for() -> None:
    """Who helps is helping now, unless the line says otherwise: so it is in a database too."""
    running = "{any: helper, that: {latest: helper_noted, where: {state: running}}}"
    method = method_with(
        f"rules: {{quiet: {{of: case, kind: method, before: case_closed, must: {running}, because: {{nl: Nee.}}}}}}"
    )
    story = read_story(
        HEAD
        + """\
  - {on: 2009-03-02, file: [K1, K2], entry: helper_noted, with: {helper: mo, name: Mo}}
  - {on: 2009-03-03, file: K1, entry: case_closed, with: {reason: goals_reached}}
  - {on: 2009-03-03, file: K2, entry: helper_changed, with: {helper: mo, state: ended}}
""",
        vocabulary(),
        file="story.yaml",
    )
    assert not play(story, method, vocabulary()).failures
    assert vocabulary()["helper_noted"].filled({"name": "Mo", "state": "ended"}) == {"name": "Mo", "state": "ended"}
