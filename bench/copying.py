"""Copies a made town as often as asked: new ids, chains signed anew, so that `verify` and `rebuild --check` pass.

A town is everything but the installation's own file: programmes, workers, addresses, households and their cases. It is
read from one database and written into any other, where the areas of the map and the methods are those of there. Rows
go table by table through COPY, as text that was cut once at each id: a copy takes the same text with other ids. Lines
of the journal are signed one by one. The words stay, but nobody's name for signing in, birthday, phone number or
postcode is that of another town. PostgreSQL only, and for measuring only: nothing of this goes through the deeds.
"""

import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import connection

from voordeur.access.wall import file_column, tables
from voordeur.accounts.installation import INSTALLATION
from voordeur.common.keys import current_key
from voordeur.journal.chain import birth, digest, digests_text, header_of
from voordeur.journal.ground import of_house
from voordeur.journal.kinds import COMMON
from voordeur.journal.models import Entry, File, Words

_TOKEN = re.compile(r"(\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|§\w+:[^§]*§)")
_MARKS = (
    (re.compile(r'"(born)":"([^"]+)"'), r'"\1":"§\1:\2§"'),
    (re.compile(r'"(username|slug)":"([^"]+)"'), r'"\1":"§\1:\2§"'),
    (re.compile(r"\b010-555(?=\d{4}\b)"), "§phone:§"),
)
_MARKED = {"born", "username", "slug", "postcode"}
_APART = {"journal_file", "journal_entry", "journal_words", "post_calendarlink", "accounts_identity"}
_SIGNED = ("digests", "previous", "hash")
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_STRIDE, _LAST_DIGITS = 5_381, 1 << 24  # odd, so that no two copies of an id are the same
_BIRTHDAYS = 41  # days over which a birthday is spread: hardly anybody looks like the same person elsewhere
Exchange = Callable[[str], str]


class Cut:
    """A text cut at each token, so that it can be written again with other ones."""

    def __init__(self, text: str) -> None:
        for wanted, mark in _MARKS:
            text = wanted.sub(mark, text)
        self.pieces = _TOKEN.split(text)
        self.tokens = self.pieces[1::2]

    def with_tokens(self, other: Mapping[str, str]) -> str:
        """Give the text with each token exchanged for another."""
        pieces = self.pieces.copy()
        pieces[1::2] = map(other.__getitem__, self.tokens)
        return "".join(pieces)


