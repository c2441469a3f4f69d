"""Services that are asked to help."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from voordeur.desk.case.casework import CaseView
from voordeur.partners import queries as partners
from voordeur.web.cases.forms.asking import WHY, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedPage, life_domain, short, words


def waiting(weeks: int) -> str:
    """Say how long one waits."""
    return ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}


class ReferForm(CaseForm):
    """A service is asked to help."""

    service = forms.ChoiceField(label=_("Which service?"), required=False)
    receiver = short(_("Somebody else, namely"))
    text = words(_("What is asked?"))
    warm = forms.BooleanField(label=_("Warm: resident and service met with me there"), required=False)
    priority = forms.BooleanField(label=_("Before others who wait"), required=False)
    bridging = short(_("What helps in the meantime?"))
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the services, with how long one really waits."""
        super().about(case)
        choices: list[tuple[str, Any]] = [("", "–")]
        for service in partners.services():
            weeks = partners.expected_weeks(service)
            wait = "" if weeks is None else f" ({waiting(weeks)})"
            choices.append((str(service.pk), f"{service.name}{wait}"))
        self.fields["service"].choices = choices  # type: ignore[attr-defined]


def whose_wait(referral: Any) -> Iterable[UUID]:
    """Give the organisation whose file keeps how long the household really waited."""
    found = partners.services_named([referral.service])
    return [service.organisation for service in found.values()]


def _of_service(kind: str, title: Any, *asked: Ask, **more: Any) -> DeedPage:
    return page_of(kind, title, *asked, thing="referral", on_plan=True, **more)


PAGES = {
    "doorverwijzen": DeedPage(kind="referral_made", form=ReferForm, title=_("Ask a service"), on_plan=True),
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
