"""Services that are asked to help."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from voordeur.desk.case.casework import CaseView
from voordeur.hall.forms import DateField
from voordeur.partners import queries as partners
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedPage,
    NothingForm,
    ReasonForm,
    life_domain,
    short,
    words,
)


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


class AcceptForm(CaseForm):
    """Yes, and when there is a place."""

    place_from = DateField(
        label=_("There is a place from"), required=False, help_text=_("Only when the day is certain.")
    )
    priority = forms.BooleanField(label=_("Before others who wait"), required=False)


class WaitingForm(CaseForm):
    """How long it still takes, by what the service says."""

    weeks = forms.IntegerField(
        label=_("How many weeks?"), required=False, min_value=0, max_value=520, help_text=_("As the service says.")
    )


class BridgeForm(CaseForm):
    """What helps until then."""

    text = words(_("What helps in the meantime?"))
    by_whom = short(_("By whom?"))


def whose_wait(referral: Any) -> Iterable[UUID]:
    """Give the organisation whose file keeps how long the household really waited."""
    found = partners.services_named([referral.service])
    return [service.organisation for service in found.values()]


PAGES = {
    "doorverwijzen": DeedPage(kind="referral_made", form=ReferForm, title=_("Ask a service"), on_plan=True),
    "dienst-zegt-ja": DeedPage(
        kind="referral_accepted",
        form=AcceptForm,
        title=_("The service says yes"),
        thing="referral",
        on_plan=True,
    ),
    "dienst-zegt-nee": DeedPage(
        kind="referral_refused", form=ReasonForm, title=_("The service says no"), thing="referral", on_plan=True
    ),
    "dienst-wacht": DeedPage(
        kind="referral_waiting", form=WaitingForm, title=_("There is a waiting list"), thing="referral", on_plan=True
    ),
    "overbruggen": DeedPage(
        kind="bridging_arranged",
        form=BridgeForm,
        title=_("Help for the time of waiting"),
        thing="referral",
        on_plan=True,
    ),
    "dienst-begint": DeedPage(
        kind="referral_started",
        form=NothingForm,
        title=_("The service begins"),
        thing="referral",
        on_plan=True,
        also=whose_wait,
    ),
    "dienst-stopt": DeedPage(
        kind="referral_ended", form=ReasonForm, title=_("The service ends"), thing="referral", on_plan=True
    ),
}
