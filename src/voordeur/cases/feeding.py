"""Whether a case may be handed on to another method, and what then goes along. Pure."""

from collections.abc import Iterable
from uuid import UUID

from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Method

CONSENT = "consent"


class DoesNotFeed(Refusal):
    """The method does not hand its households on to that one."""

    def __init__(self) -> None:
        """Say what is possible instead."""
        super().__init__(
            {
                "nl": "Deze werkwijze geeft een casus niet door aan die werkwijze.",
                "en": "This method does not hand a case on to that method.",
            },
            {
                "nl": "Doe daar een melding, of vraag een dienst om hulp.",
                "en": "Report a worry there, or ask a service to help.",
            },
        )


class DoesNotRunThere(Refusal):
    """The programme is over, works by another method, or another controller answers for it."""

    def __init__(self) -> None:
        """Say what to choose."""
        super().__init__(
            {
                "nl": "Dit project neemt nu geen casus uit deze werkwijze over.",
                "en": "This programme takes over no case from this method now.",
            },
            {
                "nl": "Kies een lopend project dat volgens die werkwijze werkt, van dezelfde verantwoordelijke.",
                "en": "Choose a running programme that works by that method, under the same controller.",
            },
        )


class NotWithoutHousehold(Refusal):
    """Nothing can be handed on as long as nobody knows about whom it is."""

    def __init__(self) -> None:
        """Say what must come first."""
        super().__init__(
            {
                "nl": "Van deze casus is het huishouden nog niet bekend.",
                "en": "The household of this case is not known yet.",
            },
            {"nl": "Leg eerst vast om wie het gaat.", "en": "First write down about whom it is."},
        )


class NotWithoutConsent(Refusal):
    """The work rests on consent, and nobody in the household gave it or all took it back."""

    def __init__(self) -> None:
        """Say what must come first."""
        super().__init__(
            {
                "nl": "Er is geen toestemming van de bewoner. Daarop rust dit werk.",
                "en": "There is no consent of the resident. This work rests on it.",
            },
            {
                "nl": "Vraag de bewoner of het andere team hiervan mag weten, en leg de toestemming vast.",
                "en": "Ask the resident whether the other team may know of this, and write down the consent.",
            },
        )


class NotBesideThis(Refusal):
    """The other case did not come from this one, or does not run for its household any more: it is not told which."""

    def __init__(self) -> None:
        """Say what is possible."""
        super().__init__(
            {
                "nl": "Die casus loopt niet (meer) naast deze.",
                "en": "That case does not run beside this one (any more).",
            },
            {
                "nl": "Open de pagina opnieuw en kijk wat er nu loopt.",
                "en": "Open the page again and see what runs now.",
            },
        )


class SaysNothing(Refusal):
    """A team that is not beside this case was told something, and not a word of it stands here."""

    def __init__(self) -> None:
        """Say what to write down."""
        super().__init__(
            {
                "nl": "Er staat niet bij wat u het andere team vertelde.",
                "en": "It does not say what you told the other team.",
            },
            {"nl": "Schrijf op wat u zei, en hoe.", "en": "Write down what you said, and how."},
        )


class LivesElsewhere(Refusal):
    """Somebody whom it is about does not live in the household of this case."""

    def __init__(self) -> None:
        """Say where to look."""
        super().__init__(
            {
                "nl": "Iemand over wie dit gaat, woont hier niet (meer).",
                "en": "Somebody whom this is about does not live here (any more).",
            },
            {
                "nl": "Kijk wie er nu woont. Wie weg is, zegt zelf wat het andere team mag weten.",
                "en": "See who lives there now. Whoever left says what the other team may know.",
            },
        )


class RunsThereAlready(Refusal):
    """That programme already works with this household."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Bij dat project loopt al een casus van dit huishouden.",
                "en": "A case of this household runs in that programme already.",
            },
            {"nl": "Bel wie die casus leidt.", "en": "Call whoever coordinates that case."},
        )


def refuse_what_is_not_fed(method: Method, to: str) -> None:
    """Raise DoesNotFeed unless the method hands its cases on to the method with that id."""
    if to not in method.feeds:
        raise DoesNotFeed


def refuse_without_consent(methods: Iterable[Method], given: Iterable[UUID]) -> None:
    """Raise NotWithoutConsent when one of these methods rests on consent and there is none that holds."""
    needed = any(method.ground and method.ground.kind == CONSENT for method in methods)
    if needed and not list(given):
        raise NotWithoutConsent
