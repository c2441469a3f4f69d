"""Deeds about who works here. That a worker leaves also ends rights, so `access.let_go` is the deed for that."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password

from voordeur.accounts.entries import (
    IdentityLinked,
    IdentityUnlinked,
    OrganisationChanged,
    OrganisationRegistered,
    PasswordLinkGiven,
    SecondFactorReset,
    SignInsEnded,
    WorkerChanged,
    WorkerLeft,
    WorkerRegistered,
)
from voordeur.accounts.models import Identity, Worker
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.drafts import Draft, Opening, Recorded, id_from
from voordeur.journal.ground import of_act
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal


class NameTaken(Refusal):
    """Somebody else signs in with this name."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Deze gebruikersnaam is al in gebruik. Kies een andere.",
                "en": "This user name is taken. Choose another one.",
            }
        )


def register_organisation(
    *,
    name: str,
    permit: Permit,
    at: datetime,
    kind: str = "other",
    phone: str = "",
    reveals_problem: bool = False,
    happened_on: date | None = None,
    id: UUID | None = None,
    organisation: UUID | None = None,
) -> Recorded:
    """Write down an organisation; `organisation` is the id of its file (default: follows from `id`)."""
    entry = id or new_id()
    file = organisation or id_from(entry, "organisation")
    body = OrganisationRegistered(name=name, kind=kind, phone=phone, reveals_problem=reveals_problem)
    return record(
        Draft(file, body, happened_on or day_of(at), id=entry),
        permit=permit,
        at=at,
        opening=[Opening(file, "organisation")],
    )


def change_organisation(
    *,
    organisation: UUID,
    permit: Permit,
    at: datetime,
    expect: UUID | None = None,
    id: UUID | None = None,
    **changes: Any,
) -> Recorded:
    """Change name, kind, phone or reveals_problem of an organisation; `expect` is the version that was seen."""
    return record(
        Draft(organisation, OrganisationChanged(**changes), day_of(at), id=id),
        permit=permit,
        at=at,
        expect={organisation: expect} if expect else {},
    )


def register_worker(
    *,
    username: str,
    name: str,
    permit: Permit,
    at: datetime,
    organisation: UUID | None = None,
    job_title: str = "",
    phone: str = "",
    language: str = "nl",
    email: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
    worker: UUID | None = None,
) -> Recorded:
    """Give somebody a name to sign in with; without a password (`set_password`) nobody can use it yet.

    Raises NameTaken.
    """
    entry = id or new_id()
    file = worker or id_from(entry, "worker")
    if Worker.objects.filter(username__iexact=username.strip()).exclude(pk=file).exists():
        raise NameTaken
    body = WorkerRegistered(
        username=username.strip().lower(),
        name=name,
        organisation=organisation,
        job_title=job_title,
        phone=phone,
        language=language,
        email=email,
    )
    return record(
        Draft(file, body, happened_on or day_of(at), id=entry), permit=permit, at=at, opening=[Opening(file, "worker")]
    )


def change_worker(
    *, worker: UUID, permit: Permit, at: datetime, expect: UUID | None = None, id: UUID | None = None, **changes: Any
) -> Recorded:
    """Change name, job_title, organisation, phone, language or email; `expect` is the version that was seen."""
    return record(
        Draft(worker, WorkerChanged(**changes), day_of(at), id=id),
        permit=permit,
        at=at,
        expect={worker: expect} if expect else {},
    )


def give_password_link(*, worker: UUID, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Note that a worker is given a link to choose a password with; whoever gave it is known, and earlier links end.

    The doors make the link itself out of the worker as it is then.
    """
    return record(Draft(worker, PasswordLinkGiven(), day_of(at), id=id), permit=permit, at=at)


class IdentityTaken(Refusal):
    """Somebody else signs in with this identity."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Dit kenmerk hoort al bij een andere medewerker.",
                "en": "This id belongs to another worker already.",
            },
            {
                "nl": "Controleer het kenmerk, of ontkoppel het eerst daar.",
                "en": "Check the id, or unlink it there first.",
            },
        )


def link_identity(
    *, worker: UUID, provider: str, subject: str, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """Let a worker sign in with the own organisation's sign-in, which knows him or her by `subject`.

    Raises IdentityTaken.
    """
    if Identity.objects.filter(provider=provider, subject=subject).exclude(file=worker).exists():
        raise IdentityTaken
    return record(
        Draft(worker, IdentityLinked(provider=provider, subject=subject), day_of(at), id=id), permit=permit, at=at
    )


def unlink_identity(
    *, worker: UUID, provider: str, subject: str, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """End that a worker signs in with this identity."""
    body = IdentityUnlinked(provider=provider, subject=subject)
    return record(Draft(worker, body, day_of(at), id=id), permit=permit, at=at)


def note_reset_of_second_factor(*, worker: UUID, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Note that a worker's second factors are thrown away; the doors do so in the same transaction."""
    return record(Draft(worker, SecondFactorReset(), day_of(at), id=id), permit=permit, at=at)


def note_end_of_sign_ins(
    *, worker: UUID, reason: str, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """Note that a worker is signed out everywhere, and why; the doors do so in the same transaction."""
    return record(Draft(worker, SignInsEnded(reason=reason), day_of(at), id=id), permit=permit, at=at)


def leave(
    *, worker: UUID, permit: Permit, at: datetime, happened_on: date | None = None, id: UUID | None = None
) -> Recorded:
    """Close the door for a worker: running sessions and the sight of everything end at once.

    Both hang on `is_active`, which every sign-in and every question of `access` asks again.
    """
    on = happened_on or day_of(at)
    return record(Draft(worker, WorkerLeft(on=on), on, id=id), permit=permit, at=at)


def set_password(*, worker: Worker, password: str) -> None:
    """Set a worker's password; it is kept as a hash beside the journal, and other sessions end.

    Raises django.core.exceptions.ValidationError with what is wrong with the password.
    """
    validate_password(password, worker)
    with of_act([worker.pk], worker=worker.pk, today=None):
        Worker.objects.filter(pk=worker.pk).update(password=make_password(password))
