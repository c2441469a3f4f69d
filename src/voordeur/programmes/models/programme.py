"""Tables of programmes: a method at work in an area, with its team."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models

from voordeur.journal.method_texts import method_of
from voordeur.journal.models import Projection
from voordeur.methods.language import Text


class Programme(Projection):
    """One method at work; its id is the id of its file. One controller answers in law for its data."""

    id = models.UUIDField(primary_key=True)
    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    method = models.CharField(max_length=100, help_text="Id of the method that new cases follow.")
    method_version = models.PositiveIntegerField()
    method_sha256 = models.CharField(max_length=64)
    controller = models.UUIDField(db_index=True)
    area = models.UUIDField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """How programmes are listed."""

        ordering: ClassVar = ["title", "id"]

    @property
    def called(self) -> Text:
        """Its own title; without one it is called as its method is, in the reader's language."""
        if self.title or self.file.method_id is None:
            return Text(self.title)
        return method_of(self.file.method_id).title

    def __str__(self) -> str:
        """Call the programme by its Dutch title."""
        return self.called.nl


class TeamMember(Projection):
    """A worker in a role of the method, for a time; the id is the entry with which it began."""

    id = models.UUIDField(primary_key=True)
    worker = models.UUIDField(db_index=True)
    role = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which the worker no longer has the role.")
    supervisor = models.UUIDField(null=True)

    @property
    def last_day(self) -> date | None:
        """The last day on which the worker has the role, when that is known."""
        return self.until - timedelta(days=1) if self.until else None


class AreaMark(Projection):
    """Something that holds for a whole area in this programme, such as homes that will be torn down."""

    id = models.UUIDField(primary_key=True)
    area = models.UUIDField(db_index=True)
    mark = models.CharField(max_length=100)
    since = models.DateField()


class Target(Projection):
    """What a programme wants to reach in a year, per indicator of its method."""

    id = models.UUIDField(primary_key=True)
    indicator = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=2)


class Funding(Projection):
    """Money that a programme works with, and when it ends; what is spent of it is kept elsewhere."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    until = models.DateField(null=True, help_text="The last day on which it may be spent.")


class AreaSignal(Projection):
    """Something about a complex or street that was passed on to others, with no person in it."""

    id = models.UUIDField(primary_key=True)
    area = models.UUIDField(db_index=True)
    topic = models.CharField(max_length=100)
    receiver = models.CharField(max_length=200)
    text = models.TextField()
    on = models.DateField()


class BlindSpot(Projection):
    """Help that is missing, or a rule that keeps more households stuck: for policy, with no person in it."""

    id = models.UUIDField(primary_key=True)
    domain = models.CharField(max_length=60, blank=True)
    topic = models.CharField(max_length=100, blank=True)
    text = models.TextField(blank=True)
    on = models.DateField(db_index=True)
