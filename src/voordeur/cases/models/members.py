"""Each child and adult looked at apart: who there is in a case, and what is known of each, area by area."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import InDomain, Thing


class Member(Thing):
    """Somebody who is looked at apart in a case; `text` is the name."""

    thing = "member"
    listed = ("left_on", "noted_on", "id")

    class Part(models.TextChoices):
        """What somebody is in this case."""

        CHILD = "child", _("child")
        PARENT = "parent", _("parent")
        ADULT = "adult", _("adult")
        SIBLING = "sibling", _("brother or sister")
        NETWORK = "network", _("own network")

    part = models.CharField(max_length=20, choices=Part)
    person = models.UUIDField(null=True, help_text="The member of the household, when it is one.")
    noted_on = models.DateField()
    left_on = models.DateField(null=True)
    left_because = models.TextField(blank=True)

    @property
    def is_over(self) -> bool:
        """Whether somebody is no longer looked at here."""
        return self.left_on is not None


class MemberNote(InDomain):
    """What is known of a member under one heading, as last described; its id is the id of its first entry."""

    id = models.UUIDField(primary_key=True)
    member = models.UUIDField(db_index=True)
    heading = models.TextField()
    text = models.TextField(blank=True)
    on = models.DateField()
