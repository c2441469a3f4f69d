"""A case about a building: which one, what was found, and which cases go with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection
from voordeur.journal.things import Thing


class Building(Projection):
    """The building that a case is about; its id is the id of the file."""

    id = models.UUIDField(primary_key=True)
    label = models.TextField(blank=True)
    addresses = models.JSONField(default=list)


class CaseLink(Projection):
    """Another case that goes with this one; whoever may not see that case is not shown the link either."""

    id = models.UUIDField(primary_key=True)
    case = models.UUIDField(db_index=True)
    how = models.TextField(blank=True)
    on = models.DateField()


class Finding(Thing):
    """Something that was found in the building; open until it is settled."""

    thing = "finding"
    listed = ("found_on", "id")

    class What(models.TextChoices):
        """What it is about."""

        CRIME = "crime", _("crime")
        OFFENCE = "offence", _("offence")
        HELP_REQUEST = "help_request", _("somebody needs help")
        OTHER = "other", _("something else")

    what = models.CharField(max_length=20, choices=What)
    part = models.TextField(blank=True)
    competent = models.TextField(blank=True)
    organisation = models.UUIDField(null=True)
    found_on = models.DateField()
    settled_on = models.DateField(null=True)
    result = models.TextField(blank=True)

    @property
    def is_over(self) -> bool:
        """It is settled."""
        return self.settled_on is not None
