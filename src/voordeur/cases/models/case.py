"""The case itself: about whom, who answers for it, and on which ground."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection


class Case(Projection):
    """One unit of work of a method in one programme, mostly about a household; its id is the id of its file."""

    id = models.UUIDField(primary_key=True)
    subject_kind = models.CharField(max_length=20, default="household")
    household = models.UUIDField(null=True, db_index=True)
    programme = models.UUIDField(null=True, db_index=True)
    route = models.CharField(max_length=20, blank=True)
    beside = models.UUIDField(null=True)
    beside_reason = models.TextField(blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_reason = models.CharField(max_length=30, blank=True)
    closed_result = models.TextField(blank=True)
    handed_over = models.JSONField(default=list)
    passed_on_to = models.TextField(blank=True)
    severity = models.PositiveSmallIntegerField(null=True, help_text="As last judged, 1 (light) to 5 (very heavy).")
    severity_on = models.DateField(null=True)
    severity_because = models.TextField(blank=True)
    aftercare_on = models.DateField(null=True)
    aftercare_result = models.CharField(max_length=20, blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="case_closed_on_and_reason_together",
                condition=Q(closed_on=None, closed_reason="") | (Q(closed_on__isnull=False) & ~Q(closed_reason="")),
            )
        ]


class CaseRole(Projection):
    """A worker holds a role of the method in a case for a while; its id is the id of the entry that assigned it."""

    id = models.UUIDField(primary_key=True)
    role = models.CharField(max_length=60)
    function = models.CharField(max_length=30, blank=True)
    worker = models.UUIDField(db_index=True)
    since = models.DateField()
    until = models.DateField(null=True)


class ConsentOrGround(Projection):
    """Why this work may be done: a consent, or a ground in law; its id is the id of its entry."""

    class Kind(models.TextChoices):
        """Consent is one ground among several."""

        CONSENT = "consent", _("consent")
        GROUND = "ground", _("ground in law")

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind)
    persons = models.JSONField(default=list, help_text="Who agreed.")
    subjects = models.JSONField(default=list, help_text="For whom it counts, when that is not themselves.")
    others = models.TextField(blank=True, help_text="Who agreed as well and lives elsewhere.")
    for_what = models.TextField(blank=True)
    how = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    withdrawn_on = models.DateField(null=True)
