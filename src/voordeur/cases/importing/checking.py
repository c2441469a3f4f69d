"""Holds a list of households against what is known: addresses, the team, households that may be the same."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.cases.importing.files import open_grid
from voordeur.cases.importing.rows import HouseholdRow, Problem, understand
from voordeur.cases.importing.template import SHEET, columns_of
from voordeur.cases.models import Case
from voordeur.cases.queries import homes_at, known_cases
from voordeur.journal import Entry, id_from
from voordeur.journal.ground import of_house
from voordeur.methods.language import Text
from voordeur.people import places
from voordeur.people.doubles import normal_name
from voordeur.people.models import Address, Household, Person
from voordeur.programmes import queries as programmes


@dataclass(frozen=True, kw_only=True)
class Match:
    """A known household that may be that of a row; named only when its name was typed too. `runs`: a case is open."""

    household: UUID
    label: str
    runs: bool


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A row that can be taken over: where it is, who works with it, and which known households it may be.

    `id` always follows from programme, file and row, so that a list sent twice is taken over once; `taken`: it was.
    """

    id: UUID
    row: HouseholdRow
    address: Address | None
    workers: Mapping[str, UUID]
    matches: tuple[Match, ...]
    taken: bool


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A whole list: what can be taken over, and all that is wrong. With one problem nothing is taken over."""

    rows: tuple[Checked, ...]
    problems: tuple[Problem, ...]


def preview(content: bytes, *, programme: UUID, today: date) -> Preview:
    """Read a list and hold it against what is known; nothing is written. Raises Unreadable."""
    method = programmes.method_of(programme)
    understood = understand(open_grid(content, sheet=SHEET), columns_of(method), today=today)
    digest = hashlib.sha256(content).hexdigest()
    team = _team(programme, today)
    titles = {role.id: role.title for role in method.roles.values()}
    checked, problems = [], list(understood.problems)
    for row in understood.rows:
        address, wrong = _address(row)
        workers, unknown = _workers(row, team, titles)
        problems += [*wrong, *unknown]
        if not wrong and not unknown:
            checked.append(_checked(row, address, workers, programme, digest))
    return Preview(rows=tuple(checked), problems=tuple(sorted(problems, key=lambda one: one.row)))


def _checked(
    row: HouseholdRow, address: Address | None, workers: Mapping[str, UUID], programme: UUID, digest: str
) -> Checked:
    id = id_from(programme, "taken over", digest, str(row.row))
    with of_house("ids_used_before"):
        taken = Entry.objects.filter(pk=id).exists()
    return Checked(
        id=id,
        row=row,
        address=address,
        workers=workers,
        matches=() if taken else tuple(_matches(row, address, programme)),
        taken=taken,
    )


def _address(row: HouseholdRow) -> tuple[Address | None, list[Problem]]:
    place = row.place
    if place is None:
        return None, []
    found = places.exact(
        street=place.street,
        postcode=place.postcode,
        number=place.number,
        letter=place.letter,
        addition=place.addition,
    )
    if len(found) == 1:
        return found[0], []
    text = (
        Text(
            f"{place} bestaat meer dan eens. Vul de postcode in.",
            f"{place} exists more than once. Fill in the postcode.",
        )
        if found
        else Text(
            f"{place} is geen bekend adres. Kijk straat, postcode en nummer na.",
            f"{place} is no known address. Check street, postcode and number.",
        )
    )
    return None, [Problem(row=row.row, column="Huisnummer", text=text)]


def _team(programme: UUID, today: date) -> Mapping[str, Mapping[str, UUID]]:
    """Give per role who may have it, by user name and by name; a name that two have is no name here."""
    able = list(programmes.able(programme, today))
    names = accounts.workers(worker for _role, worker in able)
    found: dict[str, dict[str, UUID]] = {}
    for role, worker in able:
        called = found.setdefault(role, {})
        who = names[worker]
        if _plain(who.name) in called and called[_plain(who.name)] != worker:
            called.pop(_plain(who.name))
        else:
            called[_plain(who.name)] = worker
        called[_plain(who.username)] = worker
    return found


def _workers(
    row: HouseholdRow, team: Mapping[str, Mapping[str, UUID]], titles: Mapping[str, Text]
) -> tuple[dict[str, UUID], list[Problem]]:
    found: dict[str, UUID] = {}
    problems = []
    for role, who in row.roles.items():
        worker = team.get(role, {}).get(_plain(who))
        if worker is not None:
            found[role] = worker
            continue
        title = titles[role]
        text = Text(
            f"{who} heeft in dit project niet de rol {title.nl}. Gebruik een gebruikersnaam uit het team.",
            f"{who} does not have the role of {title.said('en')} in this programme. Use a user name of the team.",
        )
        problems.append(Problem(row=row.row, column=title.nl[:1].upper() + title.nl[1:], text=text))
    return found, problems


def _matches(row: HouseholdRow, address: Address | None, programme: UUID) -> Iterable[Match]:
    """Give the households that this controller may know of: at that address, or with somebody of the row in it."""
    controller = programmes.programme(programme).controller
    homes: dict[UUID, Household] = {}
    if address is not None:
        homes = {home.pk: home for home in homes_at(address.pk, controller=controller)}
    homes |= {home.pk: home for home in _homes_of_members(row, controller)}
    typed = set(_words(row.label, *(member.name for member in row.members)))
    for home in homes.values():
        told = home.label if typed & set(_words(home.label)) else ""
        yield Match(household=home.pk, label=told, runs=bool(known_cases(home.pk, controller=controller)))


@of_house("doubles")
def _homes_of_members(row: HouseholdRow, controller: UUID) -> Sequence[Household]:
    alike = {(member.born, normal_name(member.name)) for member in row.members if member.born}
    ours = Case.objects.filter(file__controller=controller).exclude(household=None).values("household")
    cards = Person.objects.filter(born__in={born for born, _name in alike}, file__in=ours)
    same = {card.file_id for card in cards if (card.born, normal_name(card.name)) in alike}
    return list(Household.objects.filter(pk__in=same, continued_in=None))


def _words(*texts: str) -> list[str]:
    return [word for text in texts for word in normal_name(text).split()]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
