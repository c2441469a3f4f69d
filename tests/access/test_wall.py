"""The second wall: what PostgreSQL itself gives to the application's role, whatever our own code forgets to ask.

The own check is switched off here, and whoever smuggles in a statement is played by raw SQL.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import timedelta
from random import Random
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Value
from django.test import Client

from tests import cast
from tests.support.database import EVERYTHING
from tests.web import doors
from tests.web.house import NOW, SECRET, TODAY, signed_in
from voordeur.access import queries, sight, wall
from voordeur.access.functions import purposes
from voordeur.accounts.models import Worker
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.common.night import do_chores
from voordeur.journal import File, ground, judge_again
from voordeur.journal.ground import of_act, of_house, of_worker, standing_on
from voordeur.journal.models import Entry, OpenDuty, Projection, Standing, Words
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.post.models import DocumentContent

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_only]

AsOwner = Callable[[], AbstractContextManager[None]]
EVERYBODY = (cast.KARIN, cast.FATMA, cast.PIET, cast.MO, cast.INEKE, cast.SANNE, cast.STRANGER, cast.BEA)


@pytest.fixture
def furnished(monkeypatch: pytest.MonkeyPatch) -> dict[str, UUID]:
    """A house with something in every room, of two controllers."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return doors.furnish()


def asked(statement: str, *params: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()


def refused(statement: str, *params: Any) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)
    except DatabaseError as error:
        return "row-level security" in str(error) or "permission denied" in str(error)
    return False


def keys_in(table: str) -> set[Any]:
    key = wall.tables()[table]._meta.pk.column
    return {found for (found,) in asked(f'SELECT "{key}" FROM {table}')}


class TestRawSQL:
    """What a statement of somebody else's making gets."""

    def test_without_a_ground_there_is_nothing(self, furnished: dict[str, UUID]) -> None:
        closed = set(wall.tables()) - set(wall.book()["open"])
        with standing_on(ground.NOBODY):
            assert {table for table in closed - {"journal_file"} if keys_in(table)} == set()
            kinds = {kind for (kind,) in asked("SELECT kind FROM journal_file")}
        assert kinds <= set(wall.book()["open_files"])

    def test_nothing_of_another_organisation_is_there(self, furnished: dict[str, UUID]) -> None:
        inside = "SELECT id FROM journal_file WHERE programme = %s AND kind <> 'programme'"
        ours = {one for (one,) in asked(inside, cast.DORDRECHT)}
        assert furnished["case"] in ours
        for worker in (cast.INEKE, cast.STRANGER):
            with of_worker(worker, TODAY):
                for table, model in wall.tables().items():
                    if table not in wall.book()["open"] and (column := wall.file_column(model)):
                        rows = asked(f"SELECT count(*) FROM {table} WHERE {column} = ANY (%s)", list(ours))
                        assert rows == [(0,)], table
                assert asked("SELECT 1 FROM journal_words WHERE text LIKE %s", f"%{SECRET}%") == []

    def test_every_row_is_seen_by_whom_our_own_question_shows_it_and_by_nobody_else(
        self, furnished: dict[str, UUID]
    ) -> None:
        decisions, differ = 0, []
        some_grants(Random(7), 300)
        for worker in EVERYBODY:
            for table, model in wall.tables().items():
                column = wall.file_column(model)
                if column is None and table not in wall.book()["with"]:
                    continue
                every = keys_in(table)
                decisions += len(every)
                should_be = shown(worker, table, model)
                with of_worker(worker, TODAY):
                    if keys_in(table) != should_be:
                        differ.append((worker, table, len(every), len(should_be)))
        assert differ == []
        assert decisions > 4500

    def test_reading_gives_no_right_to_write(self, furnished: dict[str, UUID]) -> None:
        case = furnished["case"]
        with of_worker(cast.KARIN, TODAY):
            assert asked("SELECT 1 FROM cases_case WHERE id = %s", case)
            with connection.cursor() as cursor:
                for statement in (
                    "UPDATE cases_case SET severity = 1",
                    "DELETE FROM cases_goal",
                    "UPDATE accounts_worker SET is_active = true, password = ''",
                ):
                    cursor.execute(statement)
                    assert cursor.rowcount == 0
            assert refused("INSERT INTO journal_standing (file_id, stage, judged_on) VALUES (%s, 'x', now())", case)
            assert refused("INSERT INTO journal_words (entry_id, text, salt) SELECT id, 'x', 'x' FROM journal_entry")

    def test_an_act_writes_in_its_own_files_only(self, furnished: dict[str, UUID]) -> None:
        with standing_on(ground.NOBODY), of_act([furnished["case"]], worker=cast.KARIN, today=TODAY):
            with connection.cursor() as cursor:
                cursor.execute("UPDATE journal_file SET unplaced = unplaced")
                assert cursor.rowcount == 1
            assert refused(
                "UPDATE cases_goal SET file_id = %s WHERE file_id = %s", furnished["household"], furnished["case"]
            )

    def test_an_act_of_the_house_opens_its_tables_and_no_other(self, furnished: dict[str, UUID]) -> None:
        with of_worker(cast.STRANGER, TODAY), of_house("one_household"):
            assert asked("SELECT 1 FROM people_household")
            assert not asked("SELECT 1 FROM people_person")
            assert refused("INSERT INTO people_household SELECT * FROM people_household")


