"""What the house writes to its log, for a test to read."""

import io
import logging
import logging.config
from collections.abc import Iterator

import pytest

from voordeur.config.log_format import QuietFormatter
from voordeur.config.settings.logs import LOGGING


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the house writes to its log, as it is written."""
    logging.config.dictConfig(LOGGING)
    written = io.StringIO()
    handlers = {one for name in ("", *LOGGING["loggers"]) for one in logging.getLogger(name or None).handlers}
    ours = [one for one in handlers if isinstance(one.formatter, QuietFormatter)]
    before = [one.setStream(written) for one in ours]
    assert ours
    yield written
    for one, stream in zip(ours, before, strict=True):
        one.setStream(stream)
