"""Pure decisions about signing a covenant and giving a mandate: what is wrong with one, and who may decide by one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from voordeur.journal.refusals import Refusal
from voordeur.partners.rules.covenants import Pact, written

ANSWER_WITHIN = timedelta(weeks=2)
"""How long a partner may take to answer what was asked in its name: a choice of ours, no source names a term."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A mandate: which organisation may decide, up to how many euros, from and until which day."""

    holder: UUID
    limit: Decimal | None = None
    since: date
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether it holds on this day; the last one still counts."""
        return self.since <= on and (self.until is None or on <= self.until)


def may_decide(holder: UUID, mandates: Iterable[Given], *, on: date, amount: Decimal | None = None) -> bool:
    """Tell whether an organisation may decide this in another's name on this day; without an amount any limit does."""
    return any(
        one.holder == holder and one.holds(on) and (one.limit is None or amount is None or amount <= one.limit)
        for one in mandates
    )


def answer_due(asked_on: date) -> date:
    """Give the last day on which a partner answers a request in time; later, whoever asked has been left waiting."""
    return asked_on + ANSWER_WITHIN


def refuse_a_bad_covenant(
    parties: Sequence[UUID], *, since: date, until: date | None, purposes: Collection[str], running: Iterable[Pact]
) -> None:
    """Raise NoParties, PartyTwice, EndsBeforeItBegins or Overlaps for a covenant that cannot be meant."""
    if not parties:
        raise NoParties
    if len(set(parties)) < len(parties):
        raise PartyTwice
    refuse_an_end_before(since, until)
    for pact in running:
        apart = (until is not None and until < pact.since) or (pact.until is not None and pact.until < since)
        other = bool(purposes and pact.purposes) and pact.purposes.isdisjoint(purposes)
        if pact.organisation in parties and not apart and not other:
            raise Overlaps(pact.until)


def refuse_an_end_before(since: date, until: date | None) -> None:
    """Raise EndsBeforeItBegins."""
    if until is not None and until < since:
        raise EndsBeforeItBegins


def refuse_a_bad_mandate(
    *, giver: UUID, holder: UUID, parties: Collection[UUID], since: date, until: date | None, ends: date | None
) -> None:
    """Raise NotAParty, OwnMandate, EndsBeforeItBegins or MandateTooLong; `ends` is the last day of the covenant."""
    if giver == holder:
        raise OwnMandate
    if giver not in parties:
        raise NotAParty
    refuse_an_end_before(since, until)
    if ends is not None and (until is None or until > ends or since > ends):
        raise MandateTooLong(ends)


class NoParties(Refusal):
    """A covenant without anybody who signed."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Dit convenant heeft geen partijen.", "en": "This covenant has no parties."},
            {"nl": "Kies wie heeft getekend.", "en": "Choose who signed."},
        )


class PartyTwice(Refusal):
    """The same organisation was named twice."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Een partij is twee keer genoemd.", "en": "A party is named twice."},
            {"nl": "Noem elke partij één keer.", "en": "Name each party once."},
        )


class EndsBeforeItBegins(Refusal):
    """The last day lies before the first."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "De laatste dag ligt voor de eerste.", "en": "The last day lies before the first."},
            {"nl": "Kijk de dagen en het jaartal na.", "en": "Check the days and the year."},
        )


class Overlaps(Refusal):
    """A party has a covenant for the same already in these days."""

    def __init__(self, until: date | None) -> None:
        nl = f" tot en met {written(until)}" if until else ", zonder einddatum"
        en = f" until {written(until)}" if until else ", without an end"
        super().__init__(
            {
                "nl": f"Een van deze partijen heeft in deze tijd al een convenant voor hetzelfde{nl}.",
                "en": f"One of these parties has a covenant for the same in this time already{en}.",
            },
            {"nl": "Verleng dat, of laat het eerst eindigen.", "en": "Prolong that one, or have it end first."},
        )


class NotAParty(Refusal):
    """This organisation did not sign the covenant."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze organisatie heeft dit convenant niet getekend.",
                "en": "This organisation did not sign this covenant.",
            },
            {"nl": "Kies een van de partijen.", "en": "Choose one of the parties."},
        )


class WorksElsewhere(Refusal):
    """Whoever is named for a party does not work there."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze persoon werkt niet bij deze organisatie.",
                "en": "This person does not work at this organisation.",
            },
            {
                "nl": "Kies iemand van deze organisatie, of zet de persoon daar eerst bij.",
                "en": "Choose somebody of this organisation, or add the person there first.",
            },
        )


class OwnMandate(Refusal):
    """An organisation needs no mandate of its own."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Een organisatie geeft een mandaat aan een andere, niet aan zichzelf.",
                "en": "An organisation gives a mandate to another one, not to itself.",
            }
        )


class MandateTooLong(Refusal):
    """A mandate cannot hold longer than the covenant under which it was given."""

    def __init__(self, ends: date) -> None:
        super().__init__(
            {
                "nl": f"Het convenant eindigt op {written(ends)}. Een mandaat kan niet langer duren.",
                "en": f"The covenant ends on {written(ends)}. A mandate cannot last longer.",
            },
            {
                "nl": "Kies een laatste dag binnen het convenant, of verleng dat eerst.",
                "en": "Choose a last day within the covenant, or prolong that first.",
            },
        )


class NoMandate(Refusal):
    """The organisation of whoever decides never got this mandate, or not in this programme."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Uw organisatie heeft dit mandaat hier niet.",
                "en": "Your organisation does not have this mandate here.",
            },
            {"nl": "Vraag het de partner zelf.", "en": "Ask the partner."},
        )


class HowMuch(Refusal):
    """By a mandate with a limit nobody can tell what may be decided without the amount."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dit mandaat geldt tot een bedrag. Hoeveel euro dit besluit kost staat er niet.",
                "en": "This mandate holds up to an amount. How many euros this decision costs is not said.",
            },
            {"nl": "Vul het bedrag in.", "en": "Fill in the amount."},
        )


class NoAnswerAwaited(Refusal):
    """The partner has answered already, or need not: it was decided by mandate."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Hier wacht niemand meer op een antwoord.", "en": "Nobody waits for an answer here any more."},
            {
                "nl": "Kijk op de pagina van de casus wat er is besloten.",
                "en": "See on the page of the case what was decided.",
            },
        )
