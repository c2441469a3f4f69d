"""Protected facts. The row stands in a file that only its named readers may see."""

from django.db import models

from voordeur.journal.models import Projection


class ProtectedFact(Projection):
    """A secret address, a shelter, a confidential talk, who reported: its id is the id of its own file."""

    id = models.UUIDField(primary_key=True)
    what = models.CharField(max_length=20)
    text = models.TextField()
    subject_kind = models.CharField(max_length=20)
    subject = models.UUIDField(db_index=True, help_text="The person, household or case that it is about.")
    since = models.DateField()
    review = models.DateField(null=True, help_text="The day on which a reader looks whether it still holds.")
    ended_on = models.DateField(null=True)
    ended_because = models.TextField(blank=True)
    entry = models.UUIDField(help_text="The line that can be corrected.")
