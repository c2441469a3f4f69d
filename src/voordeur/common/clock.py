"""The only clock of the house. Only doors read it; everyone else is handed a day or a moment."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """Give the present moment, in UTC and aware of it."""
    return datetime.now(UTC)


def today() -> date:
    """Give the date that a calendar in the Netherlands shows now."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Give the date in the Netherlands on which a moment falls."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone, so its day in the Netherlands is unknown.")
    return moment.astimezone(AMSTERDAM).date()
