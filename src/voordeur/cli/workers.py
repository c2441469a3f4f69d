"""`voordeur workers …`: the first administrator of an empty installation, and a new link when one is lost.

Everybody else is registered on the pages of the administration. A password never stands in a command.
"""

import argparse
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say

if TYPE_CHECKING:
    from datetime import datetime

    from voordeur.journal.permits import Permit


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "workers", "Who may sign in.")
    adding = add_command(
        group,
        "add",
        add,
        summary="Register a worker and print a link with which that person, once, chooses a password.",
        example='voordeur workers add --username karin --name "Karin de Boer" --organisation Gemeente --administrator',
    )
    adding.add_argument("--username", required=True, help="the name to sign in with")
    adding.add_argument("--name", required=True, help="first and last name, as colleagues see it")
    adding.add_argument("--organisation", required=True, metavar="NAME", help="registered when it is not there yet")
    adding.add_argument("--administrator", action="store_true", help="may arrange who works where, and sees no case")
    linking = add_command(
        group,
        "link",
        link,
        summary="Print a new link with which a worker chooses a password; an earlier link stops working.",
        example="voordeur workers link karin",
    )
    linking.add_argument("username", metavar="USERNAME")


def add(options: argparse.Namespace) -> int:
    """Register a worker, its organisation where that is new, and perhaps the right to administer; all or nothing."""
    from django.db import transaction

    from voordeur import access
    from voordeur.accounts import actions as accounts
    from voordeur.common import clock
    from voordeur.common.ids import new_id
    from voordeur.journal.refusals import Refusal

    if not all(said.strip() for said in (options.username, options.name, options.organisation)):
        say("--username, --name and --organisation must not be empty.")
        return 2
    at, worker = clock.now(), new_id()
    permit = access.operator_permit(at=at, command="workers add")
    try:
        with transaction.atomic():
            organisation = _organisation(options.organisation, permit, at)
            accounts.register_worker(
                worker=worker,
                username=options.username,
                name=options.name.strip(),
                organisation=organisation,
                permit=permit,
                at=at,
            )
            if options.administrator:
                access.appoint_administrator(worker=worker, permit=permit, at=at)
            told = _linked(worker, permit, at)
    except Refusal as refusal:
        say(f"{refusal} A lost link is made anew with: voordeur workers link {options.username}")
        return 1
    return _tell(options, {**told, "organisation": str(organisation), "administrator": options.administrator})


def link(options: argparse.Namespace) -> int:
    """Print a new link for a worker who is there."""
    from django.core.exceptions import ObjectDoesNotExist

    from voordeur import access
    from voordeur.accounts import queries as accounts
    from voordeur.common import clock

    try:
        found = accounts.worker_named(options.username)
    except ObjectDoesNotExist:
        found = None
    if found is None or not found.is_active:
        say("Nobody works here under that user name.")
        return 1
    at = clock.now()
    return _tell(options, _linked(found.pk, access.operator_permit(at=at, command="workers link"), at))


def _organisation(name: str, permit: "Permit", at: "datetime") -> UUID:
    from voordeur.accounts import actions as accounts
    from voordeur.accounts import queries
    from voordeur.common.ids import new_id

    known = queries.organisation_named(name)
    if known is not None:
        return known.pk
    organisation = new_id()
    accounts.register_organisation(organisation=organisation, name=name.strip(), permit=permit, at=at)
    return organisation


def _linked(worker: UUID, permit: "Permit", at: "datetime") -> dict[str, Any]:
    from django.conf import settings

    from voordeur.accounts import actions as accounts
    from voordeur.hall.signing.password_links import password_link

    accounts.give_password_link(worker=worker, permit=permit, at=at)
    path = password_link(worker)
    host = next((one for one in settings.ALLOWED_HOSTS if one[0] not in ".*"), "localhost:8000")
    scheme = "https" if settings.MODE == "production" else "http"
    until = at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    link = f"{scheme}://{host}{path}"
    return {"worker": str(worker), "path": path, "link": link, "valid_until": until.isoformat(timespec="seconds")}


def _tell(options: argparse.Namespace, told: dict[str, Any]) -> int:
    if options.json:
        print_json(told)
    else:
        print(told["link"])
        say("Open this link once, before three days have passed, and choose a password.")
    return 0
