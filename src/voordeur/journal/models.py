"""Tables of the journal: files, entries and their words, method texts, and what the engine answered last.

`Entry` is append-only, and so is what stands in `Words` until it is erased: no code changes a row of either.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import NOT_PROVIDED, CheckConstraint, Q, UniqueConstraint
from django.db.models.base import ModelState

from voordeur.common.ids import read_id


class Level(models.IntegerChoices):
    """Who may read an entry or row, beside its life domain: more confined is a higher number."""

    INVOLVEMENT = 0, "that somebody is involved, and whom to call"
    SHARED = 1, "for everyone who helps in this life domain"
    CONFINED = 2, "for the coordinator and whoever it was confided to"


if TYPE_CHECKING:
    _IdsText = models.TextField[Sequence[UUID] | str, tuple[UUID, ...]]
else:
    _IdsText = models.TextField


class IdsField(_IdsText):
    """Ids, stored as text with spaces between them; `field__contains=str(id)` finds one."""

    def from_db_value(self, value: str, *_asked: Any) -> tuple[UUID, ...]:
        """Read the ids back."""
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[UUID, ...]:
        """Read the ids from text; ids stay what they are."""
        return tuple(map(read_id, value.split())) if isinstance(value, str) else tuple(value)

    def get_prep_value(self, value: Any) -> str:
        """Write the ids with spaces between them."""
        return value if isinstance(value, str) else " ".join(map(str, value))


class MethodVersion(models.Model):
    """The exact text of a method, with its settings in one place, that files were ever judged by."""

    id = models.UUIDField(primary_key=True, editable=False)
    method = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, unique=True, help_text="of the text, followed by the settings if any")
    text = models.TextField()
    settings = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        """Name the method and its version."""
        return f"{self.method} {self.version}"


class File(models.Model):
    """One chain of entries: the head that is locked to write in it."""

    class Kind(models.TextChoices):
        """What a file is about."""

        CASE = "case"
        DOORSTEP = "doorstep"
        HOUSEHOLD = "household"
        PROGRAMME = "programme"
        ORGANISATION = "organisation"
        WORKER = "worker"
        INSTALLATION = "installation"
        PROTECTED = "protected"
        REPORTING_CODE = "reporting_code"

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    programme = models.UUIDField(null=True, blank=True, db_index=True, help_text="the programme's own file")
    controller = models.UUIDField(null=True, blank=True, help_text="the organisation that answers for it in law")
    opened_at = models.DateTimeField()
    opened_with = models.ForeignKey(MethodVersion, models.PROTECT, null=True, blank=True, related_name="+")
    method = models.ForeignKey(MethodVersion, models.PROTECT, null=True, blank=True, related_name="files")
    position = models.PositiveIntegerField(default=0, help_text="of the last entry")
    head = models.CharField(max_length=64, blank=True, help_text="hash of the last entry")
    latest = models.DateTimeField(null=True, blank=True, help_text="when the last thing happened, in order of meaning")
    latest_recorded = models.DateTimeField(null=True, blank=True, help_text="when that was recorded")
    unplaced = models.PositiveIntegerField(
        default=0, help_text="entries about things that are not (or no longer) there"
    )

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                name="file_kind_known",
                condition=Q(
                    kind__in=[
                        "case",
                        "doorstep",
                        "household",
                        "programme",
                        "organisation",
                        "worker",
                        "installation",
                        "protected",
                        "reporting_code",
                    ]
                ),
            ),
            # No team's right reaches such a file and no method judges it: whoever reads it was named in it.
            CheckConstraint(
                name="file_of_named_readers_stands_apart",
                condition=~Q(kind__in=["protected", "reporting_code"]) | Q(programme=None, method=None),
            ),
            CheckConstraint(
                name="file_head_with_position", condition=Q(position=0, head="") | Q(position__gt=0) & ~Q(head="")
            ),
        ]

    def __str__(self) -> str:
        """Name the file by kind and id."""
        return f"{self.kind} {self.id}"


class Entry(models.Model):
    """One line of a file: what happened, when, who wrote it down; its words stand in `Words`."""

    id = models.UUIDField(primary_key=True, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="entries", db_index=False)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    happened_on = models.DateField()
    happened_at = models.DateTimeField(null=True, blank=True)
    recorded = models.DateTimeField()
    by = models.UUIDField()
    act = models.UUIDField(db_index=True)
    domain = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level)
    persons = IdsField(blank=True)
    target = models.UUIDField(null=True, blank=True)
    deviation = models.CharField(max_length=100, blank=True)
    digests = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    key = models.CharField(max_length=40)

    class Meta:
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            UniqueConstraint(name="entry_one_per_position", fields=["file", "position"]),
            CheckConstraint(name="entry_position_from_one", condition=Q(position__gte=1)),
            CheckConstraint(name="entry_level_known", condition=Q(level__in=[0, 1, 2])),
            CheckConstraint(name="entry_not_before_1900", condition=Q(happened_on__gte="1900-01-01")),
            CheckConstraint(
                name="entry_amends_a_target",
                condition=Q(kind__in=["correction", "retraction"], target__isnull=False)
                | ~Q(kind__in=["correction", "retraction"]) & Q(target=None),
            ),
        ]

    def __str__(self) -> str:
        """Name the entry by kind and id, never by its words."""
        return f"{self.kind} {self.id}"


class Words(models.Model):
    """The words of one entry: its common part (no person), or the part that is about one person."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="words")
    person = models.UUIDField(null=True, blank=True, db_index=True)
    text = models.TextField()
    salt = models.CharField(max_length=32)

    class Meta:
        verbose_name_plural = "words"
        constraints: ClassVar = [
            UniqueConstraint(name="words_one_common_part", fields=["entry"], condition=Q(person=None)),
            UniqueConstraint(name="words_one_part_per_person", fields=["entry", "person"]),
        ]

    def __str__(self) -> str:
        """Name the entry that it belongs to, never the words."""
        return f"words of {self.entry_id}"


