"""Taking over addresses and drawing areas, and finding them again."""

import json
import shutil
from pathlib import Path

import pytest

from tests import cast
from voordeur.accounts.installation import INSTALLATION
from voordeur.cli.main import main
from voordeur.journal import Entry
from voordeur.people import places
from voordeur.people.models import Address
from voordeur.people.registers import AddressesRefused, draw_area, import_addresses

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parent / "data" / "neighbourhood.csv"


@pytest.fixture
def does():
    return {"permit": cast.operator(), "at": cast.AT}


@pytest.fixture
def changed(tmp_path):
    copy = tmp_path / "neighbourhood.csv"
    shutil.copy(SAMPLE, copy)
    return copy


def counts(told):
    return told.read, told.added, told.changed, told.unchanged


def test_importing_twice_changes_nothing_the_second_time(does):
    assert counts(import_addresses(path=SAMPLE, **does)) == (5, 5, 0, 0)
    before = list(Address.objects.values())
    assert counts(import_addresses(path=SAMPLE, **does)) == (5, 0, 0, 5)
    assert list(Address.objects.values()) == before


def test_a_changed_address_keeps_its_id(does, changed):
    import_addresses(path=SAMPLE, **does)
    id = Address.objects.get(street="Zuringhof").id
    changed.write_text(changed.read_text().replace("53.10100000", "53.10200000"))
    assert counts(import_addresses(path=changed, **does)) == (5, 0, 1, 4)
    assert Address.objects.get(id=id).lat == 53.102


def test_one_bad_row_refuses_the_whole_file(does, changed):
    changed.write_text(changed.read_text().replace("Zuringhof;1;", "Zuringhof;0;"))
    with pytest.raises(AddressesRefused) as refusal:
        import_addresses(path=changed, **does)
    (row,) = refusal.value.told.refused
    assert (row.row, row.column, row.value) == (6, "huisnummer", "0")
    assert not Address.objects.exists()
    assert not Entry.objects.filter(kind="addresses_imported").exists()


def test_bad_rows_can_be_left_out(does, changed):
    changed.write_text(changed.read_text().replace("Zuringhof;1;", "Zuringhof;0;"))
    told = import_addresses(path=changed, skip_refused=True, **does)
    assert (told.added, told.refused_rows) == (4, 1)


def test_a_file_with_nothing_good_in_it_is_refused_even_then(does, changed):
    changed.write_text("a,b\n1,2\n")
    with pytest.raises(AddressesRefused):
        import_addresses(path=changed, skip_refused=True, **does)


def test_the_import_is_one_entry_that_names_the_file_by_its_digest(does):
    import_addresses(path=SAMPLE, **does)
    import_addresses(path=SAMPLE, **does)
    entries = Entry.objects.filter(file=INSTALLATION, kind="addresses_imported")
    assert entries.count() == 2
    assert all("digest" in entry.words.get().text for entry in entries)


def test_areas_take_in_the_addresses_that_lie_in_them_whichever_comes_first(does):
    draw_area(code="N", name="Nergens", kind="neighbourhood", postcodes=["9999"], **does)
    import_addresses(path=SAMPLE, **does)
    (whole,) = places.areas()
    draw_area(
        code="N1", name="Block 1", kind="block", parent=whole.id, postcodes=["9999"], streets=["Vlierhof"], **does
    )
    block = places.areas().get(code="N1")
    assert {each.area for each in Address.objects.filter(street="Vlierhof")} == {block.id}
    assert {each.area for each in Address.objects.filter(street="Zuringhof")} == {whole.id}
    assert places.areas_around(block.id) == [block.id, whole.id]
    assert places.addresses_in("N").count() == 5
    assert places.addresses_in(str(block.id)).count() == 4
    assert places.addresses_in("9999zb").count() == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("9999ZA", 4),
        ("9999 za", 4),
        ("9999 ZA 3", 2),
        ("9999ZA 3A", 1),
        ("Vlierhof", 4),
        ("vlierhof 2-hs", 1),
        ("Vlierhof 99", 0),
        ("Vlierhof 0", 0),
        ("", 0),
    ],
)
def test_addresses_are_found_by_what_people_type(does, typed, found):
    import_addresses(path=SAMPLE, **does)
    assert len(places.find_addresses(typed)) == found


def test_the_command_prints_one_json_document_and_progress_elsewhere(capsys):
    assert main(["addresses", "import", str(SAMPLE), "--json"]) == 0
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert {key: answer[key] for key in ("read", "added", "changed", "unchanged", "refused")} == {
        "read": 5, "added": 5, "changed": 0, "unchanged": 0, "refused": [],
    }  # fmt: skip


def test_how_far_it_is_goes_to_where_people_look(capsys):
    assert main(["addresses", "import", str(SAMPLE)]) == 0
    told = capsys.readouterr()
    assert "100% read" in told.err
    assert "100% written" in told.err
    assert told.out == "5 read, 5 added, 0 changed, 0 unchanged, 0 refused\n"


def test_the_command_says_by_row_and_column_what_is_wrong(capsys, changed):
    changed.write_text(changed.read_text().replace("9999ZB", "99ZB"))
    assert main(["addresses", "import", str(changed), "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)["refused"]
    assert (row["row"], row["column"], row["value"]) == (6, "postcode", "99ZB")


def test_a_file_that_is_not_there_is_a_wrong_use(capsys, tmp_path):
    assert main(["addresses", "import", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err
