"""Files with a mistake each: between them they bring about everything that is said to whoever writes a method."""

from collections.abc import Iterator, Sequence

from tests.methods.building import HEAD, STAGES, VOCABULARY, text_with
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library
from voordeur.methods.checking import check_text, check_texts, followed
from voordeur.methods.playing import play
from voordeur.methods.reading import read
from voordeur.methods.replaying import read_replay, replay
from voordeur.methods.source import MAX_BYTES, MethodErrors, Problem
from voordeur.methods.story_reading import read_story

DUTY = """
duties:
  write:
    of: case
    title: {nl: Schrijf}
    who: visitor
    after: {happened: talk_held}
    within: 5 working days
    deed: letter_sent
"""
RULE = """
rules:
  letter_first:
    of: case
    kind: method
    before: case_closed
    must: {happened: letter_sent}
    because: {nl: Eerst een brief.}
"""
INDICATOR = """
indicators:
  letters:
    of: case
    about: work
    title: {nl: Brieven}
    count: entries
    when: {happened: letter_sent}
"""
STORY = """\
method: 99-test
story: A letter comes first
files: {K1: {kind: case, area: Wielwijk}, K2: case}
steps:
"""
PLAYED = """
domains: {money: {nl: Geld}}
duties:
  write:
    {of: case, title: {nl: Schrijf}, who: visitor, after: {happened: talk_held}, within: 1 week, deed: letter_sent}
eligibility: {all_of: [poor], criteria: {poor: {nl: Arm}}}
rules:
  letter_first:
    {of: case, kind: method, before: [case_closed, need_answered], must: {happened: letter_sent},
     because: {nl: Eerst een brief., en: A letter first.}}
  room:
    {of: case, kind: method, before: role_assigned, must: {count: case_load, below: 2}, because: {nl: Vol.}}
indicators:
  letters: {of: case, about: work, title: {nl: Brieven}, count: entries, when: {happened: letter_sent}, by: [area]}
"""
REPLAY = """
method: 12-dordrecht-achter-de-voordeur
replay: Three doors
seed: 1
period: 2009
population:
  talked:
    times: 3
    between: [2009-02-02, 2009-03-27]
    files: {D: doorstep}
    steps: [{after: [1, 9], file: D, entry: visit_held, by: home_visitor}]
figures: {talks_held: 3}
"""
NEVER = "rules: {never: {of: case, kind: law, forbid: %s, because: {nl: Nooit.}}}\n"

# Texts that are no file at all.
UNREADABLE = (
    "",
    HEAD + "roles: {}\n" + STAGES,
    HEAD + "[one, two]: three\n" + STAGES,
    HEAD + "summary: &one {nl: Een}\n" + STAGES,
    HEAD + "summary: *one\n" + STAGES,
    HEAD + "summary: !one Een\n" + STAGES,
    HEAD + STAGES + "---\nid: two\n",
    HEAD + f"targets: {{x: {'[' * 50}{']' * 50}}}\n" + STAGES,
    HEAD + "summary: {nl: Een\n" + STAGES,
    HEAD + "summary: een: twee\n" + STAGES,
    HEAD + "summary:\n\tnl: Een\n" + STAGES,
    HEAD + "summary: 'Een\n" + STAGES,
    HEAD + "summary: 's avonds\nperiod: it's\n" + STAGES,
    HEAD + "summary: {nl: Een, twee, en: One}\n" + STAGES,
    HEAD + "summary:\n    nl: Een\n  en: One\n" + STAGES,
    HEAD + "summary:\n  nl: Een\n  - One\n" + STAGES,
    HEAD + "summary: Een\n  nl: Een\n" + STAGES,
    HEAD.replace("version: 1", "version:1") + STAGES,
    HEAD.replace("version: 1", "\u00a0version: 1") + STAGES,
    HEAD + "summary: %\n" + STAGES,
    HEAD + "summary: {nl: \x07}\n" + STAGES,
    HEAD + "summary: \udc80\n" + STAGES,
    HEAD + f"period: {'x' * MAX_BYTES}\n" + STAGES,
    "%YAML 9.9\n" + HEAD + STAGES,
)

