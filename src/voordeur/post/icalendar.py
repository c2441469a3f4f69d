"""Writes an iCalendar (RFC 5545): lines of at most 75 octets, words escaped. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LINE = 75  # octets, without the line end


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something in a calendar: on a day, or from one moment until another. `uid` stays the same as long as it lives."""

    uid: str
    title: str
    url: str
    starts: date | datetime
    ends: datetime | None = None


def calendar(name: str, events: Iterable[Event], *, at: datetime) -> str:
    """Write a calendar of these events, as it is at this moment."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Voordeur//Voordeur//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_words(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        *(line for event in events for line in _event(event, at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_words(event.uid)}"
    yield f"DTSTAMP:{_moment(at)}"
    if isinstance(event.starts, datetime):
        yield f"DTSTART:{_moment(event.starts)}"
        yield f"DTEND:{_moment(event.ends or event.starts + timedelta(hours=1))}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.starts + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_words(event.title)}"
    yield f"DESCRIPTION:{_words(event.url)}"
    yield f"URL:{event.url}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _words(text: str) -> str:
    plain = "".join(letter for letter in text.replace("\r\n", "\n") if letter == "\n" or letter.isprintable())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line so that no part is longer than 75 octets, and no letter is broken."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + octets
    return "\r\n".join([*parts, part])
