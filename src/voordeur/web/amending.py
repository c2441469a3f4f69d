"""Setting right what was written: any entry, by a form made of the fields of its kind, always with a reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from voordeur.access.functions import NAMED_READERS
from voordeur.accounts import queries as accounts
from voordeur.cases.actions import check_decision, correct_with_its_action
from voordeur.common.clock import day_of
from voordeur.desk.case.amending import Amendable, amendable
from voordeur.desk.words import of_unit
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, EurosField, Form, TimeInput, dress
from voordeur.hall.requests import look, now, page, permit, seen_version, sent_id, today, who
from voordeur.journal import Stale, method_of, retract
from voordeur.journal.kinds import Body, kind_of
from voordeur.journal.values import Codec
from voordeur.methods.language import Method
from voordeur.people.life_dates import check_life
from voordeur.web.field_words import CHOICES, FIELDS, LONG, OF_METHOD
from voordeur.web.kind_words import KINDS
from voordeur.web.links import home_of

_BETWEEN = {"home": (1, 10), "surroundings": (1, 10)}
_PREFIX = "said_"  # so that a field called `reason` is not the reason of the correction


class CorrectForm(Form):
    """The fields of one entry as it stands, its day, and why it is set right."""

    on = DateField(label=_("On which day was it?"))
    reason = forms.CharField(label=_("Why do you correct this?"), widget=forms.Textarea, max_length=2000)

    def __init__(self, *args: Any, body: Body, day: date, method: Method | None, **kwargs: Any) -> None:
        """Make a field for each of the kind's that has words; what can be chosen is called as the method does."""
        super().__init__(*args, **kwargs)
        self._body, self._day = body, day
        self._codecs = fields_of(body)
        for name, codec in self._codecs.items():
            self.fields[_PREFIX + name] = _field(name, codec, method, required=name in body.entry_kind.required)
        self.order_fields([*(_PREFIX + name for name in self._codecs), "on", "reason"])
        dress(self)

    def clean(self) -> dict[str, Any]:
        """Keep only what differs from what stands there."""
        given = super().clean() or {}
        changed = {}
        for name, codec in self._codecs.items():
            if _PREFIX + name in given:
                value, stands = _value(codec, given[_PREFIX + name]), getattr(self._body, name)
                if value not in (stands, _shown(codec, stands)) and not (value in ("", None) and stands in ("", None)):
                    changed[name] = value
        given["changed"] = changed
        given["happened_on"] = given.get("on") if given.get("on") != self._day else None
        if not self.errors and not changed and not given["happened_on"]:
            raise forms.ValidationError(_("Nothing is different from what stands there already."))
        return given


class RetractForm(Form):
    """Why a line no longer counts, or counts again."""

    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea, max_length=2000)


def fields_of(body: Body) -> Mapping[str, Codec]:
    """Give the fields of an entry that people can set right: those with words on the screen, and no ids."""
    codecs = kind_of(body.entry_kind.name).codecs
    plain = {name: codec for name, codec in codecs.items() if name in FIELDS and codec.type not in ("UUID", "datetime")}
    return {name: codec for name, codec in plain.items() if not (codec.many and codec.type != "str")}


@page()
def entry(request: HttpRequest, entry: UUID) -> TemplateResponse:
    """Show one line with all that it said before, to whoever may set it right."""
    found = opened(request, entry, "line")
    context = {"found": found, "title": title_of(found), "home": _home(found), "versions": versions_of(found)}
    return TemplateResponse(request, "amending/entry.html", context)


