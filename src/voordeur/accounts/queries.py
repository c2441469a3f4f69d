"""Questions about who works here. Names of workers and organisations are known to everyone who signs in."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from voordeur.accounts.models import Identity, Organisation, Worker
from voordeur.journal.once import once_each


def active_workers() -> QuerySet[Worker]:
    """Give everyone who works here now."""
    return Worker.objects.filter(is_active=True)


def every_worker() -> QuerySet[Worker]:
    """Give everyone who works or worked here."""
    return Worker.objects.all()


def worker(id: UUID) -> Worker:
    """Give a worker, also one who left. Raises Worker.DoesNotExist."""
    return Worker.objects.get(pk=id)


def worker_named(username: str) -> Worker:
    """Give the worker with this name to sign in with. Raises Worker.DoesNotExist."""
    return Worker.objects.get_by_natural_key(username)


@once_each
def workers(ids: list[UUID]) -> dict[UUID, Worker]:
    """Give workers by id, also those who left: who did something stays named."""
    return Worker.objects.in_bulk(ids)


def worker_with_identity(provider: str, subject: str) -> Worker | None:
    """Give the worker whom an organisation's own sign-in knows by this id, as long as he or she works here."""
    found = Identity.objects.filter(provider=provider, subject=subject).values_list("file", flat=True).first()
    return Worker.objects.filter(pk=found, is_active=True).first() if found else None


def identities_of(worker: UUID) -> QuerySet[Identity]:
    """Give the identities with which a worker signs in at the own organisation."""
    return Identity.objects.filter(file=worker).order_by("provider", "subject")


def organisation(id: UUID) -> Organisation:
    """Give an organisation. Raises Organisation.DoesNotExist."""
    return Organisation.objects.get(pk=id)


def organisations(ids: Iterable[UUID | None] | None = None) -> QuerySet[Organisation]:
    """Give all organisations, or those with these ids."""
    every = Organisation.objects.all()
    return every if ids is None else every.filter(pk__in=[id for id in ids if id])


def organisation_named(name: str) -> Organisation | None:
    """Give the organisation of this name, whatever its case; None when there is none."""
    return Organisation.objects.filter(name__iexact=name.strip()).first()


def organisation_kinds() -> list[tuple[str, str]]:
    """Give the sorts of organisations, each with its words."""
    return [(value, str(words)) for value, words in Organisation.Kind.choices]


def languages() -> list[tuple[str, str]]:
    """Give the languages of the screens."""
    return [(value, str(words)) for value, words in Worker.Language.choices]
