"""What the doors do at night: much looking is noticed; old drafts, sign-ins, files and counts are thrown away."""

from datetime import datetime

from django.contrib.sessions.models import Session

from voordeur.access import looks
from voordeur.common.night import nightly
from voordeur.hall import drafts, limits, uploads
from voordeur.hall.signing import sign_ins


@nightly("drafts")
def sweep_drafts(at: datetime) -> int:
    """Throw away drafts that nobody came back to."""
    return drafts.sweep(at=at)


@nightly("sessions")
def sweep_sessions(at: datetime) -> int:
    """Throw away sessions that have expired, and where they were."""
    gone = Session.objects.filter(expire_date__lt=at).delete()[0]
    sign_ins.sweep()
    return gone


@nightly("uploads")
def sweep_uploads(at: datetime) -> int:
    """Throw away files that were sent to look at and not taken over within a day."""
    return uploads.sweep(at=at)


@nightly("many_looks")
def notice_many_looks(at: datetime) -> int:
    """Tell who watches over privacy about looking that is more than a normal day asks."""
    return looks.notice(at=at)


@nightly("attempts")
def sweep_attempts(at: datetime) -> int:
    """Throw away counts of attempts whose window is over."""
    return limits.sweep(at=at.timestamp())
