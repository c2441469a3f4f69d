"""The minutes as somebody without an account reads them through a link: of the one table at which that person sat.

As on paper for one reader: what was said in confidence is not in it, and of other life domains than the one for which
somebody was asked there is nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.cases.models import Action, Conference, ConferenceDecision, Dissent, Invitation
from voordeur.journal import Level
from voordeur.journal.things import Thing


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision with its owner in words, and who does not agree."""

    text: str
    owner: str
    by: date
    dissents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MinutesFor:
    """What one person who was at the table reads of it afterwards."""

    on: date
    there: tuple[str, ...]
    said: str
    decided: tuple[Decided, ...]


def took_part(invitation: UUID, *, file: UUID) -> Invitation | None:
    """Give an invitation when minutes by link can be sent for it: of who was there, and has no account here."""
    asked = Invitation.objects.filter(file=file, pk=invitation, worker=None, came=Invitation.Came.THERE).first()
    held = asked and Conference.objects.filter(file=file, pk=asked.conference, state=Conference.State.HELD).exists()
    return asked if held else None


def minutes_for(asked: Invitation) -> MinutesFor:
    """Gather the minutes for who was asked; ask only for one that `took_part` gave."""

    def meant_for(rows: Iterable[Thing]) -> list[Thing]:
        return [one for one in rows if one.level < Level.CONFINED and one.domain in ("", asked.domain)]

    table = {"file": asked.file_id, "conference": asked.conference}
    held = Conference.objects.get(file=asked.file_id, pk=asked.conference)
    came = meant_for(Invitation.objects.filter(**table, came=Invitation.Came.THERE).order_by(*Invitation.listed))
    decisions = meant_for(ConferenceDecision.objects.filter(**table).order_by(*ConferenceDecision.listed))
    names = _names(id for one in (*came, *decisions) for id in _who(one))
    against: dict[UUID, list[str]] = {}
    for no in Dissent.objects.filter(file=asked.file_id).order_by("on", "id"):
        against.setdefault(no.conference_decision, []).append(": ".join(filter(None, (no.who, no.reason))))
    return MinutesFor(
        on=held.on,
        there=(*(", ".join(filter(None, (one.text, *map(names.get, _who(one))))) for one in came), *held.attended),
        said=held.decisions,
        decided=tuple(
            Decided(
                text=one.text,
                owner=names.get(one.owner) or one.owner_name or str(Action.Owner(one.owner_kind).label),
                by=one.by,
                dissents=tuple(against.get(one.pk, ())),
            )
            for one in decisions
            if isinstance(one, ConferenceDecision)
        ),
    )


def _who(row: Thing) -> tuple[UUID | None, ...]:
    return (row.worker, row.organisation) if isinstance(row, Invitation) else (getattr(row, "owner", None),)


def _names(ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    wanted = [one for one in ids if one]
    workers: dict[UUID | None, str] = {one.pk: one.name for one in accounts.workers(wanted).values()}
    return {**workers, **{one.pk: one.name for one in accounts.organisations(wanted)}}
