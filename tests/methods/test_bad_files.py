"""What is wrong with a method file is said in words for whoever wrote it, with the line and what was meant."""

import pytest

from tests.methods.building import HEAD, STAGES, VOCABULARY, kind, text_with
from tests.methods.mistakes import DUTY, EMPTY, INDICATOR, RULE, STORY
from voordeur.methods.checking import check_text, check_texts, followed
from voordeur.methods.reading import read
from voordeur.methods.source import MAX_BYTES, MethodErrors, Problem
from voordeur.methods.story_reading import read_story


def problems(text: str, *, library: bool = False, file: str = "method.yaml") -> tuple[Problem, ...]:
    return check_text(text, VOCABULARY, file=file, library=library)


def only_problem(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_good_file_has_no_problems() -> None:
    assert problems(text_with(DUTY + RULE + INDICATOR)) == ()


@pytest.mark.parametrize(
    ("parts", "wrong", "right", "message"),
    [
        (DUTY, "who: visiter", "who: visitor", "`visiter` is no role of this method. Did you mean `visitor`?"),
        (DUTY, "after: {happend: talk_held}", "after: {happened: talk_held}", "Did you mean `happened`?"),
        (DUTY, "{happened: talk_heldd}", "{happened: talk_held}", "`talk_heldd` is no entry kind. Did you mean"),
        (DUTY, "deed: leter_sent", "deed: letter_sent", "`leter_sent` is no entry kind. Did you mean `letter_sent`?"),
        (DUTY, "within: 5 workdays", "within: 5 working days", "is no term. Write a number and a unit"),
        (
            DUTY,
            "within: 3 weken of zo",
            "within: 5 working days",
            "`3 weken of zo` is no term. Write a number and a unit",
        ),
        (DUTY, "withn: 5 working days", "within: 5 working days", "`withn` is not known here. Did you mean `within`?"),
        (DUTY, "of: caze", "of: case", "`caze` cannot stand here. Did you mean `case`?"),
        (DUTY, "title: {en: Write}", "title: {nl: Schrijf}", "`nl:` is missing."),
        (
            DUTY,
            "deed: letter_sent\n    late: visitor",
            "deed: letter_sent",
            "or who is told: `{remind: ROLE}` or `{escalate: ROLE}`.",
        ),
        (
            RULE,
            "{every: hulpvraag, that: {happened: need_answered}}",
            "{happened: letter_sent}",
            "Did you mean `need`?",
        ),
        (RULE, "{happened: afsluiting}", "{happened: letter_sent}", "Did you mean `case_closed`?"),
        (RULE, "{sum: amount, of: spending_booked, at_most: € 500}", "{happened: letter_sent}", "number alone: `500`."),
        (RULE, "kind: advice", "kind: method", "`advice` cannot stand here. Known: law, method, safety."),
        (
            RULE,
            "before: bell_rung",
            "before: case_closed",
            "`bell_rung` stands in a `doorstep` file, never in a `case` file.",
        ),
        (RULE, "{happened: letter_sent, where: {too: mo}}", "{happened: letter_sent}", "has no field `too`."),
        (RULE, "{in_stage: opn}", "{happened: letter_sent}", "`opn` is no stage of this method. Did you mean `open`?"),
        (RULE, "{known: poor, is: yes}", "{happened: letter_sent}", "`poor` is no criterion"),
        (RULE, "{holds: nothing}", "{happened: letter_sent}", "There is no condition `nothing`"),
        (
            RULE,
            "{every: ned, that: {happened: need_answered}}",
            "{happened: letter_sent}",
            "`ned` is no thing of which",
        ),
        (
            RULE,
            "{every: need, that: {happened: letter_sent}}",
            "{happened: letter_sent}",
            "write `{file: {…}}` around it",
        ),
        (RULE, "{latest: case_closed, where: {reason: mved}}", "{happened: letter_sent}", "is never `mved`."),
        (
            RULE,
            "{latest: talk_held, where: {rating: high}}",
            "{happened: letter_sent}",
            "holds a whole number, and never `high`",
        ),
        (RULE, "{latest: talk_held, where: {asked: {at_least: 2}}}", "{happened: letter_sent}", "cannot be compared"),
        (RULE, "{happened: letter_sent, in_stage: open}", "{happened: letter_sent}", "Join them with `all_of:"),
        (RULE, "{all_of: {happened: letter_sent}}", "{happened: letter_sent}", "a list of conditions is expected"),
        (RULE, "{at_least: 3, of: [{happened: letter_sent}]}", "{happened: letter_sent}", "a number from 1 to 1"),
        (RULE, "{sum: amont, of: spending_booked, at_most: 5}", "{happened: letter_sent}", "Did you mean `amount`?"),
        (RULE, "{sum: what, of: spending_booked, at_most: 5}", "{happened: letter_sent}", "is no number."),
        (RULE, "{sum: amount, of: spending_booked}", "{happened: letter_sent}", "How much? Write `at_least:`"),
        (RULE, "{sum: amount, of: spending_bookd, at_most: 5}", "{happened: letter_sent}", "is no entry kind."),
        (RULE, "{share: need, that: {happened: need_answered}}", "{happened: letter_sent}", "Which part in a hundred?"),
        (
            RULE,
            "{share: need, that: {happened: need_answered}, at_least: 180}",
            "{happened: letter_sent}",
            "from 0 to 100",
        ),
        (
            RULE,
            "{programme_in: open}",
            "{happened: letter_sent}",
            "and this is about a `programme`",
        ),
        (RULE, "{happened: letter_sent, where: {to: {how_many: 2}}}", "{happened: letter_sent}", "is no list"),
        (RULE, "{named_in: talk_held, field: asked, as: resn}", "{happened: letter_sent}", "has no field `resn`"),
        (RULE, "{risen: to, of: letter_sent}", "{happened: letter_sent}", "is no number."),
        (DUTY, "after: {wrote: talk_held}", "after: {happened: talk_held}", "`wrote` is for rules"),
        (DUTY, "after: {programme_in: open}", "after: {happened: talk_held}", "`programme_in` is for rules"),
        (RULE, "{happened: letter_sent, times: 0}", "{happened: letter_sent}", "For never, write `{not:"),
        (RULE, "{happened: role_assigned, where: {role: boss}}", "{happened: letter_sent}", "`boss` is no role"),
        (INDICATOR, "count: lots", "count: entries", "`lots` cannot stand here."),
        (INDICATOR, "about: peeple", "about: work", "`peeple` cannot stand here. Did you mean `people`?"),
        (INDICATOR, "when: {not: {happened: letter_sent}}", "when: {happened: letter_sent}", "This counts nothing"),
        (INDICATOR, "when: {happened: bell_rung}", "when: {happened: letter_sent}", "stands in a `doorstep` file"),
        (
            INDICATOR,
            "when: {happened: letter_sent, within: 1 week}",
            "when: {happened: letter_sent}",
            "cannot depend on the day of asking",
        ),
    ],
)
def test_what_is_misspelt_or_cannot_be_is_named_with_its_line(parts: str, wrong: str, right: str, message: str) -> None:
    assert right in parts
    text = text_with(parts.replace(right, wrong, 1))
    found = problems(text)
    assert any(message in problem.message.said("en") for problem in found), [str(problem) for problem in found]
    assert all(problem.file == "method.yaml" for problem in found)


def test_a_problem_says_line_column_and_path() -> None:
    text = text_with(RULE.replace("{happened: letter_sent}", "{happened: letter_snt}"))
    problem = only_problem(text)
    line = line_of(text, "letter_snt")
    assert (problem.line, problem.path) == (line, "rules.letter_first.must.happened")
    assert text.splitlines()[line - 1][problem.column - 1 :].startswith("letter_snt")
    assert str(problem).startswith(f"method.yaml:{line}:{problem.column}: rules.letter_first.must.happened: ")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("deed: letter_sent", "deed: <leter_sent>"),
        ("who: visitor", "who: <visiter>"),
        ("who: visitor", "who: [leader, <visiter>]"),
        ("deed: letter_sent", "deed: letter_sent\n    late: {escalate: <leaderr>}"),
        ("after: {happened: talk_held}", "after: {happened: [letter_sent, <tlk_held>]}"),
        ("after: {happened: talk_held}", "after: {latest: [letter_sent, <tlk_held>], where: {to: {present: true}}}"),
        ("after: {happened: talk_held}", "after: {happened: talk_held}\n    unless: {in_stage: [open, <shut>]}"),
        ("must: {happened: letter_sent}", "must: {by: [leader, <visiter>]}"),
        ("must: {happened: letter_sent}", "must: {role_held: <visiter>}"),
        ("to: closed}]", "to: <clsd>}]"),
        ("on: case_closed", "on: [case_closed, <cse_closed>]"),
        ("function: project_leader", "function: project_leader, apart_from: [visitor, <visiter>]"),
        ("roles:\n", "offered: {to: [resident, <the_wind>]}\nroles:\n"),
        ("roles:\n", "offered: {<too>: resident}\nroles:\n"),
    ],
)
def test_a_word_that_is_not_there_is_told_once_at_its_own_line_and_column(right: str, wrong: str) -> None:
    """Where `<word>` stands."""
    before, _, after = text_with(DUTY + RULE).replace(right, wrong, 1).partition("<")
    word, _, after = after.partition(">")
    problem = only_problem(before + word + after)
    assert (problem.line, problem.column) == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    assert f"`{word}`" in problem.message.said("en")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("version: 1", "version: een", "Here belongs a whole number, not `een`."),
        ("within: 5 working days", "withing: 5 working days", "`withing` is not known here."),
        ("deed: letter_sent", "ded: letter_sent", "`ded` is not known here."),
        ("    title: {nl: Schrijf}", "    titel: {nl: Schrijf}", "`titel` is not known here."),
        ("must: {happened: letter_sent}", "mst: {happened: letter_sent}", "`mst` is not known here."),
        ("before: case_closed", "befor: case_closed", "`befor` is not known here."),
        ("on: case_closed", "onn: case_closed", "`onn` is not known here."),
        ("to: closed}]", "to: clsd}]", "`clsd` is no stage of this method."),
    ],
)
def test_one_mistake_is_told_once(right: str, wrong: str, message: str) -> None:
    assert message in only_problem(text_with(DUTY + RULE).replace(right, wrong, 1)).message.said("en")