class Standing(models.Model):
    """Where a file stands in its method, and on which day that may change by itself."""

    file = models.OneToOneField(File, models.PROTECT, primary_key=True, related_name="standing")
    stage = models.CharField(max_length=100)
    judged_on = models.DateField(help_text="the day on which this was first so")
    changes_on = models.DateField(null=True, blank=True, db_index=True)

    def __str__(self) -> str:
        """Name file and stage."""
        return f"{self.file_id} in {self.stage}"


class OpenDuty(models.Model):
    """Something that the method says must happen in a file, not done yet."""

    id = models.UUIDField(primary_key=True, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="duties")
    duty = models.CharField(max_length=100)
    thing = models.UUIDField(null=True, blank=True)
    role = models.CharField(max_length=100, blank=True)
    worker = models.UUIDField(null=True, blank=True)
    title = models.JSONField()
    since = models.DateField()
    due = models.DateField()
    postponed_until = models.DateField(null=True, blank=True)
    late_then = models.CharField(max_length=120, blank=True, help_text="`remind`, `remind:ROLE` or `escalate:ROLE`")
    deed = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name_plural = "open duties"
        indexes: ClassVar = [models.Index(name="duty_of_worker_by_day", fields=["worker", "due"])]

    def __str__(self) -> str:
        """Name the duty and its file."""
        return f"{self.duty} in {self.file_id}"


class LastLook(models.Model):
    """The last line of the witness outside the database, so that a witness that lost its tail shows (one row)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    look = models.PositiveIntegerField()
    mark = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [CheckConstraint(name="last_look_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        """Name the look by its number."""
        return f"look {self.look}"


class ProjectionQuerySet(models.QuerySet["Any"]):
    """Questions that every projection table answers."""

    def of(self, file: UUID) -> Self:
        """Keep the rows of one file."""
        return self.filter(file_id=file)


class Projection(models.Model):
    """A row that is folded from the entries of one file, and can be thrown away and folded again.

    Its primary key is an id that the entries give (never one made while projecting); `version` is the id of the last
    entry that touched it.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    version = models.UUIDField(editable=False)

    # Columns that no entry gives (a worker's password): folding leaves them as they are.
    unprojected: ClassVar[tuple[str, ...]] = ()

    objects = ProjectionQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init__(self, *read: Any, **named: Any) -> None:
        """Make a row; of columns by their names, as projections do it by the million, without the ORM's care for each.

        What the database gives comes in order of the columns, and goes the ORM's way.
        """
        columns, made = _empty(type(self))
        if read or not named.keys() <= columns.keys():
            super().__init__(*read, **named)
            return
        self._state = ModelState()
        said = self.__dict__
        said.update(columns)
        said.update((name, make()) for name, make in made if name not in named)
        said.update(named)


@cache
def _empty(table: type[Projection]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """Give what each column of a new row holds when nothing is said of it, and which of that is made for each row."""
    fields = table._meta.concrete_fields
    made = [field for field in fields if callable(field.default) and field.default is not NOT_PROVIDED]
    plain = {field.attname: None if field in made else field.get_default() for field in fields}
    return plain, [(field.attname, field.get_default) for field in made]


class Withheld(Projection):
    """An entry that a rule of the method keeps back for now: nobody reads it but whoever wrote it (`by`)."""

    id = models.UUIDField(primary_key=True, editable=False, help_text="of the entry")
    by = models.UUIDField()

    class Meta:
        verbose_name_plural = "withheld"

    def __str__(self) -> str:
        """Name the entry by its id."""
        return f"withheld {self.id}"


def projection_tables(of: type[Projection] = Projection) -> list[type[Projection]]:
    """Give all tables that are folded from entries, by name."""
    found = [table for table in of.__subclasses__() if not table._meta.abstract]
    deeper = [table for sub in of.__subclasses__() for table in projection_tables(sub)]
    return sorted({*found, *deeper}, key=lambda table: table._meta.db_table)
