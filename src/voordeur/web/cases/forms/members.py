"""Each child and adult looked at apart: who there is, and how each is, area by area."""

from django.utils.translation import gettext_lazy as _

from voordeur.web.cases.forms.asking import WHY, Ask, Choices, page_of
from voordeur.web.cases.forms.base import DeedGroup

_PARTS: Choices = [
    ("child", _("A child")),
    ("parent", _("A parent")),
    ("adult", _("An adult")),
    ("sibling", _("A brother or sister")),
    ("network", _("Somebody of the own network")),
]

MEMBERS = DeedGroup(
    name="members",
    title=_("Each child and adult apart"),
    pages={
        "gezinslid": page_of(
            "member_noted",
            _("Look at somebody apart"),
            Ask("name"),
            Ask("part", choices=_PARTS),
            Ask("person", _("Is it somebody who lives here?"), none=_("No")),
        ),
        "gezinslid-beschrijven": page_of(
            "member_described",
            _("Describe how somebody is"),
            Ask("heading", area=True, word=True),
            Ask("text", _("What do you know of it?"), help=_("This takes the place of what stands there now.")),
            thing="member",
        ),
        "gezinslid-weg": page_of("member_left", _("No longer look at somebody apart"), WHY, thing="member"),
    },
)