@pytest.mark.parametrize(
    ("part", "column"),
    [("summary: 5", 10), ("area: 5", 7), ("area: {nl: 5, en: Five}", 12), ("summary: {nl: Vijf, en: [Five]}", 25)],
)
def test_what_is_read_on_screen_is_a_text(part: str, column: int) -> None:
    text = text_with(part)
    problem = only_problem(text)
    assert (problem.line, problem.column) == (line_of(text, part), column)
    assert "Here belongs a text, not" in problem.message.said("en")
    assert "[" in part or "`'5'`" in problem.message.said("en")


def test_of_a_part_with_a_word_that_is_not_there_nothing_else_is_concluded() -> None:
    never = text_with(DUTY.replace("after: {happened: talk_held}", "after: {in_stage: opn}"))
    assert "`opn` is no stage of this method." in only_problem(never).message.said("en")


def test_a_value_of_a_setting_is_told_with_the_name_of_the_setting() -> None:
    rule = RULE.replace("{happened: letter_sent}", "{sum: amount, of: spending_booked, at_most: $ceiling}")
    problem = only_problem(text_with(rule + "settings: {ceiling: {value: 500 euro}}\n"))
    assert "not `500 euro`, the value of `$ceiling`. Write the number alone: `500`." in problem.message.said("en")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        *(("{happened: letter_sent}", condition) for condition in EMPTY),
        ("who: visitor", "who: []"),
        ("on: case_closed", "on: []"),
        ("roles:\n", "offered: {to: []}\nroles:\n"),
        ("roles:\n", "axes: {angle: []}\nroles:\n"),
        ("roles:\n", "settings: {policy: {value: keep, choices: []}}\nroles:\n"),
        ("count: entries", "count: entries\n    by: []"),
    ],
)
def test_an_empty_list_is_told_at_its_own_line_and_column(right: str, wrong: str) -> None:
    """It would say that no entry, no stage or nobody will ever do, which nobody means."""
    text = text_with(DUTY + RULE + INDICATOR).replace(right, wrong, 1)
    before, _, _ = text.partition("[]")
    found = [one for one in problems(text) if one.message.key in ("empty_list", "one_kind_at_least", "who_owes_this")]
    (problem,) = found
    assert (problem.line, problem.column) == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


