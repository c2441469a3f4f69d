"""Tables of this room. Every row stands in a file that only its named readers may see."""

from voordeur.safety.models.codes import ReportingCode as ReportingCode
from voordeur.safety.models.contacts import AcuteContact as AcuteContact
from voordeur.safety.models.facts import ProtectedFact as ProtectedFact
from voordeur.safety.models.flags import SafetyFlag as SafetyFlag
