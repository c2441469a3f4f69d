"""Coordinator, plan, goals, actions, referrals, conferences, obstacles, escalation, handover, aftercare; and the deeds that cross the rooms below."""