# The head of a method, its settings, roles, unit and targets.
WHOLE = (
    *(
        text_with(parts)
        for parts in (
            "targets: {letters: {2026: veertig}}",
            "targets: {letters: 40}",
            "targets: {letters: {2026: 40}}" + INDICATOR.replace("letters:", "brieven:"),
            "axes: {angel: [care]}",
            "axes: {angle: [carre]}",
            "axes: {angle: []}",
            "offered: {rating: [high]}",
            "offered: {to: []}",
            "reports: {rhythm: often}",
            INDICATOR.replace("count: entries", "count: share\n    among: {happened: talk_held}")
            + "targets: {letters: {2026: 160}}",
            "gaps: [a term]",
            "settings: {policy: {value: other, choices: [refuse, keep]}}",
            "eligibility: {all_of: one, criteria: {one: {nl: Een}}}",
            "eligibility: {all_of: [onee], criteria: {one: {nl: Een}}}",
            "ladder: {team: {title: {nl: Het team}, who: visitor}}"
            + RULE.replace("{happened: letter_sent}", "{happened: escalated, where: {level: top}}"),
            "unit: {kind: person, title: {nl: ''}, titles: {nl: vrouwen}}",
            "feeds: [99-test]",
            "feeds: [nowhere]",
            "conditions: {one: {holds: two}, two: {not: {holds: one}}}",
            "municipality: [one]",
            "area: 5",
            "domains: [one]",
            "settings: one",
        )
    ),
    text_with().replace("version: 1", "version: 0"),
    text_with().replace("id: 99-test", "id: 99 test"),
    text_with().replace("  visitor: {", "  a visitor: {"),
    text_with().replace("case_load: 2", "case_load: 0"),
    text_with().replace("case_load: 2", "number: -1"),
    text_with().replace("version: 1", "version: one"),
    text_with().replace("version: 1", "version: [1]"),
    text_with().replace("version: 1", "version: {one: 1}"),
    text_with().replace("version: 1\n", ""),
    text_with().replace("function: visitor, case_load: 2", "function: visitor, case_load: $lods"),
    text_with().replace("function: project_leader", "function: project_leader, apart_from: [leader]"),
    text_with(
        "rules:\n  apart_leader_visitor: {of: case, kind: law, forbid: letter_sent, because: {nl: Nee.}}"
    ).replace("function: project_leader", "function: project_leader, apart_from: [visitor]"),
    text_with().replace("function: project_leader", "function: project_leader, apart_from: {one: two}"),
)

# Stages: none to begin with, none to end in, none to go to.
_OPEN = "next: [{on: case_closed, to: closed}]"
STAGED = (
    *(
        text_with(stages=stages)
        for stages in (
            STAGES.replace("start: true", "start: yes"),
            STAGES.replace("    start: true\n", ""),
            STAGES.replace("    end: true\n", "    end: true\n    start: true\n"),
            STAGES.replace("    end: true\n", ""),
            STAGES.replace("    end: true\n", "").replace("    next: [{on: case_reopened, to: open}]\n", ""),
            STAGES + "  lost: {of: case, end: true, title: {nl: Kwijt}}\n",
            STAGES.replace("to: closed", "to: closd"),
            STAGES
            + "  there: {of: doorstep, start: true, end: true, title: {nl: Daar}, next: [{on: visit_held, to: open}]}",
            STAGES.replace(_OPEN, _OPEN[:-1] + ", {on: case_closed, where: {reason: moved}, to: open}]"),
            STAGES.replace(_OPEN, "next: [{after: 1 week, where: {reason: moved}, to: closed}]"),
            STAGES.replace(_OPEN, "next: [{to: closed}]"),
            STAGES.replace(_OPEN, "next: [{after: 0 days, to: closed}]"),
            STAGES.replace(_OPEN, "next: [{after: 1 day, to: closed}]"),
            STAGES.replace(
                _OPEN,
                "next: [{on: talk_held, if: {all_of: [{in_stage: open}, {in_stage: closed}]}, to: closed},"
                " {on: case_closed, to: closed}]",
            ),
            STAGES.replace(_OPEN, "next: [{on: case_closed, to: closed}, {on: talk_held, to: round}]")
            + "  round: {of: case, title: {nl: Rond}, next: [{on: letter_sent, to: about}]}\n"
            + "  about: {of: case, title: {nl: Om}, next: [{on: talk_held, to: round}]}\n",
            "stages: [open]\n",
        )
    ),
    text_with(NEVER % "case_closed"),
)

