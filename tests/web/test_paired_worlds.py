"""For whoever may not know something the world is, to the byte, the one in which it is not there (trust rules 6 and 7).

Two worlds that differ in what `tests.web.hidden` holds: everybody who may not know it opens all the doors that are open
to them, looks for it, writes on, reads the own calendar; the answers are the same, and so is the number of queries.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support.paired import Asked, differences, explain
from tests.web.doors import DOORS, PEOPLE, furnish
from tests.web.hidden import EVERY_KIND, MARK, Hidden, Ids
from tests.web.house import NOW, signed_in
from voordeur import access
from voordeur.assessments import actions as assessments
from voordeur.common.ids import new_id
from voordeur.common.night import do_chores
from voordeur.journal import judge_again
from voordeur.post import actions as post
from voordeur.post import queries as posted
from voordeur.post.models import Message

# Whatever one may not know can only be less behind the wall of PostgreSQL.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.deep_on_postgresql]

# Never the same twice: a new secret for the sign-in, and a spreadsheet that is a zip with its moment in it.
MADE_ANEW = ("mfa_activate_totp", "mfa_add_webauthn", "import_list")


def doors_of(who: str, ids: Ids) -> Iterable[Asked]:
    """Give all that is open to somebody, with searches, a note, and the page of before once more after it."""
    for name, said, expected in DOORS:
        if expected[who] in (200, 302, 409) and name not in MADE_ANEW:
            yield Asked(who, reverse(name, kwargs={word: ids.get(value, value) for word, value in said.items()}))
    yield from (Asked(who, reverse("cases"), {"words": words}) for words in (MARK, "De Wit", "Anja"))
    yield Asked(who, reverse("add_person", kwargs={"file": cast.HOUSEHOLD}), {"name": "Anja de Wit", "born": ""})
    case = {"file": ids["case"]}
    yield Asked(who, reverse("deed", kwargs={**case, "word": "notitie"}), {"channel": "call", "text": "Ja"})
    yield Asked(who, reverse("deed", kwargs={**case, "word": "afsluiten"}))
    yield Asked(who, reverse("case", kwargs=case))
    report = {"programme": cast.DORDRECHT, "period": "2009-Q1"}
    yield Asked(who, reverse("report", kwargs=report), {"what": "work", "reason": "Raad"})
    yield Asked(who, reverse("calendar_feed", kwargs={"secret": calendar_of(PEOPLE[who])}))


def calendar_of(worker: UUID) -> str:
    """Give the secret of somebody's calendar, made when it is not there."""
    if posted.calendar_link_of(worker) is None:
        right = access.permit_for_own_calendar(worker=worker, at=NOW)
        post.make_calendar_link(worker=worker, permit=right, at=NOW, id=new_id())
    return str(post.calendar_secret(posted.calendar_link_of(worker)))


def ask_about_strengths(ids: Ids) -> None:
    """What the method wants was done in sight of all: nobody is told to do what was done already, hidden or not."""
    right = access.permit(worker=cast.FATMA, purpose="help", file=ids["case"], at=NOW)
    assessments.record_strength(file=ids["case"], text="Zij kan goed koken", permit=right, at=NOW)


def must_not_tell(names: Iterable[str], kinds: Mapping[str, Hidden], *, night: bool = False) -> None:
    """Ask the same of the world without these things and with them; afterwards the night brings the same mail."""
    ids = furnish()
    ask_about_strengths(ids)
    who = {name: PEOPLE[name] for name in names}
    asked = [one for name in who for one in doors_of(name, ids)]
    browsers: dict[str, Client] = {name: signed_in(worker) for name, worker in who.items()}
    mail: list[list[tuple[object, ...]]] = []

    def at_night() -> None:
        if night:
            judge_again(today=NOW.date())
            do_chores(at=NOW)
        got = Message.objects.filter(worker__in=who.values())
        mail.append(sorted(got.values_list("worker", "about", "state"), key=str))

    def instead() -> None:
        for kind in kinds.values():
            kind.instead(ids)
        at_night()

    def secret() -> None:
        for kind in kinds.values():
            kind.told(ids)
        at_night()

    found = differences(browsers, asked, secret, instead)
    assert not found, explain(found)
    assert mail[0] == mail[1]


@pytest.mark.parametrize("who", ["mo", "piet"])
def test_who_may_know_nothing_of_all_that_is_hidden_gets_the_world_without_it(who: str) -> None:
    must_not_tell([who], {name: kind for name, kind in EVERY_KIND.items() if who not in kind.known_to})


def test_who_coordinates_gets_the_world_without_what_others_alone_may_know() -> None:
    must_not_tell(["karin"], {name: kind for name, kind in EVERY_KIND.items() if "karin" not in kind.known_to})


@pytest.mark.deep
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_one_thing_alone_is_told_by_nothing_to_anybody_who_may_not_know_it(kind: str) -> None:
    names = [name for name in PEOPLE if name not in EVERY_KIND[kind].known_to]
    must_not_tell(names, {kind: EVERY_KIND[kind]}, night=True)
