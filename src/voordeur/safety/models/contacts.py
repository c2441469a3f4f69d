"""Acute contacts that the administrator wrote down. The row stands in the file of the installation."""

from django.db import models

from voordeur.journal.models import Projection


class AcuteContact(Projection):
    """Whom to call in one municipality when somebody is not safe now."""

    id = models.UUIDField(primary_key=True)
    municipality = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=30)
    when = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    checked = models.DateField(help_text="The day on which somebody called the number or looked in the source.")
