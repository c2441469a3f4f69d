"""The ways out of the house, and which of them are shut for a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection


class Channel(models.TextChoices):
    """A way out of the house that can be stopped; each is opened again by itself."""

    MESSAGE = "message", _("messages by e-mail")
    LETTER = "letter", _("letters")
    CALENDAR = "calendar", _("appointments in calendars")
    VISIT = "visit", _("visits and ringing the bell")
    ANSWER = "answer", _("answers by link")


# The ways out that a door on a round has: nobody writes to an address of which no household is known.
OF_A_DOOR = (Channel.CALENDAR, Channel.VISIT)


class StoppedChannel(Projection):
    """A way out that is shut for everything in this file, until a person opens it again."""

    id = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=20, choices=Channel)
    since = models.DateField()
    reason = models.TextField(blank=True)
