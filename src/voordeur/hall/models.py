"""Tables of the doors: drafts of forms, where workers are signed in, and the counts that the sign-in keeps."""

from django.db import models

from voordeur.common.ids import new_id


class Draft(models.Model):
    """What a worker is typing in one form, sealed. It is no entry: nobody else reads it and it is gone in a week."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    worker = models.UUIDField()
    form = models.CharField(max_length=120)
    sealed = models.BinaryField()
    key = models.CharField(max_length=40)
    saved = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "form"], name="one_draft_per_worker_and_form")]
        indexes = [models.Index(fields=["saved"], name="draft_by_age")]

    def __str__(self) -> str:
        """Name the form, never what is in it."""
        return f"draft of {self.form}"


class SignIn(models.Model):
    """A place where a worker is signed in: since when, on what, and when last seen. Gone when its session is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    worker = models.UUIDField(db_index=True)
    session = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60, blank=True)
    began = models.DateTimeField()
    seen = models.DateTimeField()

    def __str__(self) -> str:
        """Name the device, never the session."""
        return self.device


class Upload(models.Model):
    """A file that a worker sent to look at before anything is done with it, sealed. Gone after a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    worker = models.UUIDField()
    programme = models.UUIDField()
    sealed = models.TextField()
    saved = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """Say what it is, never what is in it."""
        return "a file to look at"


class CacheRow(models.Model):
    """The table of Django's database cache, made by migration so that set-up needs no step of its own."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "hall_cache"

    def __str__(self) -> str:
        """Name the row."""
        return self.cache_key


class Attempts(models.Model):
    """How often something was tried within a window that is not over (data/limits.yaml); for whom is a keyed digest."""

    key = models.CharField(max_length=64, primary_key=True)
    times = models.PositiveIntegerField()
    ends = models.BigIntegerField(db_index=True, help_text="Seconds since 1970 (UTC).")

    def __str__(self) -> str:
        """Say what it is, never of whom."""
        return "attempts"
