"""What a form asks in the end is not called optional in its label."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import voordeur
from voordeur.hall.forms import Form

ROOT = Path(voordeur.__file__).parent
# An error on these is about what was filled in, or about a whole that is itself optional.
NOT_ASKED = {
    ("SignForm", "scan"): "a scan that does not belong to this way of signing",
    ("PlaceForm", "area"): "an area chosen and one drawn",
    ("PlaceForm", "area_name"): "whoever draws an area names it; drawing one is optional",
    ("PlaceForm", "until"): "a day that has passed",
}


def _errors() -> Iterator[tuple[type[Form], str]]:
    """Go through the forms and the fields of theirs to which their own code adds an error by name."""
    for path in sorted((ROOT / "web").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "add_error" in text else ():
            if not isinstance(node, ast.ClassDef):
                continue
            module = ".".join(("voordeur", *path.relative_to(ROOT).with_suffix("").parts))
            form = getattr(import_module(module), node.name)
            yield from ((form, name) for name in re.findall(r"""add_error\(["'](\w+)["']""", ast.unparse(node)))


def test_what_a_form_asks_in_the_end_is_not_called_optional() -> None:
    found = {
        (form.__name__, name)
        for form, name in _errors()
        if name in form.base_fields
        and not form.base_fields[name].required
        and name not in getattr(form, "needed_at_times", ())
    }
    assert found - NOT_ASKED.keys() == set(), "put these in `needed_at_times`, and say in the field when"
    assert NOT_ASKED.keys() <= found, "no longer an exception"


def test_what_is_needed_at_times_is_a_field_of_the_form() -> None:
    forms = {form for form, _name in _errors() if issubclass(form, Form)}
    assert len(forms) > 15
    for form in forms:
        assert set(form.needed_at_times) <= form.base_fields.keys(), form
        assert not any(form.base_fields[name].required for name in form.needed_at_times), form