def test_an_empty_list_says_what_to_do_and_one_that_says_none_is_taken() -> None:
    must = RULE.replace("{happened: letter_sent}", "{happened: letter_sent, where: {to: []}}")
    assert only_problem(text_with(must)).message.said("en") == (
        "This list is empty. Name one, or leave the whole line out."
    )
    none = text_with("feeds: []\ngaps: []\n").replace("project_leader}", "project_leader, apart_from: []}")
    assert "apart_from: []" in none
    assert problems(none) == ()


AMOUNT = RULE.replace("case_closed", "spending_booked").replace(
    "{happened: letter_sent}", "{entry: {amount: {at_most: $ceiling}}}"
)


@pytest.mark.parametrize("value", ["€ 500", "veel", "[1, 2]", "true"])
def test_a_wrong_value_of_a_setting_is_told_where_it_stands(value: str) -> None:
    text = text_with(AMOUNT + f"settings: {{ceiling: {{value: {value}}}}}\n")
    problem = only_problem(text)
    assert (problem.line, problem.path) == (line_of(text, "ceiling: {"), "settings.ceiling.value")
    assert text.splitlines()[problem.line - 1][problem.column - 1 :].startswith(value)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ("ceiling: veel", "This setting is a number, not `veel`."),
        ("ceiling: € 150", "This setting is a number, not `€ 150`. Write the number alone: `150`."),
        ("ceiling: {a: 1}", "Here belongs one value"),
        ("ceiling: true", "This setting is a number, not `true`."),
        ("soon: 3 weken of zo", "`3 weken of zo`, the value of `$soon` is no term."),
        ("ceilin: 3", "`ceilin` is no setting of this method. Settings stand under `settings:`. Did you mean"),
        ("policy: other", "`other` is none of the choices: refuse, keep."),
    ],
)
def test_a_wrong_value_that_a_story_chooses_is_told_in_the_story(chosen: str, message: str) -> None:
    settings = (
        "settings: {ceiling: {value: 500}, soon: {value: 1 week}, policy: {value: keep, choices: [refuse, keep]}}"
    )
    method = text_with(AMOUNT + DUTY.replace("5 working days", "$soon") + settings)
    story = f"{STORY}  - {{on: 2009-03-02, file: K1, entry: spending_booked, with: {{spending: s, amount: 3}}}}\n"
    assert check_texts({"m.yaml": method, "s.yaml": story}, VOCABULARY) == ()
    story += f"programme:\n  {chosen}\n"
    (problem,) = check_texts({"m.yaml": method, "s.yaml": story}, VOCABULARY)
    assert message in problem.message.said("en")
    assert (problem.file, problem.line) == ("s.yaml", line_of(story, chosen))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("id: 99-test", "id: Warme Winter", "`Warme Winter` cannot be an id"),
        ("id: 99-test", "id: ../../etc/passwd", "cannot be an id"),
        ("id: 99-test", "id: 🏠", "cannot be an id"),
        ("  visitor: {", "  de klusser: {", "`de klusser` cannot be a name: write one word"),
        ("  closed:\n", "  niet bereikt:\n", "`niet bereikt` cannot be a name: write one word"),
        ("case_load: 2", "case_load: 0", "`case_load` counts from 1."),
        ("case_load: 2", "number: -1", "`number` counts from 0."),
    ],
)
def test_what_cannot_be_an_id_a_name_or_a_number(right: str, wrong: str, message: str) -> None:
    found = problems(text_with().replace(right, wrong, 1))
    assert any(message in problem.message.said("en") for problem in found), [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (DUTY.replace("within: 5 working days", "every: 0 days"), "Again and again after 0 days cannot be."),
        ("reports: {rhythm: soms}", "`soms` cannot stand here. Known: half_year, month, quarter, year."),
        ("axes: {target_group: [ouderen]}", "`ouderen` is no word of this search axis."),
        (
            INDICATOR.replace("count: entries", "count: share\n    among: {happened: letter_sent}").replace(
                "when: {happened: letter_sent}", "when: {happened: talk_held}"
            )
            + "targets: {letters: {2026: 160}}",
            "its target is at most 100",
        ),
    ],
)
def test_what_no_method_can_mean_is_not_let_through(parts: str, message: str) -> None:
    assert message in only_problem(text_with(parts)).message.said("en")


def test_a_target_of_nothing_and_a_missing_start_are_told_at_their_own_line() -> None:
    text = text_with("targets:\n  letters: {2026: 40}\n")
    assert only_problem(text).line == line_of(text, "letters: {2026")
    text = text_with(stages=STAGES.replace("    start: true\n", ""))
    assert only_problem(text).line == line_of(text, "  open:") + 1


def test_a_word_of_its_own_on_a_search_axis_has_a_title() -> None:
    assert problems(text_with("axes: {target_group: [ouderen]}\nwords: {ouderen: {nl: ouderen, en: elderly}}")) == ()


@pytest.mark.parametrize(
    ("story", "message"),
    [
        (STORY + "  []\n", "`steps:` is a list: one line per entry"),
        (
            STORY + "  - {on: 2009-03-02, file: K1, entry: talk_held}\ncounts: {caseload: 2}\n",
            "`caseload` is no number that can be asked for. Did you mean `case_load`",
        ),
    ],
)
def test_an_empty_story_and_an_unknown_number_are_not_let_through(story: str, message: str) -> None:
    (problem,) = check_texts({"m.yaml": text_with(), "s.yaml": story}, VOCABULARY)
    assert message in problem.message.said("en")


@pytest.mark.parametrize(
    ("right", "wrong", "meant"),
    [("rules:", "regels:", "`rules`"), ("{happened:", "{gebeurd:", "`happened`"), ("because:", "omdat:", "`because`")],
)
def test_a_dutch_word_is_told_with_the_word_of_the_language(right: str, wrong: str, meant: str) -> None:
    messages = [problem.message.said("en") for problem in problems(text_with(RULE.replace(right, wrong)))]
    assert any(f"Did you mean {meant}?" in message for message in messages), messages


def test_a_word_without_a_title_is_not_told_with_words_that_do_not_look_like_it() -> None:
    rule = RULE.replace("{happened: letter_sent}", "{happened: letter_sent, where: {to: landlord}}")
    message = only_problem(text_with(rule + "words: {gas: {nl: gas}}")).message.said("en")
    assert message.endswith("Write one under `words:`.")


