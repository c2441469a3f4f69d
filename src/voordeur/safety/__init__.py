"""Keeping people safe: protected facts with readers of their own, the statutory reporting code, the safety stop."""
