"""Reads the value of one cell: a name, a postcode, a house number, a day. Pure; what cannot be right is a Wrong."""

import re
from datetime import date
from typing import Any

from voordeur.cases.importing.files import Value
from voordeur.cases.importing.template import MEMBER_WORDS
from voordeur.methods.language import Text
from voordeur.people.addresses import BadValue, normal_postcode, parse_house_number

_LONGEST_NAME = 200
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


class Wrong(Exception):
    """A value that cannot be right; `text` says why and what to write instead."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(nl, en)


def name_in(value: Value) -> str:
    """Read a name or other short words."""
    if not isinstance(value, str):
        raise Wrong("Hier hoort tekst.", "Text belongs here.")
    if len(value) > _LONGEST_NAME:
        raise Wrong(f"Dit is langer dan {_LONGEST_NAME} tekens.", f"This is longer than {_LONGEST_NAME} characters.")
    if not value.isprintable():
        raise Wrong("Hier staan onleesbare tekens.", "There are characters here that cannot be read.")
    if value.startswith(("=", "+", "-", "@")):
        raise Wrong("Een naam begint met een letter.", "A name begins with a letter.")
    return value


def postcode_in(value: Value) -> str:
    """Read a postcode, as the register writes it."""
    try:
        return normal_postcode(str(value))
    except BadValue:
        raise Wrong(
            "Dit is geen postcode. Schrijf haar als 1234 AB.", "This is no postcode. Write it as 1234 AB."
        ) from None


def house_number_in(value: Value) -> tuple[int, str, str]:
    """Read a house number with what is written behind it: number, letter, addition."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool | date | float):
        raise Wrong("Dit is geen huisnummer.", "This is no house number.")
    try:
        return parse_house_number(str(value))
    except BadValue:
        zero = str(value).strip().lstrip("0") == ""
        raise (
            Wrong("Huisnummer 0 bestaat niet.", "House number 0 does not exist.")
            if zero
            else Wrong(
                "Dit is geen huisnummer. Schrijf het als 12, 12a of 12-3.",
                "This is no house number. Write it as 12, 12a or 12-3.",
            )
        ) from None


def addition_in(value: Value) -> str:
    """Read the addition to a house number."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if not re.fullmatch(r"[A-Za-z0-9]{1,4}", text):
        raise Wrong(
            "Een toevoeging is hoogstens vier letters of cijfers.", "An addition is four letters or digits at most."
        )
    return text


def member_role_in(value: Value) -> Any:
    """Read who somebody is in the household."""
    word = plain(value)
    if word not in MEMBER_WORDS:
        raise Wrong(f"Schrijf een van: {', '.join(MEMBER_WORDS)}.", f"Write one of: {', '.join(MEMBER_WORDS)}.")
    return MEMBER_WORDS[word]


def day_in(value: Value) -> date:
    """Read a day: a real date of the spreadsheet, or text as Dutch people write it, with the whole year."""
    if isinstance(value, date):
        return value
    if isinstance(value, bool | int | float):
        raise Wrong("Dit is een getal, geen datum. Schrijf 31-12-2001.", "This is a number, no date. Write 31-12-2001.")
    text = str(value).casefold().strip()
    found = (
        re.fullmatch(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4})", text)
        or re.fullmatch(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", text)
        or re.fullmatch(r"(?P<d>\d{1,2}) (?P<name>[a-z]{3,10})\.? (?P<y>\d{4})", text)
    )
    if found is None:
        short = re.fullmatch(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}", text)
        raise (
            Wrong("Schrijf het jaar met vier cijfers: 31-12-2001.", "Write the year in four digits: 31-12-2001.")
            if short
            else Wrong("Dit is geen datum. Schrijf 31-12-2001.", "This is no date. Write 31-12-2001.")
        )
    said = found.groupdict()
    month = _month(said["name"]) if said.get("name") else int(said["m"])
    try:
        return date(int(said["y"]), month, int(said["d"]))
    except ValueError:
        raise Wrong(
            "Deze dag bestaat niet. Schrijf dag, maand, jaar: 31-12-2001.",
            "This day does not exist. Write day, month, year: 31-12-2001.",
        ) from None


def _month(name: str) -> int:
    """Give the number of a month by its Dutch name; 0, which no date has, for another word."""
    begin = "maa" if name.startswith("mrt") else name[:3]
    return _MONTHS.index(begin) + 1 if begin in _MONTHS else 0


def plain(value: Value) -> str:
    """Give words as they are compared: small letters, single spaces."""
    return " ".join(str(value or "").casefold().split())
