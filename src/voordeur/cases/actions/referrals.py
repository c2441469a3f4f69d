"""Deeds on services: asking one to help, and what it answers."""

from voordeur.cases import entries as said
from voordeur.cases.telling import plain

refer = plain(said.ReferralMade)
accept_referral = plain(said.ReferralAccepted)
refuse_referral = plain(said.ReferralRefused)
start_referral = plain(said.ReferralStarted)
end_referral = plain(said.ReferralEnded)
