"""How often something may be tried, and the page for whoever goes over it. The numbers stand in data/limits.yaml.

A count is one row with a window, raised and read by one statement, so that of many requests at the same moment, in
several processes, exactly as many pass as may. Whom it counts stands in the row under a keyed digest only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import Any, Literal

import yaml
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.http import HttpRequest, HttpResponse

from voordeur.common import clock, keys
from voordeur.common.algorithms import mac
from voordeur.hall.errors import too_often
from voordeur.hall.models import Attempts

_LONGEST_NAME = 150


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One line of data/limits.yaml: at most so many within so many seconds."""

    name: str
    most: int
    seconds: int
    per: Literal["address", "name", "worker", "link"]
    doors: frozenset[str]
    because: str
    sent: bool = False


class KeepWithin:
    """Middleware: counts what a limit is about before its page runs, outside the page's own transaction."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take what comes after."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add nothing to answers."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """Answer 429 when one of the limits of this page was reached; else let it run."""
        door = request.resolver_match.url_name if request.resolver_match else None
        for limit in limits_of(door or "", sent=request.method == "POST"):
            subject = _subject(limit, request, kwargs)
            if subject and (seconds := count(limit, subject, at=clock.now().timestamp())):
                return too_often(request, seconds=seconds)
        return None


def limits_of(door: str, *, sent: bool) -> list[Limit]:
    """Give the limits of a url by its name, for something that is sent or only looked at."""
    return [limit for limit in limits().values() if door in limit.doors and (sent or not limit.sent)]


@cache
def limits() -> Mapping[str, Limit]:
    """Give all limits by name, with the installation's own numbers (VOORDEUR_LIMITS). Raises ImproperlyConfigured."""
    book = yaml.safe_load(files("voordeur.hall").joinpath("data/limits.yaml").read_text("utf-8"))["limits"]
    known = {name: Limit(name=name, **{**said, "doors": frozenset(said["doors"])}) for name, said in book.items()}
    for part in filter(None, settings.LIMITS.replace(" ", "").split(",")):
        name, _, most = part.partition("=")
        if name not in known or not (most.isascii() and most.isdigit() and 0 < int(most) < 1_000_000):
            raise ImproperlyConfigured(
                f"VOORDEUR_LIMITS is name=number,name=number; the names are {', '.join(sorted(known))}."
            )
        known[name] = replace(known[name], most=int(most))
    return known


def count(limit: Limit, subject: str, *, at: float) -> int:
    """Count one attempt at a moment (seconds since 1970); give how many seconds to wait, 0 when it may be done."""
    now = int(at)
    table = connection.ops.quote_name(Attempts._meta.db_table)
    # Over too when it would last longer than it may: the clock was set back, and nobody is to wait for that.
    over = f"{table}.ends <= %s OR {table}.ends > excluded.ends"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, times, ends) VALUES (%s, 1, %s) ON CONFLICT (key) DO UPDATE SET "  # noqa: S608
            f"times = CASE WHEN {over} THEN 1 ELSE {table}.times + 1 END, "
            f"ends = CASE WHEN {over} THEN excluded.ends ELSE {table}.ends END RETURNING times, ends",
            [_key(limit, subject), now + limit.seconds, now, now],
        )
        times, ends = cursor.fetchone()
    return max(ceil(ends - at), 1) if times > limit.most else 0


def sweep(*, at: float) -> int:
    """Throw counts away whose window is over, and say how many that were. The night calls it."""
    return Attempts.objects.filter(ends__lte=int(at)).delete()[0]


def _key(limit: Limit, subject: str) -> str:
    return mac(keys.current_key()[1], f"{limit.name} {subject}".encode()).hex()


def _subject(limit: Limit, request: HttpRequest, kwargs: Mapping[str, Any]) -> str:
    """Say whom an attempt counts for; nobody when that is not known, for then another limit or the page says no."""
    if limit.per == "worker":
        return str(request.user.pk) if request.user.is_authenticated else ""
    if limit.per == "link":
        return str(kwargs.get("token") or kwargs.get("secret") or "")
    if limit.per == "name":
        return request.POST.get("login", "").strip().casefold()[:_LONGEST_NAME]
    return _network(get_adapter().get_client_ip(request))


def _network(address: str) -> str:
    """Give an address, and of IPv6 its network: whoever has one of those has all of its addresses."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return str(ip_network((known, 64), strict=False))
    return str(known)
