"""Pure decisions about words that are for more people than may know about whom they are."""

import re
from collections.abc import Iterable

from voordeur.journal.refusals import Refusal

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME = 4  # shorter ones are words of the language as often: de, van, Jan


class NamesSomebody(Refusal):
    """Words that are for policy name a resident."""

    def __init__(self, name: str) -> None:
        super().__init__(
            {
                "nl": f"Hier staat een naam in: “{name}”. Beleid leest dit, en hoeft niet te weten om wie het gaat.",
                "en": f"There is a name in this: “{name}”. Policy reads it, and need not know about whom it is.",
            },
            {"nl": "Schrijf op wat er ontbreekt, zonder naam.", "en": "Write what is missing, without a name."},
        )


def refuse_words_about_somebody(text: str, names: Iterable[str]) -> None:
    """Raise NamesSomebody when one of these names, or a part of one, stands in a text; short parts (de, van) count not.

    It catches slips of the pen only: whoever can be recognised by what happened is recognised by no program.
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    for part in (part for name in names for part in _WORD.findall(name)):
        if len(part) >= _SHORTEST_NAME and part.casefold() in words:
            raise NamesSomebody(part)
