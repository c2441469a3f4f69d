"""Deeds on conferences: partners around one or more cases."""

from voordeur.cases import entries as said
from voordeur.cases.telling import plain

hold_conference = plain(said.ConferenceHeld)
