"""Tables of who works here: organisations and workers. Both are folded from their files in the journal."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.ground import of_act
from voordeur.journal.models import Projection


class Organisation(Projection):
    """A municipality, partner or other party; its id is the id of its file. The only table of organisations."""

    class Kind(models.TextChoices):
        """What sort of organisation it is."""

        MUNICIPALITY = "municipality", _("municipality")
        HOUSING = "housing", _("housing association")
        SOCIAL_WORK = "social_work", _("social work")
        DEBT_HELP = "debt_help", _("debt help")
        HEALTH = "health", _("health care")
        MENTAL_HEALTH = "mental_health", _("mental health care")
        ADDICTION = "addiction", _("addiction care")
        SHELTER = "shelter", _("shelter")
        YOUTH = "youth", _("youth help")
        CHILD_PROTECTION = "child_protection", _("child protection")
        PROBATION = "probation", _("probation")
        SCHOOL = "school", _("school")
        POLICE = "police", _("police")
        CHURCH = "church", _("church or mosque")
        VOLUNTEERS = "volunteers", _("volunteers")
        OTHER = "other", _("other")

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=Kind, default=Kind.OTHER)
    phone = models.CharField(max_length=30, blank=True)
    reveals_problem = models.BooleanField(
        default=False, help_text="Its name alone tells what is wrong with a resident."
    )

    class Meta:
        """How organisations are listed."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Call the organisation by name."""
        return self.name


class WorkerManager(BaseUserManager["Worker"]):
    """Finds workers for the sign-in; they are registered by a deed, never made here."""

    def get_by_natural_key(self, username: str | None) -> "Worker":
        """Find the worker who signs in with this name, whatever its case. Raises Worker.DoesNotExist."""
        return self.get(username__iexact=username)


class Worker(Projection, AbstractBaseUser):
    """Anyone who signs in for work; the id is the id of the worker's file.

    Everything but the secrets of the sign-in is folded from the journal.
    """

    class Language(models.TextChoices):
        """The languages of the screens."""

        DUTCH = "nl", "Nederlands"
        ENGLISH = "en", "English"

    id = models.UUIDField(primary_key=True)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=200, blank=True)
    organisation = models.UUIDField(null=True, db_index=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254, blank=True, help_text="Of the work; only ever gets links.")
    language = models.CharField(max_length=2, choices=Language, default=Language.DUTCH)
    is_active = models.BooleanField(default=True)
    password_link = models.UUIDField(null=True, help_text="The entry with which a link for a password was given last.")

    objects: ClassVar[WorkerManager] = WorkerManager()  # type: ignore[assignment]

    USERNAME_FIELD = "username"

    # Not in the journal: what is secret, and what changes with each sign-in. A fold leaves these as they are.
    unprojected: ClassVar[tuple[str, ...]] = ("password", "last_login")

    class Meta:
        """How workers are listed."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Call the worker by name."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what the sign-in changes (a new hash, the last sign-in), also before anybody acts."""
        with of_act([self.pk], worker=self.pk, today=None):
            super().save(*args, **kwargs)

    def has_usable_password(self) -> bool:
        """Tell whether a password opens anything for this worker: a worker who was only registered has none."""
        return bool(self.password) and super().has_usable_password()


class Identity(Projection):
    """How the own organisation's sign-in knows a worker; its file is the worker's. Linked by a deed alone."""

    id = models.UUIDField(primary_key=True)
    provider = models.CharField(max_length=40)
    subject = models.CharField(max_length=255)
    since = models.DateField()

    class Meta:
        """One identity is one worker."""

        constraints: ClassVar = [models.UniqueConstraint(name="identity_of_one", fields=["provider", "subject"])]

    def __str__(self) -> str:
        """Name the provider, never the subject."""
        return self.provider
