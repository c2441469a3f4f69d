"""Bodies become exact text and back, strictly."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.conftest import OTHER_PERSON, PERSON
from tests.journal.sample.entries import CoinsAdded, PotDiscussed, PotPlaced
from voordeur import journal
from voordeur.journal.kinds import COMMON, BadBody, Body, UnknownKind, decode, encode, entry
from voordeur.journal.values import canonical, codec_for

POT = UUID(int=7)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(
    label=TEXT,
    material=st.sampled_from(["clay", "glass"]),
    weight=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
)
def test_what_is_written_is_read_back(label: str, material: Any, weight: Decimal | None) -> None:
    body = PotPlaced(pot=POT, label=label, material=material, weight=weight)
    parts = encode(body)
    assert decode("pot_placed", parts) == body
    assert encode(decode("pot_placed", parts)) == parts


@given(words=st.dictionaries(st.uuids(), TEXT))
def test_words_per_person_stand_apart(words: dict[UUID, str]) -> None:
    parts = encode(PotDiscussed(pot=POT, conclusion="c", words=words))
    assert parts.keys() == {COMMON, *map(str, words)}
    assert decode("pot_discussed", parts) == PotDiscussed(pot=POT, conclusion="c", words=words)


def test_a_person_whose_part_was_destroyed_is_simply_absent() -> None:
    parts = encode(PotDiscussed(pot=POT, conclusion="c", words={PERSON: "a", OTHER_PERSON: "b"}))
    del parts[str(PERSON)]
    assert decode("pot_discussed", parts) == PotDiscussed(pot=POT, conclusion="c", words={OTHER_PERSON: "b"})


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"coins": 1}, "pot: is missing"),
        ({"pot": str(POT), "coins": 1, "colour": "red"}, "colour: this kind has no such field"),
        ({"pot": "seven", "coins": 1}, "pot: must be an id"),
        ({"pot": str(POT), "coins": "1"}, "coins: must be a whole number"),
        ({"pot": str(POT), "coins": True}, "coins: must be a whole number"),
        ({"pot": str(POT), "coins": 1.0}, "coins: must be a whole number"),
        ({"pot": str(POT), "coins": 1, "tags": "a"}, "tags: must be a list"),
        ({"pot": str(POT), "coins": 1, "tags": [1]}, "tags: must be text"),
    ],
)
def test_decoding_names_the_field_that_is_wrong(said: dict[str, Any], named: str) -> None:
    with pytest.raises(BadBody, match=f"coins_added.{named}"):
        decode("coins_added", {COMMON: json.dumps(said)})


def test_a_refusal_never_repeats_the_words() -> None:
    with pytest.raises(BadBody) as refusal:
        encode(PotPlaced(pot=POT, label="secret\x00words", material="clay"))
    assert "secret" not in str(refusal.value)


def test_an_optional_field_that_was_not_there_yet_gets_its_default() -> None:
    assert decode("coins_added", {COMMON: json.dumps({"pot": str(POT), "coins": 2})}) == CoinsAdded(pot=POT, coins=2)


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(UnknownKind):
        decode("pot_stolen", {COMMON: "{}"})


@pytest.mark.parametrize(
    ("annotation", "value", "written"),
    [
        (date, date(2026, 3, 1), "2026-03-01"),
        (time, time(9, 30), "09:30:00"),
        (datetime, datetime(2026, 3, 1, 9, tzinfo=UTC), "2026-03-01T09:00:00+00:00"),
        (Decimal, Decimal("1.50"), "1.50"),
        (bool, True, True),
        (Literal["a", "b"], "a", "a"),
        (tuple[UUID, ...], (POT,), [str(POT)]),
        (date | None, None, None),
    ],
)
def test_each_type_has_one_written_form(annotation: Any, value: Any, written: Any) -> None:
    codec = codec_for(annotation)
    assert codec.write(value) == written
    assert codec.read(json.loads(canonical(written))) == value


@pytest.mark.parametrize("annotation", [dict, list[str], float, str | int, Literal[1, 2]])
def test_a_body_cannot_hold_other_types(annotation: Any) -> None:
    with pytest.raises(TypeError):
        codec_for(annotation)


def test_the_vocabulary_tells_methods_what_may_be_said() -> None:
    info = journal.vocabulary()["pot_placed"]
    assert (info.step, info.thing, info.meaning) == (True, "pot", "A pot was put on the table.")
    assert info.fields["material"].choices == ("clay", "glass")
    assert info.fields["weight"].optional
    assert not info.fields["label"].optional
    assert journal.vocabulary()["coins_added"].fields["tags"].many


def test_one_name_has_one_body() -> None:
    class Another(Body):
        """Something else."""

        pot: UUID

    with pytest.raises(ValueError, match="registered twice"):
        entry("pot_placed")(Another)
    with pytest.raises(ValueError, match="needs a field"):
        entry("pot_seen", thing="jar")(Another)
