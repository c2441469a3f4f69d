"""The money of one household: what may be spent, what is, who says yes, and that it was paid."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from voordeur.web.cases.forms.asking import DOMAIN, WHY, Ask, page_of
from voordeur.web.cases.forms.base import DeedGroup

# A second key, and an order to pay, are asked for only where the method does.
_BY_SOMEBODY_ELSE: dict[str, Any] = {"thing": "spending", "when_asked": True}

MONEY = DeedGroup(
    name="money",
    title=_("Money for {this_unit}"),
    pages={
        "budget": page_of(
            "budget_granted",
            _("Grant a budget"),
            Ask("amount"),
            Ask("what_for", _("What is it for?"), word=True),
            Ask("funder", optional=True),
            Ask("until", _("Until when may it be spent?"), help=_("That day still counts.")),
            Ask("reason", optional=True),
            DOMAIN,
        ),
        "budget-weg": page_of("budget_withdrawn", _("Withdraw a budget"), WHY, thing="budget"),
        "uitgave": page_of(
            "spending_booked",
            _("Book spending"),
            Ask("amount"),
            Ask("what", _("On what?")),
            Ask("kind", _("What kind of spending is it?"), word=True, optional=True),
            Ask("budget", _("Of which budget?"), none=_("Of no budget")),
            Ask("provider", optional=True),
            Ask("funder", optional=True),
            Ask("reason", optional=True),
            DOMAIN,
        ),
        "uitgave-akkoord": page_of(
            "spending_approved", _("Say yes to spending"), Ask("remark", optional=True), **_BY_SOMEBODY_ELSE
        ),
        "uitgave-afgewezen": page_of("spending_refused", _("Say no to spending"), WHY, **_BY_SOMEBODY_ELSE),
        "uitgave-betalen": page_of(
            "payment_ordered",
            _("Have it paid"),
            Ask("remark", optional=True),
            **_BY_SOMEBODY_ELSE,
        ),
        "uitgave-betaald": page_of("spending_paid", _("It was paid"), thing="spending"),
    },
)
