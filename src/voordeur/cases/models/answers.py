"""Questions to partners who do not sign in, and how often a wrong code was tried at each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class Question(Thing):
    """A question by link to somebody outside, `text` being whom; it ends with an answer, a day, or too many codes."""

    thing = "question"
    listed = ("ended_on", "until", "id")

    class State(models.TextChoices):
        """Whether the link still opens."""

        OPEN = "open", _("waits for an answer")
        ANSWERED = "answered", _("answered")
        ENDED = "ended", _("ended without an answer")

    about = models.CharField(max_length=20)
    subject = models.UUIDField(db_index=True)
    organisation = models.UUIDField(null=True)
    asked_on = models.DateField()
    asked_by = models.UUIDField()
    until = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    ended_on = models.DateField(null=True)
    said_by = models.TextField(blank=True)
    key = models.CharField(
        max_length=40,
        blank=True,
        default="",
        db_default="",
        help_text="The key of the installation that made its link.",
    )


class WrongCode(models.Model):
    """How many wrong codes were typed at one link; no part of the journal, since nobody is known to have done it."""

    question = models.UUIDField(primary_key=True)
    times = models.PositiveSmallIntegerField(default=0)
