"""Tables of partner organisations: what they offer, whom to call there, and what they signed."""

from voordeur.partners.models.covenants import Covenant as Covenant
from voordeur.partners.models.covenants import CovenantParty as CovenantParty
from voordeur.partners.models.covenants import Mandate as Mandate
from voordeur.partners.models.covenants import Participant as Participant
from voordeur.partners.models.services import ContactPerson as ContactPerson
from voordeur.partners.models.services import ObservedWait as ObservedWait
from voordeur.partners.models.services import Service as Service
