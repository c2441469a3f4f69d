"""Tables of people and places: areas and addresses (public registers), households, persons, and who is involved."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.common.ids import new_id
from voordeur.journal.models import Projection


class Area(Projection):
    """A piece of the map, inside a larger one; drawn in the installation's file. Public: it holds no person."""

    class Kind(models.TextChoices):
        """How large it is."""

        MUNICIPALITY = "municipality", _("municipality")
        DISTRICT = "district", _("district")
        NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
        BLOCK = "block", _("block")
        STREET = "street", _("street")

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.UUIDField(null=True, db_index=True)
    postcodes = models.JSONField(default=list, help_text="First characters of the postcodes that lie in it.")
    streets = models.JSONField(default=list, help_text="Street names; none: every street of those postcodes.")

    class Meta:
        """How areas are listed."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Call the area by name."""
        return self.name


class Address(models.Model):
    """One front door, in the spelling of the register. Public reference data, filled by imports."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    street = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    letter = models.CharField(max_length=1, blank=True)
    addition = models.CharField(max_length=4, blank=True)
    postcode = models.CharField(max_length=6, db_index=True)
    town = models.CharField(max_length=80)
    municipality = models.CharField(max_length=80)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    entrance = models.PositiveSmallIntegerField(default=1, help_text="Counts the doors that share one address.")
    area = models.UUIDField(null=True, db_index=True, help_text="The smallest area that it lies in.")

    class Meta:
        """What makes an address this one and no other."""

        ordering: ClassVar = ["postcode", "number", "letter", "addition", "entrance"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_address_per_door", fields=["postcode", "number", "letter", "addition", "entrance"]
            ),
            models.CheckConstraint(name="no_house_number_zero", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        """Write the address as on an envelope, without the town."""
        return f"{self.street} {self.house_number}"

    @property
    def house_number(self) -> str:
        """Write number, letter and addition as on the door."""
        addition = f"-{self.addition}" if self.addition else ""
        entrance = f"-{self.entrance}" if self.entrance > 1 else ""
        return f"{self.number}{self.letter}{addition}{entrance}"


class Household(Projection):
    """People who live at one address and run a home together; its id is the id of its file."""

    id = models.UUIDField(primary_key=True)
    label = models.CharField(max_length=200, blank=True, help_text="How workers call it, mostly the family name.")
    kind = models.CharField(max_length=40, blank=True)
    address = models.UUIDField(null=True, db_index=True)
    since = models.DateField()
    at_address_since = models.DateField(null=True)
    split_from = models.UUIDField(null=True, help_text="The household that it came out of.")
    continued_in = models.UUIDField(
        null=True, db_index=True, help_text="It was written down twice: the one that goes on."
    )

    def __str__(self) -> str:
        """Call the household as workers do."""
        return self.label


class Person(Projection):
    """Somebody who lives or lived in a household; the row belongs to the file where it was first written."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    born = models.DateField(null=True)
    gender = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=60, blank=True)
    remark = models.TextField(blank=True)
    died_on = models.DateField(null=True)

    class Meta:
        """By what somebody who was written down twice is found among many."""

        indexes: ClassVar = [
            models.Index(name="person_by_birth_date", fields=["born"]),
            models.Index(name="person_by_phone", fields=["phone"]),
        ]

    def __str__(self) -> str:
        """Call the person by name."""
        return self.name


class Membership(Projection):
    """That a person lives in a household, from a day up to another; a child may live in two homes at once.

    The name stands here too, so that who may see this home need not see the other one to know who lives in it.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    name = models.CharField(max_length=200, blank=True)
    born = models.DateField(null=True)
    role = models.CharField(max_length=20)
    part_time = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which the person no longer lives here.")
    left_because = models.TextField(blank=True)

    @property
    def household(self) -> UUID:
        """Give the household: its id is that of the file."""
        return self.file_id


class Custody(Projection):
    """Who has parental authority over a child, from a day on; the latest that began counts."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    authority = models.CharField(max_length=20)
    holders = models.JSONField(default=list, help_text="Ids of persons.")
    names = models.JSONField(default=list, help_text="Who stands in no household here, such as a guardian.")
    seen_in = models.TextField(blank=True)
    since = models.DateField()


class Reach(Projection):
    """How and when somebody can be reached safely, for who calls; the person's own to change at any time."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    channel = models.CharField(max_length=20)
    times = models.TextField(blank=True)
    remark = models.TextField(blank=True)
    since = models.DateField()


class Involvement(Projection):
    """That an organisation is involved with a household: whom to call, and nothing about why.

    An organisation whose name tells what is wrong stands here only where its own ground allows that; otherwise the row
    lives in the file of the case, or is confined.
    """

    id = models.UUIDField(primary_key=True)
    household = models.UUIDField(db_index=True)
    organisation = models.UUIDField()
    worker = models.UUIDField(null=True)
    role_title = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    case = models.UUIDField(null=True)
    programme = models.UUIDField(null=True)
    reveals_problem = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(default=0)
    since = models.DateField()
    until = models.DateField(null=True)
