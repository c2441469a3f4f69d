"""What every answer carries, and what a log line does not."""

import logging

from django.db import IntegrityError
from django.test import Client
from django.utils.log import DEFAULT_LOGGING

from voordeur.config.log_format import QuietFormatter
from voordeur.config.settings.logs import LOGGING


def test_every_answer_is_strict_with_the_browser_and_stays_out_of_caches(client: Client) -> None:
    answer = client.get("/healthz")
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


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
