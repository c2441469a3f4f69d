"""A place in a group of the programme: joining, coming or not, and the end."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from voordeur.cases.actions import bring_to_group
from voordeur.cases.rules import part_of
from voordeur.desk.case.casework import CaseView
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.asking import DAY, Ask, page_of
from voordeur.web.cases.forms.base import CaseForm, DeedGroup, DeedPage, life_domain, on_day, one_of

_LIVES = "lives here "


class JoinForm(CaseForm):
    """Which group, and who takes part."""

    group = one_of(_("Which group?"), [])
    member = one_of(_("Who takes part?"), [], required=False)
    happened_on = on_day()
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the groups of the programme that still meet, who lives here, and who else is looked at apart here."""
        super().about(case)
        groups = programmes.groups(case.programme).filter(ended_on=None) if case.programme else ()
        self.fields["group"].choices = [(str(one.pk), one.title) for one in groups]  # type: ignore[attr-defined]
        if not groups:
            self.fields["group"].help_text = _("There is no group yet: form one on the page of the programme.")
        self._living = {f"{_LIVES}{one.person}": one for one in case.members}
        others = [
            one for one in case.things["member"] if not one.is_over and f"{_LIVES}{one.person}" not in self._living
        ]
        who = [*((key, one.name) for key, one in self._living.items()), *((str(one.pk), one.text) for one in others)]
        if who:
            self.fields["member"].choices = [("", _("{The_unit}")), *who]  # type: ignore[attr-defined]
        else:
            del self.fields["member"]

    def clean(self) -> dict[str, Any]:
        """Tell somebody who lives here from who is only looked at apart."""
        given = super().clean() or {}
        if one := self._living.get(given.get("member", "")):
            given |= {"member": "", "person": one.person, "name": one.name, "part": part_of(one.role)}
        return given


def _of_group(kind: str, title: Any, *asked: Ask) -> DeedPage:
    return page_of(kind, title, *asked, thing="group")


GROUP = DeedGroup(
    name="group",
    title=_("Groups"),
    pages={
        "groep": DeedPage(kind="group_joined", form=JoinForm, title=_("Takes part in a group"), act=bring_to_group),
        "groep-geweest": _of_group("group_attended", _("Was at the group"), DAY, Ask("remark", optional=True)),
        "groep-gemist": _of_group("group_missed", _("Was not at the group"), DAY, Ask("reason", _("Why not?"))),
        "groep-gestopt": _of_group("group_left", _("Stops with the group"), DAY, Ask("reason", _("Why?"))),
        "groep-klaar": _of_group(
            "group_finished", _("Followed the group to the end"), DAY, Ask("remark", optional=True)
        ),
    },
)
