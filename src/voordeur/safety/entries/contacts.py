"""What can be said of acute contacts: whom to call in a municipality when somebody is not safe now."""

from datetime import date
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.safety.models.contacts import AcuteContact


@entry("acute_contact_added", thing="acute_contact", files=("installation",))
class AcuteContactAdded(Body):
    """A number to call was added for a municipality; `checked` is the day on which somebody called it or looked."""

    acute_contact: UUID
    municipality: str
    name: str
    phone: str
    when: str
    source: str
    checked: date


@entry("acute_contact_removed", thing="acute_contact", files=("installation",))
class AcuteContactRemoved(Body):
    """A number is no longer shown."""

    acute_contact: UUID


@projects(AcuteContactAdded)
def _acute_contact_added(entry: Entry, body: AcuteContactAdded, rows: Rows) -> None:
    rows.put(
        AcuteContact(
            id=body.acute_contact,
            municipality=body.municipality,
            name=body.name,
            phone=body.phone,
            when=body.when,
            source=body.source,
            checked=body.checked,
        )
    )


@projects(AcuteContactRemoved)
def _acute_contact_removed(entry: Entry, body: AcuteContactRemoved, rows: Rows) -> None:
    rows.drop(rows.get(AcuteContact, body.acute_contact))
