"""Groups that a programme forms, and their meetings. Who takes part stands in the case of each."""

from django.db import models

from voordeur.journal.models import Projection


class Group(Projection):
    """A group of residents with so many places and meetings; empty numbers were not said."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField(blank=True)
    places = models.PositiveIntegerField(null=True)
    meetings = models.PositiveIntegerField(null=True)
    formed_on = models.DateField()
    first_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)


class GroupMeeting(Projection):
    """One meeting of a group; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    group = models.UUIDField(db_index=True)
    on = models.DateField()
    attended = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
