"""The vocabulary is found under the words of the field."""

import re
from pathlib import Path

import pytest

from voordeur.journal.kinds import kind_of, vocabulary
from voordeur.methods.searching import kinds_that_go_with

GLOSSARY = (Path(__file__).parents[2] / "docs/glossary.md").read_text("utf-8")
PARTS = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", GLOSSARY, re.MULTILINE)


def found(word: str) -> tuple[str, ...]:
    meanings = {kind: tuple(map(kind_of(kind).meaning_in, ("nl", "en"))) for kind in vocabulary()}
    return kinds_that_go_with(word, vocabulary(), meanings)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("aanbellen", "contact_attempted"),
        ("verwijzen", "referral_made"),
        ("verwezen", "referral_made"),
        ("doorverwijzingen", "referral_made"),
        ("aanmelding", "signal_received"),
        ("schulden", "need_recorded"),
        ("betaling", "spending_paid"),
        ("verhuisd", "household_moved"),
        ("overleden", "person_died"),
        ("afsluiten", "case_closed"),
        ("weigering", "opted_out"),
        ("tekenen", "plan_signed"),
        ("klacht", "party_objected"),
        ("vrijwilliger", "helper_noted"),
        ("verhuurder", "involvement_started"),
        ("Eigen kracht", "strength_recorded"),
        ("ring", "contact_attempted"),
        ("non-response", "contact_attempted"),
        ("eviction", "ultimatum_given"),
    ],
)
def test_a_word_of_the_field_finds_the_entry_that_is_called_otherwise(word: str, kind: str) -> None:
    assert kind in found(word)


def test_a_field_is_found_by_its_name_after_the_kinds_that_are_called_so() -> None:
    assert "visit_held" in found("tolk")
    assert found("maatregel")[0] == "action_agreed"
    assert found("doorverwijzing")[0].startswith("referral_")


def test_every_word_of_the_glossary_leads_somewhere() -> None:
    words = [word.strip() for row in PARTS[1:] for cell in row for word in re.split(r",| or ", cell)]
    assert len(words) > 50
    assert [word for word in words if not word.startswith("---") and not found(word)] == []


def test_a_short_word_does_not_find_whatever_begins_with_it_and_nonsense_finds_nothing() -> None:
    assert "person_died" not in found("overleg")
    assert found("eenhoorn") == ()


def test_a_word_that_can_be_chosen_is_found_too() -> None:
    assert {"contact_attempted", "case_closed"} <= set(found("verhuisd"))
    assert "custody_recorded" in found("voogd")
