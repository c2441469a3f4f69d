"""The second wall: row-level policies on PostgreSQL, made from the models, that ask what `access.visible` asks.

Every table with a file gets its policies by itself, forced; `data/wall.yaml` names the few that are read otherwise.
The owner of the tables puts them up after each migration (`put_up`); `gaps` says what is not as it should be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from voordeur.accounts.installation import INSTALLATION
from voordeur.common import keys
from voordeur.journal.ground import Ground, NotTaken, standing_on, wall_key
from voordeur.journal.models import File, Level, Projection

_OWNER = "wall_owner"
_MADE_OF = """md5(concat_ws(' ', polcmd, polpermissive, polroles::regrole[], pg_get_expr(polqual, polrelid),
    pg_get_expr(polwithcheck, polrelid)))"""
_MADE_ONE = f"SELECT {_MADE_OF} FROM pg_policy WHERE polname = %s AND polrelid = %s::regclass"  # noqa: S608
_STANDING = f"""
    SELECT relname, pg_get_userbyid(relowner), relrowsecurity AND relforcerowsecurity, polname,
           CASE WHEN split_part(obj_description(pg_policy.oid, 'pg_policy'), ' ', 2) = {_MADE_OF}
                THEN split_part(obj_description(pg_policy.oid, 'pg_policy'), ' ', 1) END
    FROM pg_class LEFT JOIN pg_policy ON polrelid = pg_class.oid
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""  # noqa: S608
_KEYS_HELD = 2
_BLOCK = 64  # bytes in a block of SHA-256


@dataclass(frozen=True)
class Policy:
    """Which rows of a table may be read, added, changed or removed: one condition, on what is there or what comes."""

    table: str
    name: str
    does: str  # SELECT, INSERT, UPDATE, DELETE
    lets: str

    @property
    def sql(self) -> str:
        """Write down what makes it, without the role that it is for."""
        using = "" if self.does == "INSERT" else f" USING ({self.lets})"
        check = f" WITH CHECK ({self.lets})" if self.does in ("INSERT", "UPDATE") else ""
        return f"FOR {self.does} TO {{role}}{using}{check}"


@cache
def book() -> Mapping[str, Any]:
    """Give what `data/wall.yaml` says."""
    said: Mapping[str, Any] = yaml.safe_load(files("voordeur.access").joinpath("data/wall.yaml").read_text("utf-8"))
    return said


def tables() -> dict[str, type[Model]]:
    """Give the tables of the house that stand behind the wall, by name."""
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if file_column(model) or model._meta.db_table in (*book()["own"], *book()["with"])
    }


def policies(model: type[Model]) -> list[Policy]:
    """Make the policies of one table."""
    table, column = model._meta.db_table, file_column(model)
    reads, writes = [f"(SELECT wall_opens('{table}'))"], [f"(SELECT wall_changes('{table}'))"]
    if own := book()["own"].get(table):
        reads.append(f"{own} = (SELECT wall_worker())")
        if column is None:
            writes.append(reads[-1])
    if through := book()["with"].get(table):
        line = f"SELECT 1 FROM {through[1]} AS line WHERE line.id = {table}.{through[0]}"  # noqa: S608  our own names
        reads.append(f"EXISTS ({line})")
        writes.append(f"EXISTS ({line} AND line.file_id = ANY ((SELECT wall_files())::uuid[]))")
    if column:
        writes.append(f"{column} = ANY ((SELECT wall_files())::uuid[])")
        reads.append(f"{column} = ANY ((SELECT wall_whole())::uuid[])")
    if model is File:
        # Asked of every file of a programme, `wall_sees` takes longer than all the rest of a list.
        ours = "ARRAY[programme::text || ' *', programme::text || ' ' || kind]"
        reads.append(f"{ours} && (SELECT wall_inside())")
    if column and (model is File or _columns(model)[column].is_relation):
        sees = f"wall_sees((SELECT wall_ground()), {column}, {_level(model)}, {_domain(model)})"
        if apart := book()["but_for"].get(table):
            kept = f"SELECT 1 FROM {apart} AS apart WHERE apart.id = {table}.id AND apart.by <> (SELECT wall_worker())"  # noqa: S608
            sees = f"({sees} AND NOT EXISTS ({kept}))"
        reads.append(sees)
    if model is File:
        kinds = ", ".join(f"'{kind}'" for kind in book()["open_files"])
        reads.insert(0, f"kind IN ({kinds})")
    reading = "true" if table in book()["open"] else " OR ".join(reads)
    return [
        Policy(table, "wall_read", "SELECT", reading),
        Policy(table, "wall_add", "INSERT", " OR ".join(writes)),
        Policy(table, "wall_change", "UPDATE", " OR ".join(writes)),
        Policy(table, "wall_remove", "DELETE", " OR ".join(writes)),
    ]


def put_up(role: str, connection: BaseDatabaseWrapper) -> None:
    """Make or renew functions, keys and policies, as the owner of the tables; what stands as it should stays."""
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(files("voordeur.access").joinpath("data/wall.sql").read_text("utf-8"))
        _keep_keys(cursor)
        cursor.execute(
            "SELECT format('%I(%s)', proname, pg_get_function_identity_arguments(oid)) FROM pg_proc"
            " WHERE proname LIKE 'wall\\_%%' AND pronamespace = 'public'::regnamespace"
        )
        for (function,) in cursor.fetchall():
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {name}")
        cursor.execute(f"REVOKE ALL ON wall_key FROM {name}")
        stands = _standing(cursor)
        for table, model in tables().items():
            if table in stands:
                _renew(cursor, table, model, stands[table], name)


