"""Tables of covenants: who signed, who takes part, and what may be decided in another's name."""

from django.db import models

from voordeur.journal.models import Projection


class Covenant(Projection):
    """What partners signed: to what end, on which life domains and how far something may be shared, and until when.

    It stands in the file of its programme, or in that of the organisation that signed; then it holds for every
    programme. Nothing named (purposes, domains) is no limit.
    """

    id = models.UUIDField(primary_key=True)
    programme = models.UUIDField(null=True, db_index=True)
    what = models.TextField()
    purposes = models.JSONField(default=list, help_text="Purposes for which something may be shared; none: all.")
    domains = models.JSONField(default=list, help_text="Life domains on which something may be shared; none: all.")
    level = models.CharField(max_length=20, default="shared", help_text="How far: involvement, or shared.")
    since = models.DateField()
    until = models.DateField(null=True, help_text="The last day on which it holds.")
    end_seen_on = models.DateField(null=True, help_text="When somebody looked at what stops with it.")
    withdrawn_on = models.DateField(null=True, help_text="When the rights that were given under it were withdrawn.")

    def __str__(self) -> str:
        """Tell what was signed."""
        return self.what


class CovenantParty(Projection):
    """An organisation that signed a covenant; the id follows from both."""

    id = models.UUIDField(primary_key=True)
    covenant = models.UUIDField(db_index=True)
    organisation = models.UUIDField(db_index=True)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The last day on which it took part.")


class Participant(Projection):
    """Somebody of a party who takes part under a covenant: a worker, or a contact person without an account."""

    id = models.UUIDField(primary_key=True)
    covenant = models.UUIDField(db_index=True)
    organisation = models.UUIDField()
    worker = models.UUIDField(null=True, db_index=True)
    contact = models.UUIDField(null=True)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The last day on which he or she took part.")


class Mandate(Projection):
    """A decision that one party may take in the name of another, under a covenant."""

    id = models.UUIDField(primary_key=True)
    covenant = models.UUIDField(db_index=True)
    giver = models.UUIDField(help_text="In whose name.")
    holder = models.UUIDField(db_index=True, help_text="Which organisation may decide.")
    decision = models.TextField()
    limit = models.DecimalField(max_digits=14, decimal_places=2, null=True, help_text="Euros at most.")
    since = models.DateField()
    until = models.DateField(null=True, help_text="The last day on which it holds.")
    revoked_because = models.TextField(blank=True)
