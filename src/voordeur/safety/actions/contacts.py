"""Deeds about acute contacts, for whoever administers the installation."""

from datetime import date, datetime
from uuid import UUID

from voordeur.accounts.installation import INSTALLATION, opening
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Permit, Recorded, id_from, record
from voordeur.safety.entries import AcuteContactAdded, AcuteContactRemoved


def add_acute_contact(
    *,
    municipality: str,
    name: str,
    phone: str,
    when: str,
    source: str,
    checked: date,
    permit: Permit,
    at: datetime,
    id: UUID | None = None,
) -> Recorded:
    """Add a number to call in a municipality; it stands on every page about safety there from now on."""
    entry = id or new_id()
    body = AcuteContactAdded(
        acute_contact=id_from(entry, "acute contact"),
        municipality=municipality.strip(),
        name=name,
        phone=phone,
        when=when,
        source=source,
        checked=checked,
    )
    return record(Draft(INSTALLATION, body, day_of(at), id=entry), permit=permit, at=at, opening=opening())


def remove_acute_contact(*, contact: UUID, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Take a number away that does not hold any more."""
    body = AcuteContactRemoved(acute_contact=contact)
    return record(Draft(INSTALLATION, body, day_of(at), id=id), permit=permit, at=at)
