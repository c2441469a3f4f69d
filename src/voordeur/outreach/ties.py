"""Where the file of a door leads, for whoever declared a tie with a street."""

from uuid import UUID

from voordeur.access.ties import Whereabouts, leads
from voordeur.outreach.models import Doorstep


@leads("doorstep")
def _address_of_door(file: UUID) -> Whereabouts:
    """A door leads to its address."""
    address = Doorstep.objects.filter(pk=file).values_list("address", flat=True).first()
    return Whereabouts(addresses=frozenset((address,))) if address else Whereabouts()
