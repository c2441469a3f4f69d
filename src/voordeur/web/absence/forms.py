"""What is asked of whoever says that somebody is away: which days, and who stands in. Never why."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.cases import queries as cases
from voordeur.desk.day.absence import over_full, who_could
from voordeur.desk.words import told
from voordeur.hall.forms import DateField, Form, dress

_DAY = timedelta(days=1)


class CoverForm(Form):
    """Which colleague stands in; more cases than the method allows is asked once more, and refused to nobody."""

    cover = forms.TypedChoiceField(label=_("Who stands in?"), coerce=UUID)

    def __init__(self, *args: Any, taking: list[Any], holder: UUID, day: date, **kwargs: Any) -> None:
        """Offer the colleagues who are there; `taking` are the roles for which one would stand in."""
        super().__init__(*args, **kwargs)
        programme = taking[0].file.programme if len({role.file.programme for role in taking}) == 1 else None
        self.fields["cover"].choices = [("", _("Choose a colleague")), *self.offered(holder, day, programme)]  # type: ignore[attr-defined]
        if chosen := self._chosen():
            self._ask_again_when_full(chosen, taking, day)

    def offered(self, holder: UUID, day: date, programme: UUID | None) -> list[tuple[str, str]]:
        """Give the colleagues to choose from."""
        return [(str(id), name) for id, name in who_could(holder, day, programme=programme)]

    def _chosen(self) -> UUID | None:
        value = self.data.get("cover", "") if self.is_bound else ""
        return UUID(value) if value in {id for id, _name in self.fields["cover"].choices} and value else None  # type: ignore[attr-defined]

    def _ask_again_when_full(self, chosen: UUID, taking: list[Any], day: date) -> None:
        """Ask to confirm what goes over the number of cases that the method allows."""
        full = over_full(chosen, taking, day)
        if not full:
            return
        lines = [
            gettext("as %(role)s %(would)s of at most %(limit)s")
            % {"role": told(one.role.title), "would": one.would_have, "limit": one.limit}
            for one in full
        ]
        self.fields["full"] = forms.BooleanField(
            label=gettext("I know that this colleague then has too many: %(lines)s") % {"lines": ", ".join(lines)},
            error_messages={"required": _("Choose another colleague, or tick that it must be so.")},
        )
        dress(self)

    def clean(self) -> dict[str, Any]:
        """Leave out what was only a question to the writer."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given.pop("full", None)
        return given


class DaysForm(CoverForm):
    """From which day to which last day, and who stands in."""

    since = DateField(label=_("First day"))
    last = DateField(label=_("Last day"))
    field_order = ("since", "last", "cover")

    def clean(self) -> dict[str, Any]:
        """Count to the day after the last."""
        given = super().clean()
        if given.get("last"):
            given["until"] = given.pop("last") + _DAY
        return given


class AbsenceForm(DaysForm):
    """Which days, and who stands in for everything: perhaps nobody yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let it be said that nobody was found yet."""
        super().__init__(*args, **kwargs)
        self.fields["since"].label = _("First day away")
        self.fields["last"].label = _("Last day away")
        self.fields["cover"].required = False
        self.fields["cover"].choices[0] = ("", _("Nobody yet"))  # type: ignore[attr-defined]
        self.fields["cover"].widget.attrs.pop("aria-required", None)
        self.fields["cover"].help_text = _(
            "This colleague sees the cases on these days, also what is taken on meanwhile. "
            "Somebody else for one case? That comes in the next step."
        )

    def clean(self) -> dict[str, Any]:
        """Take no choice as nobody."""
        given = super().clean()
        given["cover"] = given.get("cover") or None
        return given


class BackForm(Form):
    """From which day somebody is there again."""

    on = DateField(label=_("There again on"))


def taking_of(worker: UUID) -> list[Any]:
    """Give the roles for which whoever stands in for everything would stand in."""
    return cases.held_roles(worker)
