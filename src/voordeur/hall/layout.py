"""What every page is drawn with: the navigation, and whether this is a demo."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.hall.requests import today, who
from voordeur.hall.signing.organisation_sign_in import organisation_sign_in_url


@dataclass(frozen=True)
class Door:
    """One line of the navigation."""

    url: str
    section: str
    title: str | Promise
    icon: str
    on_phone: bool = True


DOORS = (
    Door("my_day", "", _("My day"), "day"),
    Door("rounds", "rondes", _("Rounds"), "bell"),
    Door("note", "notitie", _("Note"), "note"),
    Door("signals", "meldingen", _("Signals"), "signal"),
    Door("cases", "casussen", _("Cases"), "house"),
    Door("overview", "overzicht", _("Overview"), "overview", on_phone=False),
    Door("figures", "cijfers", _("Figures"), "figures", on_phone=False),
)


def layout(request: HttpRequest) -> dict[str, Any]:
    """Give the navigation with the present door marked."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    section = request.resolver_match.route.split("/")[0] if request.resolver_match else ""
    # A request that is refused at the first step has nobody.
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    return {
        "menu": DOORS,
        "administers": signed_in and access.administers(worker=who(request), today=today(request)),
        "here": here,
        "section": section,
        "demo": settings.MODE == "demo",
        "sign_in": settings.LOGIN_URL,
        "organisation_sign_in": settings.OIDC_NAME if organisation_sign_in_url() else "",
    }
