"""What tables of a case have in common: rows about one life domain, and things that entries speak about."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from voordeur.journal.models import Level, Projection


class InDomain(Projection):
    """A row about one life domain (or none) that not everybody in the case may see."""

    domain = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.SHARED)

    class Meta:
        """A base, no table."""

        abstract = True


class Thing(InDomain):
    """Something that entries speak about, each naming its id: a need, a goal, an action, a referral …"""

    thing: ClassVar[str]  # its kind, as entries name it
    named_by: ClassVar[str] = "id"  # the column that holds the id by which entries name it
    listed: ClassVar[tuple[str, ...]] = ("version",)  # the order in which pages show them

    id = models.UUIDField(primary_key=True)
    text = models.TextField(blank=True)

    class Meta:
        """A base, no table."""

        abstract = True

    @property
    def said(self) -> str:
        """What it is about, as one names it: its own words, and what else tells it from others."""
        return self.text

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be done with it, so that forms no longer offer it."""
        return False

    @property
    def named(self) -> UUID:
        """The id by which entries name it."""
        id: UUID = getattr(self, self.named_by)
        return id
