"""The columns of the list of running households of a method, and the empty list to download."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from voordeur.cases.rules import COORDINATOR
from voordeur.methods.language import Method
from voordeur.people.entries import MemberRole

SHEET = "Huishoudens"
MOST_MEMBERS = 8

Sort = Literal["label", "street", "number", "addition", "postcode", "since", "role", "name", "born", "member"]

MEMBER_WORDS: Mapping[str, MemberRole] = {
    "volwassene": "adult",
    "partner": "partner",
    "ouder": "parent",
    "kind": "child",
    "grootouder": "grandparent",
    "inwonend": "lodger",
    "anders": "other",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its heading, what it holds, of which role or member, and whether it must be filled in."""

    heading: str
    sort: Sort
    role: str = ""
    member: int = 0
    must: bool = False


def columns_of(method: Method) -> tuple[Column, ...]:
    """Give the columns for households that run by this method: one for each role that coordinates."""
    roles = [role for role in method.roles.values() if role.function == COORDINATOR]
    return (
        Column(heading="Huishouden", sort="label", must=True),
        Column(heading="Straat", sort="street"),
        Column(heading="Huisnummer", sort="number"),
        Column(heading="Toevoeging", sort="addition"),
        Column(heading="Postcode", sort="postcode"),
        Column(heading="Begonnen op", sort="since", must=True),
        *(
            Column(heading=role.title.nl[:1].upper() + role.title.nl[1:], sort="role", role=role.id, must=not number)
            for number, role in enumerate(roles)
        ),
        *(column for member in range(1, MOST_MEMBERS + 1) for column in _member(member)),
    )


def template(method: Method, *, holders: Mapping[str, Sequence[str]]) -> bytes:
    """Make the empty list (xlsx), with a page that explains it. `holders`: the user names that each role may have."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    page: Any = book.active
    page.title = SHEET
    for place, column in enumerate(columns_of(method), start=1):
        _write(page, 1, place, column.heading).font = Font(bold=True)
        page.column_dimensions[page.cell(1, place).column_letter].width = max(14, len(column.heading) + 2)
    page.freeze_panes = "B2"
    told = book.create_sheet("Uitleg")
    for row, line in enumerate(_explained(method, holders), start=1):
        _write(told, row, 1, line)
    told.column_dimensions["A"].width = 110
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _member(number: int) -> tuple[Column, ...]:
    return (
        Column(heading=f"Persoon {number}: naam", sort="name", member=number, must=number == 1),
        Column(heading=f"Persoon {number}: geboren op", sort="born", member=number),
        Column(heading=f"Persoon {number}: is", sort="member", member=number),
    )


def _explained(method: Method, holders: Mapping[str, Sequence[str]]) -> list[str]:
    lines = [
        f"Lopende huishoudens voor: {method.title.nl}",
        "Eén rij is één huishouden. Laat de kopregel staan. Geen formules, geen samengevoegde cellen.",
        "Datums: 31-12-2001. Weet u een geboortedatum niet, laat de cel dan leeg.",
        "Adres: straat en huisnummer, of postcode en huisnummer. Heeft iemand geen adres, laat ze dan leeg.",
        f"Persoon … is: {', '.join(MEMBER_WORDS)}. Leeg: kind onder de 18, anders volwassene.",
        "Zet er niets anders in: geen burgerservicenummer, geen verhaal.",
    ]
    for column in columns_of(method):
        if column.role:
            names = ", ".join(holders.get(column.role, ())) or "nog niemand"
            lines.append(f"{column.heading}: een gebruikersnaam uit het team. Dat zijn nu: {names}.")
    return lines


def _write(page: Any, row: int, column: int, words: str) -> Any:
    """Write words as words: a spreadsheet must not work out what begins with an equals sign."""
    cell = page.cell(row, column)
    cell.value = words
    cell.data_type = "s"
    return cell