class TestWhatIsTold:
    """The ground on which a statement is asked is the one that the block around it stands on."""

    HOMES = "SELECT 1 FROM people_household"

    def test_a_ground_on_which_nothing_is_asked_is_not_told(
        self, furnished: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told, tell = [], ground._tell
        monkeypatch.setattr(ground, "_tell", lambda one: (told.append(one), tell(one)))
        with of_worker(cast.STRANGER, TODAY), of_house("one_household"):
            pass
        assert told == []
        with of_worker(cast.STRANGER, TODAY):
            for _twice in range(2):
                assert not asked(self.HOMES)
                with of_house("one_household"):
                    assert asked(self.HOMES)
                    assert asked(self.HOMES)
        assert len(told) == 4

    def test_it_is_told_again_after_a_savepoint_was_taken_back(self, furnished: dict[str, UUID]) -> None:
        with of_worker(cast.STRANGER, TODAY):
            with suppress(LookupError), transaction.atomic(), of_house("one_household"):
                assert asked(self.HOMES)
                raise LookupError
            assert not asked(self.HOMES)
            before = transaction.savepoint()
            with of_house("one_household"):
                assert asked(self.HOMES)
                transaction.savepoint_rollback(before)
                assert asked(self.HOMES)
            assert not asked(self.HOMES)

    def test_it_is_over_when_a_statement_failed_in_it(self, furnished: dict[str, UUID]) -> None:
        with of_worker(cast.STRANGER, TODAY):
            with pytest.raises(DatabaseError), transaction.atomic(), of_house("one_household"):
                asked("SELECT 1 FROM no_such_table")
            assert not asked(self.HOMES)


class TestWhoeverPretends:
    """A ground that nobody signed, or that was signed for another, is none."""

    def stand(self, text: str) -> None:
        asked("SELECT set_config('voordeur.ground', %s, true)", text)

    def signed_for(self, *, pid: int = 0, lasts: float = 60) -> str:
        (now,) = asked("SELECT extract(epoch FROM now())::float")[0]
        pid = pid or connection.connection.info.backend_pid
        return ground.signed(EVERYTHING, connection_of=pid, until=now + lasts)

    def test_what_was_signed_here_and_now_is_taken(self, furnished: dict[str, UUID]) -> None:
        with standing_on(ground.NOBODY):
            self.stand(self.signed_for())
            assert asked("SELECT 1 FROM journal_words")

    def test_what_was_made_up_changed_for_another_or_too_long_ago_is_nothing(self, furnished: dict[str, UUID]) -> None:
        good = self.signed_for()
        made_up = [
            "",
            "|" * 9,
            good.replace(good.split("|")[1], "0" * 64),
            good.replace(good.split("|")[0], "other-key"),
            good[:-1] + str(cast.KARIN),
            f"{good}|more",
            self.signed_for(pid=1),
            self.signed_for(lasts=-1),
        ]
        with standing_on(ground.NOBODY):
            for text in made_up:
                self.stand(text)
                assert not asked("SELECT 1 FROM journal_words"), text

    def test_the_key_cannot_be_read(self) -> None:
        assert refused("SELECT * FROM wall_key")
        assert refused("INSERT INTO wall_key VALUES ('x', '', '')")

    def test_the_wall_cannot_be_taken_down(self) -> None:
        for statement in (
            "ALTER TABLE journal_entry DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE journal_entry NO FORCE ROW LEVEL SECURITY",
            "DROP POLICY wall_read ON journal_entry",
            "CREATE POLICY mine ON journal_entry USING (true)",
        ):
            with pytest.raises(DatabaseError, match="must be owner"), transaction.atomic():
                asked(statement)
        for statement in ("CREATE OR REPLACE FUNCTION wall_worker() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",):
            with pytest.raises(DatabaseError, match=r"must be owner|permission denied"), transaction.atomic():
                asked(statement)
        with transaction.atomic():
            asked("SELECT set_config('row_security', 'off', true)")
            assert refused("SELECT 1 FROM journal_entry") or not asked("SELECT 1 FROM journal_entry")


@pytest.mark.django_db(transaction=True)
class TestWhoLeaves:
    def test_every_right_ends_at_once_in_a_connection_that_was_open_already(self) -> None:
        cast.small_world()
        cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
        with transaction.atomic(), of_worker(cast.KARIN, cast.TODAY):
            assert asked("SELECT 1 FROM people_person")
            with elsewhere() as other:
                other.execute("UPDATE accounts_worker SET is_active = false WHERE id = %s", [cast.KARIN])
            assert not asked("SELECT 1 FROM people_person")
            assert not asked("SELECT 1 FROM journal_words")

    def test_a_grant_that_ends_is_gone_on_its_day(self) -> None:
        cast.small_world()
        cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
        queries.Grant.objects.filter(worker=cast.KARIN).update(until=cast.TODAY)
        for day, there in ((cast.TODAY - timedelta(days=1), True), (cast.TODAY, False)):
            with transaction.atomic(), of_worker(cast.KARIN, day):
                assert bool(asked("SELECT 1 FROM people_person")) is there


class TestOurOwnCheckSwitchedOff:
    """Every question of `access` says yes to everybody; the pages still give nothing of another organisation."""

    PAGES = ("case", "plan", "household", "post", "code")

    def test_the_pages_of_a_household_stay_empty(
        self, furnished: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        switch_off(monkeypatch)
        told = {worker: read(worker, furnished) for worker in (cast.STRANGER, cast.INEKE)}
        assert {(worker, url) for worker, pages in told.items() for url, text in pages.items() if tells(text)} == set()

    def test_without_the_wall_the_same_pages_tell_it_all(
        self, furnished: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        switch_off(monkeypatch)
        monkeypatch.setattr(ground, "of_worker", lambda *_: standing_on(EVERYTHING))
        assert sum(tells(text) for text in read(cast.STRANGER, furnished).values()) >= 3


class TestOnTheMachine:
    """Commands run without any worker; they must find all that there is, and sweep no more than before."""

    def test_what_is_judged_checked_and_swept_is_the_same_as_without_the_wall(self, furnished: dict[str, UUID]) -> None:
        later = TODAY + timedelta(days=60)
        due = Standing.objects.filter(changes_on__lte=later).count()
        whole = rebuild(today=TODAY), verify()
        with standing_on(ground.NOBODY):
            again = rebuild(today=TODAY), verify()
            do_chores(at=NOW)
            judged = judge_again(today=later)
        assert (again[0], again[1].files, again[1].entries, again[1].broken) == (
            (whole[0], whole[1].files, whole[1].entries, [])
        )
        assert judged == due > 0
        assert DocumentContent.objects.count() == 1


class TestStanding:
    def test_every_table_with_a_file_has_its_policies_forced(self) -> None:
        assert wall.gaps("app", connection) == []

    def test_what_differs_is_named_and_put_right(self, as_owner: AsOwner) -> None:
        with as_owner():
            for statement in (
                "ALTER POLICY wall_read ON people_person USING (true)",
                "DROP POLICY wall_add ON people_household",
                "CREATE POLICY another ON cases_goal USING (true)",
                "ALTER TABLE cases_plan NO FORCE ROW LEVEL SECURITY",
                "DELETE FROM wall_key",
            ):
                with connection.cursor() as cursor:
                    cursor.execute(statement)
        assert wall.gaps("app", connection) == [
            "wall_key: another key or clock than here; hand out the rights again, or set the clocks right",
            "cases_goal: another",
            "cases_plan: row-level security is not forced",
            "people_household: wall_add",
            "people_person: wall_read",
        ]
        with as_owner():
            wall.put_up("app", connection)
        assert wall.gaps("app", connection) == []


def some_grants(rng: Random, many: int) -> None:
    """Write down grants at random: to anybody, on any file or programme, of any level, domain and time."""
    files = list(File.objects.order_by("id"))
    home = {True: [cast.DORDRECHT, cast.DEN_HAAG], False: [None]}
    days = [None, TODAY - timedelta(days=3), TODAY, TODAY + timedelta(days=1)]
    queries.Grant.objects.bulk_create(
        queries.Grant(
            id=new_id(),
            version=new_id(),
            entry=new_id(),
            file=rng.choice(files),
            worker_id=rng.choice(EVERYBODY),
            programme=rng.choice(home[rng.random() < 0.1]),
            of=rng.choice(["*", "case", "doorstep", "household"]),
            domain=rng.choice(["*", "health", "income_debts"]),
            level=rng.choice([0, 0, 1, 2]),
            purpose=rng.choice(list(purposes())),
            since=rng.choice(days[1:]),
            until=rng.choice(days),
        )
        for _ in range(many)
    )
    Worker.objects.filter(pk=cast.PIET).update(is_active=False)


def shown(worker: UUID, table: str, model: Any) -> set[Any]:
    """Give what our own question shows of a table, for all purposes together, and what else `wall.yaml` says."""
    book, rows = wall.book(), model._base_manager.all()
    if table in book["open"]:
        return set(rows.values_list("pk", flat=True))
    if not issubclass(model, File | Entry | Words | Standing | OpenDuty | Projection):
        return set()  # what waits in the outbox is for the sender alone
    seen = set(queries.visible(rows, worker=worker, purpose=purposes(), today=TODAY).values_list("pk", flat=True))
    works = Worker.objects.filter(pk=worker, is_active=True).exists()
    if own := book["own"].get(table):
        seen |= set(rows.filter(**{own: worker}).values_list("pk", flat=True))
    if model is File:
        seen |= set(rows.filter(kind__in=book["open_files"]).values_list("pk", flat=True))
    elif works and wall.file_column(model):
        seen |= set(rows.filter(file=worker).values_list("pk", flat=True))
    elif works:
        seen |= set(rows.filter(entry__file=worker).values_list("pk", flat=True))
    if table in book["known"]:
        known = queries.visible(File.objects.all(), worker=worker, purpose=purposes(), today=TODAY)
        seen |= set(rows.filter(file__in=known.values("pk")).values_list("pk", flat=True))
    return seen


def switch_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every question of `access` say yes, wherever it is asked."""
    grant = SimpleNamespace(function="coordinator", worker_id=cast.KARIN)
    yes = {
        "Seen": lambda *_, **__: Value(True),
        "sees": lambda **_: True,
        "sees_every_domain": lambda **_: True,
        "purposes_on": lambda **_: ["coordination", "help", "triage", "outreach", "safety"],
        "grant_behind": lambda **_: grant,
    }
    for name, answer in yes.items():
        before = getattr(queries, name)
        for module in [one for key, one in sys.modules.items() if key.startswith("voordeur.")]:
            if vars(module).get(name) is before:
                monkeypatch.setattr(module, name, answer)
    monkeypatch.setattr(sight.Sight, "covers", lambda *_, **__: True)


def read(worker: UUID, furnished: dict[str, UUID]) -> dict[str, str]:
    client: Client = signed_in(worker)
    client.raise_request_exception = False
    case, household = furnished["case"], furnished["household"]
    urls = [
        f"/casussen/{case}/",
        f"/casussen/{case}/plan/",
        f"/casussen/{case}/post/",
        f"/huishoudens/{household}/",
        "/",
    ]
    return {url: client.get(url).content.decode() for url in [*urls, "/casussen/", "/overzicht/"]}


def tells(text: str) -> bool:
    return any(word in text for word in ("Anja", "incassobureau", SECRET))


@contextmanager
def elsewhere() -> Iterator[Any]:
    """A connection of the owner beside ours."""
    import psycopg

    said = connection.get_connection_params()
    kept = {key: said[key] for key in ("dbname", "user", "host", "port", "password") if said.get(key)}
    with psycopg.connect(**kept, autocommit=True) as other:
        yield other.cursor()
