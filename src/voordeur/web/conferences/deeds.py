"""One short form for each deed on a conference: one table says which there are, and when each can be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voordeur.access import NoGround
from voordeur.cases import actions
from voordeur.desk.case.timeline import Line, timeline
from voordeur.desk.conference.conferences import ConferenceSeen, table
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import now, page, permit, seen_version, today, who
from voordeur.journal import Stale, correct
from voordeur.web.conferences import forms
from voordeur.web.conferences.table import opened

Given = dict[str, Any]
Act = Callable[..., object]


@dataclass(frozen=True, kw_only=True)
class ConferenceDeed:
    """A deed with its form. `states`: those in which it can be done; `changes`: it needs the version that was seen."""

    form: type[forms.AboutConference]
    title: str | Promise
    act: Act
    begins: Callable[[ConferenceSeen], Given] = lambda _seen: {}
    states: tuple[str, ...] = ("called",)
    changes: bool = False


@page("GET", "POST")
def deed(request: HttpRequest, file: UUID, conference: UUID, word: str) -> HttpResponse:
    """Do one deed on a conference."""
    case, seen = opened(request, file, conference, f"conference {word}")
    if word not in DEEDS or (seen.row.state not in DEEDS[word].states and request.method != "POST"):
        raise Http404
    told = DEEDS[word]
    around = _others(request, seen, case.purpose) if seen.row.meeting else {}
    made: list[forms.AboutConference] = []

    def make(*args: Any, **kwargs: Any) -> forms.AboutConference:
        made.append(told.form(*args, case=case, day=today(request), seen=seen, others=len(around), **kwargs))
        return made[-1]

    def act(given: Given, id: UUID) -> None:
        also = around if given.pop("whole_table", False) else {}
        if told.changes:
            given["expect"] = seen_version(request)
        right = permit(request, purpose=case.purpose, file=file, also=also)
        told.act(made[-1], given, also, file=file, conference=conference, permit=right, at=now(request), id=id)

    def changes() -> list[Line]:
        lines = timeline(file, worker=who(request), purpose=case.purpose, today=today(request))
        return [line for line in lines if line.id == seen.row.version]

    home = reverse("conference", kwargs={"file": file, "conference": conference})
    sheet = Sheet(
        title=told.title,
        lead=case.title,
        onward=home,
        back=home,
        back_title=_("The conference"),
        submit=_("Save"),
        done=_("Saved."),
        draft=f"{word}:{conference}",
        version=seen.row.version if told.changes else None,
        changes=changes,
    )
    return fill_in(request, make, act, sheet, told.begins(seen))


def _others(request: HttpRequest, seen: ConferenceSeen, purpose: str) -> dict[UUID, UUID]:
    """Give the other cases at this table that this worker writes in, still to come, with their conference."""
    rows = table(seen.row.meeting, worker=who(request), today=today(request)) if seen.row.meeting else []
    return {
        row.file_id: row.pk for row, its in rows if row.pk != seen.row.pk and its == purpose and row.state == "called"
    }


def _change(act: Act) -> Act:
    def done(_form: Any, given: Given, also: Mapping[UUID, UUID], **writing: Any) -> None:
        act(**given, also=also, **writing)

    return done


def _invite(form: forms.InviteForm, given: Given, _also: Any, **writing: Any) -> None:
    chosen = form.able.get(given["person"])
    if chosen:
        one = chosen.invited
        said: Given = {"worker": one.worker, "organisation": one.organisation, "name": one.name}
        actions.invite(**said, domain=one.domain, level=one.level, **writing)
        return
    organisation = UUID(given["organisation"]) if given["organisation"] else None
    actions.invite(organisation=organisation, name=given["name"], domain=given.get("domain", ""), **writing)


def _put(_form: Any, given: Given, _also: Any, **writing: Any) -> None:
    actions.put_on_agenda(**given, **writing)


def _hold(form: forms.AttendanceForm, given: Given, _also: Any, **writing: Any) -> None:
    said = {name: given[name] for name in ("kind", "attended", "decisions")} | form.came(given)
    if form.seen.row.state != "held":
        actions.hold_conference(**said, happened_on=given["happened_on"], expect=given["expect"], **writing)
        return
    if form.seen.line is None or not form.seen.line.amendable:
        raise NoGround
    if given["expect"] != form.seen.row.version:
        raise Stale(form.seen.row.version)
    day = given["happened_on"] if given["happened_on"] != form.seen.row.on else None
    right = {name: writing[name] for name in ("permit", "at", "id")}
    correct(form.seen.line.id, fields=said, happened_on=day, reason=given["reason"], **right)


def _decide(form: forms.DecisionForm, given: Given, _also: Any, **writing: Any) -> None:
    owner = form.owners[given["whose"]]
    against = [actions.Objector(who=given["who"], reason=given["dissent"])] if given["who"] else []
    actions.decide(
        text=given["text"],
        owner_kind=owner.owner_kind,  # type: ignore[arg-type]
        owner=owner.owner,
        owner_name=given["owner_name"] if owner.owner_kind == "network" else owner.owner_name,
        by=given["by"],
        to_plan=given["to_plan"],
        objectors=against,
        # Of whose name tells what is wrong, a decision is seen by whoever may know that they take part.
        domain=owner.domain or given.get("domain", ""),
        level=owner.level,
        **writing,
    )


def _moment(seen: ConferenceSeen) -> Given:
    row = seen.row
    return {"on": row.on, "from_time": row.from_time, "until_time": row.until_time, "place": row.place}


DEEDS: Mapping[str, ConferenceDeed] = {
    "uitnodigen": ConferenceDeed(
        form=forms.InviteForm, title=_("Ask somebody to come"), act=_invite, states=("called",)
    ),
    "agendapunt": ConferenceDeed(form=forms.ItemForm, title=_("Put something on the agenda"), act=_put),
    "verplaatsen": ConferenceDeed(
        form=forms.MoveForm,
        title=_("Move the conference"),
        act=_change(actions.move_conference),
        begins=_moment,
        changes=True,
    ),
    "afzeggen": ConferenceDeed(
        form=forms.CancelForm,
        title=_("Call the conference off"),
        act=_change(actions.cancel_conference),
        changes=True,
    ),
    "aanwezig": ConferenceDeed(
        form=forms.AttendanceForm,
        title=_("Who is there?"),
        act=_hold,
        begins=forms.attendance_of,
        states=("called", "held"),
        changes=True,
    ),
    "besluit": ConferenceDeed(
        form=forms.DecisionForm, title=_("What was decided?"), act=_decide, states=("called", "held")
    ),
}
