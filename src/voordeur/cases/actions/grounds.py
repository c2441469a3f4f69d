"""Deeds on why this work may be done: consent given or taken back, and grounds in law."""

from voordeur.cases import entries as said
from voordeur.cases.telling import plain

give_consent = plain(said.ConsentGiven)
withdraw_consent = plain(said.ConsentWithdrawn)
record_ground = plain(said.GroundRecorded)