class Town:
    """What there is in the database of now, to be copied into that of another moment."""

    @of_house("checking_the_journal")
    def __init__(self) -> None:
        self.shared = {id: called for called, id in _shared().items()}
        self.texts: dict[str, tuple[list[str], Cut]] = {}
        for table, model in tables().items():
            if file_column(model) and table not in _APART:
                self.texts[table] = _read(model, f"\"{file_column(model)}\" <> '{INSTALLATION}'")
        self.texts["people_address"] = _read_table("people_address", _columns_of("people_address"), "true")
        self.files = list(File.objects.exclude(id=INSTALLATION).order_by("id"))
        self.entries = list(Entry.objects.exclude(file=INSTALLATION).order_by("file_id", "position"))
        self.words = list(Words.objects.exclude(entry__file=INSTALLATION).order_by("entry_id", "id"))
        self._cut_the_journal()
        self.derived = dict(_derived())
        everything = (self.file_rows, self.entry_rows, self.headers, self.word_heads, self.word_texts)
        cuts = [*everything, *(cut for _, cut in self.texts.values()), *(name for _, name in self.derived.values())]
        self.tokens = sorted({token for cut in cuts for token in cut.tokens} | self.derived.keys())
        postcodes = [token for token in self.tokens if token.startswith("§postcode:")]
        self.postcodes = {token: number for number, token in enumerate(postcodes)}

    def _cut_the_journal(self) -> None:
        self.file_columns, self.file_rows = _read_table("journal_file", _columns_of("journal_file", "head"), _NOT_OURS)
        columns = _columns_of("journal_entry", *_SIGNED)
        self.entry_columns, self.entry_rows = _read_table(
            "journal_entry", columns, f"file_id <> '{INSTALLATION}'", "file_id, position"
        )
        self.headers = Cut("\n".join(map(header_of, self.entries)))
        self.word_heads = Cut("\n".join(f"{each.entry_id}\t{each.person or chr(92) + 'N'}" for each in self.words))
        self.word_texts = Cut("\0".join(each.text for each in self.words))
        at: dict[UUID, list[int]] = {}
        for number, each in enumerate(self.words):
            at.setdefault(each.entry_id, []).append(number)
        self.words_of = [at.get(entry.id, []) for entry in self.entries]

    def copy(self, number: int) -> None:
        """Add the town once more; `number`, from 1 on, is the copy's own."""
        other = self._exchanged(number)
        heads, lines, words = self._signed(other)
        files = self.file_rows.with_tokens(other).split("\n")
        ends = [heads[other[str(file.id)]] for file in self.files]
        _write("journal_file", [*self.file_columns, "head"], map("\t".join, zip(files, ends, strict=True)))
        _write("journal_entry", [*self.entry_columns, *_SIGNED], lines)
        _write("journal_words", ["entry_id", "person", "text", "salt"], words)
        for table, (columns, cut) in self.texts.items():
            _write(table, columns, [cut.with_tokens(other)] if cut.pieces != [""] else [])

    def _exchanged(self, number: int) -> dict[str, str]:
        other = {token: self._other(token, number) for token in self.tokens}
        there = _shared()
        other |= {id: there[called] for id, called in self.shared.items() if id in other}
        for token, (of, name) in self.derived.items():
            other[token] = str(uuid5(UUID(other[of]), name.with_tokens(other)))
        return other

    def _other(self, token: str, number: int) -> str:
        if not token.startswith("§"):
            return f"{token[:-6]}{int(token[-6:], 16) ^ (number * _STRIDE % _LAST_DIGITS):06x}"
        kind, value = token[1:-1].split(":", 1)
        match kind:
            case "born":
                return (date.fromisoformat(value) - timedelta(days=number % _BIRTHDAYS)).isoformat()
            case "phone":
                return f"0{11 + number % 80}-{555 + number // 80}"
            case "postcode":
                place = number * len(self.postcodes) + self.postcodes[token]
                return f"{1000 + place % 9000}{chr(65 + place // 9000 // 26)}{chr(65 + place // 9000 % 26)}"
        return f"{value}-{number}"

    def _signed(self, other: Mapping[str, str]) -> tuple[dict[str, str], list[str], list[str]]:
        """Sign every line of the copy anew: give the heads of its files, and the rows of entries and of words."""
        _, key = current_key()
        texts = self.word_texts.with_tokens(other).split("\0")
        parts = self.word_heads.with_tokens(other).split("\n")
        signs = [digest(key, each.salt, text) for each, text in zip(self.words, texts, strict=True)]
        born = {file.id: file for file in self.files}
        heads: dict[str, str] = {}
        lines = []
        headers, rows = self.headers.with_tokens(other).split("\n"), self.entry_rows.with_tokens(other).split("\n")
        for entry, header, row, mine in zip(self.entries, headers, rows, self.words_of, strict=True):
            said = digests_text({_part(parts[each]): signs[each] for each in mine})
            file = other[str(entry.file_id)]
            previous = heads.get(file) or _birth(born[entry.file_id], other, key)
            heads[file] = hmac.digest(key, f"{previous}{header}{said}".encode(), "sha256").hex()
            lines.append(f"{row}\t{said}\t{previous}\t{heads[file]}")
        words = [
            f"{part}\t{text.translate(_ESCAPES)}\t{each.salt}"
            for part, text, each in zip(parts, texts, self.words, strict=True)
        ]
        return heads, lines, words


# Ids of rows that follow from another id and a name (uuid5), beside those of contributions.
_FOLLOWING = (
    "SELECT id, file_id, duty || ' ' || coalesce(thing::text, '') FROM journal_openduty",
    "SELECT id, file_id, 'stopped ' || channel FROM post_stoppedchannel",
    f"SELECT id, entry, domain || ' ' || \"of\" FROM access_grant WHERE file_id <> '{INSTALLATION}'",
    "SELECT id, file_id, 'reach ' || person FROM people_reach",
    "SELECT id, covenant, 'party ' || organisation FROM partners_covenantparty",
    "SELECT id, covenant, 'participant ' || coalesce(worker, contact) FROM partners_participant",
    "SELECT id, division, contributor::text FROM funding_invoiceline",
)
_NOT_OURS = f"id <> '{INSTALLATION}'"


