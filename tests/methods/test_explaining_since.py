"""Prose on when: since when something counts, what came first or last, and how long ago that was."""

import pytest

from tests.methods.building import in_library, method_with
from voordeur.journal.kinds import vocabulary
from voordeur.methods.explaining import explain


def said(must: str) -> tuple[str, str]:
    """Write a condition out in Dutch and in English, as what a rule asks."""
    method = method_with(
        "rules: {asked: {of: case, kind: method, before: case_closed, because: {nl: Daarom., en: Because.},"
        f" must: {must}}}}}"
    )
    dutch, english = (explain(method, vocabulary(), language) for language in ("nl", "en"))
    return (
        dutch.partition("Nodig (werkwijze): ")[2].partition("\n")[0],
        english.partition("Needed (method): ")[2].partition("\n")[0],
    )


@pytest.mark.parametrize(
    ("must", "dutch", "english"),
    [
        (
            "{things: spending, at_most: 3, which: {not: {happened: spending_refused, since: spending_approved}}}",
            "er zijn hoogstens 3 uitgaven (een afgewezen uitgave telt niet mee,"
            " tenzij die uitgave daarna goedgekeurd is)",
            "there are at most 3 expenses (a refused expense does not count,"
            " unless that expense was approved afterwards)",
        ),
        (
            "{every: member, which: {not: {happened: member_left, since: [member_described, case_reopened],"
            " within: 1 year}}, that: {happened: member_described}}",
            "elk gezinslid (een gezinslid dat niet meer meedoet, niet langer dan 1 jaar geleden, telt niet mee,"
            " tenzij dat gezinslid daarna beschreven is of er daarna een heropening was) is beschreven",
            "every member (a member who left, no longer than 1 year ago, does not count,"
            " unless that member was described afterwards or there was a reopening afterwards) was described",
        ),
        (
            "{every: party, which: {not: {happened: party_objected, since: party_left}},"
            " that: {happened: plan_signed}}",
            "elke partij (het bezwaar van een partij telt niet mee, tenzij die partij daarna niet meer meedoet)"
            " heeft getekend",
            "every party (the objection of a party does not count, unless that party left afterwards) signed",
        ),
        (
            "{every: spending, that: {not: {happened: spending_approved, since: spending_refused}}}",
            "voor elke uitgave is er geen goedgekeurde uitgave, tenzij die uitgave daarna afgewezen is",
            "for every expense there is no approved expense, unless that expense was refused afterwards",
        ),
        (
            "{not: {any: spending, that: {happened: spending_approved, since: spending_refused}}}",
            "geen enkele uitgave is goedgekeurd, tenzij die uitgave daarna afgewezen is",
            "no expense was approved, unless that expense was refused afterwards",
        ),
        (
            "{not: {any: spending, that: {happened: spending_approved, since: case_reopened}}}",
            "geen enkele uitgave is goedgekeurd sinds de laatste heropening",
            "no expense was approved since the last reopening",
        ),
    ],
)
def test_what_follows_about_the_same_thing_is_told_of_that_thing(must: str, dutch: str, english: str) -> None:
    assert said(must) == (dutch, english)


def test_an_expense_that_was_approved_after_all_counts_in_the_prose_of_leeuwarden() -> None:
    method = in_library("21-leeuwarden-frontlijnteam")
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    assert dutch.count("(een afgewezen uitgave telt niet mee, tenzij die uitgave daarna goedgekeurd is)") == 2
    assert english.count("(a refused expense does not count, unless that expense was approved afterwards)") == 2


