"""`voordeur post`: what leaves the house."""

import argparse
from dataclasses import asdict

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say


def register(groups: Groups) -> None:
    """Add the commands."""
    group = add_group(groups, "post", "What leaves the house.")
    add_command(
        group,
        "send",
        send,
        summary="Send the mail that waits in the outbox; run it every minute.",
        example="voordeur post send",
    )


def send(options: argparse.Namespace) -> int:
    """Empty the outbox as far as it goes; exit 1 when no mail server is set."""
    from django.conf import settings

    from voordeur.common import clock
    from voordeur.post.sending import send_due

    if not settings.MAIL_SERVER:
        say("No mail server is set (VOORDEUR_SMTP): mail waits in the outbox.")
        return 1
    run = send_due(at=clock.now())
    if options.json:
        print_json(asdict(run))
    else:
        print(
            f"{run.sent} sent, {run.failed} could not be delivered, {run.later} tried again later; "
            f"{run.waiting} wait, {run.held} of them because their way out is stopped"
        )
    return 0
