"""Searching the vocabulary: which entry kinds go with a word that people at work use."""

from collections.abc import Mapping

from voordeur.methods.vocabulary import KindInfo, Vocabulary
from voordeur.methods.wording import called_choice, meaning_of, named_so, speaks_of


def kinds_that_go_with(word: str, vocabulary: Vocabulary, meanings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the kinds that are called so, then those whose meaning, a field or a choice says it, in either language."""
    wanted = " ".join(word.replace("_", " ").lower().split())
    named = named_so("kinds", wanted)
    called = [kind for kind in vocabulary if kind in named or wanted in kind.replace("_", " ")]
    meant = [kind for kind in vocabulary if any(wanted in meaning.lower() for meaning in meanings[kind])]
    holding = [kind for kind, info in vocabulary.items() if _holds(info, wanted)]
    return tuple(dict.fromkeys((*called, *meant, *holding)))


def _holds(info: KindInfo, wanted: str) -> bool:
    """Say whether one of its fields is called so, or what may be chosen there."""
    for name, field in info.fields.items():
        chosen = [said for word in field.choices if (said := called_choice(name, word))]
        words = (meaning_of(name), *chosen)
        if speaks_of(wanted, name.replace("_", " "), *(text for said in words for text in (said.nl, said.en))):
            return True
    return False
