"""Understands the cells of a list of households: what each row says, and what is wrong, by row and column. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from voordeur.cases.households import Member
from voordeur.cases.importing.files import MOST_ROWS, Formula, Grid, Unreadable, Value
from voordeur.cases.importing.template import Column
from voordeur.cases.importing.values import (
    Wrong,
    addition_in,
    day_in,
    house_number_in,
    member_role_in,
    name_in,
    plain,
    postcode_in,
)
from voordeur.methods.language import Text
from voordeur.people.doubles import normal_name
from voordeur.people.life_dates import EARLIEST_BIRTH

_ADULT = 18
_EARLIEST = date(1990, 1, 1)  # no case that still runs began before
_SURE = 3  # headings in a row; one word may be chance
_HEADINGS_IN = 10  # rows in which the headings are looked for


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something that cannot be right: in which row of the spreadsheet, under which heading, and what to do."""

    row: int
    column: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a household lives, as it was written."""

    street: str
    postcode: str
    number: int
    letter: str
    addition: str

    def __str__(self) -> str:
        """Write it in one line."""
        house = f"{self.number}{self.letter}{f'-{self.addition}' if self.addition else ''}"
        return f"{self.street or self.postcode} {house}"


@dataclass(frozen=True, kw_only=True)
class HouseholdRow:
    """One household as the list tells it; `roles` has the words with which each worker is named."""

    row: int
    label: str
    place: Place | None
    since: date
    roles: Mapping[str, str]
    members: tuple[Member, ...]


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A whole list: the rows that are clear, and everything that is wrong in the others."""

    rows: tuple[HouseholdRow, ...]
    problems: tuple[Problem, ...]


def understand(grid: Grid, columns: Sequence[Column], *, today: date) -> Understood:
    """Read every row. Raises Unreadable when the headings are not those of the list."""
    start, at = _headings(grid, columns)
    told = [row for row in grid.rows if row[0] > start]
    if not told:
        raise Unreadable("Onder de kopregel staat geen enkel huishouden.", "There is no household below the headings.")
    if len(told) > MOST_ROWS:
        raise Unreadable(
            f"Er staan {len(told)} huishoudens in. Er kunnen er {MOST_ROWS} tegelijk mee; verdeel de lijst.",
            f"There are {len(told)} households in it. {MOST_ROWS} can go at once; divide the list.",
        )
    problems = [_merged(first, name) for first, last, name in grid.merged if last > start]
    rows: list[HouseholdRow] = []
    for number, values in told:
        reading = _Row(number, values, at, today)
        row = reading.household()
        problems += reading.problems
        if row is not None and not reading.problems:
            rows.append(row)
    problems += _twice(rows)
    return Understood(rows=tuple(rows), problems=tuple(sorted(problems, key=lambda one: one.row)))


def _headings(grid: Grid, columns: Sequence[Column]) -> tuple[int, dict[int, Column]]:
    """Find the row of headings, also below a title, and say which column stands where."""
    by_words = {plain(column.heading): column for column in columns}
    for number, values in grid.rows[:_HEADINGS_IN]:
        words = [plain(value) for value in values]
        if len([word for word in words if word in by_words]) >= _SURE:
            return number, _places(words, values, by_words, columns)
    raise Unreadable(
        "De kopregel staat er niet in. Begin met het lege bestand dat u hier kunt ophalen.",
        "The headings are not in it. Begin with the empty file that you can fetch here.",
    )


def _places(
    words: list[str], values: list[Value], by_words: Mapping[str, Column], columns: Sequence[Column]
) -> dict[int, Column]:
    at = {place: by_words[word] for place, word in enumerate(words) if word in by_words}
    unknown = [str(values[place]) for place, word in enumerate(words) if word and word not in by_words]
    if unknown:
        named = ", ".join(f"'{one[:40]}'" for one in unknown)
        raise Unreadable(
            f"Deze kolommen horen er niet in: {named}. Haal ze weg; er gaat niet meer mee dan nodig is.",
            f"These columns do not belong in it: {named}. Take them out; no more goes along than is needed.",
        )
    if doubled := {column.heading for column in at.values() if list(at.values()).count(column) > 1}:
        raise Unreadable(
            f"De kolom '{min(doubled)}' staat er twee keer.", f"The column '{min(doubled)}' is there twice."
        )
    if missing := [column.heading for column in columns if column.must and column not in at.values()]:
        named = ", ".join(f"'{one}'" for one in missing)
        raise Unreadable(f"Deze kolommen ontbreken: {named}.", f"These columns are missing: {named}.")
    return at


