"""Coordinator, plan, goals, actions, referrals, conferences, obstacles, escalation, handover, aftercare.

And the deeds that cross the rooms below.
"""
