"""The one file of the installation itself: imports of registers, areas, who administers it."""

from uuid import UUID

from voordeur.journal.drafts import Opening
from voordeur.journal.models import File

INSTALLATION = UUID("01900000-0000-7000-8000-000000000000")


def opening() -> list[Opening]:
    """Give the opening of the installation's file, for the first act in it; nothing once it is there."""
    there = File.objects.filter(id=INSTALLATION).exists()
    return [] if there else [Opening(INSTALLATION, File.Kind.INSTALLATION)]