def test_a_story_and_a_method_that_changed_places_say_what_they_are() -> None:
    story = STORY + "  - {on: 2009-03-02, file: K1, entry: talk_held}\n"
    with pytest.raises(MethodErrors, match=r"^m.yaml:1:1: This is a story .`story:`. and no method\.[^\n]*$"):
        followed(story, VOCABULARY, file="m.yaml")
    with pytest.raises(MethodErrors, match=r"^s.yaml:1:1: This is a method .`stages:`. and no story[^\n]*$"):
        read_story(text_with(), VOCABULARY, file="s.yaml")


def test_files_of_a_story_that_are_no_mapping_are_told_once() -> None:
    story = STORY.replace("{K1: {kind: case, area: Wielwijk}, K2: case}", "[K1]")
    story += "  - {on: 2009-03-02, file: K1, entry: talk_held}\n"
    (problem,) = check_texts({"m.yaml": text_with(), "s.yaml": story}, VOCABULARY)
    assert "Under `files:` each part has a name of its own." in problem.message.said("en")


def test_all_problems_are_told_at_once() -> None:
    text = text_with(DUTY.replace("who: visitor", "who: nobody") + RULE.replace("letter_sent", "letter_snt"))
    assert len(problems(text)) == 2


def test_a_duty_without_a_term() -> None:
    problem = only_problem(text_with(DUTY.replace("    within: 5 working days\n", "")))
    assert "A duty needs a term: `within: 5 working days`" in problem.message.said("en")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("who: visitor", "who: [visitor, leder]", "`leder` is no role of this method. Did you mean `leader`?"),
        ("who: visitor", "who: []", "Who owes this? Name a role"),
        ("deed: letter_sent", "deed: letter_sent\n    before: 1 week", "Before which day?"),
        ("within: 5 working days", "at: 6 months\n    before: soon", "`soon` is no term"),
    ],
)
def test_who_owes_a_duty_and_how_long_before_a_day(right: str, wrong: str, message: str) -> None:
    assert message in problems(text_with(DUTY.replace(right, wrong)))[0].message.said("en")


def test_a_duty_that_nothing_fulfils() -> None:
    assert "How is this duty fulfilled?" in only_problem(
        text_with(DUTY.replace("    deed: letter_sent\n", ""))
    ).message.said("en")
    never = DUTY + "    until: {setting: careful, is: false}\nsettings: {careful: {value: true}}\n"
    assert "Nothing can fulfil this duty" in only_problem(text_with(never)).message.said("en")


def test_a_duty_that_nobody_can_do() -> None:
    text = text_with(DUTY).replace("function: visitor, case_load: 2", "function: visitor, number: 0")
    assert "Nobody can do this: the role `visitor` says `number: 0`." in only_problem(text).message.said("en")


def test_a_duty_that_is_due_on_something_that_is_no_date() -> None:
    text = text_with(DUTY.replace("within: 5 working days", "due: rating"))
    assert "`rating` of `talk_held` is no date." in only_problem(text).message.said("en")


def test_a_rule_that_blocks_itself() -> None:
    blocked = RULE.replace("{happened: letter_sent}", "{happened: case_closed}")
    assert "This rule blocks itself" in only_problem(text_with(blocked)).message.said("en")
    by_stage = RULE.replace("{happened: letter_sent}", "{in_stage: closed}")
    assert "This rule blocks itself" in only_problem(text_with(by_stage)).message.said("en")
    not_blocked = RULE.replace("{happened: letter_sent}", "{any_of: [{in_stage: closed}, {happened: letter_sent}]}")
    assert problems(text_with(not_blocked)) == ()


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("kind: method", "kind: law"),
        ("must: {happened: letter_sent}", "must: {happened: letter_sent}\n    unless: {happened: case_closed}"),
        ("{happened: letter_sent}", "{elapsed: 5 days, after: {happened: letter_sent}}"),
        ("{happened: letter_sent}", "{any_of: [{happened: letter_sent}, {happened: talk_held, times: 2}]}"),
        ("{happened: letter_sent}", "{by: visitor}"),
    ],
    ids=["law", "an exception", "a term", "what it keeps back itself", "who writes"],
)
def test_a_rule_that_would_keep_something_back_until_nobody_knows_when(written: str, instead: str) -> None:
    rule = RULE.replace("before: case_closed", "before: talk_held\n    withheld: true")
    assert problems(text_with(rule)) == ()
    assert "`withheld` only goes with" in only_problem(text_with(rule.replace(written, instead))).message.said("en")


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("must: {happened: letter_sent}", "must: {happened: }"),
        ("must: {happened: letter_sent}", "must: {not: {happened: }}"),
        ("before: case_closed", "before: case_closed\n    forbid: "),
    ],
)
def test_a_word_with_nothing_behind_it_guards_nothing(written: str, instead: str) -> None:
    found = problems(text_with(RULE.replace(written, instead)))
    assert bool(found) is ("happened" in instead), "a rule keeps the guard that it has"


def test_a_duty_is_late_for_whoever_is_named() -> None:
    late = read(text_with(DUTY + "    late: {remind: , escalate: visitor}\n")).duties["write"].late
    assert late is not None
    assert (late.how, late.role) == ("escalate", "visitor")


def test_a_rule_that_would_keep_something_back_from_whom_it_is_about() -> None:
    asked = {**VOCABULARY, "inspection_asked": kind("inspection_asked", files=("case",))}
    rule = RULE.replace("before: case_closed", "before: talk_held\n    withheld: true")
    (found,) = check_text(text_with(rule), asked, file="method.yaml")
    assert "AVG article 15" in found.message.said("en")
    twice = rule.replace("{happened: letter_sent}", "{happened: [letter_sent, inspection_asked], times: 2}")
    assert "AVG article 15" in check_text(text_with(twice), asked, file="method.yaml")[0].message.said("en")
    met = "{any_of: [{happened: letter_sent}, {happened: inspection_asked}]}"
    assert check_text(text_with(rule.replace("{happened: letter_sent}", met)), asked, file="method.yaml") == ()


def test_a_rule_that_forbids_what_a_duty_asks_for() -> None:
    rule = "rules: {never: {of: case, kind: law, forbid: letter_sent, because: {nl: Nooit.}}}"
    assert "the duty `write` asks for it" in only_problem(text_with(DUTY + rule)).message.said("en")


def test_a_stage_that_cannot_be_reached() -> None:
    stages = STAGES + "  lost: {of: case, end: true, title: {nl: Kwijt}}\n"
    assert "Nothing leads to `lost`" in only_problem(text_with(stages=stages)).message.said("en")


