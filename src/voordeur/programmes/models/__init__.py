"""Tables of programmes: a method at work in an area, with its team, its groups and what it measures."""

from voordeur.programmes.models.groups import Group as Group
from voordeur.programmes.models.groups import GroupMeeting as GroupMeeting
from voordeur.programmes.models.measuring import ConsultingHour as ConsultingHour
from voordeur.programmes.models.measuring import Measurement as Measurement
from voordeur.programmes.models.measuring import ProgrammePhase as ProgrammePhase
from voordeur.programmes.models.programme import AreaMark as AreaMark
from voordeur.programmes.models.programme import AreaSignal as AreaSignal
from voordeur.programmes.models.programme import BlindSpot as BlindSpot
from voordeur.programmes.models.programme import Funding as Funding
from voordeur.programmes.models.programme import Programme as Programme
from voordeur.programmes.models.programme import Target as Target
from voordeur.programmes.models.programme import TeamMember as TeamMember
