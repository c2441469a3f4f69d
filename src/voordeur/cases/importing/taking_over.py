"""Taking over a list of running households: each its own act by the ordinary deed, all of them or none."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from voordeur.cases.actions.opening import open_case
from voordeur.cases.households import NewHousehold, household_id
from voordeur.cases.importing.checking import Checked
from voordeur.journal import Permit, hold
from voordeur.journal.refusals import NoPermit, Refusal

Choice = Literal["new", "skip"] | UUID
"""What to do with a row: a household of its own, leave it out, or the known household that it is."""


class Undecided(Refusal):
    """A household may be known already, and nobody said whether it is the same."""

    def __init__(self, rows: Sequence[int]) -> None:
        """Name the rows."""
        named = ", ".join(str(row) for row in rows)
        super().__init__(
            {
                "nl": f"Kies eerst bij rij {named} of het een nieuw huishouden is.",
                "en": f"First choose for row {named} whether it is a new household.",
            }
        )


class RowRefused(Refusal):
    """One household could not be taken over, and so none of them was."""

    def __init__(self, row: int, refusal: Refusal) -> None:
        """Say which row, and what was refused about it."""
        why, first = refusal.explanation, refusal.first
        super().__init__(
            {"nl": f"Rij {row}: {why['nl']}", "en": f"Row {row}: {why['en']}"},
            {
                "nl": f"{first['nl']} Er is niets overgenomen.".strip(),
                "en": f"{first['en']} Nothing was taken over.".strip(),
            },
        )
        self.row = row


def files_of(rows: Sequence[Checked], choices: Mapping[int, Choice]) -> list[UUID]:
    """Give the files of households that `take_over` writes in with these choices, for the permit."""
    found = []
    for one in rows:
        choice = choices.get(one.row.row, "new")
        if not one.taken and choice != "skip":
            found.append(household_id(one.id) if choice == "new" else choice)
    return [each for each in found if isinstance(each, UUID)]


def take_over(
    *, programme: UUID, rows: Sequence[Checked], choices: Mapping[int, Choice], permit: Permit, at: datetime
) -> int:
    """Open a case for each row, on the day that it began, and give how many; what was taken over before stays.

    Raises Undecided, RowRefused; then nothing is written.
    """
    waiting = [one.row.row for one in rows if one.matches and one.row.row not in choices]
    if waiting:
        raise Undecided(waiting)
    taken = 0
    with transaction.atomic():
        # What several rows come to is locked first; one row after the other it would be in an order of their own.
        workers = {worker for one in rows for worker in one.workers.values()}
        hold({programme, *files_of(rows, choices), *workers}, permit=permit, at=at)
        for one in rows:
            choice = choices.get(one.row.row, "new")
            if one.taken or choice == "skip":
                continue
            try:
                _open(one, choice, programme, permit, at)
            except NoPermit:
                raise
            except Refusal as refusal:
                raise RowRefused(one.row.row, refusal) from refusal
            taken += 1
    return taken


def _open(one: Checked, choice: Choice, programme: UUID, permit: Permit, at: datetime) -> None:
    address = one.address.pk if one.address else None
    open_case(
        route="transfer",
        household=choice
        if isinstance(choice, UUID)
        else NewHousehold(label=one.row.label, address=address, members=one.row.members),
        programme=programme,
        roles=one.workers,
        permit=permit,
        at=at,
        happened_on=one.row.since,
        id=one.id,
    )
