"""Pure decisions about covenants: which holds on a day, and what it allows. Days are passed in.

A covenant can refuse that something is shared, never a fact: what has happened is recorded, whatever was signed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.common.months import add_months
from voordeur.journal.refusals import Refusal

SOON = 3
"""Months before its end in which a covenant must be prolonged or wound up: a choice of ours, no source names one."""

State = Literal["covered", "unsigned", "ended", "not_yet", "other_purpose", "other_domain", "not_so_far", "not_named"]


@dataclass(frozen=True, kw_only=True)
class Pact:
    """A covenant as one party holds it: from and until the days on which both it and the party were there.

    `persons` are who was named for this party (workers, contact persons); none: it named nobody, and all may take part.
    """

    covenant: UUID
    organisation: UUID
    programme: UUID | None = None
    purposes: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    level: Literal["involvement", "shared"] = "shared"
    since: date
    until: date | None = None
    persons: frozenset[UUID] = frozenset()

    def holds(self, on: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """Whether something may be shared with a partner, by which covenant, or why not."""

    state: State
    pact: Pact | None = None

    @property
    def covered(self) -> bool:
        """A covenant in force allows it."""
        return self.state == "covered"

    @property
    def refused(self) -> bool:
        """There is or was a covenant, and it does not allow this now; a partner who never signed is another matter."""
        return self.state not in ("covered", "unsigned")


def sharing(
    pacts: Iterable[Pact],
    *,
    on: date,
    programme: UUID | None,
    purpose: str = "",
    domains: Collection[str] | None = None,
    worker: UUID | None = None,
) -> Sharing:
    """Say whether what a partner signed allows this on this day.

    `domains`: on which life domains; None is on all of them, which a covenant for some does not allow, and an empty one
    is what belongs to no life domain. Without a `purpose` any will do.
    """
    ours = [pact for pact in pacts if pact.programme in (None, programme)]
    reasons: list[tuple[State, Pact]] = [
        (_missing(pact, purpose, domains, worker), pact) for pact in ours if pact.holds(on)
    ]
    for state, pact in reasons:
        if state == "covered":
            return Sharing(state="covered", pact=pact)
    if reasons:
        return Sharing(state=reasons[0][0], pact=reasons[0][1])
    past = sorted((pact for pact in ours if pact.until and pact.until < on), key=lambda pact: pact.until or on)
    if past:
        return Sharing(state="ended", pact=past[-1])
    return Sharing(state="not_yet", pact=ours[0]) if ours else Sharing(state="unsigned")


def _missing(pact: Pact, purpose: str, domains: Collection[str] | None, worker: UUID | None) -> State:
    if pact.level == "involvement":
        return "not_so_far"
    if purpose and pact.purposes and purpose not in pact.purposes:
        return "other_purpose"
    if pact.domains and (domains is None or not pact.domains.issuperset(domains)):
        return "other_domain"
    if worker and pact.persons and worker not in pact.persons:
        return "not_named"
    return "covered"


def ends_soon(until: date | None, *, today: date) -> bool:
    """Tell whether a covenant that holds ends within three months."""
    return until is not None and today <= until < add_months(today, SOON)


def refuse_what_is_not_covered(found: Sharing, name: str) -> None:
    """Raise NotCovered, with what to do, when what a partner signed does not allow this."""
    if found.refused:
        raise NotCovered(found, name)


class NotCovered(Refusal):
    """What is to be shared with a partner is not allowed by what it signed."""

    def __init__(self, found: Sharing, name: str) -> None:
        """Say why, and what to do."""
        until = found.pact.until if found.pact else None
        day = written(until) if until else ""
        nl, en = _WHY[found.state]
        super().__init__(
            {"nl": nl.format(name=name, day=day), "en": en.format(name=name, day=day)},
            {"nl": _NEXT[found.state][0], "en": _NEXT[found.state][1]},
        )
        self.sharing = found


class CovenantHolds(Refusal):
    """Nothing is withdrawn under a covenant that holds for all of its parties."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Dit convenant loopt nog. Er is niets om in te trekken.",
                "en": "This covenant still holds. There is nothing to withdraw.",
            },
            {
                "nl": "Laat het convenant eerst eindigen, of laat een partij vertrekken.",
                "en": "First have the covenant end, or a party leave.",
            },
        )


class NothingToWithdraw(Refusal):
    """Nobody of the parties holds a right any more that was given under the covenant and rests on nothing else."""

    def __init__(self) -> None:
        """Say how it stands."""
        super().__init__(
            {
                "nl": "Niemand heeft nog rechten die op dit convenant rusten.",
                "en": "Nobody holds rights any more that rest on this covenant.",
            },
            {"nl": "U hoeft niets te doen.", "en": "There is nothing that you need to do."},
        )


_WHY: dict[str, tuple[str, str]] = {
    "ended": (
        "Het convenant met {name} is afgelopen op {day}. Er mag niets nieuws meer worden gedeeld.",
        "The covenant with {name} ended on {day}. Nothing new may be shared.",
    ),
    "not_yet": (
        "Het convenant met {name} is nog niet ingegaan.",
        "The covenant with {name} does not hold yet.",
    ),
    "other_purpose": (
        "Het convenant met {name} geldt niet voor dit doel.",
        "The covenant with {name} does not hold for this purpose.",
    ),
    "other_domain": (
        "Het convenant met {name} geldt niet voor dit leefgebied.",
        "The covenant with {name} does not hold for this life domain.",
    ),
    "not_so_far": (
        "Volgens het convenant mag {name} alleen weten wie er betrokken is.",
        "By the covenant {name} may only know who is involved.",
    ),
    "not_named": (
        "Deze medewerker van {name} staat niet in het convenant.",
        "This worker of {name} is not named in the covenant.",
    ),
}
_ASK = (
    "Vraag de beheerder om het convenant te laten verlengen of aanpassen. Wat al is gebeurd, kunt u gewoon vastleggen.",
    "Ask the administrator to have the covenant prolonged or changed. What has happened already you can simply record.",
)
_NEXT: dict[str, tuple[str, str]] = dict.fromkeys(_WHY, _ASK) | {
    "other_domain": (
        "Kies alleen de leefgebieden van het convenant, of vraag de beheerder om het te laten aanpassen.",
        "Choose the life domains of the covenant only, or ask the administrator to have it changed.",
    ),
    "not_named": (
        "Kies iemand die wel is genoemd, of vraag de beheerder om deze medewerker te laten toevoegen.",
        "Choose somebody who is named, or ask the administrator to have this worker added.",
    ),
}


def written(day: date) -> str:
    """Write a day in figures, as a refusal names it in both languages."""
    return f"{day.day}-{day.month}-{day.year}"