DUTIES = (
    *(
        text_with(DUTY.replace(right, wrong) if right else DUTY + wrong)
        for right, wrong in (
            ("who: visitor", "who: visiter"),
            ("who: visitor", "who: []"),
            ("title: {nl: Schrijf}", "title: {nl: ''}"),
            ("title: {nl: Schrijf}", "title: [Schrijf]"),
            ("within: 5 working days", "within: 5 werkdagen"),
            ("within: 5 working days", "within: [5, 6]"),
            ("within: 5 working days", "within: soon"),
            ("within: 5 working days", "every: 0 days"),
            ("    within: 5 working days\n", ""),
            ("within: 5 working days", "within: 1 week\n    at: 1 week"),
            ("within: 5 working days", "due: rating"),
            ("within: 5 working days\n", "due: come_back_on\n    which: {happened: letter_sent}\n"),
            (
                "after: {happened: talk_held}\n    within: 5 working days",
                "after: {in_stage: open}\n    due: come_back_on",
            ),
            ("after: {happened: talk_held}", "after: {count: cases_running, at_least: 30}"),
            ("after: {happened: talk_held}", "after: {wrote: talk_held}"),
            ("after: {happened: talk_held}", "after: {happend: talk_held}"),
            ("after: {happened: talk_held}", "after: talk_held"),
            ("after: {happened: talk_held}", "after: {all_of: [{in_stage: open}, {in_stage: closed}]}"),
            (
                "after: {happened: talk_held}",
                "after: {happened: talk_held}\n    unless: {not: {in_stage: [open, closed]}}",
            ),
            ("deed: letter_sent", "deed: letter_sent\n    before: 1 week"),
            ("deed: letter_sent", "deed: letter_sent\n    late: visitor"),
            ("deed: letter_sent", "deed: letter_sent\n    late: {remind: visitor, escalate: leader}"),
            ("deed: letter_sent", "deed: letter_sent\n    unless: {none_of: [{setting: on, is: yes}]}"),
            ("    deed: letter_sent\n", ""),
            ("", "    unless: {not: {happened: action_agreed}}\n" + NEVER % "action_agreed"),
            ("deed: letter_sent", "deed: letter_sent\n    unless: {happened: talk_held}"),
            ("deed: letter_sent", "until: {happened: action_agreed}\n" + NEVER % "action_agreed"),
            ("", NEVER % "letter_sent"),
            ("", RULE.replace("case_closed", "letter_sent").replace("{happened: letter_sent}", "{by: leader}")),
        )
    ),
    text_with(DUTY).replace("function: visitor, case_load: 2", "function: visitor, number: 0"),
    text_with(DUTY.replace("who: visitor", "who: leader")).replace("project_leader", "policy_officer"),
    text_with(RULE.replace("{happened: letter_sent}", "{by: leader}")).replace("project_leader", "reporter"),
)

