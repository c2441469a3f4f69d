"""Mail: what the journal says of it, and the outbox that the sender empties."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Level, Projection


class Message(Projection):
    """That somebody gets a message that there is something to see, and what became of it; never what it says."""

    class State(models.TextChoices):
        """How far a message is."""

        QUEUED = "queued", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not delivered")

    id = models.UUIDField(primary_key=True)
    worker = models.UUIDField(null=True, db_index=True)
    name = models.CharField(max_length=200, blank=True, help_text="Whom it is for, when that is no worker.")
    about = models.CharField(max_length=40, help_text="The word in data/mails.yaml by which its text is found.")
    domain = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.SHARED)
    queued_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.QUEUED)
    ended_on = models.DateField(null=True)
    failure = models.CharField(max_length=20, blank=True)


class Outgoing(models.Model):
    """A message that still has to leave, written in the transaction of its cause; its id is that of the message.

    Address and link are sealed and live only here: the row is thrown away once the message was sent or given up.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    file = models.UUIDField(db_index=True)
    worker = models.UUIDField(null=True)
    about = models.CharField(max_length=40)
    sealed = models.BinaryField()
    key = models.CharField(max_length=40)
    queued = models.DateTimeField()
    due = models.DateTimeField(db_index=True, help_text="Not tried before this moment.")
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, help_text="Until then one sender has it in hand.")

    class Meta:
        """How it is called in lists."""

        verbose_name_plural = "outgoing"

    def __str__(self) -> str:
        """Name the row, never address or link."""
        return f"outgoing {self.id}"
