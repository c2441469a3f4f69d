"""Tables of contributors, their numbers in the key, and costs that were divided over them. All of one programme."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from voordeur.journal.models import Projection


class Contributor(Projection):
    """Who pays a share, such as a municipality of the region; `extra` is what it pays on top of each share."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    organisation = models.UUIDField(null=True)
    extra = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer contributes.")

    class Meta:
        """How contributors are listed."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Call the contributor by name."""
        return self.name


class KeyNumber(Projection):
    """What a contributor counts for (inhabitants), on the day of the count and by its source."""

    id = models.UUIDField(primary_key=True)
    contributor = models.UUIDField(db_index=True)
    number = models.PositiveBigIntegerField()
    counted_on = models.DateField()
    source = models.CharField(max_length=300)


class Division(Projection):
    """Costs of a period that were divided; what each pays is kept as it was told, whatever is counted later."""

    id = models.UUIDField(primary_key=True)
    what = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(help_text="The last day of the period.")
    costs = models.DecimalField(max_digits=14, decimal_places=2)
    on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.TextField(blank=True)


class InvoiceLine(Projection):
    """What one contributor pays of a division, with the number by which it was worked out."""

    id = models.UUIDField(primary_key=True)
    division = models.UUIDField(db_index=True)
    contributor = models.UUIDField()
    name = models.CharField(max_length=200)
    number = models.PositiveBigIntegerField()
    counted_on = models.DateField()
    share = models.DecimalField(max_digits=14, decimal_places=2)
    extra = models.DecimalField(max_digits=14, decimal_places=2)

    @property
    def total(self) -> Decimal:
        """The euros on the invoice."""
        return Decimal(self.share + self.extra)
