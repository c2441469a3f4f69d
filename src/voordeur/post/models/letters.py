"""Letters that were made, with everything that is needed to make them again."""

from django.db import models

from voordeur.journal.models import Level, Projection


class Letter(Projection):
    """A letter as template version and data; its words are made again each time that somebody reads it."""

    id = models.UUIDField(primary_key=True)
    template = models.CharField(max_length=60)
    template_version = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    reader = models.UUIDField(null=True, help_text="The member of the household for whom it is.")
    reader_name = models.CharField(max_length=200)
    data = models.TextField()
    maker = models.CharField(max_length=60, blank=True, help_text="What printed it, with its version.")
    domain = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.SHARED)
    made_on = models.DateField()
    sent_on = models.DateField(null=True)
    sent_how = models.CharField(max_length=20, blank=True)