def _shared() -> dict[str, str]:
    """Give what all towns of a database share, by how it is called in every database."""
    areas, methods = _asked("SELECT code, id FROM people_area"), _asked("SELECT sha256, id FROM journal_methodversion")
    return {called: str(id) for called, id in (("installation", INSTALLATION), *areas, *methods)}


def _part(head: str) -> str:
    person = head.split("\t")[1]
    return COMMON if person == "\\N" else person


def _birth(file: File, other: Mapping[str, str], key: bytes) -> str:
    def new(id: UUID | None) -> UUID | None:
        return UUID(other[str(id)]) if id else None

    copied = File(
        id=new(file.id),
        kind=file.kind,
        programme=new(file.programme),
        controller=new(file.controller),
        opened_with_id=new(file.opened_with_id),
        opened_at=file.opened_at,
    )
    return birth(copied, key)


def _derived() -> Iterable[tuple[str, tuple[str, Cut]]]:
    """Give the ids that follow from another id and a name while a file is folded, each with that id and name."""
    for question in _FOLLOWING:
        for id, of, name in _asked(question):
            yield str(id), (str(of), Cut(name))
    named: dict[UUID, set[str]] = {}
    for file, text in _asked(
        "SELECT file_id, text FROM journal_words JOIN journal_entry ON journal_entry.id = entry_id"
        " UNION SELECT file_id, persons || ' ' || journal_entry.id FROM journal_entry"
    ):
        named.setdefault(file, set()).update(token for token in _TOKEN.findall(text) if token[0] != "§")
    rows = _asked('SELECT id, file_id, indicator, "on", amount, entries FROM reporting_contribution')
    for id, file, indicator, on, amount, entries in rows:
        name = _name_of(id, file, (indicator, on, amount, entries.split()), named.get(file, set()))
        yield str(id), (str(file), Cut(name))


def _name_of(id: UUID, file: UUID, row: tuple[Any, ...], things: set[str]) -> str:
    """Find out about which thing a contribution is, which its row does not say."""
    indicator, on, amount, entries = row
    amounts = {str(amount), str(amount.normalize()), f"{amount:f}", f"{amount.normalize():f}"}
    for thing in ("None", *sorted(things)):
        for said in amounts:
            for count in range(1, 9):
                name = "|".join(map(str, (indicator, thing, on, said, *entries, count)))
                if uuid5(file, name) == id:
                    return name
    raise LookupError(f"contribution {id} of {indicator}: nothing makes this id")


def _read(model: Any, where: str) -> tuple[list[str], Cut]:
    return _read_table(model._meta.db_table, _columns_of(model._meta.db_table), where)


def _read_table(table: str, columns: list[str], where: str, order: str = "id") -> tuple[list[str], Cut]:
    """Read rows as COPY writes them; what is no id and yet must differ in each copy is marked."""
    if table == "journal_standing":
        order = "file_id"
    said = ", ".join(f"'§{c}:' || \"{c}\" || '§'" if c in _MARKED else f'"{c}"' for c in columns)
    question = f"COPY (SELECT {said} FROM {table} WHERE {where} ORDER BY {order}) TO STDOUT"
    with connection.cursor() as cursor, cursor.connection.cursor().copy(question) as rows:
        text = b"".join(rows).decode()
    return columns, Cut(text.removesuffix("\n"))


def _write(table: str, columns: list[str], rows: Iterable[str]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    text = "\n".join(rows)
    if not text:
        return
    with connection.cursor() as cursor, cursor.connection.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        copy.write(text + "\n")


def _columns_of(table: str, *without: str) -> list[str]:
    found = _asked(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'"
        f" AND table_name = '{table}' ORDER BY ordinal_position"
    )
    return [name for (name,) in found if name not in without]


def _asked(question: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()
