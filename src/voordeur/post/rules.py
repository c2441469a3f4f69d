"""When a message is tried again, and when it is given up. Pure: moments are passed in."""

from datetime import datetime, timedelta

GIVEN_UP_AFTER = timedelta(days=3)
_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))


def pause(attempts: int) -> timedelta:
    """Give how long to wait after so many attempts in vain: longer each time, six hours at most."""
    return _PAUSES[min(max(attempts, 1), len(_PAUSES)) - 1]


def given_up(queued: datetime, at: datetime) -> bool:
    """Tell whether a message has been tried for so long that its writer must hear that it does not arrive."""
    return at - queued >= GIVEN_UP_AFTER
