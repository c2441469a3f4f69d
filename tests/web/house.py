"""A small house full of work for the tests of the pages: a round with doors, and a case that a visit opened.

Karin coordinates the case, Fatma visited it and has a role in it, Mo helps with debts and may not see the rest, Piet
leads the project, the Stranger has nothing to do with it.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client

from tests import cast
from tests.support.remembered import remembered
from voordeur.accounts.models import Worker
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.cases.actions import visiting
from voordeur.common.ids import new_id
from voordeur.journal import id_from
from voordeur.outreach import actions as outreach
from voordeur.outreach.models import Doorstep
from voordeur.people.models import Address

NOW = datetime(2009, 3, 10, 10, 0, tzinfo=UTC)
TODAY = date(2009, 3, 10)
SECRET = "Er is iets met de gezondheid"


@dataclass(frozen=True)
class House:
    """What there is to open."""

    round: UUID
    visited_door: UUID
    door: UUID
    case: UUID
    need: UUID
    goal: UUID
    action: UUID


@remembered
def build() -> House:
    """Make the house through the deeds, as the operator."""
    world = cast.small_world()
    permit, at = world.operator, cast.AT
    for number in (14, 16):
        Address.objects.create(
            id=new_id(), street="Vlierhof", number=number, postcode="0000XX", town="Nergenshuizen", municipality="N"
        )
    round = new_id()
    outreach.plan_round(
        programme=cast.DORDRECHT,
        name="Vlierhof",
        addresses=list(Address.objects.values_list("pk", flat=True)),
        workers=[cast.FATMA],
        on=cast.TODAY,
        permit=permit,
        at=at,
        id=round,
    )
    visited = Doorstep.objects.get(address=cast.ADDRESS).pk
    visit = new_id()
    visiting.hold_visit_with_needs(
        file=visited,
        id=visit,
        visited=visiting.Visited(who_present=("moeder",), asked=("questions",)),
        household=cast.HOUSEHOLD,
        needs=[visiting.NeedTold(text="Er liggen brieven van een incassobureau", domain="income_debts", money=True)],
        roles={"home_visitor": cast.FATMA},
        permit=permit,
        at=at,
    )
    case = id_from(visit, "case")
    for role, worker, domains in (
        ("case_manager", cast.KARIN, ()),
        ("financial_case_manager", cast.MO, ("income_debts",)),
    ):
        cases.assign_role(file=case, role=role, worker=worker, domains=domains, permit=permit, at=at)
    assessments.record_need(file=case, text=SECRET, domain="health", permit=permit, at=at)
    goal, action = new_id(), new_id()
    cases.set_goal(file=case, goal=goal, text="De schulden zijn in kaart", domain="income_debts", permit=permit, at=at)
    cases.place_action(
        file=case,
        action=action,
        text="Brieven openen",
        owner_kind="resident",
        owner_name="Anja",
        due=date(2009, 3, 5),
        domain="income_debts",
        permit=permit,
        at=at,
    )
    other = Doorstep.objects.exclude(pk=visited).order_by("place").first()
    assert other is not None
    return House(round, visited, other.pk, case, id_from(visit, "need 0"), goal, action)


def signed_in(worker: UUID) -> Client:
    """Give a browser in which this worker is signed in."""
    client = Client()
    client.force_login(Worker.objects.get(pk=worker), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def stays_open_in(page: Any) -> list[str]:
    """Give what a form for closing a case asks to tick: everything that is not finished."""
    return re.findall(r'name="stays_open" value="([^"]+)"', page.content.decode())


def version_in(page: Any) -> dict[str, str]:
    """Give the version that a form brings along, as its browser would send it back; nothing for a form without."""
    found = re.search(r'name="version" value="([^"]+)"', page.content.decode())
    return {"version": found[1]} if found else {}


class Fields(HTMLParser):
    """What a browser would send of the forms on a page, as they stand there: `sent` by name."""

    def __init__(self, page: Any) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._within = ""
        self.feed(page.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "input" and name and (said.get("type") not in ("radio", "checkbox") or "checked" in said):
            self.sent[name] = value
        if tag in ("textarea", "select"):
            self._within, self.sent[name] = name, ""
        if tag == "option" and "selected" in said:
            self.sent[self._within] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within and self.lasttag == "textarea":
            self.sent[self._within] += data.lstrip("\r\n")
