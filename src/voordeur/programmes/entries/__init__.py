"""What can be said of a programme in the journal, and what each of these changes. One module per capability."""

from voordeur.programmes.entries.groups import GroupEnded as GroupEnded
from voordeur.programmes.entries.groups import GroupFormed as GroupFormed
from voordeur.programmes.entries.groups import GroupMeetingHeld as GroupMeetingHeld
from voordeur.programmes.entries.measuring import ConsultingHourHeld as ConsultingHourHeld
from voordeur.programmes.entries.measuring import MeasurementTaken as MeasurementTaken
from voordeur.programmes.entries.measuring import ProgrammePhaseBegun as ProgrammePhaseBegun
from voordeur.programmes.entries.programme import AreaMarked as AreaMarked
from voordeur.programmes.entries.programme import AreaSignalPassedOn as AreaSignalPassedOn
from voordeur.programmes.entries.programme import BlindSpotNoted as BlindSpotNoted
from voordeur.programmes.entries.programme import CaseDiscussionHeld as CaseDiscussionHeld
from voordeur.programmes.entries.programme import CitizenRedirected as CitizenRedirected
from voordeur.programmes.entries.programme import EvaluationHeld as EvaluationHeld
from voordeur.programmes.entries.programme import FundingNoted as FundingNoted
from voordeur.programmes.entries.programme import PartnerInformed as PartnerInformed
from voordeur.programmes.entries.programme import PeerSupervisionHeld as PeerSupervisionHeld
from voordeur.programmes.entries.programme import ProgrammeEnded as ProgrammeEnded
from voordeur.programmes.entries.programme import ProgrammeStarted as ProgrammeStarted
from voordeur.programmes.entries.programme import TargetSet as TargetSet
from voordeur.programmes.entries.programme import TeamMemberJoined as TeamMemberJoined
from voordeur.programmes.entries.programme import TeamMemberLeft as TeamMemberLeft
