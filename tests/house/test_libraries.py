"""`scripts/libraries` names what was left behind for too long. ASVS 5.0: 15.2.1."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
from packaging.version import Version

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "libraries"
_loader = SourceFileLoader("libraries", str(SCRIPT))
_spec = spec_from_loader("libraries", _loader)
assert _spec
libraries = module_from_spec(_spec)
_loader.exec_module(libraries)


def test_what_was_left_behind_is_named_with_both_releases() -> None:
    here = libraries.locked("django==5.2.19 \\\n    --hash=sha256:ab\npytz==2026.1\nTyping_Extensions==4.9")
    there = {"django": Version("5.2.20"), "pytz": Version("2025.9"), "typing-extensions": Version("4.10")}
    assert libraries.behind(here, there) == ["django 5.2.19, there is 5.2.20", "typing-extensions 4.9, there is 4.10"]
    assert libraries.behind(here, {}) == []


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        ("django==5.2.*,>=5.2.19", "django<5.3"),
        ("django-allauth[socialaccount,mfa]==65.21.*", "django-allauth[mfa,socialaccount]<65.22"),
        ("holidays==0.109", "holidays"),
        ("cryptography>=46", "cryptography"),
    ],
)
def test_a_library_is_held_against_its_own_line(asked: str, counts: str) -> None:
    assert libraries.asked([asked]) == [counts]
