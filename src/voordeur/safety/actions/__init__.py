"""Deeds of this room, by what they are about."""

from voordeur.safety.actions.protecting import add_reader as add_reader
from voordeur.safety.actions.protecting import end_protection as end_protection
from voordeur.safety.actions.protecting import end_reader as end_reader
from voordeur.safety.actions.protecting import protect_fact as protect_fact
from voordeur.safety.actions.protecting import review_fact as review_fact