def test_a_stage_that_cannot_be_left() -> None:
    stages = STAGES.replace("    end: true\n", "").replace("    next: [{on: case_reopened, to: open}]\n", "")
    messages = [problem.message.said("en") for problem in problems(text_with(stages=stages))]
    assert any("Nothing leads out of `closed`" in message for message in messages)


def test_a_loop_without_a_way_out() -> None:
    stages = STAGES.replace(
        "next: [{on: case_closed, to: closed}]",
        "next: [{on: case_closed, to: closed}, {on: talk_held, to: round}]",
    )
    stages += "  round: {of: case, title: {nl: Rond}, next: [{on: letter_sent, to: about}]}\n"
    stages += "  about: {of: case, title: {nl: Om}, next: [{on: talk_held, to: round}]}\n"
    messages = [problem.message.said("en") for problem in problems(text_with(stages=stages))]
    assert messages == [
        "From `round` no end is ever reached: it goes round, round → about → round. Let one of these lead to an end.",
        "From `about` no end is ever reached: it goes round, about → round → about. Let one of these lead to an end.",
    ]


def test_a_case_comes_to_an_end_wherever_it_is_closed() -> None:
    stages = STAGES.replace(
        "[{on: case_closed, to: closed}]", "[{on: case_closed, to: closed}, {on: talk_held, to: b}]"
    )
    stages += "  b: {of: case, title: {nl: Bezig}, next: [{on: letter_sent, to: closed}]}\n"
    assert "A case that is closed in `b` comes to no end" in only_problem(text_with(stages=stages)).message.said("en")
    assert problems(text_with(stages=stages.replace("letter_sent", "[letter_sent, case_closed]"))) == ()


def test_a_step_to_a_stage_that_does_not_exist() -> None:
    text = text_with(stages=STAGES.replace("to: closed", "to: closd"))
    assert any(
        "`closd` is no stage of this method. Did you mean `closed`?" in problem.message.said("en")
        for problem in problems(text)
    )


def test_a_line_that_is_never_reached() -> None:
    stages = STAGES.replace(
        "[{on: case_closed, to: closed}]",
        "[{on: case_closed, to: closed}, {on: case_closed, where: {reason: moved}, to: closed}]",
    )
    assert "never reached" in only_problem(text_with(stages=stages)).message.said("en")


def test_two_rules_that_wait_for_each_other() -> None:
    rules = RULE.replace("{happened: letter_sent}", "{happened: action_agreed}") + (
        "  plan: {of: case, kind: method, before: action_agreed, must: {in_stage: closed}, because: {nl: Dicht.}}\n"
    )
    messages = [problem.message.said("en") for problem in problems(text_with(rules))]
    assert messages == [
        "This rule is never met, so `case_closed` can never happen: it demands what `action_agreed` would bring about,"
        " and that can never happen either.",
        "This rule is never met, so `action_agreed` can never happen: it demands what `case_closed` would bring about,"
        " and that can never happen either.",
    ]
    aside = rules.replace("must: {in_stage: closed}", "must: {in_stage: closed}, unless: {happened: letter_sent}")
    assert problems(text_with(aside)) == ()


NO_CLOSING = "rules: {never: {of: case, kind: law, forbid: case_closed, because: {nl: Nooit.}}}\n"


def test_a_stage_that_only_a_forbidden_step_would_leave() -> None:
    messages = {problem.message.said("en") for problem in problems(text_with(NO_CLOSING))}
    assert messages == {
        "This line is never followed: a rule under `rules:` forbids `case_closed` in a `case`.",
        "From `open` no end is ever reached: a rule forbids `case_closed`.",
    }
    narrowed = NO_CLOSING.replace("forbid: case_closed", "forbid: case_closed, where: {reason: moved}")
    assert problems(text_with(narrowed)) == ()


def test_a_happening_happens_even_where_it_is_forbidden() -> None:
    stages = STAGES.replace("{on: case_closed, to: closed}", "{on: [talk_held, case_closed], to: closed}")
    assert problems(text_with(NO_CLOSING.replace("case_closed", "talk_held"), stages=stages)) == ()


@pytest.mark.parametrize(
    ("parts", "right", "wrong", "message"),
    [
        (DUTY, "after: {happened: talk_held}", "after: {happened: action_agreed}", "This duty never begins"),
        (DUTY, "    deed: letter_sent", "    until: {happened: action_agreed}", "Nothing can fulfil this duty"),
        (
            DUTY,
            "    deed: letter_sent",
            "    deed: letter_sent\n    unless: {not: {happened: action_agreed}}",
            "This is never owed: its `unless` is always true.",
        ),
        (
            RULE,
            "must: {happened: letter_sent}",
            "must: {happened: letter_sent}\n    unless: {none_of: [{happened: action_agreed}]}",
            "This rule never applies: its `unless` is always true.",
        ),
        (INDICATOR, "{happened: letter_sent}", "{happened: action_agreed}", "This counts nothing"),
        (
            INDICATOR,
            "count: entries\n    when: {happened: letter_sent}",
            "count: balance\n    opens: {happened: letter_sent}\n    closes: {happened: action_agreed}",
            "What this counts is never closed: its `closes` is never true.",
        ),
    ],
)
def test_what_rests_on_a_forbidden_step_can_never_be(parts: str, right: str, wrong: str, message: str) -> None:
    assert right in parts
    text = text_with(parts.replace(right, wrong, 1))
    assert problems(text) == ()
    never = "  never: {of: case, kind: law, forbid: action_agreed, because: {nl: Nooit.}}\n"
    text += never if "rules:" in text else f"rules:\n{never}"
    assert message in only_problem(text).message.said("en")


@pytest.mark.parametrize(
    "must",
    [
        "{all_of: [{eligible: yes}, {eligible: no}]}",
        "{all_of: [{known: poor, is: yes}, {not: {known: poor, is: [yes, unknown]}}]}",
        "{things: need, at_least: 3, at_most: 2}",
        "{count: case_load, below: 0}",
        "{latest: talk_held, where: {rating: {at_least: 5, below: 5}}}",
        "{all_of: [{role_held: leader}, {not: {role_held: leader}}]}",
        "{all_of: [{happened: letter_sent}, {none_of: [{happened: [letter_sent, talk_held]}]}]}",
        "{any: need, that: {all_of: [{happened: need_answered}, {not: {happened: need_answered}}]}}",
    ],
)
def test_a_rule_that_contradicts_itself(must: str) -> None:
    eligibility = "eligibility: {all_of: [poor], criteria: {poor: {nl: Arm}}}\n"
    problem = only_problem(text_with(RULE.replace("{happened: letter_sent}", must) + eligibility))
    assert "its `must` contradicts itself" in problem.message.said("en")


