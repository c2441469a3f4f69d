"""Keys of the installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from voordeur.common import keys

OLD, NEW = "ab" * 32, "cd" * 32


@pytest.fixture(autouse=True)
def other_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("VOORDEUR_KEYS", "VOORDEUR_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VOORDEUR_VAR", str(tmp_path))
    monkeypatch.setenv("VOORDEUR_MODE", "demo")
    keys.forget_keys()
    yield
    keys.forget_keys()


def test_the_first_key_is_the_current_one_and_older_ones_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOORDEUR_KEYS", f"2026:{NEW},2025:{OLD}")
    assert keys.current_key() == ("2026", bytes.fromhex(NEW))
    assert keys.key("2025") == bytes.fromhex(OLD)
    with pytest.raises(KeyError):
        keys.key("2024")


def test_keys_may_stand_in_a_file_one_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "keys.txt").write_text(f"2026:{NEW}\n2025:{OLD}\n")
    monkeypatch.setenv("VOORDEUR_KEY_FILE", str(tmp_path / "keys.txt"))
    assert keys.current_key()[0] == "2026"


def test_the_demo_makes_a_key_that_others_cannot_read_and_keeps_it(tmp_path: Path) -> None:
    first = keys.current_key()
    keys.forget_keys()
    assert keys.current_key() == first
    assert (tmp_path / "keys" / "journal").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["journal"]


def test_production_makes_no_key_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOORDEUR_MODE", "production")
    with pytest.raises(keys.NoKeys, match="VOORDEUR_KEYS"):
        keys.current_key()


@pytest.mark.parametrize(
    "text",
    ["nonsense", f"2026:md5:{NEW}", f"2026:{NEW[:-2]}", f"2026:{NEW},2026:{OLD}", f":{NEW}", "2026:" + "zz" * 32],
)
def test_a_key_that_cannot_be_used_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(keys.NoKeys) as refusal:
        keys.parse_keys(text, "VOORDEUR_KEYS")
    assert "VOORDEUR_KEYS" in str(refusal.value)
    assert text not in str(refusal.value)
    assert NEW not in str(refusal.value)