EMPTY = {  # lists with nothing in them, and what would be in them
    "{happened: []}": "letter_sent",
    "{happened: case_reopened, where: {reason: []}}": "flood",
    "{latest: [], where: {reason: {present: true}}}": "case_reopened",
    "{in_stage: []}": "open",
    "{programme_in: []}": "trying",
    "{by: []}": "visitor",
    "{known: poor, is: []}": '"yes"',
    "{wrote: []}": "letter_sent",
    "{happened: letter_sent, since: []}": "case_reopened",
    "{entry: {reason: []}}": "moved",
}
MUSTS = tuple(
    text_with(RULE.replace("{happened: letter_sent}", must))
    for must in (
        "{happened: overleg}", "{happened: letter_sent, where: {too: mo}}",
        "{happened: letter_sent, where: {to: [{a: b}]}}", "{happened: letter_sent, where: {to: bailiff}}",
        "{happened: letter_sent, where: {to: {how_many: 2}}}", "{happened: letter_sent, where: {to: 5}}",
        "{latest: case_closed, where: {reason: mved}}", "{latest: talk_held, where: {rating: high}}",
        "{latest: talk_held, where: {asked: {at_least: 2}}}", "{latest: talk_held, where: {rating: {at_least: € 2}}}",
        "{latest: talk_held, where: {come_back_on: soon}}", "{latest: visit_held, where: {by_day: often}}",
        "{latest: spending_booked, where: {amount: much}}",
        "{latest: spending_booked, where: {amount: {at_least: [1, 2]}}}",
        "{happened: letter_sent, in_stage: open}", "{all_of: {happened: letter_sent}}",
        "{at_least: 3, of: [{happened: letter_sent}]}", "{happened: letter_sent, times: 0}",
        "{happened: letter_sent, different: to}", "{happened: bell_rung}",
        "{sum: amount, of: spending_booked}", "{sum: what, of: spending_booked, at_most: 5}",
        "{sum: amount, of: spending_booked, at_most: € 500}", "{sum: amount, of: spending_booked, at_most: $ceiling}",
        "{sum: amount, of: spending_booked, at_most: 9, for_each: spending}",
        "{sum: amount, of: spending_booked, at_most: {sum: amount, of: spending_booked}}",
        "{sum: amount, of: spending_booked, at_most: {sum: amount}}",
        "{its: need, that: {happened: need_answered}}",
        "{every: action, that: {its: spending, that: {happened: spending_refused}}}", "{eligible: yes}",
        "{share: need, that: {happened: need_answered}}", "{share: need, that: {happened: need_answered}, below: 180}",
        "{things: need}",
        "{every: ned, that: {happened: need_answered}}", "{every: need, that: {happened: letter_sent}}",
        "{known: poor, is: yes}", "{known: poor, is: maybe}", "{count: case_lod, below: 3}", "{holds: nothing}",
        "{in_stage: opn}", "{programme_in: open}", "{role_held: leader, whose: reason}", "{setting: strict, is: true}",
        *EMPTY,
        "{happened: case_closed}", "{happened: action_agreed}", "{things: need, at_least: 3, at_most: 2}",
    )
)  # fmt: skip
RULES = tuple(
    text_with(rules)
    for rules in (
        RULE.replace("because: {nl: Eerst een brief.}", "because: {nl: ''}"),
        RULE.replace("kind: method", "kind: advice"),
        RULE.replace("    before: case_closed\n", ""),
        RULE.replace("    must: {happened: letter_sent}\n", ""),
        RULE.replace("kind: method", "kind: law\n    withheld: true"),
        RULE.replace("before: case_closed", "before: talk_held\n    withheld: true"),
        RULE.replace("before: case_closed", "forbid: case_closed"),
        RULE.replace("{happened: letter_sent}", "{happened: action_agreed}")
        + "  plan: {of: case, kind: method, before: action_agreed, must: {in_stage: closed}, because: {nl: Dicht.}}\n",
        RULE
        + "    unless: {not: {happened: action_agreed}}\n"
        + "  never: {of: case, kind: law, forbid: action_agreed, because: {nl: Nooit.}}\n",
        RULE.replace("of: case", "of: programme").replace("letter_sent}", "letter_sent, times: 1}")
        + "    unless: {programme_in: open}\n",
        RULE.replace("{happened: letter_sent}", "{sum: amount, of: spending_booked, at_most: $ceiling}")
        + "settings: {ceiling: {value: 500 euro}}\n",
        RULE.replace(
            "{happened: letter_sent}",
            "{sum: amount, of: spending_booked, at_most: {sum: amount, of: budget_granted}}",
        )
        + "  never: {of: case, kind: law, forbid: budget_granted, because: {nl: Nooit.}}\n",
    )
)