def gaps_here() -> list[str]:
    """Say where the wall of this installation does not stand; nothing where there is none to stand, on SQLite."""
    connection = connections["default"]
    if connection.vendor != "postgresql":
        return []
    if settings.DATABASE_APP_ROLE:
        return gaps(settings.DATABASE_APP_ROLE, connection)
    if settings.MODE == "demo":
        return []
    return ["VOORDEUR_APP_ROLE is empty: the application is not kept apart from the owner of the tables"]


def gaps(role: str, connection: BaseDatabaseWrapper) -> list[str]:
    """Say where the wall does not stand as it should, table by table; nothing: it stands."""
    with connection.cursor() as cursor:
        stands = _standing(cursor)
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [role])
        found = cursor.fetchone()
    told = [f"role {role}: passes every policy" for passes in found or () if passes]
    if not _recognises():
        told.append("wall_key: another key or clock than here; hand out the rights again, or set the clocks right")
    for table, model in sorted(tables().items()):
        there = stands.get(table)
        if there is None:
            told.append(f"{table}: is not there")
        elif there.owner == role:
            told.append(f"{table}: belongs to {role}")
        elif not there.forced:
            told.append(f"{table}: row-level security is not forced")
        else:
            told.extend(f"{table}: {name}" for name in sorted(there.other_than(_wanted(model, role, connection))))
    return told


@dataclass(frozen=True)
class _Stands:
    """How a table stands in the database: its owner, whether its policies are forced, and the print of each."""

    owner: str
    forced: bool
    prints: Mapping[str, str]

    def other_than(self, wanted: Mapping[str, str]) -> set[str]:
        """Give the names of policies that are missing, too many, or not what they were made as."""
        names = self.prints.keys() | wanted.keys()
        return {name for name in names if self.prints.get(name) != wanted.get(name)}


def _recognises() -> bool:
    """Whether the database takes what this house signs."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('wall_stand(text)') IS NOT NULL")
        if not _fetched(cursor):
            return False
    try:
        with standing_on(Ground(worker=INSTALLATION)), connections["default"].cursor() as cursor:
            cursor.execute("SELECT wall_worker() IS NOT NULL")
            return bool(_fetched(cursor))
    except NotTaken:
        return False


def _wanted(model: type[Model], role: str, connection: BaseDatabaseWrapper) -> dict[str, str]:
    name = connection.ops.quote_name(role)
    return {policy.name: _print(policy.sql.format(role=name)) for policy in policies(model)} | {_OWNER: _print(_OWNER)}


def _renew(cursor: CursorWrapper, table: str, model: type[Model], stands: _Stands, role: str) -> None:
    if not stands.forced:
        cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    made = {policy.name: policy.sql.format(role=role) for policy in policies(model)}
    made[_OWNER] = f'FOR ALL TO "{stands.owner}" USING (true) WITH CHECK (true)'
    prints = {name: _print(_OWNER if name == _OWNER else sql) for name, sql in made.items()}
    for name in sorted(stands.other_than(prints)):
        cursor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
        if name in made:
            cursor.execute(f"CREATE POLICY {name} ON {table} {made[name]}")
            # What the database made of it stands beside what we said, so that a policy changed afterwards shows.
            cursor.execute(_MADE_ONE, [name, table])
            cursor.execute(f"COMMENT ON POLICY {name} ON {table} IS '{prints[name]} {_fetched(cursor)}'")


def _standing(cursor: CursorWrapper) -> dict[str, _Stands]:
    """Read how all tables stand; a policy that is no longer what it was made as has no print."""
    cursor.execute(_STANDING)
    stands: dict[str, _Stands] = {}
    for table, owner, forced, policy, made_as in cursor.fetchall():
        before = stands.get(table, _Stands(owner, forced, {}))
        stands[table] = _Stands(owner, forced, {**before.prints, policy: made_as or ""} if policy else before.prints)
    return stands


def _keep_keys(cursor: CursorWrapper) -> None:
    """Let the database hold what it needs to check a signature: by the current key, and by the one before it."""
    cursor.execute("DELETE FROM wall_key")
    for id, key in islice(keys.all_keys().items(), _KEYS_HELD):
        block = wall_key(key).ljust(_BLOCK, b"\0")
        pads = [bytes(byte ^ pad for byte in block) for pad in (0x36, 0x5C)]
        cursor.execute("INSERT INTO wall_key (id, inside, outside) VALUES (%s, %s, %s)", [id, *pads])


def file_column(model: type[Model]) -> str | None:
    """Give the column that says of which file a row is; None when there is none."""
    if model is File:
        return "id"
    if model._meta.db_table in book()["own"] and not issubclass(model, Projection):
        return None  # such as a look: it is of whoever looked, whatever the file
    return next((field.column for field in model._meta.concrete_fields if field.name == "file"), None)


def _level(model: type[Model]) -> str:
    """Of a bare file one may know that it is there; anything that stands in it is at least shared."""
    if model is File or model._meta.db_table in book()["known"]:
        return str(int(Level.INVOLVEMENT))
    return "level" if "level" in _columns(model) else str(int(Level.SHARED))


def _domain(model: type[Model]) -> str:
    return "domain" if "domain" in _columns(model) else "''"


def _columns(model: type[Model]) -> dict[str, Any]:
    return {str(field.column): field for field in model._meta.concrete_fields}


def _print(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _fetched(cursor: CursorWrapper) -> Any:
    row = cursor.fetchone()
    assert row is not None
    return row[0]
