"""Which cases may be tied to each other. Pure."""

from uuid import UUID

from voordeur.journal.refusals import Refusal


class SameCase(Refusal):
    """A case does not go with itself."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Dit is dezelfde casus. Kies een andere.",
                "en": "This is the same case. Choose another one.",
            }
        )


class AnothersCase(Refusal):
    """Another controller answers for the other case; between them nothing is shared here."""

    def __init__(self) -> None:
        """Say what must come first."""
        super().__init__(
            {
                "nl": "Voor die casus is een andere organisatie verantwoordelijk. Hier kan dat niet samen.",
                "en": "Another organisation answers for that case. They cannot be tied together here.",
            },
            {
                "nl": "Bel wie die casus leidt, en spreek af wat u van elkaar mag weten.",
                "en": "Call whoever coordinates that case, and agree what you may know of each other.",
            },
        )


def refuse_what_cannot_go_together(one: UUID, other: UUID, own: UUID | None, theirs: UUID | None) -> None:
    """Raise SameCase for a case and itself, AnothersCase for cases of two controllers (`own` and `theirs`)."""
    if one == other:
        raise SameCase
    if own != theirs:
        raise AnothersCase
