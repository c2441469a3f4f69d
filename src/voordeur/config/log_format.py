"""The shape of a log line."""

import logging
import time
import traceback
from copy import copy
from types import TracebackType

_QUOTES_WHAT_CAME_IN = "django.security."
_NOT_QUOTED = "django.security.csrf"


class QuietFormatter(logging.Formatter):
    """Writes when, where and of what kind, never a person's data: no message of an error, no path with a secret in it.

    A line is one line, in UTC, whatever stands in it.
    """

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        """Set the one format of the house."""
        super().__init__("{asctime}Z {levelname} {name} {message}", "%Y-%m-%dT%H:%M:%S", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """Write a record of Django about a request with the door that was asked, not with what was asked for."""
        request = getattr(record, "request", None)
        if request is None:
            return super().format(record)
        quiet = copy(record)
        if record.name.startswith(_QUOTES_WHAT_CAME_IN) and record.name != _NOT_QUOTED:
            quiet.msg, quiet.args = "refused", ()
        elif isinstance(record.args, tuple):
            door = request.resolver_match.route if getattr(request, "resolver_match", None) else "no such page"
            asked = (request.path, request.get_full_path())
            quiet.args = tuple(f"/{door}" if arg in asked else arg for arg in record.args)
        return super().format(quiet)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the name is logging's)
        """Write a message on one line: what came in may not look like a line of its own."""
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")

    def formatException(  # noqa: N802 (the name is logging's)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Write the frames and the class of the error, and of those that caused it."""
        blocks = []
        error = ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            blocks.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or error.__context__
        return "\ncaused by:\n".join(blocks)
