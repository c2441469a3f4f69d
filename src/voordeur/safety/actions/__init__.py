"""Deeds of this room, by what they are about."""

from voordeur.safety.actions.coding import Step as Step
from voordeur.safety.actions.coding import start_code as start_code
from voordeur.safety.actions.coding import take_step as take_step
from voordeur.safety.actions.contacts import add_acute_contact as add_acute_contact
from voordeur.safety.actions.contacts import remove_acute_contact as remove_acute_contact
from voordeur.safety.actions.flagging import Home as Home
from voordeur.safety.actions.flagging import Place as Place
from voordeur.safety.actions.flagging import approve_channel as approve_channel
from voordeur.safety.actions.flagging import ask_to_end_flag as ask_to_end_flag
from voordeur.safety.actions.flagging import flagged_around as flagged_around
from voordeur.safety.actions.flagging import homes_of as homes_of
from voordeur.safety.actions.flagging import set_safety_flag as set_safety_flag
from voordeur.safety.actions.flagging import stopped_with as stopped_with
from voordeur.safety.actions.flagging import stops_for as stops_for
from voordeur.safety.actions.protecting import add_reader as add_reader
from voordeur.safety.actions.protecting import end_protection as end_protection
from voordeur.safety.actions.protecting import end_reader as end_reader
from voordeur.safety.actions.protecting import protect_fact as protect_fact
from voordeur.safety.actions.protecting import review_fact as review_fact
