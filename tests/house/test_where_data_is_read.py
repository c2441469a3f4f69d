"""Where JSON and YAML are read, so that nothing from outside is read by a reader that takes one key twice. ASVS 1.5.3.

Python's readers let the last of two equal keys win. What comes from outside goes through `methods.source`, which tells
the line of the second; all else was written by the house itself, or stands in its own `data`.
"""

import re
from pathlib import Path

import pytest
import yaml

SOURCE = Path(__file__).resolve().parents[2] / "src" / "voordeur"
READS_JSON = {
    "hall/drafts.py": "sealed by the house",
    "hall/signing/organisation_protocol.py": "of the provider that the settings name; a key twice is refused",
    "hall/signing/sign_ins.py": "sealed by the house",
    "hall/starting.py": "written by the house into a draft",
    "journal/at_once.py": "made by the database of its own rows",
    "journal/kinds.py": "written by the house, under the chain",
    "journal/lengths.py": "made by the house in the same act",
    "journal/method_texts.py": "written by the house",
    "journal/reading.py": "written by the house, under the chain",
    "journal/verifying.py": "written by the house; only compared",
    "journal/testimony.py": "written by the house; only compared",
    "post/queries.py": "written by the house, under the chain",
    "post/sending.py": "sealed by the house",
    "web/about.py": "made when the house is built",
}
READS_YAML = {"safety/contacts.py": "of whoever runs the machine; a key twice is told"}


def readers(pattern: str) -> set[str]:
    found = {path for path in SOURCE.rglob("*.py") if re.search(pattern, path.read_text("utf-8"))}
    return {str(path.relative_to(SOURCE)) for path in found}


def test_json_is_read_where_the_house_wrote_it_and_nowhere_else() -> None:
    assert readers(r"\bjson\.loads?\(|\.json\(\)") == set(READS_JSON)


def test_yaml_is_read_out_of_our_own_data() -> None:
    for name in readers(r"yaml\.safe_load\("):
        text = (SOURCE / name).read_text("utf-8")
        assert name in READS_YAML or re.search(r'files\("voordeur|iterdir\(\)', text), name


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.yaml")), ids=lambda path: path.name)
def test_no_file_of_data_says_a_thing_twice(path: Path) -> None:
    def look(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _value in node.value]
            assert len(set(keys)) == len(keys), f"{path}: {sorted(keys)}"
        for child in getattr(node, "value", ()) if not isinstance(node, yaml.ScalarNode) else ():
            for one in child if isinstance(child, tuple) else (child,):
                look(one)

    look(yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
