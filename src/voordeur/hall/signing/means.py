"""Throwing away a worker's second factors when they are lost: the deed of an administrator, and what goes with it."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from voordeur.accounts.actions import note_reset_of_second_factor
from voordeur.hall.signing import sign_ins
from voordeur.journal import Permit


def reset_second_factor(*, worker: UUID, permit: Permit, at: datetime, id: UUID | None = None) -> None:
    """Throw away passkeys, app and recovery codes of a worker and sign him or her out; it is recorded by whom."""
    with transaction.atomic():
        note_reset_of_second_factor(worker=worker, permit=permit, at=at, id=id)
        Authenticator.objects.filter(user=worker).delete()
        sign_ins.end_all(worker)
