"""Deeds about partner organisations."""

from voordeur.partners.actions.covenants import end_covenant as end_covenant
from voordeur.partners.actions.covenants import give_mandate as give_mandate
from voordeur.partners.actions.covenants import leave_covenant as leave_covenant
from voordeur.partners.actions.covenants import name_participant as name_participant
from voordeur.partners.actions.covenants import prolong_covenant as prolong_covenant
from voordeur.partners.actions.covenants import sign_covenant as sign_covenant
from voordeur.partners.actions.services import change_service as change_service
from voordeur.partners.actions.services import note_waiting_time as note_waiting_time
from voordeur.partners.actions.services import offer_service as offer_service
