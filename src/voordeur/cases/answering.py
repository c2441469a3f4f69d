"""The secrets of an answer link, made from its id and the installation's key, so that none of them is stored anywhere.

Which key that was stands with the question: what was sent goes on working when the installation's key is renewed, and
a key that is no longer the current one makes no new link.

The link goes by mail; the code is told by telephone and stands on the asker's screen only. Whoever finds or is sent the
mail has half of what is needed.
"""

import base64
import hmac
from datetime import date, timedelta
from uuid import UUID

from voordeur.common import keys
from voordeur.common.algorithms import Key, mac
from voordeur.journal.refusals import Refusal

VALID_FOR = timedelta(days=14)
TRIES = 5
_DIGITS = 6
_MARK = 16


class LinkOver(Refusal):
    """The link was used, taken back, tried too often, or its days are over; or it never was one."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze link werkt niet of niet meer.",
                "en": "This link does not work, or not any more.",
            },
            {
                "nl": "Bel degene die u de vraag stelde, en vraag om een nieuwe.",
                "en": "Call whoever asked you, and ask for a new one.",
            },
        )


class CannotBeAsked(Refusal):
    """There is nothing to answer any more: the answer is there, or what was asked has ended."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Hierop hoeft niemand meer te antwoorden.",
                "en": "Nobody has to answer this any more.",
            },
            {
                "nl": "Kijk op de pagina van het huishouden hoe het nu staat.",
                "en": "See on the household page how it stands.",
            },
        )


def token_of(question: UUID) -> str:
    """Give the word in the link: the id, and a mark that only this installation can make, with its current key."""
    made = _mac(question, "link", keys.current_key()[1])[:_MARK]
    return base64.urlsafe_b64encode(question.bytes + made).rstrip(b"=").decode()


def question_of(token: str) -> tuple[UUID, str] | None:
    """Give the id of the question in a link, and of the key that made it; None for a word that is not of our making."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        question = UUID(bytes=raw[:16])
    except ValueError:
        return None
    for id, key in keys.all_keys().items():
        if hmac.compare_digest(raw[16:], _mac(question, "link", key)[:_MARK]):
            return question, id
    return None


def code_of(question: UUID, key_id: str = "") -> str:
    """Give the code that is told by telephone: six digits. `key_id` is the key of its link (default: the current one).

    Empty when that key is not there any more; then the link does not work either.
    """
    try:
        key = keys.key(key_id) if key_id else keys.current_key()[1]
    except KeyError:
        return ""
    return str(int.from_bytes(_mac(question, "code", key)[:8], "big") % 10**_DIGITS).zfill(_DIGITS)


def is_code(question: UUID, typed: str, key_id: str = "") -> bool:
    """Tell whether this is the code; spaces between the digits do not matter."""
    code = code_of(question, key_id)
    return bool(code) and hmac.compare_digest("".join(typed.split()).encode(), code.encode())


def last_day(today: date) -> date:
    """Give the last day on which a link that is made today opens."""
    return today + VALID_FOR


def _mac(question: UUID, use: str, key: Key) -> bytes:
    return mac(key, f"answer {use} {question}".encode())
