"""Services that are asked to help."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from voordeur.partners import queries as partners
from voordeur.web.cases.forms.asking import DOMAIN, WHY, Ask, page_of
from voordeur.web.cases.forms.base import DeedPage


def whose_wait(referral: Any) -> Iterable[UUID]:
    """Give the organisation whose file keeps how long the household really waited."""
    found = partners.services_named([referral.service])
    return [service.organisation for service in found.values()]


def _of_service(kind: str, title: Any, *asked: Ask, **more: Any) -> DeedPage:
    return page_of(kind, title, *asked, thing="referral", on_plan=True, **more)


PAGES = {
    "doorverwijzen": page_of(
        "referral_made",
        _("Ask a service"),
        Ask("service", _("Which service?")),
        Ask("receiver", _("Somebody else, namely"), optional=True),
        Ask("text", _("What is asked?")),
        Ask("risk", _("Against which danger does this help?")),
        Ask("finding", _("For which finding?")),
        Ask("warm", _("Warm: resident and service met with me there")),
        Ask("priority", _("Before others who wait")),
        Ask("bridging", optional=True),
        DOMAIN,
        on_plan=True,
    ),
    "dienst-zegt-ja": _of_service(
        "referral_accepted",
        _("The service says yes"),
        Ask("place_from", help=_("Only when the day is certain.")),
        Ask("priority"),
    ),
    "dienst-zegt-nee": _of_service("referral_refused", _("The service says no"), WHY),
    "dienst-wacht": _of_service(
        "referral_waiting", _("There is a waiting list"), Ask("weeks", help=_("As the service says."))
    ),
    "overbruggen": _of_service(
        "bridging_arranged",
        _("Help for the time of waiting"),
        Ask("text", _("What helps in the meantime?")),
        Ask("by_whom", optional=True),
    ),
    "dienst-begint": _of_service("referral_started", _("The service begins"), also=whose_wait),
    "dienst-stopt": _of_service("referral_ended", _("The service ends"), WHY),
    "hoe-gaat-het": _of_service(
        "referral_followed_up",
        _("Ask how it goes with this help"),
        Ask("result", _("How does it go?")),
        Ask("text", _("What was said?"), optional=True),
        when_asked=True,
    ),
    "niet-navragen": _of_service("follow_up_waived", _("Nobody needs to ask after this help"), WHY, when_asked=True),
}
