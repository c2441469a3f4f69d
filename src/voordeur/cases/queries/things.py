"""Which things of a case a worker may know of: a duty about a need that is hidden is hidden with it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.assessments.models import Need
from voordeur.cases.models import Action, Goal, Referral
from voordeur.journal import Level

_THINGS = (Need, Goal, Action, Referral)


def seen_by(file: UUID, thing: UUID) -> tuple[str, Level]:
    """Give the life domain and level of a need, goal, action or referral; shared and of no domain for anything else."""
    found = (model.objects.filter(file=file, pk=thing).values_list("domain", "level").first() for model in _THINGS)
    domain, level = next(filter(None, found), ("", Level.SHARED))
    return domain, Level(level)


def hidden_things(*, files: Iterable[UUID], worker: Worker | UUID, purposes: Iterable[str], today: date) -> set[UUID]:
    """Give the needs, goals, actions and referrals in these files that a worker sees for none of these purposes."""
    inside, purposes = list(files), list(purposes)
    hidden: set[UUID] = set()
    for model in _THINGS:
        rows = model.objects.filter(file__in=inside)
        of_table = set(rows.values_list("pk", flat=True))
        for purpose in purposes:
            seen = visible(rows, worker=worker, purpose=purpose, today=today)
            of_table -= set(seen.values_list("pk", flat=True)) if of_table else set()
        hidden |= of_table
    return hidden
