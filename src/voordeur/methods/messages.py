"""What is said to whoever writes a method or a story: a message of `data/messages.yaml`, in Dutch or in English."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Protocol

import yaml

_BLANK = re.compile(r"<(\w+)>")


class Said(Protocol):
    """Something that can be said in Dutch (`nl`) and in English (`en`)."""

    def said(self, language: str) -> str:
        """Say it."""


class Message:
    """One message, and what it is about: what is filled in where its words have `<name>`.

    What is filled in may be a message itself, and is then said in the same language.
    """

    def __init__(self, key: str, /, **about: object) -> None:
        self.key = key
        self.about = about

    def said(self, language: str) -> str:
        """Say it in Dutch (`nl`) or English (`en`)."""
        words = written()[self.key]["en" if language == "en" else "nl"]
        return _BLANK.sub(lambda blank: in_words(self.about[blank[1]], language), words).strip()

    def __eq__(self, other: object) -> bool:
        """Two messages are the same when they say the same."""
        return isinstance(other, Message) and (self.key, self.about) == (other.key, other.about)

    def __hash__(self) -> int:
        """Agree with what is the same."""
        return hash(self.key)

    def __repr__(self) -> str:
        """Show it in English, for whoever builds."""
        return f"Message({self.key!r}: {self.said('en')})"


@dataclass(frozen=True, slots=True)
class Either:
    """Names of which one is meant, each as it is written in a file: `one`, `two` or `three`."""

    names: tuple[str, ...]

    def said(self, language: str) -> str:
        """Join them with commas and `or`."""
        quoted = [f"`{name}`" for name in self.names]
        last = " or " if language == "en" else " of "
        return last.join(part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things in a row, each perhaps a message itself; or that there are none."""

    parts: tuple[object, ...]

    def said(self, language: str) -> str:
        """Join them with commas."""
        return ", ".join(in_words(part, language) for part in self.parts) or Message("nothing").said(language)


def either(names: Iterable[str]) -> Either:
    """Name several of which one is meant, in a fixed order."""
    return Either(tuple(sorted(names)))


def in_words(part: object, language: str) -> str:
    """Say a part of a message: itself something that can be said, or a name or number as it stands in the file."""
    return part.said(language) if hasattr(part, "said") else as_written(part)


def as_written(value: object) -> str:
    """Write a value as it stands in a file: `true`, not `True`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


@cache
def written() -> Mapping[str, Mapping[str, str]]:
    """Give all messages by their keys, with their words by language."""
    text = resources.files("voordeur.methods").joinpath("data/messages.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, str]] = yaml.CSafeLoader(text).get_single_data()
    return found
