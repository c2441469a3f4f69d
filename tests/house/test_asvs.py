"""docs/asvs.md is complete and true: every number of levels 1 and 2, tests and documents that are there, no others.

The numbers are those of OWASP ASVS 5.0.0 (chapters 1 to 16), by the last one of each section that levels 1 and 2 have.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Section -> how many requirements of levels 1 and 2 it has; in each section those come first.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
}  # fmt: skip
WITHOUT_A_TEST = {"library", "n/a", "not yet", "differs"}
ROW = re.compile(r"^\| ([\d.]+)(?:-([\d.]+))? \| (.+) \| `([^`]+)` \|$", re.MULTILINE)
CITED = re.compile(r"(?<![\d.])\d{1,2}\.\d\.\d{1,2}(?![\d.])")


def listed() -> dict[str, str]:
    """What holds each number of the page; a number that stands there twice fails."""
    found: dict[str, str] = {}
    for first, last, _words, held in ROW.findall((ROOT / "docs" / "asvs.md").read_text("utf-8")):
        section, begin = first.rsplit(".", 1)
        end = last.rsplit(".", 1)[1] if last else begin
        for number in range(int(begin), int(end) + 1):
            assert f"{section}.{number}" not in found, f"{section}.{number} stands there twice"
            found[f"{section}.{number}"] = held
    return found


def test_every_requirement_of_levels_1_and_2_has_its_line() -> None:
    asked = {f"{section}.{number}" for section, many in SECTIONS.items() for number in range(1, many + 1)}
    assert asked - set(listed()) == set()


def test_what_holds_a_requirement_is_there() -> None:
    gone = []
    for number, held in listed().items():
        path, _, name = held.partition("::")
        if held in WITHOUT_A_TEST:
            continue
        file = ROOT / path
        if not file.is_file() or (name and f"def {name}(" not in file.read_text("utf-8")):
            gone.append(f"{number}: {held}")
    assert not gone, gone


def test_a_number_that_a_test_names_is_on_the_page() -> None:
    cited = set()
    for path in (ROOT / "tests").rglob("*.py"):
        for paragraph in re.findall(r'"""(?:(?!""")[\s\S])*?ASVS[\s\S]*?"""', path.read_text("utf-8")):
            cited.update(CITED.findall(paragraph.split("ASVS", 1)[1].replace("5.0.0", "")))
    assert cited
    assert cited - set(listed()) == set()