@pytest.mark.parametrize(
    "kind",
    [
        "phase_begun", "party_objected", "consent_given", "opted_out", "covenant_person_left", "help_given",
        "[visit_held, contact_noted]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", ["{elapsed: 1 week, after: %s%s}", "{not: {elapsed: 1 week, after: %s%s}}"])
def test_the_first_and_the_last_time_read_differently(kind: str, asked: str) -> None:
    first, last = (said(asked % (f"{{happened: {kind}}}", last)) for last in ("", ", last: true"))
    assert first[0] != last[0] == first[0].replace("eerst", "laatst")
    assert first[1] != last[1] == first[1].replace("first", "last")


@pytest.mark.parametrize(
    ("must", "dutch", "english"),
    [
        (
            "{elapsed: 1 week, after: {happened: visit_announced}}",
            "minstens 1 week geleden was er voor het eerst een aangekondigd bezoek",
            "the first announced visit was at least 1 week ago",
        ),
        (
            "{elapsed: 6 months, after: {happened: opted_out}, last: true}",
            "minstens 6 maanden geleden was er voor het laatst een afmelding",
            "the last opt-out was at least 6 months ago",
        ),
        (
            "{elapsed: 1 week, after: {happened: party_objected}, last: true}",
            "minstens 1 week geleden was er voor het laatst een bezwaar van een partij",
            "the last objection of a party was at least 1 week ago",
        ),
        (
            "{elapsed: 1 week, after: {happened: [visit_held, contact_noted]}}",
            "minstens 1 week geleden was er voor het eerst een huisbezoek of een contactnotitie",
            "at least 1 week ago there was a home visit or a contact note for the first time",
        ),
        (
            "{elapsed: 1 week, after: {happened: consent_given}, last: true}",
            "minstens 1 week geleden was er voor het laatst toestemming van de bewoner",
            "at least 1 week ago there was the resident's consent for the last time",
        ),
        (
            "{elapsed: 1 week, after: {happened: plan_agreed, since: case_reopened}, last: true}",
            "minstens 1 week geleden werd dit voor het laatst waar: er was een afgesproken plan,"
            " en daarna geen heropening",
            "at least 1 week ago this became true for the last time: there was an agreed plan,"
            " and after that no reopening",
        ),
        (
            "{not: {elapsed: 1 week, after: {happened: visit_held}, last: true}}",
            "nog geen 1 week geleden was er voor het laatst een huisbezoek (of dat was er nog niet)",
            "the last home visit was less than 1 week ago (or there was none yet)",
        ),
        (
            "{not: {elapsed: 1 week, after: {in_stage: closed}}}",
            "nog geen 1 week geleden werd dit voor het eerst waar (of nog nooit): de fase is ‘Dicht’",
            "less than 1 week ago this became true for the first time (or it never did): the stage is “Closed”",
        ),
        (
            "{elapsed: 1 year, after: {happened: programme_started}}",
            "minstens 1 jaar geleden was de start van het project",
            "the start of the programme was at least 1 year ago",
        ),
    ],
)
def test_how_long_ago_something_came_first_or_last(must: str, dutch: str, english: str) -> None:
    assert said(must) == (dutch, english)


@pytest.mark.parametrize(
    ("must", "dutch", "english"),
    [
        (
            "{latest: case_closed, where: {reason: [moved, deceased]}}",
            "de laatste afsluiting was er een met reden ‘verhuisd’ of ‘overleden’",
            "the last closing was one with reason “moved” or “deceased”",
        ),
        (
            "{latest: [helper_noted, helper_changed], where: {state: ended}}",
            "de laatste keer dat er een helper op de hulpkaart of een wijziging op de hulpkaart was,"
            " was het er een met stand ‘gestopt’",
            "the last time there was a helper on the helper map or a change on the helper map,"
            " it was one with state “ended”",
        ),
        (
            "{latest: need_recorded, where: {money: true, domain: {present: true}}}",
            "de laatste keer dat er een hulpvraag was, was het er een waarbij ‘gaat over geld’ op ja staat"
            " en ‘leefgebied’ is ingevuld",
            "the last time there was a request for help, it was one in which “is about money” is yes"
            " and “life domain” is filled in",
        ),
        (
            "{latest: domain_scored, where: {score: 1}}",
            "de laatste score op een leefgebied was 1",
            "the last score on a life domain was 1",
        ),
        (
            "{not: {latest: domain_scored, where: {score: {at_least: 2}}}}",
            "de laatste score op een leefgebied was niet minstens 2 (of er was nog geen score op een leefgebied)",
            "the last score on a life domain was not at least 2 (or there was no score on a life domain yet)",
        ),
        (
            "{latest: domain_scored, where: {score: 1, domain: {present: true}}}",
            "de laatste score op een leefgebied was er een met score 1 waarbij ‘leefgebied’ is ingevuld",
            "the last score on a life domain was one with score 1 in which “life domain” is filled in",
        ),
        (
            "{latest: decision_taken, where: {amount: {below: 50}}}",
            "het laatste besluit was er een met bedrag minder dan 50 euro",
            "the last decision was one with amount less than 50 euros",
        ),
        (
            "{not: {latest: triaged, where: {outcome: single}}}",
            "de laatste weging was er geen met uitkomst ‘één probleem’ (of er was nog geen weging)",
            "the last triage was not one with outcome “a single problem” (or there was no triage yet)",
        ),
        (
            "{not: {latest: deviation_agreed, where: {cost: {below: 5}}, still: true}}",
            "de laatste keer dat er afgesproken ruimte in een regel was, was het er geen met kosten per jaar minder"
            " dan 5 (of het geldt niet meer of er was nog geen afgesproken ruimte in een regel)",
            "the last time there was an agreed exception to a rule, it was not one with cost a year less than 5"
            " (or it no longer holds or there was no agreed exception to a rule yet)",
        ),
        (
            "{latest: deviation_agreed, still: true}",
            "er was afgesproken ruimte in een regel, en het laatste daarvan geldt nog",
            "there was an agreed exception to a rule, and the last of these still holds",
        ),
        (
            "{not: {latest: budget_granted, still: true}}",
            "er was nog geen toegekend budget of het geldt niet meer",
            "there was no granted budget yet or it no longer holds",
        ),
    ],
)
def test_the_last_entry_is_that_of_these_kinds(must: str, dutch: str, english: str) -> None:
    assert said(must) == (dutch, english)


@pytest.mark.parametrize(
    ("must", "dutch", "english"),
    [
        (
            "{happened: need_recorded, times: 2, different: domain}",
            "in alle hulpvragen samen staan minstens 2 verschillende leefgebieden",
            "in all requests for help together there are at least 2 different life domains",
        ),
        (
            "{not: {happened: evaluation_held, times: 2, different: by_whom, since: case_reopened, within: 1 year}}",
            "in alle evaluaties van het project samen staan onder ‘door wie’ minder dan 2 verschillende"
            " sinds de laatste heropening, niet langer dan 1 jaar geleden",
            "in all evaluations of the programme together there are fewer than 2 different ones under “by whom”"
            " since the last reopening, no longer than 1 year ago",
        ),
        (
            "{happened: evaluation_held, where: {decided: scale_up}, times: 2, different: by_whom}",
            "in alle evaluaties van het project (besluit: uitbreiden) samen staan onder ‘door wie’ minstens 2"
            " verschillende",
            "in all evaluations of the programme (decision: scale up) together there are at least 2 different ones"
            " under “by whom”",
        ),
        (
            "{happened: [need_recorded, contact_noted], times: 2, different: domain}",
            "alle keren samen staan er minstens 2 verschillende leefgebieden bij een hulpvraag of een contactnotitie",
            "all times together: at least 2 different life domains in a request for help or a contact note",
        ),
        (
            "{every: member, that: {happened: member_described, times: 8, different: heading}}",
            "voor elk gezinslid geldt: in alle beschrijvingen van dit gezinslid samen staan minstens 8 verschillende"
            " onderwerpen",
            "for every member: in all descriptions of this member together there are at least 8 different headings",
        ),
        (
            "{every: member, that: {not: {happened: need_recorded, times: 2, different: domain}}}",
            "voor elk gezinslid geldt: in alle hulpvragen over dit gezinslid samen staan minder dan 2 verschillende"
            " leefgebieden",
            "for every member: in all requests for help about this member together there are fewer than 2 different"
            " life domains",
        ),
        (
            "{every: member, that: {file: {not: {happened: need_recorded, times: 2, different: domain}}}}",
            "voor elk gezinslid geldt: in alle hulpvragen samen staan minder dan 2 verschillende leefgebieden",
            "for every member: in all requests for help together there are fewer than 2 different life domains",
        ),
    ],
)
def test_what_differs_is_counted_over_all_entries_together(must: str, dutch: str, english: str) -> None:
    assert said(must) == (dutch, english)


@pytest.mark.parametrize(
    ("must", "dutch", "english"),
    [
        (
            "{every: party, which: {happened: party_joined, since: case_reopened}, that: {happened: contact_noted}}",
            "voor elke partij bij het plan, en daarna geen heropening, is er een contactnotitie",
            "for every party to the plan, and after that no reopening, there is a contact note",
        ),
        (
            "{every: action, which: {happened: contact_noted, within: 1 week}, that: {happened: action_done}}",
            "elke actie met een contactnotitie, niet langer dan 1 week geleden, is klaar",
            "every action with a contact note, no longer than 1 week ago, is done",
        ),
        (
            "{not: {any: action, which: {happened: contact_noted, since: case_reopened},"
            " that: {happened: action_done}}}",
            "geen enkele actie met een contactnotitie, en daarna geen heropening, is klaar",
            "no action with a contact note, and after that no reopening, is done",
        ),
        (
            "{every: party, which: {happened: party_joined, since: case_reopened}, that: {role_held: leader}}",
            "voor elke partij bij het plan, en daarna geen heropening, geldt: iemand is ‘leider’",
            "for every party to the plan, and after that no reopening: somebody is “leader”",
        ),
        (
            "{things: party, at_least: 1, which: {happened: party_joined, since: case_reopened}}",
            "er is minstens één partij bij het plan, en daarna geen heropening",
            "there is at least one party to the plan, and after that no reopening",
        ),
        (
            "{every: action, which: {role_held: leader}, that: {happened: action_done}}",
            "elke actie waarvoor geldt: iemand is ‘leider’, is klaar",
            "every action for which: somebody is “leader”, is done",
        ),
    ],
)
def test_a_clause_in_the_middle_of_a_sentence_is_closed_with_a_comma(must: str, dutch: str, english: str) -> None:
    assert said(must) == (dutch, english)


@pytest.mark.parametrize(
    ("must", "dutch", "english"),
    [
        (
            "{every: action, that: {happened: [action_done, action_chased], since: contact_noted}}",
            "elke actie is klaar of nagevraagd, en daarna geen contactnotitie",
            "every action is done or was asked after, and after that no contact note",
        ),
        (
            "{every: action, that: {not: {happened: [action_done, action_chased], since: contact_noted}}}",
            "voor elke actie is er geen actie die klaar is en geen navraag naar een actie"
            " sinds de laatste contactnotitie",
            "for every action there is no action that is done and no enquiry after an action"
            " since the last contact note",
        ),
    ],
)
def test_all_kinds_are_told_of_what_became_of_a_thing_since(must: str, dutch: str, english: str) -> None:
    assert said(must) == (dutch, english)


@pytest.mark.parametrize(
    ("must", "dutch", "english"),
    [
        (
            "{same: budget, that: {latest: budget_granted, still: true}}",
            "dit budget geldt nog",
            "this budget still holds",
        ),
        (
            "{same: budget, that: {not: {latest: budget_granted, still: true}}}",
            "dit budget geldt niet (meer)",
            "this budget does not hold (any more)",
        ),
        (
            "{not: {any: goal, which: {latest: goal_progressed, where: {percent: {at_least: 50}}},"
            " that: {happened: goal_dropped}}}",
            "geen enkel doel waarvoor geldt: de laatste stand van dit doel was minstens 50 procent, vervalt",
            "no goal for which: the last note of how far this goal has come was at least 50 percent, was dropped",
        ),
        (
            "{things: goal, at_least: 2, which: {latest: goal_progressed, where: {percent: {at_least: 50}}}}",
            "er zijn minstens 2 doelen waarvoor geldt: de laatste stand van dit doel was minstens 50 procent",
            "there are at least 2 goals for which: the last note of how far this goal has come was at least 50 percent",
        ),
        (
            "{every: budget, that: {latest: budget_granted, still: true}}",
            "elk budget geldt nog",
            "every budget still holds",
        ),
        (
            "{not: {any: budget, that: {latest: budget_granted, still: true}}}",
            "geen enkel budget geldt nog",
            "no budget still holds",
        ),
        (
            "{same: covenant, that: {latest: covenant_prolonged, still: true}}",
            "voor dit convenant geldt: er was over dit convenant een verlengd convenant,"
            " en het laatste daarvan geldt nog",
            "for this covenant: there was a prolonged covenant about this covenant, and the last of these still holds",
        ),
        (
            "{every: helper, that: {latest: [helper_noted, helper_changed], where: {state: ended}}}",
            "voor elke helper geldt: de laatste keer dat over deze helper een helper op de hulpkaart"
            " of een wijziging op de hulpkaart is opgeschreven, was dat er een met stand ‘gestopt’",
            "for every helper: the last time a helper on the helper map or a change on the helper map was written down"
            " about this helper, it was one with state “ended”",
        ),
        (
            "{every: goal, that: {latest: goal_progressed, where: {percent: {at_least: 100}}}}",
            "voor elk doel geldt: de laatste stand van dit doel was minstens 100 procent",
            "for every goal: the last note of how far this goal has come was at least 100 percent",
        ),
        (
            "{every: goal, that: {not: {latest: goal_progressed, where: {percent: {at_least: 100}}}}}",
            "voor elk doel geldt: de laatste stand van dit doel was niet minstens 100 procent"
            " (of er was over dit doel nog geen stand van een doel)",
            "for every goal: the last note of how far this goal has come was not at least 100 percent"
            " (or there was no note of how far a goal has come about this goal yet)",
        ),
        (
            "{every: goal, that: {file: {latest: goal_progressed, where: {percent: {at_least: 100}}}}}",
            "voor elk doel geldt: de laatste stand van een doel was minstens 100 procent",
            "for every goal: the last note of how far a goal has come was at least 100 percent",
        ),
    ],
)
def test_the_last_entry_about_one_thing_is_that_of_this_thing(must: str, dutch: str, english: str) -> None:
    assert said(must) == (dutch, english)


def test_a_list_about_one_thing_says_which_of_its_parts_ask_the_whole_file() -> None:
    must = """{every: goal, that: {any_of: [
        {latest: goal_progressed, where: {percent: {at_least: 90}}},
        {file: {all_of: [{latest: goal_progressed, where: {percent: {at_least: 80}}}, {role_held: leader}]}},
        {not: {file: {latest: goal_progressed, where: {percent: {below: 9}}}}},
        {latest: budget_granted, still: true}]}}"""
    method = method_with(
        f"rules: {{asked: {{of: case, kind: method, before: case_closed, because: {{nl: Daarom.}}, must: {must}}}}}"
    )
    dutch = explain(method, vocabulary(), "nl")
    for words in (
        " geldt: minstens één van het volgende is waar:\n",
        "- de laatste stand van dit doel was minstens 90 procent\n",
        "- de laatste stand van een doel was minstens 80 procent\n",
        "- de laatste stand van een doel was niet minder dan 9 procent (of er was nog geen stand van een doel)\n",
        "- er was over dit doel een toegekend budget, en het laatste daarvan geldt nog\n",
    ):
        assert words in dutch, (words, dutch)


def test_the_last_entry_about_each_thing_is_meant_where_things_are_counted_in_the_library() -> None:
    last = "de laatste keer dat daarover een helper op de hulpkaart of een wijziging op de hulpkaart is opgeschreven"
    for id_, words in {
        "02-almelo-geluksbudget": "    - dit budget geldt nog\n",
        "10-den-haag-vig": "telt elk doel één keer: er was een bereikt doel, of de laatste stand van dit doel was",
        "13-eindhoven-krachtwijken": "(een hulpvraag of een helper telt niet mee als: er was een beantwoorde hulpvraag,"
        f" of {last}, was dat er een met stand ‘gestopt’)",
        "30-utrecht-overlastgevende-gezinnen": "het laatste oordeel over dit ultimatum was er een met uitkomst",
        "32-venlo-sociale-stijging-de-ruit": "in alle beschrijvingen van dit gezinslid samen staan minstens 8",
    }.items():
        assert words in explain(in_library(id_), vocabulary(), "nl"), id_


def test_what_never_came_is_denied_before_how_it_would_look() -> None:
    must = "{not: {happened: consequence_agreed, where: {ultimatum: {present: true}}}}"
    assert said(must) == (
        "er was nog geen afgesproken gevolg waarbij ‘ultimatum’ is ingevuld",
        "there was no agreed consequence yet in which “ultimatum” is filled in",
    )
