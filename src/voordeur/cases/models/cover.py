"""Who is away, and who stands in for them in which case."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from voordeur.journal.models import Projection


class Absence(Projection):
    """A worker is away for a while; its file is the worker's own. Why is nobody's business and is not kept."""

    id = models.UUIDField(primary_key=True)
    cover = models.UUIDField(null=True, help_text="Who stands in for whatever is held, also what is newly taken.")
    since = models.DateField()
    until = models.DateField(help_text="The first day back.")

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(name="absence_ends_after_it_began", condition=Q(until__gte=F("since")))
        ]


class Cover(Projection):
    """A colleague stands in for whoever holds a role in this case, who keeps it."""

    id = models.UUIDField(primary_key=True)
    absence = models.UUIDField(null=True, db_index=True, help_text="Why: the absence; none: for this case alone.")
    role = models.CharField(max_length=60)
    function = models.CharField(max_length=30, blank=True)
    worker = models.UUIDField(db_index=True, help_text="Who stands in.")
    instead_of = models.UUIDField(db_index=True, help_text="Who holds the role.")
    since = models.DateField()
    until = models.DateField(help_text="The first day on which it no longer holds.")

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(name="cover_ends_after_it_began", condition=Q(until__gte=F("since")))
        ]
