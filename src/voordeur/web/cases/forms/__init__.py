"""One short form for each deed of a case. A module per capability: its forms, and which page does which deed."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from voordeur.web.cases.forms import (
    agreements,
    buildings,
    closing,
    conferences,
    consequences,
    contact,
    criteria,
    following,
    grounds,
    groups,
    handing_on,
    handover,
    inspection,
    members,
    money,
    obstacles,
    partner_decisions,
    plan,
    referrals,
    roles,
    visits,
)
from voordeur.web.cases.forms.base import CaseForm as CaseForm
from voordeur.web.cases.forms.base import DeedGroup as DeedGroup
from voordeur.web.cases.forms.base import DeedPage as DeedPage

# What belongs together, in the order in which pages offer it.
GROUPS: tuple[DeedGroup, ...] = (
    DeedGroup(name="contact", title=_("Contact"), pages={**contact.PAGES, **visits.PAGES}, always=True),
    visits.ANNOUNCING,
    criteria.CRITERIA,
    DeedGroup(name="plan", title=_("Plan"), pages={**plan.PAGES, **referrals.PAGES}, always=True),
    plan.TASKS,
    members.MEMBERS,
    groups.GROUP,
    buildings.BUILDING,
    money.MONEY,
    agreements.PARTIES,
    partner_decisions.PARTNER_DECISIONS,
    consequences.CONSEQUENCES,
    following.RISKS,
    following.PHASES,
    following.DECISIONS,
    DeedGroup(name="obstacles", title=_("What keeps it stuck, and who helps"), pages=obstacles.PAGES, always=True),
    obstacles.DEVIATIONS,
    DeedGroup(
        name="conferences",
        title=_("Conferences"),
        pages=conferences.PAGES,
        always=True,
        first={"call_conference": _("Call a conference")},
    ),
    DeedGroup(name="grounds", title=_("Consent and ground"), pages=grounds.PAGES, always=True),
    inspection.INSPECTION,
    DeedGroup(name="roles", title=_("Roles"), pages=roles.PAGES, always=True),
    handover.HANDOVER,
    handing_on.GOES_ON,
    DeedGroup(name="closing", title=_("Going on or ending"), pages=closing.PAGES, always=True),
)

# The word in the url -> the page.
PAGES: Mapping[str, DeedPage] = {word: page for group in GROUPS for word, page in group.pages.items()}
