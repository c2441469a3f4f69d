"""Reading a file of addresses that a stranger made."""

from contextlib import suppress
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from voordeur.people import addresses
from voordeur.people.addresses import (
    COLUMNS,
    BadValue,
    Refused,
    Row,
    normal_number,
    normal_postcode,
    parse_house_number,
    read,
)

SAMPLE = Path(__file__).parent / "data" / "neighbourhood.csv"
HEADER = ";".join(COLUMNS)
GOOD = ["Vlierhof", "12", "", "", "9999ZA", "Nergenshuizen", "Nergenshuizen", "Friesland", "53.1", "5.8"]


def row_with(**changes):
    return ";".join((dict(zip(COLUMNS, GOOD, strict=True)) | changes).values())


def read_rows(*rows, header=HEADER, encoding="utf-8"):
    return list(read(f"{text}\n".encode(encoding) for text in (header, *rows)))


def refusal(*rows, **more):
    (found,) = (each for each in read_rows(*rows, **more) if isinstance(each, Refused))
    return found


def test_a_sample_is_read_as_it_stands():
    rows = list(read(addresses.lines_of(SAMPLE)))
    assert len(rows) == 5
    assert rows[2] == Row("Vlierhof", 3, "A", "", "9999ZA", "Nergenshuizen", "Nergenshuizen", 53.1002, 5.8002)


def test_columns_may_stand_in_another_order_with_others_between_them():
    names, values = [*COLUMNS[::-1], "extra"], [*GOOD[::-1], "x"]
    assert read_rows(";".join(values), header=";".join(names)) == read_rows(row_with())


def test_a_mark_at_the_start_and_windows_line_ends_do_no_harm():
    assert isinstance(read_rows(row_with() + "\r", header="\ufeff" + HEADER + "\r")[0], Row)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("huisnummer", "0", "House number 0 does not exist"),
        ("huisnummer", "00", "House number 0 does not exist"),
        ("huisnummer", "12a", "columns of their own"),
        ("huisnummer", "-1", "1 to 5 digits"),
        ("huisnummer", "", "1 to 5 digits"),
        ("huisnummer", "²", "1 to 5 digits"),
        ("huisletter", "AB", "one letter"),
        ("huisnummertoevoeging", "links", "at most four"),
        ("postcode", "0999ZA", "first not 0"),
        ("postcode", "9999 Z", "1234AB"),
        ("postcode", "", "1234AB"),
        ("straat", "", "filled in"),
        ("straat", "S" * 81, "longer than 80"),
        ("woonplaats", "", "filled in"),
        ("lat", "40.1", "outside the Netherlands"),
        ("lon", "15.8", "outside the Netherlands"),
        ("lat", "53,1", "with a point"),
        ("lat", "nan", "with a point"),
        ("lon", "", "with a point"),
    ],
)
def test_a_value_that_cannot_be_right_is_refused_by_row_column_and_reason(column, value, reason):
    found = refusal(row_with(huisnummer="10"), row_with(**{column: value}))
    assert (found.row, found.column, found.value) == (3, column, value[:80])
    assert reason in found.reason


def test_latitude_and_longitude_that_changed_places_are_refused():
    assert refusal(row_with(lat="5.8", lon="53.1")).column == "lat"


def test_a_row_with_too_few_columns_is_refused():
    assert "9 columns, the header 10" in refusal(row_with().rsplit(";", 1)[0]).reason


@pytest.mark.parametrize(("mark", "name"), [(",", "by ,"), ("\t", "by tabs"), ("|", "by |")])
def test_a_wrong_separator_refuses_the_whole_file_and_says_which_one_it_saw(mark, name):
    found = refusal(row_with().replace(";", mark), header=HEADER.replace(";", mark))
    assert found.row == 1
    assert name in found.reason


def test_a_missing_column_is_named():
    found = refusal(row_with(), header=HEADER.replace(";postcode", ""))
    assert (found.row, found.column) == (1, "postcode")


def test_a_doubled_column_is_named():
    assert refusal(row_with(), header=HEADER + ";lat").column == "lat"


def test_another_encoding_is_refused_at_the_row_where_it_shows():
    found = refusal(row_with(huisnummer="10"), row_with(straat="Gründstraße"), encoding="latin-1")
    assert found.row == 3
    assert "UTF-8" in found.reason


