"""What happens to one person of a household: coming, changing, leaving, dying, living here part of the week."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from voordeur.access import NoGround
from voordeur.cases.actions import living
from voordeur.desk.homes import Known, known_elsewhere, other_homes
from voordeur.hall.filling_in import fill_in
from voordeur.hall.requests import now, page, seen_version, sent_id, today, who
from voordeur.journal import id_from
from voordeur.people import actions
from voordeur.web.people.forms import AddForm, DiedForm, LeftForm, PartTimeForm, PersonForm, now_of
from voordeur.web.people.pages import opened, right, sheet_of


@page("GET", "POST")
def add(request: HttpRequest, file: UUID) -> HttpResponse:
    """Note that somebody lives here too. Who is known already, such as a child with two homes, keeps one card."""
    home = opened(request, file, "add person")
    sent = sent_id(request)
    # Sent a second time, the form must not trip over whom it wrote down itself the first time.
    own = (sent, id_from(sent, "joined"))
    others = [one for one in home.residents if one.membership.pk not in own]
    written = {one.person for one in home.residents if one.membership.pk == own[1]}

    def find(name: str, born: date | None) -> list[Known]:
        found = known_elsewhere(name, born, home=home, worker=who(request), today=today(request))
        return [one for one in found if one.person not in written | {each.person for each in others}]

    def make(*args: Any, **kwargs: Any) -> AddForm:
        return AddForm(*args, find=find, others=others, **kwargs)

    def deed(given: dict[str, Any], id: UUID) -> None:
        known: Known | None = given["known"]
        lives = {
            "role": given["role"],
            "part_time": given["part_time"],
            "happened_on": given["since"],
            "permit": right(request, home),
            "at": now(request),
            "id": id,
            "household": file,
        }
        if known:
            living.join(person=known.person, name=known.name, born=known.born, **lives)
        else:
            actions.register_person(name=given["name"], born=given["born"], phone=given["phone"], **lives)

    sheet = sheet_of(
        home,
        _("Somebody lives here too"),
        lead=_("Write down what you know now. Only the name is needed."),
    )
    return fill_in(request, make, deed, sheet, {"since": today(request), "role": "adult"})


@page("GET", "POST")
def change(request: HttpRequest, file: UUID, person: UUID) -> HttpResponse:
    """Change name, birth date or phone of somebody whose card this worker may read."""
    home = opened(request, file, "change person")
    one = home.resident(person)
    card = one.card
    if card is None:
        raise NoGround
    said = now_of(one)

    def deed(given: dict[str, Any], id: UUID) -> None:
        changed = {name: value for name, value in given.items() if value != said[name] and value is not None}
        version = seen_version(request)
        if not changed and version == card.version:
            return
        others = other_homes(person, worker=who(request), purpose=home.purpose, today=today(request))
        actions.change_person(
            household=card.file_id,
            person=person,
            expect=version,
            permit=right(request, home, card.file_id, *others),
            at=now(request),
            id=id,
            **changed,
        )

    sheet = sheet_of(
        home,
        _("Change particulars"),
        lead=one.name,
        template="people/change.html",
        context={"card": card},
        version=card.version,
    )
    return fill_in(request, PersonForm, deed, sheet, said)


@page("GET", "POST")
def left(request: HttpRequest, file: UUID, person: UUID) -> HttpResponse:
    """Note that somebody does not live here any more."""
    home = opened(request, file, "left household")
    one = home.resident(person)

    def deed(given: dict[str, Any], id: UUID) -> None:
        living.leave(
            household=one.membership.file_id,
            person=person,
            reason=given["reason"],
            happened_on=given["on"],
            permit=right(request, home, one.membership.file_id),
            at=now(request),
            id=id,
        )

    lead = _("%(name)s stays on record with the days on which he or she lived here.") % {"name": one.name}
    sheet = sheet_of(home, _("Does not live here any more"), lead=lead)
    return fill_in(request, LeftForm, deed, sheet, {"on": today(request), "reason": "moved"})


@page("GET", "POST")
def died(request: HttpRequest, file: UUID, person: UUID) -> HttpResponse:
    """Note that somebody died. On a card that the worker may not read only the end of living here is noted."""
    home = opened(request, file, "person died")
    one = home.resident(person)

    def deed(given: dict[str, Any], id: UUID) -> None:
        done = {"happened_on": given["on"], "at": now(request), "id": id, "person": person}
        card, here = one.card, one.membership.file_id
        if card is not None:
            living.note_death(household=card.file_id, permit=right(request, home, card.file_id), **done)
            if card.file_id == here:
                return
            done["id"] = id_from(id, "left")
        living.leave(household=here, reason="died", permit=right(request, home, here), **done)

    sheet = sheet_of(home, _("Somebody died"), lead=one.name)
    return fill_in(request, DiedForm, deed, sheet)


@page("GET", "POST")
def part_time(request: HttpRequest, file: UUID, person: UUID) -> HttpResponse:
    """Note that somebody lives here part of the week from now on, or all week again."""
    home = opened(request, file, "part of the week")
    one = home.resident(person)

    def deed(given: dict[str, Any], id: UUID) -> None:
        row = one.membership
        if row.part_time == given["part_time"]:
            return
        when = {"happened_on": given["on"], "permit": right(request, home, row.file_id), "at": now(request)}
        living.leave(household=row.file_id, person=person, reason="part_time", id=id, **when)
        living.join(
            household=row.file_id,
            person=person,
            name=row.name,
            born=row.born,
            role=row.role,
            part_time=given["part_time"],
            id=id_from(id, "joined"),
            **when,
        )

    sheet = sheet_of(home, _("Part of the week or all week"), lead=one.name)
    start = {"on": today(request), "part_time": "yes" if one.membership.part_time else "no"}
    return fill_in(request, PartTimeForm, deed, sheet, start)
