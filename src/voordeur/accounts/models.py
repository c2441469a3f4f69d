"""Tables of workers. (Placeholder of the skeleton: the room's own work extends it.)"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from voordeur.common.ids import new_id


class WorkerManager(BaseUserManager["Worker"]):
    """Questions about workers."""


class Worker(AbstractBaseUser):
    """Anyone who signs in for work."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = WorkerManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        """Call the worker by name."""
        return self.name
