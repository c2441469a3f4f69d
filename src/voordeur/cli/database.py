"""`voordeur database …`: tables and rights."""

import argparse
from pathlib import Path

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "database", "Make the tables and hand out rights.")
    add_command(
        group,
        "migrate",
        migrate,
        summary="Bring the tables up to date (as the owner of the database).",
        example="voordeur database migrate",
    )
    add_command(
        group,
        "grants",
        grants,
        summary="Give the application's PostgreSQL role its rights again; history stays append-only.",
        example="VOORDEUR_APP_ROLE=app voordeur database grants",
    )
    backing = add_command(
        group,
        "backup",
        backup,
        summary="Copy an SQLite database while it is in use; PostgreSQL has its own commands for that.",
        example="voordeur database backup --to /mnt/elsewhere/voordeur-2026-11-26.sqlite3",
    )
    backing.add_argument("--to", type=Path, required=True, metavar="FILE", help="a file that does not exist yet")
    add_command(
        group,
        "check",
        check,
        summary="Say where the second wall (row-level policies on PostgreSQL) does not stand as it should.",
        example="VOORDEUR_APP_ROLE=app voordeur database check",
    )


def migrate(options: argparse.Namespace) -> int:
    """Make the tables and the folder of an SQLite file."""
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        Path(str(connection.settings_dict["NAME"])).parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    if options.json:
        print_json({"migrated": True, "database": connection.vendor})
    else:
        say("The tables are up to date.")
    return 0


def grants(options: argparse.Namespace) -> int:
    """Hand out rights, or say why that cannot be."""
    from django.core.management import CommandError, call_command

    try:
        call_command("database_grants")
    except CommandError as refusal:
        say(str(refusal))
        return 1
    if options.json:
        print_json({"granted": True})
    else:
        say("The rights are handed out.")
    return 0


def backup(options: argparse.Namespace) -> int:
    """Copy the SQLite file as it is at one moment, on disk before this says so; an unfinished copy bears no such name.

    The copy is as confidential as the database itself: only its owner may read it.
    """
    import os
    import sqlite3

    from django.db import connection

    if connection.vendor != "sqlite":
        say("PostgreSQL is backed up with pg_basebackup and its archive: see docs/how-to/back-up-and-restore.md.")
        return 1
    target: Path = options.to
    if target.exists():
        say(f"{target} is there already: an earlier backup is never overwritten.")
        return 1
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    unfinished.touch(mode=0o600)
    try:
        with sqlite3.connect(str(connection.settings_dict["NAME"])) as source, sqlite3.connect(unfinished) as copy:
            source.backup(copy)
        copy.close()
        source.close()
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.rename(target)
    except (OSError, sqlite3.Error) as refusal:
        unfinished.unlink(missing_ok=True)
        say(f"There is no backup: {refusal}")
        return 1
    if options.json:
        print_json({"backup": str(target), "bytes": target.stat().st_size})
    else:
        say(f"{target} holds the database as it was just now.")
    return 0


def check(options: argparse.Namespace) -> int:
    """Compare the policies in the database with what the house would make; 1 when something differs."""
    from voordeur.access.wall import gaps_here

    found = gaps_here()
    if options.json:
        print_json({"gaps": found})
    else:
        for gap in found:
            print(gap)
        say(f"{len(found)} gaps in the second wall")
    return 1 if found else 0
