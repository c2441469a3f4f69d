"""Requests to see what is written about somebody, with the law's term."""

from django.db import models

from voordeur.journal.things import Thing


class Inspection(Thing):
    """A request to see what is written about a person; `text` is what was asked for in particular."""

    thing = "inspection"
    listed = ("-answered_on", "due", "id")

    person = models.UUIDField()
    asked_by = models.JSONField(default=list)
    others = models.TextField(blank=True, help_text="Who asked and lives elsewhere.")
    asked_on = models.DateField()
    due = models.DateField(help_text="The last day of the law's term.")
    extended_because = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered = models.CharField(max_length=20, blank=True)
    letter = models.UUIDField(null=True)
    refused_because = models.TextField(blank=True)
