"""Days of birth and death that cannot be: refused wherever a person is written down, with what is wrong."""

from datetime import date

from voordeur.journal.refusals import Refusal

EARLIEST_BIRTH = date(1900, 1, 1)  # nobody alive was born before; an earlier year is a slip of the pen


class NotBornYet(Refusal):
    """A birth date lies after the day on which it is written down."""

    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__(
            {
                "nl": "Deze geboortedatum ligt in de toekomst. Kijk het jaartal na.",
                "en": "This birth date lies in the future. Check the year.",
            }
        )


class BornTooLongAgo(Refusal):
    """A birth date lies before 1900."""

    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__(
            {
                "nl": "Deze geboortedatum ligt voor 1900. Kijk het jaartal na.",
                "en": "This birth date lies before 1900. Check the year.",
            }
        )


class DiedBeforeBirth(Refusal):
    """A day of death lies before the birth date."""

    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__(
            {
                "nl": "De dag van overlijden ligt voor de geboortedatum. Kijk beide na.",
                "en": "The day of death lies before the birth date. Check both.",
            }
        )


def check_life(*, today: date, born: date | None = None, died: date | None = None) -> None:
    """Refuse a birth date or day of death that cannot be; what is not known is not checked."""
    if born is None:
        return
    if born > today:
        raise NotBornYet
    if born < EARLIEST_BIRTH:
        raise BornTooLongAgo
    if died is not None and died < born:
        raise DiedBeforeBirth