@page("GET", "POST")
def set_right(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Correct fields or the day of a line; what it said before stays on record."""
    found = opened(request, entry, "correct line")
    found.must_be_reworded()
    body = found.body
    assert body is not None

    def make(*args: Any, **kwargs: Any) -> CorrectForm:
        return CorrectForm(*args, body=body, day=found.on, method=_method(found), **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        _still(request, found, id)
        right = permit(request, purpose=found.purpose, file=found.entry.file_id)
        said = {"reason": given["reason"], "happened_on": given["happened_on"], "fields": given["changed"]}
        check_life(today=today(request), born=given["changed"].get("born"))
        on = given["happened_on"] or found.on
        check_decision(body, given["changed"], file=found.entry.file_id, on=on)
        correct_with_its_action(entry, body=body, **said, permit=right, at=now(request), id=id)

    initial = {_PREFIX + name: _shown(codec, getattr(body, name)) for name, codec in fields_of(body).items()}
    sheet = _sheet(found, _("Correct"), _("The line then says what you write here. What it said before is kept."))
    return fill_in(request, make, deed, sheet, {**initial, "on": found.on})


@page("GET", "POST")
def take_back(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Let a line no longer count; it stays there, struck through, with the reason."""
    found = opened(request, entry, "take back line")
    if not _sent_before(request, found):
        found.must_count()

    def deed(given: dict[str, Any], id: UUID) -> None:
        _still(request, found, id)
        right = permit(request, purpose=found.purpose, file=found.entry.file_id)
        retract(entry, reason=given["reason"], permit=right, at=now(request), id=id)

    lead = _("The line no longer counts. It stays in the timeline, struck through, with your reason.")
    if found.entry.file.kind in NAMED_READERS:
        lead = _("It is then as if this never was. Only its readers still see that it stood here, and your reason.")
    return fill_in(request, RetractForm, deed, _sheet(found, _("Take back"), lead))


@page("GET", "POST")
def put_back(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Let a line that was taken back count again."""
    found = opened(request, entry, "put back line")
    taken = found.must_be_taken_back()

    def deed(given: dict[str, Any], id: UUID) -> None:
        _still(request, found, id)
        right = permit(request, purpose=found.purpose, file=found.entry.file_id)
        retract(taken, reason=given["reason"], permit=right, at=now(request), id=id)

    return fill_in(request, RetractForm, deed, _sheet(found, _("Let it count again"), _("The line counts again.")))


def opened(request: HttpRequest, entry: UUID, name: str) -> Amendable:
    """Open a line for whoever may set it right, with a line in the access log. Raises NoGround."""
    found = amendable(entry, worker=who(request), today=today(request))
    look(request, purpose=found.purpose, page=name, file=found.entry.file_id)
    return found


def _still(request: HttpRequest, found: Amendable, id: UUID) -> None:
    """Refuse when somebody else changed the line since it was opened; the same form sent again is no somebody else."""
    current = _version(found)
    if current != seen_version(request) and current != id:
        raise Stale(current)


def _sent_before(request: HttpRequest, found: Amendable) -> bool:
    """Tell whether this very form made the line as it stands: sent twice, it says twice that it is saved."""
    return request.method == "POST" and _version(found) == sent_id(request)


def _version(found: Amendable) -> UUID:
    return found.history.version if found.history else found.entry.pk


def _sheet(found: Amendable, title: Any, lead: Any) -> Sheet:
    return Sheet(
        title=title,
        lead=f"{title_of(found)}. {lead}",
        onward=_home(found),
        back=reverse("entry", kwargs={"entry": found.entry.pk}),
        back_title=title_of(found),
        submit=title,
        done=_("Saved."),
        version=_version(found),
    )


def _home(found: Amendable) -> str:
    return home_of(found.entry.file.kind, found.entry.file_id)


def title_of(found: Amendable) -> str:
    """Say what the line is, in the words of its method."""
    return of_unit(_method(found), KINDS[found.entry.kind])


def _method(found: Amendable) -> Method | None:
    version = found.entry.file.method_id
    return method_of(version) if version else None


def versions_of(found: Amendable) -> list[dict[str, Any]]:
    """Give what the line said at first and after each correction, the latest first, as labels with words."""
    history = found.history
    if history is None or not (bodies := history.bodies()):
        return []
    lines = [history.line, *history.corrections]
    names = accounts.workers(line.entry.by for line in lines)
    return [
        {
            "on": day_of(line.entry.recorded),
            "by": names[line.entry.by].name if line.entry.by in names else "",
            "reason": getattr(line.body, "reason", "") if line is not history.line else "",
            "first": line is history.line,
            "said": said_in(body, _method(found)),
        }
        for line, body in reversed(list(zip(lines, bodies, strict=True)))
    ]


def said_in(body: Body, method: Method | None) -> list[tuple[Any, Any]]:
    """Give what an entry says, as labels with words; what was chosen is called as the method does."""
    said = [(name, codec, getattr(body, name)) for name, codec in fields_of(body).items()]
    return [
        (FIELDS[name], _chosen(value, method) if codec.choices and not codec.many else _words(value))
        for name, codec, value in said
        if value
    ]


def _chosen(word: str, method: Method | None) -> str:
    """Call what was chosen as the method or else the house does."""
    return of_unit(method, OF_METHOD.get(word) or CHOICES.get(word, word))


def _words(value: Any) -> Any:
    if value is True:
        return _("Yes")
    if isinstance(value, tuple):
        return ", ".join(value)
    return _of_house(value)


def _of_house(value: Any) -> Any:
    """Say in words what the house wrote as a code, or somebody chose; anything else stays as it is."""
    return str(CHOICES[value]) if isinstance(value, str) and value and value in CHOICES else value


def _shown(codec: Codec, value: Any) -> Any:
    """Give what a field begins with; a code that the house wrote where people write text stands there in words."""
    if codec.choices:
        return value
    return "\n".join(value) if isinstance(value, tuple) else _of_house(value)


def _value(codec: Codec, value: Any) -> Any:
    if codec.many:
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    if value in ("", None):
        return None if codec.optional or codec.type != "str" else ""
    return value


def _field(name: str, codec: Codec, method: Method | None, *, required: bool) -> forms.Field:
    """Make the form field for a field of an entry."""
    said: dict[str, Any] = {"label": FIELDS[name], "required": required and not codec.optional}
    if codec.choices:
        empty = [] if said["required"] or "" in codec.choices else [("", CHOICES[""])]
        return forms.ChoiceField(choices=[*empty, *((one, _chosen(one, method)) for one in codec.choices)], **said)
    if codec.many:
        help_text = _("One on each line.")
        return forms.CharField(widget=forms.Textarea, max_length=20_000, help_text=help_text, **said)
    if codec.type == "bool":
        return forms.BooleanField(label=FIELDS[name], required=False)
    if codec.type == "int":
        least, most = _BETWEEN.get(name, (0, 10_000))
        return forms.IntegerField(min_value=least, max_value=most, **said)
    kinds: dict[str, Any] = {
        "date": lambda: DateField(**said),
        "time": lambda: forms.TimeField(widget=TimeInput, **said),
        "Decimal": lambda: EurosField(**said),
    }
    if codec.type in kinds:
        field: forms.Field = kinds[codec.type]()
        return field
    if name in LONG:
        return forms.CharField(widget=forms.Textarea, max_length=20_000, **said)
    return forms.CharField(max_length=30 if name == "phone" else 200, **said)


_LINE = "regels/<uuid:entry>/"

urlpatterns = [
    path(_LINE, entry, name="entry"),
    path(f"{_LINE}verbeteren/", set_right, name="correct"),
    path(f"{_LINE}intrekken/", take_back, name="retract"),
    path(f"{_LINE}terugzetten/", put_back, name="put_back"),
]
