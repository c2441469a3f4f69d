"""`voordeur database …`: tables and rights."""

import argparse

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


def migrate(options: argparse.Namespace) -> int:
    """Make the tables and the folder of an SQLite file."""
    from pathlib import Path

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
