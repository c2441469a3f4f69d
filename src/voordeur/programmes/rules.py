"""Pure decisions about programmes: what still blocks a start, and what to worry about. The day is passed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from voordeur.common.months import add_months
from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Method, Role, Text

SOON = 6
"""Months before the end of its money in which a programme must know how it goes on."""

# By these entries something about a resident goes to another organisation.
_SHARING = frozenset(
    (
        "referral_made",
        "passed_on",
        "party_joined",
        "party_endorsed",
        "conference_called",
        "conference_held",
        "handover_offered",
        "escalated",
    )
)


class LeavesBeforeJoining(Refusal):
    """Somebody's last day in a team lies before the first."""

    def __init__(self) -> None:
        """Say what to change."""
        super().__init__(
            {
                "nl": "De laatste dag in het team ligt vóór de eerste.",
                "en": "The last day in the team lies before the first.",
            },
            {
                "nl": "Kies een latere laatste dag, of laat die leeg.",
                "en": "Choose a later last day, or leave it empty.",
            },
        )


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What a partner signed: what may be shared with it, and the last day (None: no end)."""

    organisation: UUID
    shares: str
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Money:
    """Money for a programme: from whom, how many euros where that is known, and its last day (None: no end)."""

    name: str
    amount: Decimal | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """All that is arranged so far for a programme that is to start.

    `held` gives per role of the method who will have it. `in_force` are organisations of which a covenant holds
    already. `targets` gives a figure per indicator and year.
    """

    slug: str
    method_text: str
    method: Method
    settings: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    controller: UUID | None = None
    area: UUID | None = None
    until: date | None = None
    held: Mapping[str, Sequence[UUID]] = field(default_factory=dict)
    signed: Sequence[Signed] = ()
    in_force: frozenset[UUID] = frozenset()
    targets: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    money: Sequence[Money] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something that must be arranged or that deserves attention; `step` is the part of the preparation."""

    step: str
    text: Text


def blocks(prepared: Preparation) -> tuple[Line, ...]:
    """Give all that still keeps a programme from starting; none when it can start."""
    return (
        *_unfinished(prepared.method),
        *_without_place(prepared),
        *_short_of_people(prepared),
        *_without_covenant(prepared),
    )


def worries(prepared: Preparation, *, today: date) -> tuple[Line, ...]:
    """Give what does not keep a programme from starting, and deserves attention nevertheless."""
    if not prepared.money:
        return (
            Line(
                step="money",
                text=Text(
                    "Er staat nog niet waarvan dit wordt betaald, en tot wanneer.",
                    "It is not noted yet what this is paid from, and until when.",
                ),
            ),
        )
    return (*_outliving(prepared), *_ending(prepared, today))


def ends_soon(until: date | None, *, today: date) -> bool:
    """Tell whether money ends within half a year, or has ended."""
    return until is not None and until < add_months(today, SOON)


def outlived(until: date | None, money: Iterable[date | None]) -> date | None:
    """Give the last day of the money of several funders when what is planned goes on after it; else None.

    `until`: the last day of what is planned. Money without an end never runs out, and unknown money cannot be outlived.
    """
    days = list(money)
    if until is None or not days or None in days:
        return None
    last = max(day for day in days if day is not None)
    return last if until > last else None


def needed(method: Method) -> tuple[Role, ...]:
    """Give the roles of a method that somebody must have before the work starts.

    Those with a number, and those that owe a duty; of several the first. Reporters are no members of a team.
    """
    owing = {duty.who[0] for duty in method.duties.values()}
    owing |= {duty.late.role for duty in method.duties.values() if duty.late and duty.late.role}
    return tuple(
        role for role in method.roles.values() if role.function != "reporter" and (role.number or role.id in owing)
    )


def shares_with_partners(method: Method) -> bool:
    """Tell whether by this method something about a resident goes to another organisation."""
    return not _SHARING.isdisjoint(_spoken(method))


def _spoken(method: Method) -> Iterable[str]:
    for stage in method.stages.values():
        for move in stage.moves:
            yield from move.on
    for duty in method.duties.values():
        yield duty.deed
    for rule in method.rules.values():
        yield from rule.guards.kinds


def _unfinished(method: Method) -> Iterable[Line]:
    if method.status == "draft":
        lacking = "; ".join(method.gaps)
        yield Line(
            step="method",
            text=Text(
                f"Deze werkwijze is een concept: er ontbreekt nog iets ({lacking or 'zie de werkwijze'}). "
                "Kies een andere, of maak haar eerst af.",
                f"This method is a draft: something is still missing ({lacking or 'see the method'}). "
                "Choose another one, or finish it first.",
            ),
        )


def _without_place(prepared: Preparation) -> Iterable[Line]:
    if prepared.controller is None:
        yield Line(
            step="place",
            text=Text(
                "Kies welke organisatie verantwoordelijk is voor de gegevens.",
                "Choose which organisation answers in law for the data.",
            ),
        )
    if prepared.area is None:
        yield Line(
            step="place",
            text=Text("Kies het gebied waarin u werkt, of teken het.", "Choose the area that you work in, or draw it."),
        )


def _short_of_people(prepared: Preparation) -> Iterable[Line]:
    for role in needed(prepared.method):
        there, wanted = len(set(prepared.held.get(role.id, ()))), role.number or 1
        nl, en = role.title.nl, role.title.said("en")
        if not there:
            text = Text(f"Niemand heeft nog de rol {nl}.", f"Nobody has the role of {en} yet.")
        elif there < wanted:
            text = Text(f"Rol {nl}: {there} van de {wanted} mensen.", f"Role of {en}: {there} of {wanted} people.")
        else:
            continue
        yield Line(step="team", text=text)


def _without_covenant(prepared: Preparation) -> Iterable[Line]:
    partners = ({one.organisation for one in prepared.signed} | prepared.in_force) - {prepared.controller}
    if shares_with_partners(prepared.method) and not partners:
        yield Line(
            step="partners",
            text=Text(
                "Deze werkwijze deelt gegevens met partners, en nog geen partner heeft getekend wat mag.",
                "This method shares data with partners, and no partner has signed yet what is allowed.",
            ),
        )


def _outliving(prepared: Preparation) -> Iterable[Line]:
    if last := outlived(prepared.until, [one.until for one in prepared.money]):
        yield Line(
            step="money",
            text=Text(
                f"Het project duurt langer dan het geld: dat stopt op {_day(last)}.",
                f"The programme lasts longer than the money, which ends on {_day(last)}.",
            ),
        )


def _ending(prepared: Preparation, today: date) -> Iterable[Line]:
    for one in prepared.money:
        if one.until is not None and ends_soon(one.until, today=today):
            yield Line(
                step="money",
                text=Text(
                    f"Het geld van {one.name} stopt op {_day(one.until)}. Dat is binnen een half jaar.",
                    f"The money of {one.name} ends on {_day(one.until)}. That is within half a year.",
                ),
            )


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def refuse_a_last_day_before_the_first(first: date, last: date | None) -> None:
    """Raise LeavesBeforeJoining when the last day in a team, if one is named, lies before the first."""
    if last is not None and last < first:
        raise LeavesBeforeJoining
