"""Tables of cases: who answers for a household, what was agreed with whom, and how far it is."""

from voordeur.cases.models.agreements import Party as Party
from voordeur.cases.models.agreements import PutForward as PutForward
from voordeur.cases.models.case import Case as Case
from voordeur.cases.models.case import CaseRole as CaseRole
from voordeur.cases.models.case import ConsentOrGround as ConsentOrGround
from voordeur.cases.models.conferences import Conference as Conference
from voordeur.cases.models.consequences import Consequence as Consequence
from voordeur.cases.models.consequences import Ultimatum as Ultimatum
from voordeur.cases.models.contact import ContactNote as ContactNote
from voordeur.cases.models.following import Lever as Lever
from voordeur.cases.models.following import Phase as Phase
from voordeur.cases.models.following import Presence as Presence
from voordeur.cases.models.following import ReportSent as ReportSent
from voordeur.cases.models.following import Risk as Risk
from voordeur.cases.models.following import RoleDecision as RoleDecision
from voordeur.cases.models.handover import Extension as Extension
from voordeur.cases.models.handover import Handover as Handover
from voordeur.cases.models.handover import WaitingPlace as WaitingPlace
from voordeur.cases.models.obstacles import Escalation as Escalation
from voordeur.cases.models.obstacles import Helper as Helper
from voordeur.cases.models.obstacles import Obstacle as Obstacle
from voordeur.cases.models.plan import Action as Action
from voordeur.cases.models.plan import Goal as Goal
from voordeur.cases.models.plan import Plan as Plan
from voordeur.cases.models.referrals import Referral as Referral
