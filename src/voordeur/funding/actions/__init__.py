"""Deeds about who pays for the work."""

from voordeur.funding.actions.dividing import divide_costs as divide_costs
from voordeur.funding.actions.dividing import let_contribute as let_contribute
from voordeur.funding.actions.dividing import note_key_number as note_key_number
