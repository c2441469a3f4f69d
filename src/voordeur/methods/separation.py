"""Roles that one person cannot hold both in a case, written out as rules of the method."""

from collections.abc import Iterator, Mapping

from voordeur.methods.conditions.words import Entries, FieldTest, RoleHeld, Several
from voordeur.methods.language import ROLE_GIVEN, Role, Rule, Text


def rules_of_separation(roles: Mapping[str, Role]) -> Iterator[Rule]:
    """Give, for each two roles of which one says `apart_from` the other, the rules that keep them apart.

    The rule `apart_A_B` guards the assignment of A to a worker who holds B.
    """
    for role in roles.values():
        for other in role.apart_from:
            if other in roles and other != role.id:
                yield _rule(role, roles[other])
                yield _rule(roles[other], role)


def _rule(role: Role, other: Role) -> Rule:
    held = RoleHeld(other.id, "worker", role.place)
    return Rule(
        id=f"apart_{role.id}_{other.id}",
        of="case",
        kind="method",
        guards=Entries((ROLE_GIVEN,), (FieldTest("role", (role.id,), place=role.place),), role.place),
        must=Several("not", (held,), 0, 0, role.place),
        because=Text(
            f"In één casus zijn ‘{role.title.nl}’ en ‘{other.title.nl}’ niet dezelfde persoon.",
            f"In one case “{role.title.said('en')}” and “{other.title.said('en')}” are not the same person.",
        ),
        first=Text(
            f"Kies iemand anders, of geef eerst een ander de rol ‘{other.title.nl}’.",
            f"Choose somebody else, or first give somebody else the role “{other.title.said('en')}”.",
        ),
        place=role.place,
    )
