"""Permits are made in one place only."""

import ast
from pathlib import Path

import voordeur

SOURCE = Path(voordeur.__file__).parent


def makes_a_permit(module: Path) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Call))
    return any(getattr(call, "id", getattr(call, "attr", "")) == "Permit" for call in calls)


def test_only_access_makes_permits() -> None:
    makers = {path.relative_to(SOURCE).parts[0] for path in SOURCE.rglob("*.py") if makes_a_permit(path)}
    assert makers == {"access"}
