"""A list that a stranger made: understood where it is clear, else refused by row and column, and never guessed at."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import cast
from tests.cases.importing.sheets import DE_VRIES, HEADINGS, text, xlsx
from voordeur.cases.importing import files
from voordeur.cases.importing.files import Unreadable, open_grid
from voordeur.cases.importing.rows import understand
from voordeur.cases.importing.template import SHEET, columns_of, template
from voordeur.methods.reading import read

TODAY = date(2009, 3, 10)
METHOD = read(cast.method_text(cast.DORDRECHT))


def look(content: bytes):
    return understand(open_grid(content, sheet=SHEET), columns_of(METHOD), today=TODAY)


def problems(**said):
    found = look(xlsx({**DE_VRIES, **{name.replace("_", " "): value for name, value in said.items()}}))
    return [(one.row, one.column, one.text.nl) for one in found.problems]


def why(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        look(content)
    return refused.value.text.nl


@pytest.mark.parametrize(
    "content",
    [xlsx(DE_VRIES), text(DE_VRIES), text(DE_VRIES, separator=","), text(DE_VRIES, encoding="utf-8-sig")],
    ids=["xlsx", "csv", "commas", "with a mark"],
)
def test_a_row_is_a_household_with_its_members(content):
    (row,) = look(content).rows
    assert (row.row, row.label, str(row.place), row.since) == (2, "De Vries", "Vlierhof 14", date(2009, 2, 1))
    assert row.roles == {"case_manager": "karin"}
    assert [(one.name, one.born, one.role) for one in row.members] == [
        ("Els de Vries", date(1980, 4, 3), "adult"),
        ("Tim de Vries", date(2005, 5, 6), "child"),
    ]


def test_a_title_above_the_headings_is_passed_over():
    def with_title(page):
        page.insert_rows(1)
        page["A1"] = "Overzicht wijkteam West"
        page.merge_cells("A1:D1")

    (row,) = look(xlsx(DE_VRIES, change=with_title)).rows
    assert row.row == 3


def test_a_second_row_of_headings_is_told_and_not_taken_for_a_household():
    found = look(xlsx({name: name for name in HEADINGS[:5]}, DE_VRIES))
    assert [(one.row, "tweede kopregel" in one.text.nl) for one in found.problems] == [(2, True)]
    assert [row.row for row in found.rows] == [3]


def test_merged_cells_are_named():
    found = look(xlsx(DE_VRIES, DE_VRIES, change=lambda page: page.merge_cells("A2:A3")))
    assert "A2:A3 zijn samengevoegd" in found.problems[0].text.nl


@pytest.mark.parametrize("value", ["=1+1", '=HYPERLINK("http://example.org")'])
def test_a_formula_is_no_value(value):
    assert problems(Huishouden=value) == [(2, "Huishouden", "Hier staat een formule. Zet er de waarde zelf neer.")]
    found = look(text({**DE_VRIES, "Huishouden": value}))
    assert "formule" in found.problems[0].text.nl


@pytest.mark.parametrize(
    "said",
    ["31-12-2001", "31/12/2001", "31.12.2001", "2001-12-31", "31 december 2001", "31 dec 2001", datetime(2001, 12, 31)],
)
def test_a_day_is_understood_as_people_write_it(said):
    (row,) = look(xlsx({**DE_VRIES, "Persoon 2: geboren op": said})).rows
    assert row.members[1].born == date(2001, 12, 31)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("12/31/2001", "Deze dag bestaat niet"),
        ("31-12-01", "vier cijfers"),
        ("zomer 2001", "geen datum"),
        (37256, "een getal"),
        ("31 floreal 2001", "bestaat niet"),
        ("11-3-2009", "in de toekomst"),
        ("31-12-1899", "te lang geleden"),
    ],
)
def test_a_day_that_cannot_be_is_refused(said, words):
    ((row, column, told),) = problems(**{"Persoon 2: geboren op": said})
    assert (row, column) == (2, "Persoon 2: geboren op")
    assert words in told


@pytest.mark.parametrize(
    ("column", "said", "words"),
    [
        ("Huisnummer", 0, "Huisnummer 0 bestaat niet"),
        ("Huisnummer", "vijf", "geen huisnummer"),
        ("Huisnummer", 12.5, "geen huisnummer"),
        ("Huisnummer", None, "huisnummer ontbreekt"),
        ("Postcode", "0123 AB", "geen postcode"),
        ("Huishouden", None, "moet ingevuld"),
        ("Huishouden", "x" * 201, "langer dan 200"),
        ("Huishouden", "+31 6 12345678", "begint met een letter"),
        ("Begonnen op", "11-3-2009", "in de toekomst"),
        ("Persoon 1: is", "buurman", "Schrijf een van"),
        ("Persoon 3: geboren op", "1-1-1990", "naam ontbreekt"),
        ("Persoon 2: naam", "Vries, Els de", "twee keer in deze rij"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(column, said, words):
    change = {column: said}
    if column == "Persoon 2: naam":
        change["Persoon 2: geboren op"] = "3-4-1980"
    told = problems(**change)
    assert len(told) == 1, told
    assert words in told[0][2]


def test_everything_wrong_in_a_list_is_told_at_once():
    bad = {**DE_VRIES, "Huisnummer": 0, "Begonnen op": "gisteren", "Persoon 1: geboren op": "x"}
    assert len(look(xlsx(bad, bad, DE_VRIES)).problems) == 6


def test_one_person_in_two_households_is_told_whatever_the_spelling():
    other = {**DE_VRIES, "Huishouden": "Smit", "Persoon 1: naam": "DE VRIES, els"}
    (one,) = [one for one in look(xlsx(DE_VRIES, other)).problems if one.column == "Persoon 1: naam"]
    assert (one.row, "ook in rij 2" in one.text.nl) == (3, True)


def test_a_column_that_is_not_asked_does_not_come_along():
    assert "BSN" in why(xlsx({**DE_VRIES, "BSN": "999990019"}, headings=[*HEADINGS, "BSN"]))
    assert "twee keer" in why(xlsx(DE_VRIES, headings=[*HEADINGS, "Straat"]))
    assert "ontbreken: 'Casemanager'" in why(xlsx(DE_VRIES, headings=[h for h in HEADINGS if h != "Casemanager"]))
    found = look(xlsx(DE_VRIES, change=lambda page: page.cell(2, len(HEADINGS) + 3, "zie dossier")))
    assert "kolom zonder kop" in found.problems[0].text.nl


def _packed(name: str, content: bytes = b"x", also: bytes = xlsx(DE_VRIES)) -> bytes:
    kept = io.BytesIO(also)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (xlsx(), "geen enkel huishouden"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "wachtwoord"),
        (_packed("xl/vbaProject.bin"), "macro"),
        (_packed("xl/bomb.xml", b"0" * 41_000_000), "veel te groot"),
        (_packed("xl/extra.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), "niet in een lijst hoort"),
        (_packed("word/document.xml", also=b"PK\x05\x06" + b"\0" * 18), "geen Excel-bestand"),
        (xlsx(DE_VRIES)[:2000], "niet heel"),
        (text(DE_VRIES, encoding="utf-16"), "niet te lezen"),
        ("Huishouden;Straat\nDé Vries".encode("latin-1"), "CSV UTF-8"),
        (b'Huishouden;"Straat\nx', "aanhalingstekens"),
        (b"zomaar;wat\nwoorden;hier", "kopregel staat er niet in"),
        (b"x" * (files.LARGEST_FILE + 1), "groter dan 2 MB"),
        (text(*[DE_VRIES] * (files.MOST_ROWS + 1)), "tegelijk"),
    ],
    ids=range(14),
)
def test_a_file_that_is_no_list_says_what_to_do(content, words):
    assert words in why(content)


def test_the_empty_list_is_read_back_and_holds_no_formula():
    made = template(METHOD, holders={"case_manager": ["=karin"]})
    assert "geen enkel huishouden" in why(made)
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)


WHOLE = xlsx(DE_VRIES)


@given(at=st.integers(0, len(WHOLE)), put=st.binary(max_size=12), over=st.integers(0, 12))
def test_a_damaged_workbook_is_read_or_refused_in_words(at, put, over):
    try:
        open_grid(WHOLE[:at] + put + WHOLE[at + over :], sheet=SHEET)
    except Unreadable as refused:
        assert refused.text.nl  # noqa: PT017 (both ends are fine; anything else that is raised is not)