@pytest.mark.parametrize(
    "must",
    [
        "{all_of: [{happened: letter_sent}, {not: {happened: letter_sent, times: 2}}]}",
        "{all_of: [{happened: talk_held}, {not: {happened: talk_held, within: 1 week}}]}",
        "{all_of: [{known: poor, is: [yes, no]}, {not: {known: poor, is: no}}]}",
        "{all_of: [{latest: talk_held, where: {asked: [one]}}, {latest: talk_held, where: {asked: [two]}}]}",
        "{any_of: [{role_held: leader}, {not: {role_held: leader}}]}",
        "{things: need, at_least: 2, at_most: 2}",
    ],
)
def test_what_can_be_true_at_one_moment_contradicts_nothing(must: str) -> None:
    more = "eligibility: {all_of: [poor], criteria: {poor: {nl: Arm}}}\nwords: {one: {nl: een}, two: {nl: twee}}\n"
    assert problems(text_with(RULE.replace("{happened: letter_sent}", must) + more)) == ()


def test_an_indicator_that_contradicts_itself_or_counts_what_is_forbidden_counts_nothing() -> None:
    both = "{all_of: [{happened: letter_sent}, {not: {happened: letter_sent}}]}"
    assert "This counts nothing" in only_problem(
        text_with(INDICATOR.replace("{happened: letter_sent}", both))
    ).message.said("en")
    moved = INDICATOR.replace("letter_sent}", "case_closed, where: {reason: moved}}")
    never = "rules: {never: {of: case, kind: law, forbid: case_closed, where: {reason: %s}, because: {nl: Nooit.}}}\n"
    assert "This counts nothing" in only_problem(text_with(moved + never % "[moved, done]")).message.said("en")
    assert problems(text_with(moved + never % "done")) == ()


def test_a_duty_that_is_let_go_as_soon_as_it_begins() -> None:
    at_once = DUTY + "    unless: {happened: talk_held}\n"
    assert "as soon as `after` is true, so is `unless`" in only_problem(text_with(at_once)).message.said("en")
    narrow = DUTY.replace("talk_held", "talk_held, where: {rating: 3}") + "    unless: {happened: talk_held}\n"
    assert "as soon as `after` is true, so is `unless`" in only_problem(text_with(narrow)).message.said("en")
    assert problems(text_with(DUTY + "    unless: {happened: talk_held, times: 2}\n")) == ()
    assert problems(text_with(DUTY + "    unless: {happened: talk_held, within: 1 week}\n")) == ()


def test_what_is_asked_of_whoever_sees_no_case() -> None:
    def said(parts: str) -> str:
        text = text_with(parts).replace("function: project_leader", "function: policy_officer")
        return only_problem(text).message.said("en")

    duty = DUTY.replace("who: visitor", "who: [visitor, leader]")
    assert said(duty) == "`leader` cannot do this: a `policy_officer` sees no `case` file."
    rule = RULE.replace("{happened: letter_sent}", "{by: leader}")
    assert "whoever is `leader` sees no `case` file" in said(rule)
    assert problems(text_with(duty + rule)) == ()


def test_a_line_that_asks_for_another_stage_than_the_one_it_stands_in() -> None:
    stages = STAGES.replace(
        "[{on: case_closed, to: closed}]",
        "[{on: talk_held, if: {in_stage: closed}, to: closed}, {on: case_closed, to: closed}]",
    )
    assert "its `if` is never true" in only_problem(text_with(stages=stages)).message.said("en")
    assert problems(text_with(stages=stages.replace("{in_stage: closed}", "{in_stage: [open, closed]}"))) == ()


def test_of_a_stage_that_leads_to_one_without_a_way_out_only_the_last_is_told() -> None:
    line = "{on: case_closed, to: closed}"
    stages = STAGES.replace(line, f"{line}, {{on: talk_held, to: a}}", 1)
    stages += "  a: {of: case, title: {nl: A}, next: [{on: letter_sent, to: b}]}\n  b: {of: case, title: {nl: B}}\n"
    assert "Nothing leads out of `b`." in only_problem(text_with(stages=stages)).message.said("en")


def test_what_a_place_may_switch_off_is_no_mistake() -> None:
    off = DUTY + "    unless: {not: {setting: letters, is: true}}\nsettings: {letters: {value: false}}\n"
    assert problems(text_with(off)) == ()


def test_a_duty_whose_deed_only_another_role_may_record() -> None:
    rule = RULE.replace("case_closed", "letter_sent").replace("{happened: letter_sent}", "{by: leader}")
    message = only_problem(text_with(DUTY + rule)).message.said("en")
    assert message == "`visitor` cannot do this: by the rule `letter_first` only `leader` may record `letter_sent`."
    assert problems(text_with(DUTY + rule.replace("{by: leader}", "{by: [leader, visitor]}"))) == ()


def test_a_line_whose_condition_is_never_true() -> None:
    stages = STAGES.replace(
        "[{on: case_closed, to: closed}]",
        "[{on: talk_held, if: {all_of: [{in_stage: open}, {in_stage: closed}]}, to: closed},"
        " {on: case_closed, to: closed}]",
    )
    assert (
        only_problem(text_with(stages=stages)).message.said("en")
        == "This line is never followed: its `if` is never true."
    )


def test_a_duty_that_would_begin_with_a_number() -> None:
    wrong = DUTY.replace("{happened: talk_held}", "{count: cases_running, at_least: 30}")
    assert "A number has no day on which it began" in only_problem(text_with(wrong)).message.said("en")
    right = DUTY.replace("{happened: talk_held}", "{all_of: [{happened: talk_held}, {count: team_size, below: 3}]}")
    assert not problems(text_with(right))


def test_different_needs_to_know_how_many() -> None:
    rule = RULE.replace("{happened: letter_sent}", "{happened: letter_sent, different: to}")
    assert "How many different ones? Write `times: 2`" in only_problem(text_with(rule)).message.said("en")
    rule = RULE.replace("{happened: letter_sent}", "{happened: letter_sent, times: 2, different: too}")
    assert "`letter_sent` has no field `too`. Did you mean `to`?" in only_problem(text_with(rule)).message.said("en")