INDICATORS = tuple(
    text_with(INDICATOR.replace(right, wrong) + more)
    for right, wrong, more in (
        ("when: {happened: letter_sent}", "when: {not: {happened: letter_sent}}", ""),
        ("when: {happened: letter_sent}", "when: {happened: letter_sent, within: 1 week}", ""),
        ("when: {happened: letter_sent}", "when: {entry: {to: mo}}", ""),
        ("when: {happened: letter_sent}", "when: {count: case_load, below: 3}", ""),
        ("when: {happened: letter_sent}", "when: {happened: action_agreed}", NEVER % "action_agreed"),
        ("count: entries", "count: share", ""),
        ("count: entries", "count: share\n    among: {happened: action_agreed}", NEVER % "action_agreed"),
        (
            "count: entries\n    when: {happened: letter_sent}",
            "count: share\n    among: {happened: letter_sent}\n    when: {not: {happened: action_agreed}}",
            NEVER % "action_agreed",
        ),
        ("count: entries", "count: entries\n    among: {happened: letter_sent}", ""),
        ("count: entries", "count: entries\n    once_a: year", ""),
        (
            "count: entries\n    when: {happened: letter_sent}",
            "count: balance\n    opens: {happened: letter_sent}\n    closes: {happened: action_agreed}",
            NEVER % "action_agreed",
        ),
        ("of: case", "of: {happened: talk_held}", ""),
    )
)

STEPS = (
    "{on: 2009-03-02, file: K3, entry: talk_held}",
    "{on: 2009-03-02, file: K1, entry: talk_held, with: {askd: [x]}}",
    "{on: 2009-03-02, file: K1, entry: case_closed, with: {reason: dne}}",
    "{on: soon, file: K1, entry: talk_held}",
    "{on: 2009-03-02, file: K1, entry: spending_booked, with: {amount: 120,50}}",
    "{on: 2009-03-02, file: K1, entry: letter_sent, with: {to: [mo]}}",
    "{on: 2009-03-02, file: K1}",
    "{on: 2009-03-02, entry: talk_held}",
    "{on: 2009-03-02, recorded: 2009-03-01, file: K1, entry: talk_held}",
    "{on: 2009-03-02, file: K1, entry: talk_held, at: noon}",
    "{on: 2009-03-02, file: K1, entry: talk_held, by: {visitor: mo, leader: ann}}",
    "{on: 2009-03-02, file: K1, entry: talk_held, domain: mony}",
    "{on: 2009-03-02, file: K1, entry: case_closed, expect: {refused: leter_first}}",
    "{on: 2009-03-02, then: {indicators: {period: spring, letters: 1}}}",
    "{on: 2009-03-02, then: {indicators: {period: 2009, leters: 1}}}",
    "{on: 2009-03-02, then: {indicators: {period: 2009, letters: 3}}}",
    "{on: 2009-03-02, then: {indicators: {period: 2009, letters: {Wielwijk: 3}}}}",
    "{on: 2009-03-02, then: {K1: {duties: [wrte]}}}",
    "{on: 2009-03-02, then: {K1: {stage: closed}}}",
    "{on: 2009-03-02, then: {K1: {duties: write}}}",
    "{on: 2009-03-02, then: {K1: {may: [case_closed]}}}",
    "{on: 2009-03-02, then: {K1: {may_not: [talk_held]}}}",
    "{on: 2009-03-02, then: {K1: {withheld: talk_held}}}",
    "{on: 2009-03-02, file: K1, entry: case_closed}",
    "{on: 2009-03-02, file: K1, entry: case_closed, expect: {deviates: letter_first}}",
    "{on: 2009-03-02, file: K1, entry: need_answered, with: {need: debts}, expect: {refused: letter_first}}",
    "{on: 2009-03-02, file: K1, entry: role_assigned, with: {role: visitor}}",
    "{on: 2009-03-02, file: K1, entry: talk_held}\n  - {on: 2009-03-01, file: K1, entry: talk_held}",
    "{on: 2009-03-02, file: K1, entry: talk_held}\n  - {on: 2009-03-02, then: {K1: {no_duties: [write]}}}",
    "{on: 2009-03-02, file: K1, entry: talk_held}\n  - {on: 2009-04-02, then: {K1: {no_duties: [write]}}}",
)
STORIES = (
    *(f"{STORY}  - {step}\n" for step in STEPS),
    STORY.replace("99-test", "98-other") + "  - {on: 2009-03-02, file: K1, entry: talk_held}\n",
    STORY.replace("K2: case", "K2: caze") + "  - {on: 2009-03-02, file: K1, entry: talk_held}\n",
    STORY + "  []\n",
    STORY + "  - {on: 2009-03-02, file: K1, entry: talk_held}\ncounts: {caseload: 2}\n",
    STORY + "  one\n",
)
UNBEGUN = STORY + "  - {on: 2009-03-02, file: K1, entry: goal_reached, with: {goal: dets}}\n"
CHOSEN = tuple(
    f"{STORY}  - {{on: 2009-03-02, file: K1, entry: talk_held}}\nprogramme: {{{chosen}}}\n"
    for chosen in ("rooom: 3", "room: veel", "room: € 3", "strict: no")
)
THINGLESS = STORY + "  - {on: 2009-03-02, file: K1, entry: goal_reached}\n"
LEFT_OUT = STORY + "  - {on: 2009-03-02, file: K1, entry: role_assigned, with: {role: coach}}\n"
ALONE = STORY + "  - {on: 2009-03-02, file: K1, entry: obstacle_reported, with: {obstacle: queue}}\n"
AMENDED = STORY + "  - {on: 2009-03-02, file: K1, entry: retraction, with: {reason: Vergissing}}\n"
ASTRAY = STORY + "  - {on: 2009-03-02, file: K1, entry: doorstep_listed}\n"
REPLAYS = tuple(
    REPLAY.replace(right, wrong)
    for right, wrong in (
        ("after: [1, 9]", "after: [9, 1]"),
        ("between: [2009-02-02, 2009-03-27]", "between: [2009-03-27]"),
        ("talks_held: 3}", "talks_held: {from: 3}}"),
        ("replay: Three doors", "replay: Three doors that no wrong way of counting tells from others"),
        (
            "figures: {talks_held: 3}",
            "figures: {talks_held: 3}\nwrong:\n  talks_held:\n    {of: doorstep, about: work, title: {nl: Bezoek},"
            " count: entries, when: {happened: visit_held}}",
        ),
    )
)


