"""Who decides in a household of a case: asked by every deed for which somebody says yes, signs or asks to read along.

By age and parental authority on that day, wherever it was written down and whatever the writer sees (trust rule 9).
"""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from voordeur.cases.models import Case
from voordeur.journal.refusals import Refusal
from voordeur.people import queries as people
from voordeur.people.looking_after import authority_of
from voordeur.people.rules import Member, can_speak_for, who_decides


class DoesNotDecide(Refusal):
    """Nobody of those who said yes, signed or asked decides about whom it is."""

    kind = "law"

    def __init__(self, name: str = "") -> None:
        super().__init__(
            {
                "nl": f"Wie u noemt, beslist niet voor {name or 'deze persoon'}.",
                "en": f"Whom you name does not decide for {name or 'this person'}.",
            },
            {
                "nl": "Onder de 12 beslist wie het gezag heeft, van 12 tot 16 het kind samen met die, vanaf 16 de "
                "jongere zelf. Kies wie beslist, of leg eerst vast wie het gezag heeft.",
                "en": "Under 12 those with parental authority decide, from 12 to 16 the child together with them, from "
                "16 the young person. Choose who decides, or first write down who has authority.",
            },
        )


def members_of(file: UUID, on: date) -> list[Member]:
    """Give who lives in the household of a case on a day, as the rule reads them; nobody when it is not known."""
    home = Case.objects.filter(pk=file).values_list("household", flat=True).first()
    if home is None:
        return []
    living = list(people.living_together_on(on, household=people.going_on(home)))
    authority = authority_of(people.custody_of(one.person for one in living))
    return [Member(person=one.person, born=one.born, authority=authority.get(one.person, ())) for one in living]


def refuse_who_does_not_decide(
    file: UUID, *, about: Iterable[UUID], by: Collection[UUID], others: str = "", on: date
) -> None:
    """Raise DoesNotDecide when for one of these persons nobody who speaks (`by`, or `others` by name) decides."""
    members = members_of(file, on)
    for person in about:
        if not can_speak_for(person, by, members, on, others=bool(others.strip())):
            raise DoesNotDecide(people.names_on([person], on).get(person, ""))


def refuse_who_is_too_young(file: UUID, *, persons: Iterable[UUID], on: date) -> None:
    """Raise DoesNotDecide for a child that does not decide along yet, and so signs nothing."""
    members = members_of(file, on)
    for person in persons:
        told = who_decides(person, members, on)
        if told.missing != "birth_date" and person not in told.persons:
            raise DoesNotDecide(people.names_on([person], on).get(person, ""))