@pytest.mark.parametrize(
    ("beside", "message"),
    [
        ("for_each: spending", "`for_each` goes with `which`"),
        ("which: {happened: spending_approved}", "`which` goes with `for_each`"),
        ("for_each: spendin, which: {happened: spending_approved}", "Did you mean `spending`?"),
        ("for_each: need, which: {happened: need_answered}", "`spending_booked` does not say about which `need` it is"),
        ("for_each: spending, which: {happened: talk_held}", "`talk_held` does not say about which `spending` it is"),
    ],
)
def test_what_counts_in_a_sum_is_narrowed_by_the_thing_that_it_is_about(beside: str, message: str) -> None:
    ceiling = f"{{sum: amount, of: spending_booked, at_most: 9, {beside}}}"
    found = problems(text_with(RULE.replace("{happened: letter_sent}", ceiling)))
    assert message in found[0].message.said("en")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("count: share", "`count: share` also needs `among:`."),
        ("count: share\n    among: {happened: action_agred}", "`action_agred` is no entry kind. Did you mean"),
        ("count: entries\n    among: {happened: letter_sent}", "`among` does not go with `count: entries`."),
        ("count: entries\n    once_a: year", "`once_a` does not go with `count: entries`"),
        ("count: files\n    once_a: month", "`month` cannot stand here. Known: year."),
    ],
)
def test_a_share_says_of_what_and_once_a_year_is_for_files(wrong: str, message: str) -> None:
    assert message in only_problem(text_with(INDICATOR.replace("count: entries", wrong))).message.said("en")


def test_of_is_the_kind_of_file_also_of_a_share() -> None:
    text = text_with(INDICATOR.replace("of: case", "of: {happened: talk_held}").replace("entries", "share"))
    assert any("says `among:`" in problem.message.said("en") for problem in problems(text))


def test_what_a_case_is_about() -> None:
    unit = "unit: {kind: persoon, title: {nl: vrouw}, titles: {nl: vrouwen}}\n"
    assert "`persoon` cannot stand here. Did you mean `person`?" in only_problem(text_with(unit)).message.said("en")
    assert not problems(text_with(unit.replace("persoon", "person")))
    assert "`titles:` is missing" in only_problem(text_with("unit: {kind: pair, title: {nl: koppel}}\n")).message.said(
        "en"
    )


def test_a_method_feeds_only_methods_that_there_are() -> None:
    (itself,) = problems(text_with("feeds: [99-test]\n"))
    assert "A method cannot feed itself" in itself.message.said("en")
    wrong = text_with("feeds: [08-den-haag-meldcode, 26-rotterdam-moeder-en-kind]\n")
    problem = only_problem(wrong)
    assert "`26-rotterdam-moeder-en-kind` is no other method. Did you mean" in problem.message.said("en")
    assert "`26-rotterdam-moeder-en-kindprogramma`" in problem.message.said("en")
    assert (problem.line, problem.column) == (line_of(wrong, "feeds:"), 31)
    mine = read(text_with("").replace("99-test", "mine"))
    feeding = text_with("feeds: [mine]\n")
    assert "`mine` is no other method. It must be in the library" in only_problem(feeding).message.said("en")
    assert not check_text(feeding, VOCABULARY, file="method.yaml", beside=[mine])


def test_a_method_that_a_method_of_the_library_feeds_does_not_feed_that_one() -> None:
    own = text_with("feeds: [27-rotterdam-praktijkbegeleiding]\n").replace(
        "99-test", "26-rotterdam-moeder-en-kindprogramma"
    )
    problem = only_problem(own)
    assert "A household would go round for ever" in problem.message.said("en")
    assert (problem.line, problem.column) == (line_of(own, "feeds:"), 9)


def test_a_method_at_work_that_is_fed_does_not_feed_back() -> None:
    mine = read(text_with("feeds: [99-test]").replace("99-test\n", "mine\n", 1))
    (problem,) = check_text(text_with("feeds: [mine]"), VOCABULARY, file="method.yaml", beside=[mine])
    assert "99-test → mine → 99-test" in problem.message.said("en")


def test_a_word_of_its_own_has_a_title() -> None:
    rule = RULE.replace("{happened: letter_sent}", "{happened: letter_sent, where: {to: bailif}}")
    words = "words: {bailiff: {nl: deurwaarder}, nobody_else: {nl: niemand anders}}"
    assert (
        "`bailif` has no title for the screen yet. Write one under `words:`. Did you mean `bailiff`?"
        in only_problem(text_with(rule + words)).message.said("en")
    )
    assert problems(text_with(rule.replace("bailif}", "bailiff}") + words)) == ()
    of_the_house = rule.replace("bailif}", "deceased}")
    assert problems(text_with(of_the_house)) == ()


@pytest.mark.parametrize(
    "demanded", ["{named_in: case_closed, field: reason}", "{wrote: case_closed}", "{happened: case_closed}"]
)
def test_a_rule_that_waits_for_what_it_holds_back(demanded: str) -> None:
    rule = RULE.replace("{happened: letter_sent}", demanded)
    assert "This rule blocks itself" in only_problem(text_with(rule)).message.said("en")
    ceiling = RULE.replace("case_closed", "spending_booked").replace("{happened: letter_sent}", "{sum: amount, of: %s}")
    assert not problems(text_with(ceiling.replace("%s}", "spending_booked, at_least: 5}")))


def test_a_stage_of_the_programme_that_is_never_reached() -> None:
    stages = STAGES + (
        "  trying: {of: programme, start: true, title: {nl: Proef}, next: [{on: talk_held, to: done}]}\n"
        "  done: {of: programme, end: true, title: {nl: Klaar}}\n  lost: {of: programme, end: true, title: {nl: Weg}}\n"
    )
    rule = RULE.replace("{happened: letter_sent}", "{programme_in: lost}")
    assert [problem.message.said("en") for problem in problems(text_with(rule, stages=stages))] == [
        "Nothing leads to `lost`. Which stage should name it under `next:`?"
    ]
    unless = RULE.replace("because:", "unless: {not: {programme_in: lost}}\n    because:")
    messages = {problem.message.said("en") for problem in problems(text_with(unless, stages=stages))}
    assert "This rule never applies: its `unless` is always true." in messages