class _Row:
    """One row being read; what is wrong is gathered, so that everything is told at once."""

    def __init__(self, number: int, values: list[Value], at: Mapping[int, Column], today: date) -> None:
        self.number = number
        self.today = today
        self.problems: list[Problem] = []
        self.values = {column: values[place] if place < len(values) else None for place, column in at.items()}
        beyond = [value for place, value in enumerate(values) if place not in at and value not in (None, "")]
        if beyond:
            self._wrong(
                "", Wrong("Er staat iets in een kolom zonder kop.", "Something stands in a column without heading.")
            )

    def household(self) -> HouseholdRow | None:
        """Read the whole row; None when it cannot be a household."""
        if self._is_heading():
            self._wrong(
                "",
                Wrong("Dit lijkt een tweede kopregel. Haal die weg.", "This looks like a second heading. Take it out."),
            )
            return None
        label = self._of("label", name_in, default="")
        since = self._of("since", self._past_day, default=None)
        roles = {column.role: self._read(column, name_in, default="") for column in self.values if column.role}
        members = tuple(self._members())
        place = self._place()
        if self.problems or since is None:
            return None
        return HouseholdRow(
            row=self.number,
            label=label,
            place=place,
            since=since,
            roles={role: who for role, who in roles.items() if who},
            members=members,
        )

    def _is_heading(self) -> bool:
        same = [column for column, value in self.values.items() if plain(value) == plain(column.heading)]
        return len(same) > 1

    def _members(self) -> Iterator[Member]:
        seen: set[tuple[str, date | None]] = set()
        for number in sorted({column.member for column in self.values if column.member}):
            own = {column.sort: column for column in self.values if column.member == number}
            name = self._read(own["name"], name_in, default="") if "name" in own else ""
            born = self._read(own["born"], self._birth, default=None) if "born" in own else None
            role = self._read(own["member"], member_role_in, default=None) if "member" in own else None
            if not name:
                if born or role:
                    self._wrong(own["name"].heading, Wrong("De naam ontbreekt.", "The name is missing."))
                continue
            if (normal_name(name), born) in seen:
                self._wrong(
                    own["name"].heading,
                    Wrong(f"{name} staat twee keer in deze rij.", f"{name} stands in this row twice."),
                )
            seen.add((normal_name(name), born))
            yield Member(name=name, born=born, role=role or _by_age(born, self.today))

    def _place(self) -> Place | None:
        street, postcode = self._of("street", name_in, default=""), self._of("postcode", postcode_in, default="")
        house = self._of("number", house_number_in, default=None)
        addition = self._of("addition", addition_in, default="")
        if house is None:
            if (street or postcode or addition) and not self.problems:
                self._wrong("Huisnummer", Wrong("Het huisnummer ontbreekt.", "The house number is missing."))
            return None
        if not street and not postcode:
            self._wrong("Straat", Wrong("Vul de straat of de postcode in.", "Fill in the street or the postcode."))
            return None
        number, letter, more = house
        if addition and not letter and len(addition) == 1 and addition.isalpha():
            letter, addition = addition, ""
        return Place(street=street, postcode=postcode, number=number, letter=letter, addition=addition or more)

    def _of(self, sort: str, read: Callable[[Value], Any], *, default: Any) -> Any:
        column = next((one for one in self.values if one.sort == sort), None)
        return default if column is None else self._read(column, read, default=default)

    def _read(self, column: Column, read: Callable[[Value], Any], *, default: Any) -> Any:
        value = self.values[column]
        try:
            if value in (None, ""):
                if column.must:
                    raise Wrong("Dit moet ingevuld zijn.", "This must be filled in.")
                return default
            if isinstance(value, Formula):
                raise Wrong(
                    "Hier staat een formule. Zet er de waarde zelf neer.",
                    "This is a formula. Put the value itself here.",
                )
            return read(value)
        except Wrong as wrong:
            self._wrong(column.heading, wrong)
            return default

    def _wrong(self, column: str, wrong: Wrong) -> None:
        self.problems.append(Problem(row=self.number, column=column, text=wrong.text))

    def _birth(self, value: Value) -> date:
        born = day_in(value)
        if born > self.today:
            raise Wrong("Deze geboortedatum ligt in de toekomst.", "This birth date lies in the future.")
        if born < EARLIEST_BIRTH:
            raise Wrong("Deze geboortedatum is te lang geleden.", "This birth date is too long ago.")
        return born

    def _past_day(self, value: Value) -> date:
        day = day_in(value)
        if day > self.today:
            raise Wrong("Deze datum ligt in de toekomst.", "This date lies in the future.")
        if day < _EARLIEST:
            raise Wrong("Deze datum is te lang geleden.", "This date is too long ago.")
        return day


def _twice(rows: Sequence[HouseholdRow]) -> Iterator[Problem]:
    """Find who stands in two households with the same name and birth date: one person has one card."""
    seen: dict[tuple[str, date], int] = {}
    for row in rows:
        for number, member in enumerate(row.members, start=1):
            if member.born is None:
                continue
            key = (normal_name(member.name), member.born)
            if key in seen and seen[key] != row.row:
                yield Problem(
                    row=row.row,
                    column=f"Persoon {number}: naam",
                    text=Text(
                        f"{member.name} staat ook in rij {seen[key]}. Laat elke persoon in één huishouden staan.",
                        f"{member.name} stands in row {seen[key]} too. Let each person stand in one household.",
                    ),
                )
            seen.setdefault(key, row.row)


def _merged(first: int, name: str) -> Problem:
    return Problem(
        row=first,
        column="",
        text=Text(
            f"De cellen {name} zijn samengevoegd. Splits ze, en vul elke cel.",
            f"The cells {name} are merged. Split them, and fill each cell.",
        ),
    )


def _by_age(born: date | None, today: date) -> Any:
    young = born is not None and (today.year - born.year - ((today.month, today.day) < (born.month, born.day))) < _ADULT
    return "child" if young else "adult"
