"""Tables of who may see what (folded from the journal), and of who looked (append-only, chained)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.accounts.models import Worker
from voordeur.common.ids import new_id
from voordeur.journal.models import Level, Projection


class Grant(Projection):
    """One worker's right to see one file, or a programme's files of one kind, on one life domain for one purpose.

    Rows are never changed into more than they were: another right is another row.
    """

    id = models.UUIDField(primary_key=True)
    worker = models.ForeignKey(Worker, models.DO_NOTHING, db_constraint=False, related_name="+")
    programme = models.UUIDField(null=True, help_text="Set when it holds for files of this whole programme.")
    of = models.CharField(max_length=20, default="*", help_text="Of a programme: which kind of files; * is all.")
    domain = models.CharField(max_length=60, default="*", help_text="One life domain; * is all.")
    level = models.PositiveSmallIntegerField(choices=Level)
    purpose = models.CharField(max_length=20)
    function = models.CharField(max_length=40, blank=True, help_text="The function of which it is a part.")
    entry = models.UUIDField(help_text="The entry that granted it.")
    cover = models.UUIDField(null=True, help_text="The cover by which it is held; none: by a role of one's own.")
    covers = models.UUIDField(null=True, help_text="The worker whose right it is, for whom the cover stands in.")
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer holds.")

    class Meta:
        """How the one question finds its rows."""

        indexes: ClassVar = [
            models.Index(name="grant_of_worker_on_file", fields=["worker", "purpose", "file"]),
            models.Index(name="grant_of_worker_in_programme", fields=["worker", "purpose", "programme"]),
            # How the second wall finds them, whatever the purpose.
            models.Index(name="grant_on_file_of_worker", fields=["file", "worker"]),
            models.Index(
                name="grant_of_team_member",
                fields=["worker", "programme"],
                condition=models.Q(programme__isnull=False),
            ),
        ]


class SecondAsk(Projection):
    """What somebody wants to do that takes two people, and what the second person said to it."""

    class State(models.TextChoices):
        """How it stands."""

        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        REFUSED = "refused", _("refused")

    id = models.UUIDField(primary_key=True)
    deed = models.CharField(max_length=40, help_text="A word of data/two_people.yaml.")
    about = models.UUIDField(null=True)
    reason = models.TextField()
    asked_by = models.UUIDField(db_index=True)
    asked = models.DateTimeField()
    due = models.DateTimeField()
    expires = models.BooleanField(
        default=True, help_text="After `due` it cannot be done any more; otherwise it is late."
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED, db_index=True)
    answered_by = models.UUIDField(null=True)
    answered = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField(choices=Level)
    domain = models.CharField(max_length=60, blank=True, default="", db_default="")

    class Meta:
        """What holds two persons apart."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="second_ask_answered_by_another",
                condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("asked_by")),
            )
        ]


class SecondPerson(Projection):
    """Somebody outside the team who is the second person of a programme; the id is the entry that says so."""

    id = models.UUIDField(primary_key=True)
    worker = models.UUIDField(db_index=True)
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer holds.")


class Emergency(Projection):
    """An hour in which somebody reads one case outside the own role; in a programme's file: no case was found."""

    id = models.UUIDField(primary_key=True)
    worker = models.UUIDField(db_index=True)
    home = models.UUIDField(null=True, help_text="The file of the household, which is opened with the case.")
    reason = models.TextField()
    began = models.DateTimeField()
    until = models.DateTimeField()
    level = models.PositiveSmallIntegerField(choices=Level)


class Tie(Projection):
    """A street, somebody, or a place of work that a worker is too close to, in the file of that worker.

    The own address is not kept.
    """

    id = models.UUIDField(primary_key=True)
    street = models.CharField(max_length=80, blank=True)
    town = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200, blank=True)
    born = models.DateField(null=True)
    about = models.UUIDField(null=True, help_text="The household, address or file at which somebody is known.")
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer holds.")
    level = models.PositiveSmallIntegerField(choices=Level)


class LookAlarm(Projection):
    """On one day a worker looked more than a normal day asks; its file is the programme's."""

    class Finding(models.TextChoices):
        """What came of it."""

        WORK = "work", _("it was needed for the work")
        TALKED = "talked", _("it was talked about, and is not done again")
        WRONG = "wrong", _("it was wrong, and is dealt with")

    id = models.UUIDField(primary_key=True)
    worker = models.UUIDField(db_index=True)
    on = models.DateField()
    function = models.CharField(max_length=40)
    cases = models.PositiveIntegerField()
    most_cases = models.PositiveIntegerField()
    searches = models.PositiveIntegerField()
    most_searches = models.PositiveIntegerField()
    finding = models.CharField(max_length=10, choices=Finding, blank=True)
    text = models.TextField(blank=True)
    answered_by = models.UUIDField(null=True)
    answered = models.DateTimeField(null=True)
    level = models.PositiveSmallIntegerField(choices=Level)


class LookBudget(Projection):
    """How much looking is a normal day for a function in a programme; the id is the entry that says so."""

    id = models.UUIDField(primary_key=True)
    function = models.CharField(max_length=40)
    cases = models.PositiveIntegerField()
    searches = models.PositiveIntegerField()
    reason = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer holds.")


class AccessLogHead(models.Model):
    """The end of one worker's chain of looks; whoever looks holds its lock."""

    worker = models.UUIDField(primary_key=True)
    position = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)


class AccessLogCut(Projection):
    """Where the kept part of one worker's chain begins: after the last line that was thrown away; the id is the worker.

    In the file of the installation.
    """

    id = models.UUIDField(primary_key=True)
    position = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    before = models.DateTimeField()


class AccessLogLine(models.Model):
    """One look: who, for what, in which function, at which file, on which page, when.

    Lines are only added; the oldest are thrown away when their term is over (`cutting`).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    worker = models.UUIDField()
    position = models.PositiveIntegerField()
    purpose = models.CharField(max_length=20)
    function = models.CharField(max_length=40)
    file = models.UUIDField(null=True, db_index=True, help_text="None: a page about no file in particular.")
    page = models.CharField(max_length=100)
    moment = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    key = models.CharField(max_length=40)

    class Meta:
        """What keeps a chain one chain."""

        constraints: ClassVar = [
            models.UniqueConstraint(name="access_log_one_line_per_position", fields=["worker", "position"])
        ]
