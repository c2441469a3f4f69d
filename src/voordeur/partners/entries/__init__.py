"""What can be said of partner organisations in the journal. One module per capability."""

from voordeur.partners.entries.covenants import CovenantEnded as CovenantEnded
from voordeur.partners.entries.covenants import CovenantEndSeen as CovenantEndSeen
from voordeur.partners.entries.covenants import CovenantPartyLeft as CovenantPartyLeft
from voordeur.partners.entries.covenants import CovenantPersonLeft as CovenantPersonLeft
from voordeur.partners.entries.covenants import CovenantPersonNamed as CovenantPersonNamed
from voordeur.partners.entries.covenants import CovenantProlonged as CovenantProlonged
from voordeur.partners.entries.covenants import CovenantRightsWithdrawn as CovenantRightsWithdrawn
from voordeur.partners.entries.covenants import CovenantSigned as CovenantSigned
from voordeur.partners.entries.covenants import HowFar as HowFar
from voordeur.partners.entries.covenants import MandateGiven as MandateGiven
from voordeur.partners.entries.covenants import MandateRevoked as MandateRevoked
from voordeur.partners.entries.covenants import participant_id as participant_id
from voordeur.partners.entries.services import ContactPersonLeft as ContactPersonLeft
from voordeur.partners.entries.services import ContactPersonNamed as ContactPersonNamed
from voordeur.partners.entries.services import ServiceChanged as ServiceChanged
from voordeur.partners.entries.services import ServiceOffered as ServiceOffered
from voordeur.partners.entries.services import WaitingTimeObserved as WaitingTimeObserved
