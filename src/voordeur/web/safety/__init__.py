"""Pages about safety: acute contacts, protected facts, the statutory reporting code."""
