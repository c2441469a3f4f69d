"""Why something was not recorded, in words for the person who tried, and what must happen first."""

from collections.abc import Mapping
from uuid import UUID

Words = Mapping[str, str]  # language -> text; always `nl` and `en`
_NOTHING: Words = {"nl": "", "en": ""}


class Refusal(Exception):
    """Nothing was recorded. `explanation` says why, `first` what must happen first (may be empty)."""

    def __init__(self, explanation: Words, first: Words = _NOTHING) -> None:
        super().__init__(explanation["en"])
        self.explanation = explanation
        self.first = first


class RuleForbids(Refusal):
    """The method's rule forbids this step now."""

    def __init__(self, rule: str, explanation: Words, first: Words = _NOTHING) -> None:
        super().__init__(explanation, first)
        self.rule = rule


class InTheFuture(Refusal):
    """A happening is dated after the moment at which it is recorded."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze datum ligt in de toekomst. Leg alleen vast wat al gebeurd is.",
                "en": "This date lies in the future. Record only what has happened.",
            }
        )


class TooLongAgo(Refusal):
    """A happening is dated before 1900: a slip of the pen."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze datum ligt voor 1900. Kijk het jaartal na.",
                "en": "This date lies before 1900. Check the year.",
            }
        )


class TooLong(Refusal):
    """A text is longer than fits; `field` names it, `most` is the number of characters that it may have."""

    def __init__(self, field: str, length: int, most: int) -> None:
        is_now, fits = (f"{number:,}" for number in (length, most))
        super().__init__(
            {
                "nl": f"Een tekst is te lang: {is_now.replace(',', '.')} tekens. "
                f"Er passen er {fits.replace(',', '.')}.",
                "en": f"A text is too long: {is_now} characters. It can hold {fits}.",
            },
            {
                "nl": "Maak de tekst korter, of schrijf hem op in delen.",
                "en": "Make the text shorter, or write it down in parts.",
            },
        )
        self.field = field
        self.most = most


class Stale(Refusal):
    """Somebody else changed the same thing in the meantime; `current` is its version now, None when it is gone."""

    def __init__(self, current: UUID | None) -> None:
        super().__init__(
            {
                "nl": "Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe stand en probeer het opnieuw.",
                "en": "Somebody else has changed this in the meantime. Look at it as it is now and try again.",
            }
        )
        self.current = current


class IdReused(Refusal):
    """The id was used before, for something else."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dit formulier is al eens verstuurd met een andere inhoud. Open het opnieuw en vul het daar in.",
                "en": "This form was sent before with other content. Open it anew and fill it in there.",
            }
        )


class NoPermit(Refusal):
    """The permit does not cover this file or this kind of entry."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Hiervoor is geen toestemming. Vraag het aan wie de casus coördineert.",
                "en": "There is no permission for this. Ask whoever coordinates the case.",
            }
        )


class WrongFile(Refusal):
    """The entry speaks about something that is not in this file, or this kind does not belong there."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dit hoort niet in deze map. Open het opnieuw vanuit het overzicht.",
                "en": "This does not belong to this file. Open it again from the overview.",
            }
        )


class NothingToErase(Refusal):
    """There are no words (left) that this erasure is about."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Hier zijn geen woorden (meer) om te wissen.",
                "en": "There are no words (left) to erase here.",
            }
        )
