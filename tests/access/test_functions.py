"""The file that a privacy officer reads, and the answer to why."""

from importlib.resources import files

import pytest

from tests import cast
from voordeur import access
from voordeur.access.functions import BadFunctions, UnknownFunction, function, functions, parse, purposes
from voordeur.common.ids import new_id
from voordeur.methods import reading

TEXT = files("voordeur.access").joinpath("data/functions.yaml").read_text("utf-8")


def test_every_function_that_a_method_names_is_there():
    for file in files("voordeur.methods.library").iterdir():
        if file.name.endswith(".yaml"):
            for role in reading.read(file.read_text("utf-8")).roles.values():
                assert function(role.function)


def test_only_a_coordinator_reads_what_was_told_in_confidence_and_only_of_own_cases():
    confined = [
        (name, kind) for name, f in functions().items() for kind, lines in f.own.items() for r in lines if r.level == 2
    ]
    named = [("confidant", "protected"), ("confidant", "reporting_code")]
    assert confined == [("coordinator", "case"), *named]
    assert not [name for name, f in functions().items() for right in f.team if right.level == 2]


@pytest.mark.parametrize("name", ["policy_officer", "administrator", "reporter", "project_leader"])
def test_some_functions_never_read_a_case(name):
    rights = [(right.files, right.level) for right in function(name).team]
    assert not [level for kinds, level in rights if level > 0 and {"case", "household"} & set(kinds)]
    own = [right for kind, lines in function(name).own.items() for right in lines if kind != "installation"]
    assert not [right for right in own if right.level > 0]


def test_an_unknown_function_is_refused_by_name():
    with pytest.raises(UnknownFunction, match="no function 'wizard'"):
        function("wizard")


@pytest.mark.parametrize(
    ("written", "instead", "place"),
    [
        ("level: confined", "level: everything", "unknown level 'everything'"),
        ("purpose: outreach, files: [doorstep]", "purpose: curiosity, files: [doorstep]", "unknown purpose"),
        ("files: [doorstep], level", "files: [door], level", "unknown kind of file 'door'"),
        ("files: [doorstep], level", "files: [protected], level", "unknown kind of file 'protected'"),
        ("files: [doorstep], level", "files: [reporting_code], level", "unknown kind of file 'reporting_code'"),
        ("    own: {}", "    mine: {}", "unknown word 'mine'"),
        ("title: {nl: huisbezoeker, en: home visitor}", "title: {nl: huisbezoeker}", "Dutch .* English"),
    ],
)
def test_a_mistake_in_the_file_is_named(written, instead, place):
    with pytest.raises(BadFunctions, match=place):
        parse(TEXT.replace(written, instead, 1))


def test_every_purpose_says_whether_it_writes():
    assert [name for name, purpose in purposes().items() if not purpose.writes] == ["feedback", "report"]


@pytest.fixture
def world(db):
    return cast.small_world()


def why(worker, file=cast.HOUSEHOLD):
    return access.why(worker, file, today=cast.TODAY)


def test_why_names_the_rule_in_both_languages(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    reason = why(cast.KARIN)
    assert reason.sees
    assert "leider van de casus" in reason.words("nl")
    assert "1 december 2008" in reason.words("nl")
    assert "coordinator" in reason.words("en")
    assert "1 December 2008" in reason.words("en")


def test_why_names_the_domains(world):
    cast.give("helper", cast.MO, {cast.HOUSEHOLD: "household"}, domains=("income_debts", "work"))
    assert "income_debts, work" in why(cast.MO).words("en")


def test_why_not_is_the_same_for_a_file_that_never_was(world):
    assert why(cast.STRANGER) == why(cast.STRANGER, new_id()) == why(new_id())
    assert not why(cast.STRANGER).sees


def test_why_tells_no_content(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    for language in ("nl", "en"):
        assert "Wit" not in why(cast.KARIN).words(language)


def test_why_says_that_somebody_left(world):
    access.let_go(worker=cast.KARIN, permit=world.operator, at=cast.AT)
    assert "has left" in why(cast.KARIN, cast.DORDRECHT).words("en")
    assert not why(cast.KARIN, cast.DORDRECHT).sees
