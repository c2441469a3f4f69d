"""One short form for each deed of a case. A module per capability: its forms, and which page does which deed."""

from collections.abc import Mapping

from voordeur.web.cases.forms import closing, conferences, contact, grounds, plan, referrals, roles, visits
from voordeur.web.cases.forms.base import CaseForm as CaseForm
from voordeur.web.cases.forms.base import DeedPage as DeedPage

# The word in the url -> the page, in the order in which pages offer them.
PAGES: Mapping[str, DeedPage] = {
    **contact.PAGES,
    **plan.PAGES,
    **conferences.PAGES,
    **referrals.PAGES,
    **grounds.PAGES,
    **visits.PAGES,
    **roles.PAGES,
    **closing.PAGES,
}
