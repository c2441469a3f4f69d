"""Documents that were added to a case; what is in them is sealed, in a table of its own."""

from django.db import models

from voordeur.journal.models import Level, Projection


class Document(Projection):
    """A document of a case: what it is, of which kind, and how large; seen by whoever sees its entry."""

    id = models.UUIDField(primary_key=True)
    text = models.TextField(help_text="What it is, in the words of whoever added it.")
    media = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="bytes")
    domain = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.SHARED)
    added_on = models.DateField()


class DocumentContent(models.Model):
    """What is in a document, sealed with a key of the installation; its id is that of the document.

    It is thrown away once the words of its entry were destroyed.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    entry = models.UUIDField(help_text="The entry that added it.")
    sealed = models.BinaryField()
    key = models.CharField(max_length=40)

    def __str__(self) -> str:
        """Name the row, never what is in it."""
        return f"content of {self.id}"
