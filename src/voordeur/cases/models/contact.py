"""What was said, to whom and how."""

from django.db import models

from voordeur.journal.things import InDomain


class ContactNote(InDomain):
    """A call, mail, chat, talk or letter; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    channel = models.CharField(max_length=20)
    with_whom = models.TextField(blank=True)
    text = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, db_index=True)
    followed_up = models.BooleanField(default=False)
    worker = models.UUIDField(null=True)
