"""`voordeur access-log …`: whether the access log is whole, and throwing away what is older than its term."""

import argparse

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "access-log", "Who looked at what: whether the log is whole, and how long it is kept.")
    add_command(
        group,
        "verify",
        verify,
        summary="Check the chain of looks of every worker; name each line that was changed, added or taken.",
        example="voordeur access-log verify",
    )
    pruning = add_command(
        group,
        "prune",
        prune,
        summary="Throw away lines older than the term of VOORDEUR_ACCESS_LOG_KEPT; what is kept can still be checked.",
        example="voordeur access-log prune --dry-run",
    )
    pruning.add_argument("--dry-run", action="store_true", help="only say how many lines would go")


def verify(options: argparse.Namespace) -> int:
    """Check the chains; 1 when something is broken."""
    from voordeur.access.cutting import check_log
    from voordeur.common import clock

    found = check_log(at=clock.now())
    if options.json:
        print_json(
            {
                "lines": found.lines,
                "workers": found.workers,
                "broken": [
                    {"worker": str(one.worker), "position": one.position, "what": one.what} for one in found.broken
                ],
            }
        )
    else:
        for one in found.broken:
            print(f"worker {one.worker}, line {one.position}: {one.what}")
        print(f"{found.lines} lines, {found.workers} workers, {len(found.broken)} broken")
    return 1 if found.broken else 0


def prune(options: argparse.Namespace) -> int:
    """Throw away what is over its term; 1 when the log is not whole."""
    from django.conf import settings

    from voordeur.access import cutting
    from voordeur.common import clock
    from voordeur.common.terms import Term

    try:
        before = cutting.kept_from(clock.today(), Term.parse(settings.ACCESS_LOG_KEPT))
    except ValueError as wrong:
        say(f"VOORDEUR_ACCESS_LOG_KEPT: {wrong}")
        return 2
    try:
        gone = (cutting.would_cut if options.dry_run else cutting.cut)(before=before, at=clock.now())
    except cutting.LogBroken:
        say("Nothing was thrown away: the log is not whole. `voordeur access-log verify` says where.")
        return 1
    if options.json:
        told = {"before": before.isoformat(), "lines": gone.lines, "workers": len(gone.chains)}
        print_json({**told, "dry_run": options.dry_run})
    else:
        done = "would go" if options.dry_run else "thrown away"
        print(f"{gone.lines} lines of {len(gone.chains)} workers from before {before:%Y-%m-%d} {done}")
    return 0
