"""Reads a file of addresses, row by row, and says of each row what is wrong with it. Pure; a stranger made the file.

The columns are those of the Dutch register of addresses and buildings (BAG, Kadaster) as published in CSV: separated
by `;`, UTF-8, with a header, plain or packed with Zstandard. In the register a house letter is one letter and an
addition at most four letters or digits; coordinates are WGS84 degrees.
"""

import csv
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

import zstandard

COLUMNS = (
    "straat",
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "postcode",
    "woonplaats",
    "gemeente",
    "provincie",
    "lat",
    "lon",
)
LONGEST_LINE = 2_000  # bytes; the longest line in the register is under 200
LARGEST_FILE = 2 * 1024**3  # bytes unpacked; the whole country is under 1 GB, so more is a bomb
# The box around the European Netherlands, a little wide.
LATITUDES, LONGITUDES = (50.70, 53.75), (3.25, 7.30)
ONE_FRONT = 250.0  # metres within which the register may give one address to several entrances

_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
_NUMBER = re.compile(r"[0-9]{1,5}")
_LETTER = re.compile(r"[A-Za-z]?")
_ADDITION = re.compile(r"[A-Za-z0-9]{0,4}")
_DEGREES = re.compile(r"[0-9]{1,3}(\.[0-9]{1,12})?")


class BadValue(ValueError):
    """One value of a row that cannot be right; the message is for whoever mends the file."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value[:80], reason


class NotWhole(BadValue):
    """A packed file was cut short or is something else."""

    def __init__(self, value: str) -> None:
        super().__init__("", value, "This is not a whole Zstandard file; download or pack it again.")


@dataclass(frozen=True, slots=True)
class Row:
    """One address as the file has it, in the register's own spelling; `entrance` counts the doors that share it."""

    street: str
    number: int
    letter: str
    addition: str
    postcode: str
    town: str
    municipality: str
    lat: float
    lon: float
    entrance: int = 1

    @property
    def key(self) -> tuple[str, int, str, str, int]:
        """Give what makes an address this one and no other."""
        return (self.postcode, self.number, self.letter, self.addition, self.entrance)


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that is not taken: where, what stands there and why; `row` counts lines, the header is row 1."""

    row: int
    column: str
    value: str
    reason: str


class Digest(Protocol):
    """What a file's bytes are fed to, so that the import can name exactly what it read."""

    def update(self, data: bytes, /) -> None:
        """Add the next bytes."""


def normal_postcode(text: str) -> str:
    """Write a Dutch postcode as in the register: 1234AB. Raises BadValue."""
    if found := _POSTCODE.fullmatch(text.strip()):
        return found[1] + found[2].upper()
    raise BadValue("postcode", text, "A postcode is four digits, the first not 0, and two letters: 1234AB.")


def normal_number(text: str) -> int:
    """Read a house number, 1 to 99999. Raises BadValue."""
    if not _NUMBER.fullmatch(text.strip()):
        raise BadValue(
            "huisnummer", text, "A house number is 1 to 5 digits; letter and addition have columns of their own."
        )
    if (number := int(text)) == 0:
        raise BadValue("huisnummer", text, "House number 0 does not exist.")
    return number


def parse_house_number(text: str) -> tuple[int, str, str]:
    """Split what people write (`12`, `12a`, `12 A-3`, `12-hs`) into number, letter and addition. Raises BadValue."""
    found = re.fullmatch(
        r"\s*([0-9]{1,5})(?![0-9])(?:\s*([A-Za-z])(?![A-Za-z]))?(?:[\s\-/]*([A-Za-z0-9]{1,4}))?\s*", text
    )
    if not found:
        raise BadValue("huisnummer", text, "Write a house number like 12, 12a or 12-3.")
    return normal_number(found[1]), found[2] or "", found[3] or ""


def lines_of(
    path: Path, digest: Digest | None = None, reading: Callable[[float], None] = lambda _share: None
) -> Iterator[bytes]:
    """Give the lines of a plain or `.zst` file one by one, however large it is. Raises BadValue, OSError.

    `reading` hears which share of the file was read.
    """
    with path.open("rb") as file:
        blocks = _unpacked(file) if path.suffix == ".zst" else iter(lambda: file.read(1 << 20), b"")
        try:
            yield from _lines(_telling(blocks, lambda: reading(file.tell() / path.stat().st_size)), digest)
        except zstandard.ZstdError as error:
            raise NotWhole(path.suffix) from error


def read(lines: Iterable[bytes]) -> Iterator[Row | Refused]:
    """Read the lines of a file into addresses and refusals, in the order of the file.

    When the file as a whole is wrong (separator, encoding, columns) its only answer is refusals of row 1.
    """
    numbered = enumerate(lines, start=1)
    try:
        places = _header(next(numbered, (1, b""))[1])
    except BadValue as bad:
        yield Refused(1, bad.column, bad.value, bad.reason)
        return
    seen: dict[tuple[str, int, str, str], list[tuple[float, float]]] = {}
    for number, line in numbered:
        if not line.strip():
            continue
        try:
            yield _entrance(_row(_cells(line, len(places)), places), seen)
        except BadValue as bad:
            yield Refused(number, bad.column, bad.value, bad.reason)


def new_digest() -> "hashlib._Hash":
    """Make the digest (SHA-256) by which an import is known afterwards."""
    return hashlib.sha256()


