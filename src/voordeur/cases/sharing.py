"""What may be shared with a partner from a case: the one place where a covenant refuses something new.

Facts never come here: who was asked, who took part and what was said is recorded, whatever was signed. Who answers in
law for the programme needs no covenant with itself; a partner who never signed anything is asked as before, without the
name of the household.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from voordeur.access.functions import function
from voordeur.accounts import queries as accounts
from voordeur.journal import File
from voordeur.partners import queries as partners
from voordeur.partners.rules.covenants import Sharing, refuse_what_is_not_covered
from voordeur.programmes import queries as programmes

# To what end a partner is asked, by what the question is about.
TO_WHAT_END = {
    "party": "coordination",
    "action": "help",
    "referral": "help",
    "handover": "coordination",
    "invitation": "coordination",
    "minutes": "coordination",
    "escalation": "oversight",
}


def asked_under(
    organisation: UUID | None, *, file: UUID, about: str, domain: str, on: date, programme: UUID | None = None
) -> Sharing:
    """Say whether an organisation may be told, on this day, about a thing of a case that it is asked about."""
    programme = programme or File.objects.values_list("programme", flat=True).filter(id=file).first()
    domains = (domain,) if domain else ()
    return partners.sharing_with(
        organisation, on=on, programme=programme, purpose=TO_WHAT_END.get(about, ""), domains=domains
    )


def refuse_to_ask(organisation: UUID | None, *, file: UUID, about: str, domain: str, on: date) -> None:
    """Raise NotCovered when what an organisation signed does not allow to ask it this on this day."""
    if organisation is not None:
        found = asked_under(organisation, file=file, about=about, domain=domain, on=on)
        refuse_what_is_not_covered(found, accounts.organisation(organisation).name)


def refuse_sight(worker: UUID, *, programme: UUID, role_function: str, domains: Collection[str], on: date) -> None:
    """Raise NotCovered when a role in a case, from this day, shows a partner's worker what its covenant does not allow.

    `domains`: the life domains that the role shows; none named: all. Not asked about a role that whoever writes takes
    in a case that begins with the same act: what is written there is known already.
    """
    who = accounts.workers([worker]).get(worker)
    if who is None or who.organisation is None:
        return
    if who.organisation == programmes.programme(programme).controller:
        return
    rights = function(role_function).own.get(File.Kind.CASE, ())
    found = partners.sharing_with(
        who.organisation,
        on=on,
        programme=programme,
        purpose=rights[0].purpose if rights else "",
        domains=tuple(domains) or None,
        worker=worker,
    )
    refuse_what_is_not_covered(found, accounts.organisation(who.organisation).name)
