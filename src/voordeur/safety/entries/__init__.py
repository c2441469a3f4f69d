"""What can be said about safety in the journal. One module per capability."""

from voordeur.safety.entries.codes import CodeEnded as CodeEnded
from voordeur.safety.entries.codes import CodeStarted as CodeStarted
from voordeur.safety.entries.codes import ColleagueConsulted as ColleagueConsulted
from voordeur.safety.entries.codes import Decided as Decided
from voordeur.safety.entries.codes import ReportedToVeiligThuis as ReportedToVeiligThuis
from voordeur.safety.entries.codes import SignalsMapped as SignalsMapped
from voordeur.safety.entries.codes import TalkedWithInvolved as TalkedWithInvolved
from voordeur.safety.entries.codes import Weighed as Weighed
from voordeur.safety.entries.contacts import AcuteContactAdded as AcuteContactAdded
from voordeur.safety.entries.contacts import AcuteContactRemoved as AcuteContactRemoved
from voordeur.safety.entries.facts import FactProtected as FactProtected
from voordeur.safety.entries.facts import FactReviewed as FactReviewed
from voordeur.safety.entries.facts import ProtectionEnded as ProtectionEnded
from voordeur.safety.entries.facts import ReaderAdded as ReaderAdded
from voordeur.safety.entries.facts import ReaderEnded as ReaderEnded
from voordeur.safety.entries.facts import SubjectKind as SubjectKind
from voordeur.safety.entries.facts import What as What
from voordeur.safety.entries.flags import SafetyFlagEnded as SafetyFlagEnded
from voordeur.safety.entries.flags import SafetyFlagSet as SafetyFlagSet
