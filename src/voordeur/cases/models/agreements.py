"""Who takes part in the plan and what each said to it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection
from voordeur.journal.things import Thing


class Party(Thing):
    """Who takes part in the plan, with the last answer to it; `text` is its name when it is no known organisation."""

    thing = "party"
    listed = ("-left_on", "joined_on", "id")

    class Answer(models.TextChoices):
        """What a party last said to the plan."""

        NONE = "", _("no answer yet")
        ENDORSED = "endorsed", _("agrees")
        OBJECTED = "objected", _("objects")

    organisation = models.UUIDField(null=True, db_index=True)
    role = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    left_because = models.TextField(blank=True)
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answered_on = models.DateField(null=True)
    answer_words = models.TextField(blank=True)
    said_by = models.TextField(blank=True)
    said_how = models.CharField(max_length=20, blank=True)
    noted_by = models.UUIDField(null=True)
    signed_on = models.DateField(null=True)
    signed_how = models.CharField(max_length=20, blank=True)
    signed_by = models.TextField(blank=True)
    signers = models.JSONField(default=list, help_text="Who of the household signed.")
    seen_by = models.TextField(blank=True)
    document = models.UUIDField(null=True, help_text="The scan of a signature on paper.")
    withdrawn_on = models.DateField(null=True, help_text="The day on which the signature was taken back.")
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="party_answer_has_its_day",
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
            )
        ]


class PutForward(Projection):
    """When the plan was last put to its parties; its id is the id of its case."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    text = models.TextField(blank=True)
    by = models.UUIDField(null=True)
