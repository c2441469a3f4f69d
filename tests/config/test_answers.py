"""What every answer carries, and what a log line does not."""

import logging

import pytest
from django.db import IntegrityError
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils.log import DEFAULT_LOGGING

from voordeur.config.log_format import QuietFormatter
from voordeur.config.settings.logs import LOGGING


def test_every_answer_is_strict_with_the_browser_and_stays_out_of_caches(client: Client) -> None:
    answer = client.get("/healthz")
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    for closed in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert policy[closed] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store, private"
    _strict(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/static/voordeur/voordeur.mjs", "/static/voordeur/theme.css"])
def test_so_is_a_script_or_a_style_sheet_though_it_may_be_kept(client: Client, path: str) -> None:
    """ASVS 3.2.1: a browser takes it for what it is and nothing else."""
    answer = client.get(path)
    assert answer["Content-Type"].split(";")[0] == ("text/javascript" if path.endswith("mjs") else "text/css")
    assert "max-age" in answer["Cache-Control"]
    _strict(answer)
    answer.close()


def _strict(answer: HttpResponseBase) -> None:
    """ASVS 3.4.2 to 3.4.6, 3.4.8 and 3.5.8; 4.1.1."""
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Content-Type"].replace('"', "").endswith("charset=utf-8")


def test_a_log_line_is_one_line_in_world_time_whatever_it_says() -> None:
    """ASVS 16.2.2, 16.4.1."""
    record = logging.LogRecord("voordeur", logging.WARNING, __file__, 1, "odd\n2026-01-01 ERROR forged", (), None)
    record.created = 0
    assert QuietFormatter().format(record) == "1970-01-01T00:00:00Z WARNING voordeur odd\\n2026-01-01 ERROR forged"


def test_a_log_line_names_the_kind_of_error_and_its_place_never_its_words() -> None:
    someone, born = "Anna de Vries", 1980
    try:
        try:
            raise ValueError(f"born in {born}")
        except ValueError as error:
            raise IntegrityError(f"Key (name)=({someone}) already exists") from error
    except IntegrityError as error:
        record = logging.LogRecord("voordeur", logging.ERROR, __file__, 1, "broke", (), (type(error), error, None))
    line = QuietFormatter().format(record)
    assert "django.db.utils.IntegrityError" in line
    assert "builtins.ValueError" in line
    assert "test_answers.py" in line
    assert someone not in line
    assert str(born) not in line


def test_every_handler_of_the_log_writes_quietly() -> None:
    written = [handler for handler in LOGGING["handlers"].values() if handler.get("formatter") != "quiet"]
    assert written == []
    of_django_itself = {name for name in DEFAULT_LOGGING["loggers"] if name not in LOGGING["loggers"]}
    assert of_django_itself == set()