def problems() -> Iterator[Problem]:
    """Give everything that is wrong in all of them."""
    for text in (*UNREADABLE, *WHOLE, *STAGED, *DUTIES, *MUSTS, *RULES, *INDICATORS):
        yield from check_text(
            text,
            VOCABULARY | {name: vocabulary()[name] for name in ("escalated", "inspection_asked")},
            file="method.yaml",
        )
    for parts in (
        "",
        "unit: {kind: pair, title: {nl: koppel}, titles: {nl: koppels}}",
        "settings: {policy: {value: a, choices: [a, b]}}",
        "settings: {soon: {value: 1 weeks, title: {nl: Snel, en: Soon}}}",
    ):
        yield from check_text(text_with(parts), VOCABULARY, file="98-other.yaml", library=True)
    round_ = {
        one: text_with(f"feeds: [{other}]").replace("99-test\n", f"{one}\n", 1)
        for one, other in (("a", "b"), ("b", "a"))
    }
    yield from check_texts(round_, VOCABULARY)
    for text in (*STORIES, text_with()):
        yield from _played(text)
    try:
        followed(STORY, VOCABULARY, file="method.yaml")
    except MethodErrors as errors:
        yield from errors.problems
    settings = "settings: {room: {value: 2}, strict: {value: true}, soon: {value: 1 week}}"
    for text in CHOSEN:
        yield from check_texts({"method.yaml": text_with(settings), "story.yaml": text}, VOCABULARY)
    for text in (THINGLESS, UNBEGUN, LEFT_OUT, ALONE, AMENDED, ASTRAY):
        try:
            read_story(text, vocabulary())
        except MethodErrors as errors:
            yield from errors.problems
    for text in REPLAYS:
        yield from _replayed(text)


def _played(text: str) -> Sequence[Problem]:
    try:
        return play(read_story(text, VOCABULARY), read(text_with(PLAYED)), VOCABULARY).failures
    except MethodErrors as errors:
        return errors.problems


def _replayed(text: str) -> Sequence[Problem]:
    try:
        told = read_replay(text, vocabulary())
        return replay(told, library.text(told.method), vocabulary()).failures
    except MethodErrors as errors:
        return errors.problems
