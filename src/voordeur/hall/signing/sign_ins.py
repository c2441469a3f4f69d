"""Where a worker is signed in: seen and ended by the worker, and ended by itself when nobody is there any more.

Of a device only words are kept that its owner knows it by ("Chrome on Android"), no address and no full signature of
the browser. What a session holds stands sealed in the database, since messages in it can be about residents.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from voordeur.common import clock
from voordeur.common.sealing import seal, unseal
from voordeur.hall.models import SignIn

_MARK = "sign_in"
_EVERY = timedelta(minutes=1)  # how often is noted that somebody is still there
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


class Sealed:
    """How Django writes a session down: as JSON, sealed. One that cannot be opened is a session that has ended."""

    def dumps(self, said: object) -> bytes:
        """Write and seal."""
        return seal(json.dumps(said, separators=(",", ":")).encode(), use="sessions").encode()

    def loads(self, kept: bytes) -> object:
        """Open and read. Raises voordeur.common.sealing.Closed."""
        return json.loads(unseal(kept.decode(), use="sessions"))


def keep_watch(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """End a session that was left alone too long or lasted too long, or whose worker left; else note that it lives."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _watch(request, request.user.pk, clock.now())
        elif settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            request.session.flush()
        return get_response(request)

    return answer


def renew(*, request: HttpRequest, **_said: object) -> None:
    """Give a session another key when its worker proves again who he or she is: who knew the old one is out."""
    if SESSION_KEY in request.session:
        request.session.cycle_key()


def sign_ins_of(worker: UUID, *, at: datetime) -> QuerySet[SignIn]:
    """Give the places where a worker is signed in now, the one used last first."""
    living = Session.objects.filter(expire_date__gt=at).values("session_key")
    return SignIn.objects.filter(worker=worker, session__in=living).order_by("-seen", "id")


def end(worker: UUID, sign_in: UUID) -> None:
    """Sign a worker out in one place; somebody else's place is not there."""
    _end(SignIn.objects.filter(worker=worker, pk=sign_in))


def end_all(worker: UUID, *, but: str | None = None) -> None:
    """Sign a worker out everywhere, or everywhere but in the session with this key.

    Every session is opened to see whose it is: one that began a moment ago has no place yet.
    """
    living = Session.objects.exclude(session_key=but or "")
    ours = [one.pk for one in living.iterator() if one.get_decoded().get(SESSION_KEY) == str(worker)]
    Session.objects.filter(pk__in=ours).delete()
    _end(SignIn.objects.filter(worker=worker).exclude(session=but or ""))


def sweep() -> int:
    """Forget places whose session is gone, and say how many that were. The night calls it."""
    return SignIn.objects.exclude(session__in=Session.objects.values("session_key")).delete()[0]


def device_of(signature: str) -> str:
    """Name a browser and the device it runs on, in words that its owner knows: `Chrome, Android`."""
    browser = next((name for mark, name in _BROWSERS if mark in signature), "")
    system = next((name for mark, name in _SYSTEMS if mark in signature), "")
    return ", ".join(word for word in (browser, system) if word)


def _watch(request: HttpRequest, worker: UUID, now: datetime) -> None:
    mark = request.session.get(_MARK) or {}
    if mark.get("key") != request.session.session_key:
        mark = {"key": request.session.session_key, "began": now.timestamp(), "seen": 0}
    elif _over(mark, now):
        SignIn.objects.filter(session=mark["key"]).delete()
        logout(request)
        return
    if now.timestamp() - mark["seen"] >= _EVERY.total_seconds() or mark["seen"] > now.timestamp():
        # A sign-in from after now began now: the clock was set back, and a day of work is no longer for that.
        request.session[_MARK] = {**mark, "began": min(mark["began"], now.timestamp()), "seen": now.timestamp()}
        device = device_of(request.headers.get("User-Agent", ""))
        SignIn.objects.update_or_create(
            session=mark["key"],
            defaults={"worker": worker, "seen": now},
            create_defaults={"worker": worker, "seen": now, "began": now, "device": device},
        )


def _over(mark: dict[str, float], now: datetime) -> bool:
    idle, whole = settings.IDLE_MINUTES * 60, settings.SESSION_COOKIE_AGE
    return bool(idle and now.timestamp() - mark["seen"] > idle) or now.timestamp() - mark["began"] > whole


def _end(places: QuerySet[SignIn]) -> None:
    Session.objects.filter(session_key__in=list(places.values_list("session", flat=True))).delete()
    places.delete()
