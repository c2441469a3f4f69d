"""Searching the vocabulary: which entry kinds go with a word that people at work use."""

from collections.abc import Mapping

from voordeur.methods.vocabulary import KindInfo, Vocabulary
from voordeur.methods.wording import meaning_of, named_so, speaks_of


def kinds_that_go_with(word: str, vocabulary: Vocabulary, meanings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the kinds that are called so, then those whose meaning (in either language) or a field of which says it."""
    wanted = " ".join(word.replace("_", " ").lower().split())
    named = named_so("kinds", wanted)
    called = [kind for kind in vocabulary if kind in named or wanted in kind.replace("_", " ")]
    meant = [kind for kind in vocabulary if any(wanted in meaning.lower() for meaning in meanings[kind])]
    holding = [kind for kind, info in vocabulary.items() if _holds(info, wanted)]
    return tuple(dict.fromkeys((*called, *meant, *holding)))


def _holds(info: KindInfo, wanted: str) -> bool:
    """Say whether one of its fields is called so."""
    fields = ((name.replace("_", " "), meaning_of(name)) for name in info.fields)
    return any(speaks_of(wanted, name, said.nl, said.en) for name, said in fields)
