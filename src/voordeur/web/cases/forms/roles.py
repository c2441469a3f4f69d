"""Who takes which role in a case."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.access.functions import function, purposes
from voordeur.accounts import queries as accounts
from voordeur.cases import actions
from voordeur.desk.case.casework import PURPOSES, CaseView
from voordeur.desk.words import told
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.base import CaseForm, DeedPage, words


def _helps_in_cases(name: str) -> bool:
    """Tell whether whoever has this function works in cases; a reporter or project leader does not."""
    return any(right.purpose in PURPOSES for right in function(name).own.get("case", ()))


class PairForm(CaseForm):
    """A role and a worker that belong together; a subclass says which pairs there are."""

    role = forms.ChoiceField(label=_("Role"))
    worker = forms.ChoiceField(label=_("Worker"))
    wrong: Any = _("This worker does not have this role in the team. Ask your project leader for it.")

    def about(self, case: CaseView) -> None:
        """Offer the roles and the workers that occur."""
        self.pairs = set(self.pairs_of(case))
        titles = case.method.roles if case.method else {}
        held = {role for role, _worker in self.pairs}
        self.fields["role"].choices = [(id, told(role.title)) for id, role in titles.items() if id in held]  # type: ignore[attr-defined]
        names = accounts.workers(worker for _role, worker in self.pairs)
        roles = {id: ", ".join(told(titles[r].title) for r, w in sorted(self.pairs) if w == id) for id in names}
        choices = sorted((f"{one.name}, {roles[id]}", str(id)) for id, one in names.items())
        # Of several nobody is chosen beforehand: a role goes to nobody by not looking.
        first = [("", _("Choose a colleague"))] if len(choices) > 1 else []
        self.fields["worker"].choices = [*first, *((id, name) for name, id in choices)]  # type: ignore[attr-defined]

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give the team, each in the own role as far as it is one in a case: nobody else can be given a role there."""
        roles = case.method.roles if case.method else {}
        able = programmes.able(case.programme, self.day) if case.programme else []
        return [(role, worker) for role, worker in able if role in roles and _helps_in_cases(roles[role].function)]

    def clean(self) -> dict[str, Any]:
        """Refuse a pair that is not there, with words about what to do."""
        given = super().clean() or {}
        if "role" in given and "worker" in given and (given["role"], UUID(given["worker"])) not in self.pairs:
            self.add_error("worker", self.wrong)
        return given


class RoleForm(PairForm):
    """Which worker takes which role; with an `only` role as its beginning no other role is offered."""

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give the team; who gives a role only because the method asks for it, gives no other than that."""
        only = self.initial.get("only", "")
        asked = case.standing.asked_roles if case.standing else ()
        free = purposes()[case.purpose].gives
        return [pair for pair in super().pairs_of(case) if only in ("", pair[0]) and (free or pair[0] in asked)]


class TakeOverForm(PairForm):
    """Who takes a role over from whoever has it now, and why."""

    reason = words(_("Why?"))

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give the team members who could take over a role that somebody has in this case."""
        held = {(one.role, one.worker) for one, _worker in case.holders}
        roles = {role for role, _worker in held}
        return [pair for pair in super().pairs_of(case) if pair[0] in roles and pair not in held]


class ReleaseForm(PairForm):
    """Whose role in the case ends, and why; the sight that it brought ends with it."""

    reason = words(_("Why?"))
    wrong = _("This worker does not have this role in this case.")

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give who has which role in this case."""
        return [(one.role, one.worker) for one, _worker in case.holders]


PAGES = {
    "rol": DeedPage(kind="role_assigned", form=RoleForm, title=_("Somebody takes a role")),
    "overdragen": DeedPage(kind="role_released", form=TakeOverForm, title=_("Hand a role over"), act=actions.take_over),
    "rol-eindigt": DeedPage(kind="role_released", form=ReleaseForm, title=_("Somebody's role ends")),
}
