"""A method written out: complete, in both languages, and without a word that only programmers use."""

import re
from importlib.util import find_spec

import pytest

from tests.methods.building import STAGES, in_library, method_with
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library, wording
from voordeur.methods.diagrams import diagram
from voordeur.methods.explaining import explain
from voordeur.methods.language import Method
from voordeur.methods.wording import _words


@pytest.fixture(params=library.ids())
def method(request: pytest.FixtureRequest) -> Method:
    return in_library(request.param)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_prose_tells_every_stage_duty_rule_and_indicator(method: Method, language: str) -> None:
    prose = explain(method, vocabulary(), language)
    parts = (*method.stages.values(), *method.duties.values(), *method.indicators.values(), *method.roles.values())
    for part in parts:
        assert " ".join(part.title.said(language).split()) in prose
    for rule in method.rules.values():
        assert " ".join(rule.because.said(language).split()) in prose


def test_dutch_prose_holds_no_code(method: Method) -> None:
    prose = explain(method, vocabulary(), "nl")
    assert not re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", prose)


def test_dutch_prose_leaves_no_word_as_the_file_has_it(method: Method, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []
    monkeypatch.setattr(wording, "_spaced", lambda name: left.append(name) or name)
    explain(method, vocabulary(), "nl")
    assert [name for name in left if not name.isdigit()] == []


def test_every_thing_has_words_for_one_each_and_many() -> None:
    assert list(_words()["things"]) == list(_words()["every"]) == list(_words()["many"])


def test_things_are_counted_and_named_as_people_do() -> None:
    method = method_with(
        """
        rules:
          careful:
            of: case
            kind: method
            before: case_closed
            must:
              all_of:
                - {any: need, which: {happened: need_recorded}, that: {happened: need_answered}}
                - {things: need, at_least: 3}
                - {not: {any: need, that: {not: {happened: need_answered}}}}
                - {any_of: [{happened: letter_sent}, {not: {happened: letter_sent, times: 2}}]}
            unless: {entry: {reason: [moved, done]}}
            because: {nl: Daarom., en: Because.}
          apart: {of: case, kind: method, before: spending_booked, because: {nl: Daarom.},
                  must: {same: spending, that: {not: {wrote: spending_booked}}}}
        eligibility: {all_of: [poor], at_least: 1, of: [poor], criteria: {poor: {nl: Heeft weinig geld, en: Is poor}}}
        indicators:
          letters: {of: case, about: work, title: {nl: Brieven, en: Letters}, count: days, by: [domain],
                    opens: {happened: need_recorded}, closes: {happened: need_answered}}
          needs: {of: case, about: work, title: {nl: Vragen, en: Requests}, count: things, things: need,
                  when: {happened: need_recorded}}
          quiet: {of: case, about: work, title: {nl: Stil, en: Quiet}, count: files,
                  when: {all_of: [{happened: need_recorded}, {not: {happened: need_answered}}]}}
        targets: {letters: {2026: 10}}
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    for words in (
        "    - minstens één hulpvraag is beantwoord\n",
        "    - er zijn minstens 3 hulpvragen\n",
        "    - elke hulpvraag is beantwoord\n",
        "    - minstens één van het volgende is waar:\n      - er was een verstuurde brief\n",
        "  - Behalve als: bij ‘reden’ staat ‘verhuisd’ of ",
        "voor deze uitgave geldt: wie dit vastlegt, is niet wie dit schreef: een geboekte uitgave",
        "- Al het volgende:\n  - Heeft weinig geld\n",
        "gemiddeld aantal dagen van een hulpvraag tot een beantwoorde hulpvraag; uitgesplitst naar ‘leefgebied’;",
        "; streefcijfer 10 (2026).",
        "- **Vragen**: telt elke hulpvraag.",
        "- **Stil**: telt casussen met een hulpvraag en zonder een beantwoorde hulpvraag.",
    ):
        assert words in dutch, (words, dutch)
    assert "at least one request for help was answered" in english
    assert "every request for help was answered" in english
    assert "mean number of days from a request for help to an answered request" in english


def test_every_entry_kind_of_the_house_has_words() -> None:
    kinds = [name for name, info in vocabulary().items() if find_spec(f"voordeur.{info.room}")]
    assert [kind for kind in kinds if kind not in _words()["kinds"]] == []


def test_every_word_that_can_be_chosen_has_words_and_no_words_are_left_over() -> None:
    kinds = [info for info in vocabulary().values() if find_spec(f"voordeur.{info.room}")]
    choices = {(name, word) for info in kinds for name, field in info.fields.items() for word in field.choices}
    assert [f"{name}.{word}" for name, word in sorted(choices) if word and not wording.called_choice(name, word)] == []
    assert set(wording._words()["choices"]) <= {f"{name}.{word}" for name, word in choices}


def test_a_word_of_the_house_means_in_a_field_what_it_means_there_and_nothing_elsewhere() -> None:
    words = wording.Names(method_with(""), "nl")
    assert words.value("how", "letter") == "met een brief"
    assert words.value("channel", "letter") == "brief"
    assert words.value("measure", "street") == "street"


def test_conditions_are_said_in_words() -> None:
    method = method_with(
        """
        rules:
          careful:
            of: case
            kind: safety
            before: case_closed
            must:
              all_of:
                - {every: need, which: {not: {happened: need_answered}}, that: {happened: action_agreed}}
                - {elapsed: 2 weeks, after: {happened: letter_sent}}
                - {not: {in_stage: closed}}
                - {happened: bell_rung, times: 3, within: 10 working days}
            because: {nl: Daarom., en: Because.}
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    assert (
        "- **Vóór een afsluiting**: wordt anders geweigerd\n  - Nodig (veiligheid): al het volgende is waar:\n" in dutch
    )
    assert "voor elke hulpvraag (een beantwoorde hulpvraag telt niet mee) is er een afgesproken actie" in dutch
    assert "minstens 2 weken geleden was er voor het eerst een verstuurde brief\n" in dutch
    assert "de fase is niet ‘Dicht’" in dutch
    assert "niet langer dan 10 werkdagen geleden" in dutch
    assert (
        "- **Before a closing**: is refused otherwise\n  - Needed (safety): all of the following are true:\n" in english
    )
    assert "the stage is not “Closed”" in english


def test_who_owes_a_duty_and_how_long_before_a_day_is_said_in_words() -> None:
    method = method_with(
        """
        duties:
          warn:
            of: case
            title: {nl: Waarschuw, en: Warn}
            who: [leader, visitor]
            after: {happened: talk_held, where: {come_back_on: {present: true}}}
            due: come_back_on
            before: 2 weeks
            deed: letter_sent
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    assert "**Waarschuw** (leider of anders bezoeker)" in dutch
    assert "Termijn: 2 weken vóór de dag die is afgesproken" in dutch
    assert "**Warn** (leader or else visitor)" in english
    assert "Term: 2 weeks before the day that was agreed" in english


def test_what_is_weighed_and_added_up_is_said_in_words() -> None:
    method = method_with(
        """
        unit: {kind: person, title: {nl: vrouw, en: woman}, titles: {nl: vrouwen, en: women}}
        feeds: [04-other]
        rules:
          careful:
            of: case
            kind: safety
            before: spending_booked
            must:
              all_of:
                - {sum: amount, of: spending_booked, at_most: 500, within: 1 year}
                - {sum: amount, of: spending_booked, at_most: 90, for_each: spending,
                   which: {not: {happened: spending_refused}}}
                - {share: need, that: {happened: need_answered}, at_least: 80}
                - {risen: rating, of: talk_held, by: 2}
                - {named_in: visit_held, field: workers}
                - {not: {wrote: spending_booked}}
                - {not: {programme_in: trying}}
                - {entry: {workers: {how_many: 2}}}
            because: {nl: Daarom., en: Because.}
        indicators:
          part: {of: case, about: work, title: {nl: Deel, en: Part}, count: share, among: {happened: need_answered},
                 when: {happened: case_closed}}
          of_needs: {of: case, about: work, title: {nl: Hulp, en: Help}, count: share, things: need,
                     among: {happened: need_recorded}, when: {happened: need_answered}}
          yearly: {of: case, about: work, title: {nl: Jaar, en: Year}, count: files, once_a: year,
                   when: {happened: talk_held}}
        """,
        stages=STAGES + "  trying: {of: programme, start: true, end: true, title: {nl: Proef, en: Trial}}\n",
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    for words in (
        "Een casus gaat over één vrouw.",
        "het totaal van ‘bedrag’ bij een geboekte uitgave, niet langer dan 1 jaar geleden, is hoogstens 500 euro",
        "niet langer dan 1 jaar geleden",
        "het totaal van ‘bedrag’ bij een geboekte uitgave (een afgewezen uitgave telt niet mee) is hoogstens 90 euro",
        "minstens 80% van de hulpvragen is beantwoord",
        "de laatste keer minstens 2 hoger dan de eerste keer",
        "de fase van het project is niet ‘Proef’",
        "bij ‘medewerkers’ staan er precies 2",
        "van de casussen met een beantwoorde hulpvraag: het percentage met een afsluiting",
        "van de hulpvragen: het percentage met een beantwoorde hulpvraag",
        "telt casussen met talk held, elk kalenderjaar opnieuw",
    ):
        assert words in dutch, words
    for words in (
        "A case is about one woman.",
        ", no longer than 1 year ago, is at most 500 euros",
        "for at least 80% of the requests for help there is an answered request",
        "whoever records this is not who wrote: a booked expense",
        "the stage of the programme is not “Trial”",
        "under “workers” there are exactly 2",
        "anew in each calendar year",
    ):
        assert words in english, words


def test_the_diagram_has_every_stage_and_every_move(method: Method) -> None:
    for track in ("case", "doorstep", "programme"):
        drawn = diagram(method, track)
        stages = method.stages_of(track)
        assert [node.id for node in drawn.nodes] == [stage.id for stage in stages]
        assert {(edge.source, edge.target) for edge in drawn.edges} == {
            (stage.id, move.to) for stage in stages for move in stage.moves
        }
        assert len({(node.level, node.place) for node in drawn.nodes}) == len(drawn.nodes)


def test_mermaid_names_each_state_once_and_breaks_no_label() -> None:
    drawn = explain(method_with(), vocabulary(), "en", "mermaid")
    assert 'state "Open" as open' in drawn
    assert "[*] --> open" in drawn
    assert "open --> closed: a closing" in drawn
    assert "closed --> [*]" in drawn
    for line in drawn.splitlines():
        assert line.count(": ") <= 1


def test_a_draft_lists_what_is_missing_and_what_is_due_at_once_is_due_that_same_day() -> None:
    draft = method_with(
        """
        status: draft
        gaps: [Wie het team leidt., Wie het betaalt.]
        duties:
          help: {of: case, title: {nl: Help}, who: visitor, after: {happened: risk_found}, within: 0 days,
                 deed: risk_cleared}
        """
    )
    prose = explain(draft, vocabulary(), "nl")
    assert "**Concept. Nog in te vullen:**\n\n- Wie het team leidt.\n- Wie het betaalt.\n" in prose
    assert "Termijn: dezelfde dag nog" in prose


def test_what_a_talk_asks_and_what_came_of_it_keep_their_own_words() -> None:
    method = method_with(
        """
        headings: {goes_well: {nl: Wat gaat er goed}}
        indicators:
          asked: {of: case, about: work, title: {nl: Gevraagd}, count: entries,
                  when: {happened: visit_held, where: {asked: goes_well}}}
          well: {of: case, about: work, title: {nl: Goed}, count: entries,
                 when: {happened: aftercare_held, where: {result: goes_well}}}
        """
    )
    prose = explain(method, vocabulary(), "nl")
    assert "gevraagd naar: Wat gaat er goed" in prose
    assert "resultaat: het gaat goed" in prose


def test_where_it_comes_from_how_it_is_found_and_what_the_source_says_of_a_setting() -> None:
    method = method_with(
        """
        source: {document: Plan van aanpak, note: {nl: Een notitie., en: A note of whoever wrote this.}}
        axes: {angle: [care], level: {annex: [citywide], text: [several_neighbourhoods]}, problem: [own_word, gambling]}
        words: {gambling: {nl: gokken, en: gambling for money}}
        settings: {soon: {title: {nl: Snel, en: Soon}, value: 1 week, note: {nl: Geen termijn., en: No term.}},
                   at_once: {title: {nl: Verslag binnen, en: Report within}, value: 0 days}}
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    assert "- Snel: **1 week**\n  - Geen termijn.\n" in dutch
    assert "- Verslag binnen: **0 dagen (dezelfde dag)**\n" in dutch
    assert "- Report within: **0 days (the same day)**\n" in english
    assert "- Met alleen hulp, of ook met regels en dwang? hulp en zorg\n" in dutch
    assert "- In how large an area? by the annex: the whole city; by the text: several neighbourhoods\n" in english
    assert "- About what? own word and also gambling for money\n" in english
    assert dutch.endswith("## Waar het vandaan komt\n\nPlan van aanpak\n\nEen notitie.\n")
    assert english.endswith("Plan van aanpak\n\nA note of whoever wrote this.\n")


def test_every_method_of_the_library_tells_in_both_languages_where_it_comes_from() -> None:
    for method in map(in_library, library.ids()):
        assert method.source.keys() == {"document", "note"}, method.id
        assert all(said.nl and said.en and said.nl != said.en for said in method.source.values()), method.id


def test_words_that_forms_offer_are_told_once_and_by_themselves() -> None:
    method = in_library("17-haarlem-wijkcontactvrouwen")
    told = explain(method, vocabulary(), "en")
    places = "in a mother centre, in the library, at the playgroup, at school or at the welfare organisation"
    assert f"## What forms offer\n\n- place: {places}\n" in told
    assert told.count("in the library") == 1
    assert "counts each time: a contact note or a home visit in which “place” is filled in; split by “place”" in told


def test_words_for_another_thing_another_sum_and_all_criteria() -> None:
    method = method_with(
        """
        rules:
          careful:
            {of: case, kind: method, before: spending_booked, because: {nl: Daarom., en: Because.},
             must: {all_of: [
               {eligible: yes},
               {known: young, is: yes, still: true},
               {same: budget, that: {latest: budget_granted, still: true}},
               {not: {known: young, is: no}},
               {same: spending, that: {its: budget, that: {not: {happened: budget_withdrawn}}}},
               {sum: amount, of: spending_booked, at_most: {sum: amount, of: budget_granted}}]}}
        eligibility: {all_of: [young], criteria: {young: {nl: Is jong, en: Is young}}}
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    for words in (
        "de criteria onder ‘Voor wie’ kloppen hier",
        "het antwoord op ‘Is jong’ is ja, en dat geldt nog",
        "het antwoord op ‘Is jong’ is niet nee",
        "    - dit budget geldt nog\n",
        "voor deze uitgave geldt: voor het budget dat erbij hoort is er geen ingetrokken budget",
        "bij een geboekte uitgave is hoogstens het totaal van ‘bedrag’ bij een toegekend budget",
    ):
        assert words in dutch, (words, dutch)
    for words in (
        "the criteria under “For whom” are met here",
        "the answer to “Is young” is yes, and that still holds",
        "    - this budget still holds\n",
        "for the budget that belongs to it there is no withdrawn budget",
        "the total of “amount” in a booked expense is at most the total of “amount” in a granted budget",
    ):
        assert words in english, (words, english)


def test_a_step_is_refused_a_happening_noted_and_rules_about_the_same_are_told_apart() -> None:
    method = method_with(
        """
        rules:
          one: {of: case, kind: law, before: case_closed, must: {happened: letter_sent}, because: {nl: Eerst.}}
          two: {of: case, kind: method, before: case_closed, must: {by: [leader, visitor]}, because: {nl: De leider.}}
          seen: {of: case, kind: method, before: visit_held, must: {happened: letter_sent}, because: {nl: Kondig aan.}}
          both: {of: case, kind: method, before: [case_closed, visit_held], must: {not: {role_held: leader}},
                 because: {nl: Niet als er een leider is.}}
          never: {of: case, kind: law, forbid: visit_held, because: {nl: Ga niet langs.}}
        """
    )
    dutch = explain(method, vocabulary(), "nl")
    for words in (
        "- **Vóór een afsluiting**: wordt anders geweigerd\n  - Regel 1 van 2\n"
        "    - Nodig (wet): een verstuurde brief\n",
        "  - Regel 2 van 2\n    - Nodig (werkwijze): wie het vastlegt, is ‘leider’ of ‘bezoeker’\n",
        "- **Bij een huisbezoek**: wordt altijd opgeschreven, anders als afwijking\n",
        ": een afsluiting wordt anders geweigerd; een huisbezoek wordt altijd opgeschreven, anders als afwijking\n"
        "  - Nodig (werkwijze): niemand is ‘leider’\n",
        "- **Niet toegestaan: een huisbezoek.** (wet) Wat toch gebeurt, wordt opgeschreven als afwijking.\n",
    ):
        assert words in dutch, (words, dutch)


def test_lists_terms_and_denials_read_aloud() -> None:
    method = method_with(
        """
        eligibility: {all_of: [young], criteria: {young: {nl: Is jong, en: Is young}}}
        duties:
          look:
            of: case
            title: {nl: Kijk, en: Look}
            who: visitor
            after: {happened: need_recorded}
            within: 1 year
            every: 1 year
            deed: visit_held
            unless: {any_of: [{happened: letter_sent}, {happened: [visit_held, opted_out]}, {happened: case_closed}]}
            late: {escalate: leader}
        rules:
          careful:
            of: case
            kind: method
            before: case_closed
            must:
              all_of:
                - {not: {in_stage: [open, closed]}}
                - {happened: consent_given, since: consent_withdrawn}
                - {not: {happened: visit_held, since: case_reopened}}
                - {not: {all_of: [{known: young, is: "yes"}, {not: {known: young, is: "yes", still: true}}]}}
                - any_of:
                    - {happened: letter_sent, times: 2}
                    - {all_of: [{things: need, at_least: 1}, {entry: {reason: moved}}]}
                - {not: {happened: letter_sent, times: 2}}
                - {every: action, that: {happened: [action_done, action_dropped]}}
                - {every: helper, that: {happened: [helper_noted, helper_changed], where: {cost: {present: true}}}}
            because: {nl: Daarom., en: Because.}
        indicators:
          busy: {of: case, about: people, title: {nl: Druk, en: Busy}, count: files, by: [domain],
                 when: {all_of: [{in_stage: open}, {happened: visit_held}, {happened: letter_sent}]}}
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    for words in (
        "  - Termijn: binnen 1 jaar, daarna elk jaar\n",
        "  - Niet (meer) nodig na: een verstuurde brief, een huisbezoek, een afmelding of een afsluiting\n",
        "  - Te laat: bericht aan leider\n",
        "    - de fase is niet ‘Open’ en niet ‘Dicht’\n",
        "    - er was toestemming van de bewoner, en daarna geen intrekking van de toestemming\n",
        "    - er was geen huisbezoek sinds de laatste heropening\n",
        "      - het antwoord op ‘Is jong’ is niet ja\n      - het antwoord op ‘Is jong’ is ja, en dat geldt nog\n",
        "    - minstens één van het volgende is waar:\n      - er was minstens 2 keer een verstuurde brief\n"
        "      - al het volgende is waar:\n        - er is minstens één hulpvraag\n"
        "        - bij ‘reden’ staat ‘verhuisd’\n",
        "    - er was minder dan 2 keer een verstuurde brief\n",
        "    - elke actie is klaar of vervalt\n",
        "    - voor elke helper geldt: ‘kosten per jaar’ is ingevuld\n",
        "- **Druk**: telt casussen waarvoor geldt: al het volgende is waar:\n  - de fase is ‘Open’\n",
        "  - Dit is uitgesplitst naar ‘leefgebied’. Kleine aantallen blijven verborgen.\n",
    ):
        assert words in dutch, (words, dutch)
    for words in (
        "  - Term: within 1 year, and again every year\n",
        "    - the stage is neither “Open” nor “Closed”\n",
        "    - there was the resident's consent, and after that no withdrawal of consent\n",
        "    - there was no home visit since the last reopening\n",
        "    - fewer than 2 times there was a letter that was sent\n",
    ):
        assert words in english, (words, english)


def test_what_became_of_a_thing_is_said_behind_its_name() -> None:
    method = method_with(
        """
        duties:
          listen: {of: case, title: {nl: Luister, en: Listen}, who: visitor, after: {happened: need_recorded},
                   within: 1 week, deed: visit_held, until: {happened: visit_held}, unless: {happened: visit_held}}
          answer: {of: case, title: {nl: Antwoord, en: Answer}, who: visitor, for_each: escalation,
                   after: {happened: escalated}, within: 1 week, deed: escalation_answered, late: {remind: leader},
                   until: {happened: escalation_answered}, unless: {happened: escalation_answered}}
        rules:
          careful:
            of: case
            kind: method
            before: case_closed
            must:
              all_of:
                - {every: escalation, that: {happened: escalation_answered}}
                - {every: referral, that: {happened: [referral_started, referral_refused, referral_ended]}}
                - {any: goal, that: {all_of: [{happened: goal_reached}, {not: {happened: goal_dropped}}]}}
                - {not: {any: referral, that: {happened: referral_started}}}
                - {not: {any: referral, that: {all_of: [{happened: referral_made},
                                                        {not: {happened: [referral_refused, referral_ended]}}]}}}
                - {every: member, which: {all_of: [{happened: member_noted, where: {part: child}},
                                                   {not: {happened: member_left}}]}, that: {happened: member_described}}
                - any: action
                  that: {all_of: [{happened: action_agreed, where: {owner_kind: resident}}, {happened: action_done}]}
                - {same: spending, that: {happened: spending_approved, since: spending_refused}}
                - {happened: covenant_signed, times: 2, different: parties}
                - {happened: plan_agreed, since: [party_objected, party_left, case_reopened]}
                - {not: {entry: {reason: [moved, deceased]}}}
            because: {nl: Daarom., en: Because.}
        indicators:
          actions: {of: case, about: work, title: {nl: Acties, en: Actions}, count: things, things: action,
                    when: {happened: action_agreed}}
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    for words in (
        "    - elke opschaling is beantwoord\n",
        "    - elke doorverwijzing is begonnen, geweigerd of beëindigd\n",
        "    - minstens één doel (een doel dat vervalt telt niet mee) is bereikt\n",
        "    - geen enkele doorverwijzing is begonnen\n",
        "    - er is geen doorverwijzing"
        " (een geweigerde doorverwijzing of een beëindigde doorverwijzing telt niet mee)\n",
        "    - elk gezinslid (deel: kind; een gezinslid dat niet meer meedoet telt niet mee) is beschreven\n",
        "    - minstens één actie (wie het doet: de bewoner) is klaar\n",
        "- **Acties**: telt elke actie.\n",
        "    - deze uitgave is goedgekeurd, en daarna geen afgewezen uitgave\n",
        "    - in alle getekende convenanten samen staan minstens 2 verschillende partijen\n",
        "en daarna geen bezwaar van een partij, geen partij die niet meer meedoet en geen heropening\n",
        "    - bij ‘reden’ staat niet ‘verhuisd’ en niet ‘overleden’\n",
        "  - Klaar na: een huisbezoek\n  - Niet nodig als dat al eerder is gebeurd\n",
        "  - Klaar na: een antwoord op een opschaling\n  - Te laat",
    ):
        assert words in dutch, (words, dutch)
    assert "Niet (meer) nodig" not in dutch
    for words in (
        "    - every referral has begun, was refused or ended\n",
        "    - no referral has begun\n",
        "    - under “reason” it says neither “moved” nor “deceased”\n",
    ):
        assert words in english, (words, english)


def test_english_prose_reads_as_a_policy_officer_writes() -> None:
    method = method_with(
        """
        rules:
          careful:
            of: case
            kind: method
            before: case_closed
            must:
              all_of:
                - {elapsed: 2 weeks, after: {happened: letter_sent}}
                - {elapsed: 6 months, after: {happened: consent_withdrawn}, last: true}
                - {happened: decision_taken, where: {amount: {at_most: 100}}}
                - {not: {things: need, at_least: 3}}
                - {happened: phase_begun, where: {phase: trial}}
                - {count: euros_booked, at_most: 600}
            because: {nl: Daarom., en: Because.}
        """
    )
    english = explain(method, vocabulary(), "en")
    for words in (
        "the first letter that was sent was at least 2 weeks ago\n",
        "the last withdrawal of consent was at least 6 months ago\n",
        "there was a decision (amount: at most 100 euros)\n",
        "there are fewer than 3 requests for help\n",
        "there was the start of a phase (trial)\n",
        "the number of euros booked for all cases together, this amount included, is at most 600\n",
    ):
        assert words in english, (words, english)


def test_a_denial_of_what_happened_since_says_that_there_was_none_since() -> None:
    method = method_with(
        """
        rules:
          careful:
            of: case
            kind: method
            before: case_closed
            must:
              all_of:
                - {sum: amount, of: spending_booked, at_most: 90, for_each: spending,
                   which: {not: {happened: spending_refused, since: spending_approved}}}
                - {every: action, that: {not: {happened: action_chased, since: contact_noted, within: 2 weeks}}}
                - {not: {any: spending, that: {happened: spending_approved, since: spending_refused}}}
                - {not: {happened: [visit_held, contact_noted], times: 2, since: [case_reopened, plan_agreed]}}
                - {not: {happened: covenant_signed, times: 2, different: parties, since: case_reopened}}
                - things: member
                  at_least: 1
                  which: {all_of: [{happened: member_noted, where: {part: child}, since: case_reopened},
                                   {not: {happened: member_left}}]}
            because: {nl: Daarom., en: Because.}
        indicators:
          begun: {of: case, about: work, title: {nl: Begonnen, en: Begun}, count: files,
                  when: {all_of: [{happened: plan_agreed, since: case_reopened},
                                  {not: {happened: visit_held, since: {happened: decision_taken,
                                                                       where: {outcome: "yes"}}}}]}}
        """
    )
    dutch, english = explain(method, vocabulary(), "nl"), explain(method, vocabulary(), "en")
    for words in (
        "(een afgewezen uitgave telt niet mee, tenzij die uitgave daarna goedgekeurd is) is hoogstens 90",
        "voor elke actie is er geen navraag naar een actie sinds de laatste contactnotitie, niet langer dan 2 weken",
        "geen enkele uitgave is goedgekeurd, tenzij die uitgave daarna afgewezen is\n",
        " sinds de laatste keer dat er een heropening of een afgesproken plan was\n",
        "in alle getekende convenanten samen staan minder dan 2 verschillende partijen sinds de laatste heropening\n",
        "(deel: kind; een gezinslid dat niet meer meedoet telt niet mee), en daarna geen heropening\n",
        "met een afgesproken plan, en daarna geen heropening,"
        " en zonder een huisbezoek sinds het laatste besluit (uitkomst: ja).",
    ):
        assert words in dutch, (words, dutch)
    for words in (
        "(a refused expense does not count, unless that expense was approved afterwards) is at most 90",
        "no expense was approved, unless that expense was refused afterwards\n",
        "in all signed covenants together there are fewer than 2 different parties since the last reopening\n",
    ):
        assert words in english, (words, english)


def test_a_method_that_another_one_feeds_is_called_by_its_title() -> None:
    told = "A case can be handed on without a second intake to: Mother and Child Programme in Rotterdam."
    assert told in explain(in_library("27-rotterdam-praktijkbegeleiding"), vocabulary(), "en")
    assert "een andere werkwijze komt (Praktijkbegeleiding in Rotterdam)" in explain(
        in_library("26-rotterdam-moeder-en-kindprogramma"), vocabulary(), "nl"
    )


def test_who_directs_is_called_as_the_method_calls_who_coordinates() -> None:
    method = in_library("25-rotterdam-jeugd-interventie-team")
    assert "een wisseling van regie (wie de regie heeft: begeleider of het team)" in explain(method, vocabulary(), "nl")
    assert "the coach" not in explain(method, vocabulary(), "en")
