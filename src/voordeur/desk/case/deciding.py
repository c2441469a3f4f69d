"""Who decides in the household of a case, on the pages: for whom a yes or a signature is still lacking today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext

from voordeur.cases.deciding import members_of
from voordeur.cases.models import ConsentOrGround
from voordeur.desk.case.casework import CaseView
from voordeur.people.rules import deciding_together, lacking, who_decides


@dataclass(frozen=True, kw_only=True)
class GroundSeen:
    """A consent or ground, with the names of who gave it, of whom it is about, and whose yes is lacking today."""

    row: ConsentOrGround
    by: tuple[str, ...]
    about: tuple[str, ...]
    lacking: tuple[str, ...]


def grounds_in(case: CaseView, today: date) -> list[GroundSeen]:
    """Give the grounds of a case as they stand on the day of reading: a child that grew up must say yes itself."""
    members = members_of(case.file, today) if case.grounds else []
    found = []
    for row in case.grounds:
        by = {UUID(one) for one in row.persons}
        whose = [UUID(one) for one in row.subjects] or list(by)
        wanted = [] if row.withdrawn_on else [lacking(one, by, members, today) for one in whose]
        persons = dict.fromkeys(person for one in wanted for person in one.persons)
        elsewhere = () if row.others else dict.fromkeys(name for one in wanted for name in one.names)
        found.append(
            GroundSeen(
                row=row,
                by=(*_names(case, by), *filter(None, (row.others,))),
                about=_names(case, whose) if row.subjects else (),
                lacking=(*_names(case, persons), *elsewhere),
            )
        )
    return found


def decides_for(case: CaseView, today: date) -> list[tuple[str, tuple[str, ...]]]:
    """Give, for each member who does not decide alone, the names of who does; nobody: that must be found out first."""
    members = members_of(case.file, today)
    told = [(one.name, one.person, who_decides(one.person, members, today)) for one in case.members]
    return [
        (name, (*_names(case, decide.persons), *decide.names))
        for name, person, decide in told
        if decide.missing != "birth_date" and decide.persons != (person,)
    ]


def can_take_back(case: CaseView) -> list[tuple[UUID, str]]:
    """Give who can take consent back here: who lives there, and whose consent stands here and lives elsewhere by now.

    Of the latter, whoever is not seen to have lived there stands without a name, with the day of the consent.
    """
    if case.household is None:
        return []
    found = {one.person: one.name for one in case.members}
    for row in case.grounds:
        if row.kind == ConsentOrGround.Kind.CONSENT and row.withdrawn_on is None:
            elsewhere = gettext("Somebody who lives elsewhere (consent of %(day)s)") % {
                "day": date_format(row.since, "j F Y")
            }
            fresh = [one for one in map(UUID, (*row.persons, *row.subjects)) if one not in found]
            found |= {one: case.lived_here.get(one, elsewhere) for one in fresh}
    return list(found.items())


def signers_of(case: CaseView, today: date) -> list[tuple[UUID, str]]:
    """Give the members whose signature counts under what is about the household: not of a child under twelve."""
    members = members_of(case.file, today)
    able = {one.person for one in members if one.person in who_decides(one.person, members, today).persons}
    unknown = {one.person for one in members if one.born is None}
    return [(one.person, one.name) for one in case.members if one.person in able | unknown]


def signatures_lacking(case: CaseView, signed: Iterable[UUID], today: date) -> tuple[str, ...]:
    """Name who must still sign, when some of the household did."""
    did = set(signed)
    return _names(case, deciding_together(members_of(case.file, today), today) - did) if did else ()


def _names(case: CaseView, persons: Iterable[UUID]) -> tuple[str, ...]:
    """Name members of the household; of others only that they live elsewhere."""
    wanted = set(persons)
    named = tuple(one.name for one in case.members if one.person in wanted)
    return named if len(named) == len(wanted) else (*named, gettext("somebody who lives elsewhere"))
