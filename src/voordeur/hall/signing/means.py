"""What an administrator does about how a worker is signed in, and what goes with it: lost factors, an end to it all."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from voordeur.accounts.actions import note_end_of_sign_ins, note_reset_of_second_factor
from voordeur.hall.signing import sign_ins
from voordeur.journal import Permit


def reset_second_factor(*, worker: UUID, permit: Permit, at: datetime, id: UUID | None = None) -> None:
    """Throw away passkeys, app and recovery codes of a worker and sign him or her out; it is recorded by whom."""
    with transaction.atomic():
        note_reset_of_second_factor(worker=worker, permit=permit, at=at, id=id)
        Authenticator.objects.filter(user=worker).delete()
        sign_ins.end_all(worker)


def end_sign_ins(*, worker: UUID, reason: str, permit: Permit, at: datetime, id: UUID | None = None) -> None:
    """Sign a worker out everywhere, at once; password and factors stay, and it is recorded by whom and why."""
    with transaction.atomic():
        note_end_of_sign_ins(worker=worker, reason=reason, permit=permit, at=at, id=id)
        sign_ins.end_all(worker)
