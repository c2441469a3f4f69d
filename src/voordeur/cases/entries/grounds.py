"""Why the work may be done: consent, or a ground in law."""

from uuid import UUID

from voordeur.cases.models.case import ConsentOrGround
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("consent_given")
class ConsentGiven(Body):
    """Residents agreed to something, each of them named; `subjects`: for whom it counts, when that is not themselves.

    `others`: who agreed as well and lives elsewhere, such as a guardian.
    """

    persons: tuple[UUID, ...] = ()
    subjects: tuple[UUID, ...] = ()
    others: str = ""
    for_what: str = ""
    how: str = ""
    with_whom: str = ""


@entry("consent_withdrawn")
class ConsentWithdrawn(Body):
    """Residents took their consent to the work in this file back, all of it when nobody is named; it works at once."""

    reason: str = ""
    persons: tuple[UUID, ...] = ()


@entry("ground_recorded", plain=True, whole=True)
class GroundRecorded(Body):
    """The work rests on another ground than consent, with its article of law."""

    ground: str
    law: str = ""


@projects(ConsentGiven)
def _consent_given(entry: Entry, body: ConsentGiven, rows: Rows) -> None:
    rows.put(
        ConsentOrGround(
            id=entry.id,
            kind=ConsentOrGround.Kind.CONSENT,
            persons=[str(person) for person in body.persons],
            subjects=[str(person) for person in body.subjects],
            others=body.others,
            for_what=", ".join(filter(None, (body.for_what, body.with_whom))),
            how=body.how,
            since=entry.happened_on,
        )
    )


@projects(ConsentWithdrawn)
def _consent_withdrawn(entry: Entry, body: ConsentWithdrawn, rows: Rows) -> None:
    withdrawing = {str(person) for person in body.persons}
    for given in rows.all(ConsentOrGround):
        if given.kind != ConsentOrGround.Kind.CONSENT or given.withdrawn_on is not None:
            continue
        left = [one for one in given.subjects if one not in withdrawing]
        if not withdrawing or withdrawing & set(given.persons) or (given.subjects and not left):
            given.withdrawn_on = entry.happened_on
        elif left != given.subjects:
            given.subjects = left  # a young person takes it back for himself alone
        else:
            continue
        rows.put(given)


@projects(GroundRecorded)
def _ground_recorded(entry: Entry, body: GroundRecorded, rows: Rows) -> None:
    ground = ConsentOrGround.Kind.GROUND
    rows.put(ConsentOrGround(id=entry.id, kind=ground, for_what=body.ground, how=body.law, since=entry.happened_on))