def test_two_beginnings() -> None:
    stages = STAGES.replace("    end: true\n", "    end: true\n    start: true\n")
    assert "more stages say `start: true`: `open`, `closed`." in only_problem(text_with(stages=stages)).message.said(
        "en"
    )


def test_conditions_that_rest_on_themselves() -> None:
    text = text_with("conditions: {one: {holds: two}, two: {not: {holds: one}}}")
    assert "This condition rests on itself: one → two → one." in only_problem(text).message.said("en")


def test_settings_that_do_not_exist_or_do_not_fit() -> None:
    text = text_with(DUTY.replace("5 working days", "$wite_within") + "settings: {write_within: {value: 3 days}}\n")
    assert (
        "`$wite_within` is no setting of this method. Settings stand under `settings:`. Did you mean `write_within`?"
        in only_problem(text).message.said("en")
    )
    choice = text_with("settings: {policy: {value: other, choices: [refuse, keep]}}")
    assert "`other` is none of the choices: refuse, keep." in only_problem(choice).message.said("en")
    titled = text_with("settings: {policy: {value: other, choices: {refuse: Weigeren, keep: {nl: Bewaren, en: Keep}}}}")
    assert "`other` is none of the choices: refuse, keep." in only_problem(titled).message.said("en")


def test_the_library_wants_to_know_whether_a_unit_is_de_or_het() -> None:
    unit = "unit: {kind: person, %stitle: {nl: vrouw, en: woman}, titles: {nl: vrouwen, en: women}}"

    def said(article: str, *, library: bool = True) -> bool:
        found = problems(text_with(unit % article), library=library, file="99-test.yaml")
        return any("Is it `de` or `het` on screens?" in problem.message.said("en") for problem in found)

    assert (said(""), said("article: de, "), said("", library=False)) == (True, False, False)


def test_the_library_wants_a_title_for_each_choice_of_a_setting_that_is_a_word() -> None:
    settings = "settings: {policy: {value: refuse, choices: %s}, strict: {value: true, choices: [true, false]}}"

    def said(choices: str) -> set[str]:
        found = problems(text_with(settings % choices), library=True, file="99-test.yaml")
        return {problem.message.said("en") for problem in found if ".choices" in problem.path}

    assert said("[refuse, keep]") == {
        "The choice `refuse` has no title: `refuse: {nl: …, en: …}`.",
        "The choice `keep` has no title: `keep: {nl: …, en: …}`.",
    }
    assert said("{refuse: {nl: Weigeren, en: Refuse}, keep: Bewaren}") == {"`keep` has no English text (`en:`)."}
    assert said("{refuse: {nl: Weigeren, en: Refuse}, keep: {nl: Bewaren, en: Keep}}") == set()


def test_the_library_wants_english_axes_ground_and_source_and_the_name_of_the_file() -> None:
    messages = {problem.message.said("en") for problem in problems(text_with(DUTY), library=True, file="98-other.yaml")}
    assert "The id `99-test` is not the name of the file, `98-other`." in messages
    assert "`title` has no English text (`en:`)." in messages
    assert "The search axis `angle` is missing under `axes:`." in messages
    assert "Why is this work allowed? `ground:` is missing." in messages


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This file is empty"),
        ("- one\n- two\n", "no lines such as `name: value`"),
        (HEAD + "roles: {}\n" + STAGES, "`roles` stands here twice; the first is on line 4."),
        (HEAD + "summary: &one {nl: Een}\n" + STAGES, "A name with `&` before it cannot stand here"),
        (HEAD + "summary: *one\n" + STAGES, "A reference (`*name`) cannot stand here"),
        (HEAD + "summary: !!python/name:os.system {nl: x}\n" + STAGES, "A text cannot begin with `!`"),
        (HEAD + STAGES + "---\nid: two\n", "A second part starts here"),
        (HEAD + f"targets: {{x: {'[' * 50}{']' * 50}}}\n" + STAGES, "nested more than 40 deep"),
        (HEAD + "summary: {nl: Een\n" + STAGES, "cannot be read as YAML"),
        (HEAD + "summary: een: twee\n" + STAGES, "Put a text with a colon between quotes"),
        (HEAD + "summary:\n\tnl: Een\n" + STAGES, "a tab stands where spaces belong"),
        (HEAD + "summary: 'Een\n" + STAGES, "the quote that stands here is never closed"),
        (HEAD + "summary: 's avonds\nperiod: it's\n" + STAGES, 'as in `"\'s avonds"`'),
        (HEAD + "summary: {nl: Een: twee, en: One}\n" + STAGES, "holds a colon, a comma or a quote"),
        (HEAD + "summary: {nl: Een, twee, en: One}\n" + STAGES, "Put a text with a comma between straight quotes"),
        (
            HEAD + "summary:\n    nl: Een\n  en: One\n" + STAGES,
            "this line begins in column 3, and goes with none above it",
        ),
        (HEAD + "summary:\n  nl: Een\n  - One\n" + STAGES, "with and without a `-` before them"),
        (HEAD.replace("version: 1", "version:1") + STAGES, "a colon is missing on this line, with a space after it"),
        (HEAD.replace("version: 1", "\u00a0version: 1") + STAGES, "What looks like a space before or after it"),
        (HEAD + "summary: %\n" + STAGES, "a text cannot begin with `%`"),
        (HEAD + "targets: {letters: {2026: veertig}}\n" + STAGES, "Here belongs a number, not `veertig`."),
        (HEAD + "targets: {letters: 40}\n" + STAGES, "A target stands at a year: `{2026: 40}`."),
        (HEAD + "summary: {nl: \x07}\n" + STAGES, "a character that cannot be seen stands here"),
        (HEAD + f"period: {'x' * MAX_BYTES}\n" + STAGES, "larger than 1 MB"),
        (HEAD + STAGES.replace("start: true", "start: yes"), "Here belongs `true` or `false`, not `yes`."),
        (HEAD.replace("version: 1", "version: one") + STAGES, "Here belongs a whole number, not `one`."),
        (HEAD.replace("version: 1\n", "") + STAGES, "`version:` is missing."),
        (HEAD + "stages: [open]\n", "Under `stages:` each part has a name of its own. Here stands a list."),
    ],
)
def test_what_is_no_method_at_all_is_refused_with_a_plain_message(text: str, message: str) -> None:
    found = problems(text)
    assert any(message in problem.message.said("en") for problem in found), [str(problem) for problem in found]