def test_an_encoding_of_two_bytes_per_character_is_refused():
    assert all(isinstance(each, Refused) for each in read(HEADER.encode("utf-16").split(b"\n")))


def test_characters_that_cannot_be_printed_are_refused():
    assert "cannot be printed" in refusal(row_with(straat="Vlier\x00hof")).reason


def test_an_address_that_stands_there_twice_is_refused_however_it_is_written():
    found = refusal(row_with(), row_with(postcode="9999 za", straat="Vlierhof "))
    assert (found.row, found.column) == (3, "huisnummer")
    assert "already" in found.reason


def test_a_second_door_a_few_metres_on_shares_the_address_as_in_the_register():
    rows = read_rows(row_with(), row_with(lat="53.10004"))
    assert [each.entrance for each in rows] == [1, 2]


def test_the_same_address_in_another_part_of_town_is_refused():
    assert refusal(row_with(), row_with(lat="53.2")).row == 3


def test_a_row_without_end_is_refused():
    assert "longer than" in refusal(row_with(), row_with(straat="S" * 5000)).reason


def test_quotation_marks_are_understood_and_loose_ones_refused():
    assert read_rows(row_with(straat='"De ""Vlier"""'))[0].street == 'De "Vlier"'
    assert "quotation" in refusal(row_with(straat='"Vlier')).reason


def test_a_packed_file_is_read_like_a_plain_one(tmp_path):
    packed = tmp_path / "n.csv.zst"
    packed.write_bytes(zstandard.compress(SAMPLE.read_bytes()))
    assert list(read(addresses.lines_of(packed))) == list(read(addresses.lines_of(SAMPLE)))


@pytest.mark.parametrize("content", [b"no zstandard", zstandard.compress(b"straat" * 1000)[:-3]])
def test_a_packed_file_that_is_not_whole_is_refused(tmp_path, content):
    packed = tmp_path / "n.csv.zst"
    packed.write_bytes(content)
    with pytest.raises(BadValue, match="whole Zstandard"):
        list(addresses.lines_of(packed))
    assert any(isinstance(each, Refused) for each in read(addresses.lines_of(packed)))


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(addresses, "LARGEST_FILE", 5_000_000)
    packed = tmp_path / "n.csv.zst"
    packed.write_bytes(zstandard.compress((HEADER + "\n").encode() * 100_000))
    with pytest.raises(BadValue, match="larger than"):
        list(addresses.lines_of(packed))


def test_a_line_without_end_is_not_swallowed(tmp_path):
    (tmp_path / "n.csv").write_bytes(b"x" * 3_000_000)
    with pytest.raises(BadValue, match="A line is longer"):
        list(addresses.lines_of(tmp_path / "n.csv"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12", (12, "", "")),
        ("12a", (12, "a", "")),
        ("12 A", (12, "A", "")),
        ("12-3", (12, "", "3")),
        ("12A-3", (12, "A", "3")),
        ("12 hs", (12, "", "hs")),
        ("12/II", (12, "", "II")),
    ],
)
def test_a_house_number_is_split_as_people_write_it(text, parts):
    assert parse_house_number(text) == parts


@pytest.mark.parametrize("text", ["", "a12", "0", "123456", "12 links achter", "twaalf"])
def test_what_is_no_house_number_is_refused(text):
    with pytest.raises(BadValue):
        parse_house_number(text)


@given(st.from_regex(r"[1-9][0-9]{3} ?[A-Za-z]{2}", fullmatch=True, alphabet=st.characters(max_codepoint=127)))
def test_a_postcode_is_written_one_way_and_doing_it_twice_changes_nothing(text):
    once = normal_postcode(text)
    assert normal_postcode(once) == once
    assert len(once) == 6
    assert once.isupper()


@given(st.text(max_size=12))
def test_any_text_is_a_number_within_bounds_or_refused(text):
    with suppress(BadValue):
        assert 1 <= normal_number(text) <= 99_999


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_no_bytes_whatever_break_the_reader(lines):
    for found in read([HEADER.encode(), *lines]):
        assert isinstance(found, Refused | Row)


@given(st.lists(st.text(max_size=20), min_size=10, max_size=10))
def test_a_row_that_is_taken_is_within_all_bounds(cells):
    for found in read([HEADER.encode(), ";".join(cells).encode("utf-8", "replace")]):
        if isinstance(found, Row):
            assert found.number >= 1
            assert 50 < found.lat < 54
