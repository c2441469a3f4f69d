"""The shape of a log line."""

import logging
import traceback
from types import TracebackType


class QuietFormatter(logging.Formatter):
    """Writes where an error arose and of what kind it is, never its message: that may quote a person's data."""

    def __init__(self) -> None:
        """Set the one format of the house."""
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

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
