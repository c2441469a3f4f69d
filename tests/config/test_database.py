"""What DATABASE_URL may look like."""

import pytest

from voordeur.config.database import database_from


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/srv/voordeur.sqlite3", "/srv/voordeur.sqlite3"),
        ("sqlite:////srv/voordeur.sqlite3", "/srv/voordeur.sqlite3"),
        ("sqlite:///here.sqlite3", "here.sqlite3"),
        ("sqlite:///with%20space.sqlite3", "with space.sqlite3"),
    ],
)
def test_sqlite_is_a_file_that_is_safe_on_disk(url: str, name: str) -> None:
    database = database_from(url)
    assert database["NAME"] == name
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_postgresql_with_everything() -> None:
    database = database_from("postgresql://app:s%40cret@db.example:5433/house?sslmode=verify-full")
    assert (database["USER"], database["PASSWORD"], database["HOST"]) == ("app", "s@cret", "db.example")
    assert (database["PORT"], database["NAME"]) == ("5433", "house")
    assert database["OPTIONS"] == {
        "connect_timeout": "5",
        "options": "-c jit=off",
        "prepare_threshold": 3,
        "sslmode": "verify-full",
    }


def test_the_url_says_from_when_statements_are_kept() -> None:
    assert database_from("postgres:///app?prepare_threshold=10")["OPTIONS"]["prepare_threshold"] == 10


def test_what_a_postgresql_url_leaves_out_is_left_to_the_driver() -> None:
    database = database_from("postgres:///app")
    assert [database[part] for part in ("USER", "PASSWORD", "HOST", "PORT")] == [""] * 4


def test_other_databases_are_refused_without_repeating_the_password() -> None:
    with pytest.raises(ValueError, match="mysql://, known are") as refusal:
        database_from("mysql://root:secret@db/app")
    assert "secret" not in str(refusal.value)