def _lines(blocks: Iterable[bytes], digest: Digest | None) -> Iterator[bytes]:
    rest, total = b"", 0
    for block in blocks:
        total += len(block)
        if total > LARGEST_FILE:
            most = LARGEST_FILE // 1024**3
            raise BadValue("", "", f"The file is larger than {most} GB, more than all addresses there are.")
        if digest is not None:
            digest.update(block)
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
        if len(rest) > LONGEST_LINE:
            raise BadValue("", "", f"A line is longer than {LONGEST_LINE} bytes; this is no file of addresses.")
    if rest:
        yield rest


def _telling(blocks: Iterable[bytes], tell: Callable[[], None]) -> Iterator[bytes]:
    for block in blocks:
        yield block
        tell()


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    """Unpack bit by bit (a kilobyte may hold 32 MB, no more), and miss nothing: a file cut short is no whole file."""
    packer, begun = zstandard.ZstdDecompressor(max_window_size=2**27), False
    frame = packer.decompressobj()
    while piece := file.read(1024):
        while piece:
            begun = True
            yield frame.decompress(piece)
            piece = b""
            if frame.eof:
                piece, frame, begun = frame.unused_data, packer.decompressobj(), False
    if begun:
        raise NotWhole(".zst")


def _header(line: bytes) -> list[int]:
    """Say in which cell each of our columns stands; further columns are passed over."""
    text = _decoded(line.removeprefix(b"\xef\xbb\xbf"))
    if ";" not in text:
        found = next((mark for mark in (",", "\t", "|") if mark in text), None)
        instead = f" and not by {'tabs' if found == chr(9) else found}" if found else ""
        raise BadValue("", text, f"The columns must be separated by ;{instead}. The header is {';'.join(COLUMNS)}.")
    names = [name.strip().strip('"').lower() for name in text.split(";")]
    for column in COLUMNS:
        if names.count(column) != 1:
            wrong = "is missing" if column not in names else "stands there twice"
            raise BadValue(column, text, f"The column {column} {wrong}. The header is {';'.join(COLUMNS)}.")
    return [names.index(column) for column in COLUMNS] + [len(names) - 1]


def _cells(line: bytes, least: int) -> list[str]:
    if len(line) > LONGEST_LINE:
        raise BadValue("", "", f"The row is longer than {LONGEST_LINE} bytes.")
    text = _decoded(line)
    if '"' not in text:
        return text.split(";")
    try:
        return next(csv.reader([text], delimiter=";", strict=True))
    except csv.Error as error:
        raise BadValue("", text, "The quotation marks in this row do not match.") from error


def _decoded(line: bytes) -> str:
    try:
        text = line.rstrip(b"\r\n").decode("utf-8")
    except UnicodeDecodeError as error:
        shown = line.decode("latin-1")[max(0, error.start - 20) : error.start + 20]
        raise BadValue("", shown, "The text is not UTF-8. Save the file as UTF-8 and try again.") from error
    if not text.replace("\t", "").isprintable():
        raise BadValue("", repr(text), "There are characters in this row that cannot be printed.")
    return text


def _row(cells: list[str], places: list[int]) -> Row:
    *wanted, last = places
    if len(cells) != last + 1:
        raise BadValue("", ";".join(cells), f"The row has {len(cells)} columns, the header {last + 1}.")
    street, number, letter, addition, postcode, town, municipality, _, lat, lon = (
        cells[place].strip() for place in wanted
    )
    if not _LETTER.fullmatch(letter):
        raise BadValue("huisletter", letter, "A house letter is one letter, or nothing.")
    if not _ADDITION.fullmatch(addition):
        raise BadValue("huisnummertoevoeging", addition, "An addition is at most four letters or digits.")
    return Row(
        street=_name("straat", street, 80),
        number=normal_number(number),
        letter=letter,
        addition=addition,
        postcode=normal_postcode(postcode),
        town=_name("woonplaats", town, 80),
        municipality=_name("gemeente", municipality, 80),
        lat=_degrees("lat", lat, LATITUDES),
        lon=_degrees("lon", lon, LONGITUDES),
    )


def _name(column: str, text: str, longest: int) -> str:
    if not text:
        raise BadValue(column, text, "This must be filled in.")
    if len(text) > longest:
        raise BadValue(column, text, f"This is longer than {longest} characters.")
    return text


def _degrees(column: str, text: str, within: tuple[float, float]) -> float:
    if not _DEGREES.fullmatch(text):
        raise BadValue(column, text, "Coordinates are written in degrees with a point: 53.20116179.")
    value = float(text)
    if not within[0] <= value <= within[1]:
        raise BadValue(column, text, f"This lies outside the Netherlands ({within[0]} to {within[1]} degrees).")
    return value


def _entrance(row: Row, seen: dict[tuple[str, int, str, str], list[tuple[float, float]]]) -> Row:
    """Tell a line that was copied from a second door with the same address, which the register does know."""
    points = seen.setdefault(row.key[:4], [])
    here = (row.lat, row.lon)
    if points and (here in points or _metres(points[0], here) > ONE_FRONT):
        shown = f"{row.postcode} {row.number}{row.letter} {row.addition}".strip()
        raise BadValue("huisnummer", shown, "This address stands in the file already.")
    points.append(here)
    return row if len(points) == 1 else replace(row, entrance=len(points))


def _metres(here: tuple[float, float], there: tuple[float, float]) -> float:
    # One degree is 111 km north and, at 52 degrees, 68 km east; good enough to tell 5 metres from 500.
    return float((((there[0] - here[0]) * 111_195) ** 2 + ((there[1] - here[1]) * 68_000) ** 2) ** 0.5)
