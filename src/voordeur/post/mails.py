"""What a mail says: a link, a neutral subject and one sentence out of `data/mails.yaml`. Pure; no name, no content.

An address or link that could smuggle in a second header or recipient is refused before anything is written down.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from voordeur.journal.refusals import Refusal

LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
_PATH = re.compile(r"/[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*")


class BadAddress(Refusal):
    """What was typed is no e-mail address that one mail to one person can go to."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Dit is geen e-mailadres.", "en": "This is no e-mail address."},
            {
                "nl": "Schrijf één adres, zoals naam@voorbeeld.nl.",
                "en": "Write one address, such as name@example.org.",
            },
        )


@dataclass(frozen=True, kw_only=True)
class Mail:
    """Subject and text of a mail."""

    subject: str
    text: str


def checked_address(address: str) -> str:
    """Give one e-mail address as it will be used. Raises BadAddress, also for two in a row or a line break."""
    cleaned = address.strip(" ")
    if len(cleaned) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(cleaned) or ".." in cleaned:
        raise BadAddress
    return cleaned


def checked_link(link: str) -> str:
    """Give a path of ours (`/…`) that a mail may lead to. Raises ValueError for anything else: a fault in the code."""
    if not _PATH.fullmatch(link) or link.startswith("//"):
        raise ValueError("A mail leads to a path of this house, without its host: /…")
    return link


def compose(about: str, *, link: str, language: str) -> Mail:
    """Write the mail about something, in one language (nl or en). Raises KeyError for an unknown word."""
    said = _book()[about]
    text = f"{said['text'][language]}\n\n{link}\n\n{_CLOSING[language]}\n"
    return Mail(subject=said["subject"][language], text=text)


def subject(about: str) -> Mapping[str, str]:
    """Give the subject of the mail about something, in both languages."""
    return _book()[about]["subject"]


def subjects() -> frozenset[str]:
    """Give the words by which a mail can be asked for."""
    return frozenset(_book())


@cache
def _book() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    said: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(
        files("voordeur.post").joinpath("data/mails.yaml").read_text("utf-8")
    )
    return said


_CLOSING = {
    "nl": "Deze e-mail bevat met opzet geen inhoud. Antwoorden op deze e-mail komt niet aan.",
    "en": "On purpose this e-mail holds no content. Answers to this e-mail do not arrive.",
}
