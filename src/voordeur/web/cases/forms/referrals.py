"""Services that are asked to help."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from voordeur.hall.casework import CaseView
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


PAGES = {
    "doorverwijzen": DeedPage(kind="referral_made", form=ReferForm, title=_("Ask a service"), on_plan=True),
    "dienst-zegt-ja": DeedPage(
        kind="referral_accepted",
        form=NothingForm,
        title=_("The service says yes"),
        thing="referral",
        on_plan=True,
    ),
    "dienst-zegt-nee": DeedPage(
        kind="referral_refused", form=ReasonForm, title=_("The service says no"), thing="referral", on_plan=True
    ),
    "dienst-begint": DeedPage(
        kind="referral_started", form=NothingForm, title=_("The service begins"), thing="referral", on_plan=True
    ),
    "dienst-stopt": DeedPage(
        kind="referral_ended", form=ReasonForm, title=_("The service ends"), thing="referral", on_plan=True
    ),
}
