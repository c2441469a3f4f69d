"""What can be said about safety in the journal. One module per capability."""

from voordeur.safety.entries.facts import FactProtected as FactProtected
from voordeur.safety.entries.facts import FactReviewed as FactReviewed
from voordeur.safety.entries.facts import ProtectionEnded as ProtectionEnded
from voordeur.safety.entries.facts import ReaderAdded as ReaderAdded
from voordeur.safety.entries.facts import ReaderEnded as ReaderEnded
from voordeur.safety.entries.facts import SubjectKind as SubjectKind
from voordeur.safety.entries.facts import What as What
from voordeur.safety.entries.flags import SafetyFlagEndAsked as SafetyFlagEndAsked
from voordeur.safety.entries.flags import SafetyFlagEnded as SafetyFlagEnded
from voordeur.safety.entries.flags import SafetyFlagSet as SafetyFlagSet
