"""`voordeur journal …`: entry kinds, the check of the chain, folding anew, the witness."""

import argparse
from pathlib import Path
from typing import Any

from voordeur.cli.commands import Groups, HowFar, add_command, add_group, add_language, print_json, say

_TYPES = {  # the message that says what a field of a type holds; a UUID is called so
    "str": "type_str", "int": "type_int", "Decimal": "type_Decimal", "bool": "type_bool",
    "date": "type_date", "time": "type_time", "datetime": "type_datetime",
}  # fmt: skip


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "journal", "What is recorded: its kinds, and whether it is whole.")
    listing = add_command(
        group,
        "vocabulary",
        vocabulary,
        summary="List the entry kinds with their fields and meaning, as a method may speak of them.",
        example="voordeur journal vocabulary huisbezoek",
    )
    listing.add_argument("word", nargs="*", metavar="WORD", help="only those that go with a word, Dutch or English")
    add_language(listing)
    verifying = add_command(
        group,
        "verify",
        verify,
        summary="Check every chain; name each line that was changed, moved, added or taken behind our back.",
        example="voordeur journal verify",
    )
    verifying.add_argument("--witness", type=Path, metavar="FILE", help="the witness file (default: VOORDEUR_WITNESS)")
    rebuilding = add_command(
        group,
        "rebuild",
        rebuild,
        summary="Fold every file anew and compare with the tables; without --check also put them right.",
        example="voordeur journal rebuild --check",
    )
    rebuilding.add_argument("--check", action="store_true", help="compare only, change nothing")
    witnessing = add_command(
        group,
        "witness",
        witness,
        summary="Append the heads of changed files to the witness file, outside the database.",
        example="voordeur journal witness --to /mnt/elsewhere/witness.jsonl",
    )
    witnessing.add_argument("--to", type=Path, metavar="FILE", help="the witness file (default: VOORDEUR_WITNESS)")
    restoring = add_command(
        group,
        "restored",
        restored,
        summary="Say that an older copy of the database was put back, once it is known why lines are missing.",
        example='voordeur journal restored --reason "disk of the database server broke on 3 March"',
    )
    restoring.add_argument("--reason", required=True, help="what happened; it stays readable in the witness")
    restoring.add_argument("--witness", type=Path, metavar="FILE", help="the witness file (default: VOORDEUR_WITNESS)")


def vocabulary(options: argparse.Namespace) -> int:
    """Print the entry kinds, or those that go with a word."""
    from voordeur.journal.kinds import kind_of
    from voordeur.journal.kinds import vocabulary as all_kinds
    from voordeur.methods.messages import Message
    from voordeur.methods.searching import kinds_that_go_with

    kinds, word = all_kinds(), " ".join(options.word)
    if word:
        meanings = {kind: tuple(map(kind_of(kind).meaning_in, ("nl", "en"))) for kind in kinds}
        kinds = {kind: kinds[kind] for kind in kinds_that_go_with(word, kinds, meanings)}
    if options.json:
        print_json([_described(info) for info in kinds.values()])
        return 0
    for info in kinds.values():
        _print_kind(info, options.lang)
    if not kinds:
        say(Message("no_kind_goes_with", word=word).said(options.lang))
    return 0 if kinds else 1


def _print_kind(info: Any, language: str) -> None:
    """Print an entry kind: what it means, how it is called, and its fields."""
    from voordeur.journal.kinds import kind_of
    from voordeur.methods.messages import Message
    from voordeur.methods.wording import called, called_field

    def told(key: str, **about: object) -> str:
        return Message(key, **about).said(language)

    step = f", {told('kind_is_a_step')}" if info.step else ""
    here, other = called(info.kind, language), called(info.kind, "nl" if language == "en" else "en")
    print(f"{info.kind} ({info.room}{step}): {kind_of(info.kind).meaning_in(language)}")
    print(f"    = {here}, {other}")
    if info.files:
        print(f"    {told('kind_only_in', files=', '.join(info.files))}")
    for name, field in info.fields.items():
        words = called_field(name, language)
        print(f"    {name}{f' ({words})' if words and words != name else ''}: {_type_in_words(name, field, language)}")


def verify(options: argparse.Namespace) -> int:
    """Check the chains and the witness; 1 when something is broken."""
    from voordeur.journal.testimony import hear, witness_path
    from voordeur.journal.verifying import verify as check

    found = check(hear(options.witness or witness_path()))
    if options.json:
        print_json(
            {
                "files": found.files,
                "entries": found.entries,
                "erased": found.erased,
                "broken": [{"file": str(one.file), "position": one.position, "what": one.what} for one in found.broken],
                "witness": [{"line": line, "what": what} for line, what in found.witness],
                "restored": [_restoration(one) for one in found.restored],
            }
        )
    else:
        for past in found.restored:
            lines, files = sum(past.lost.values()), len(past.lost)
            print(f"restored on {past.at.isoformat()} ({past.reason}): {lines} lines of {files} files were lost")
        for line, what in found.witness:
            print(f"witness, line {line}: {what}" if line else f"witness: {what}")
        for one in found.broken:
            print(f"file {one.file}, line {one.position}: {one.what}")
        wrong = len(found.broken) + len(found.witness)
        print(f"{found.files} files, {found.entries} entries, {found.erased} erased, {wrong} broken")
    return 0 if found.whole else 1


def rebuild(options: argparse.Namespace) -> int:
    """Fold anew; with --check 1 when something differs."""
    from voordeur.common.clock import today
    from voordeur.journal.reading import Unreadable
    from voordeur.journal.rebuilding import rebuild as fold

    bar = HowFar()
    try:
        found = fold(today=today(), check_only=options.check, progress=lambda share: bar("of all files folded", share))
    except Unreadable as unreadable:
        say(f"{unreadable}\nIts piece stays as it was; when the line can be read again, give this command again.")
        return 1
    if options.json:
        print_json({"entries": found.entries, "tables": found.tables, "differences": found.differences})
    else:
        for difference in found.differences:
            print(difference)
        print(f"{found.entries} entries, {found.tables} tables, {found.wrong.total()} differences")
    return 1 if options.check and found.differences else 0


def witness(options: argparse.Namespace) -> int:
    """Let the witness see the heads."""
    from voordeur.common.clock import now
    from voordeur.journal.testimony import witness_path
    from voordeur.journal.witnessing import witness as keep

    path = options.to or witness_path()
    try:
        heads = keep(path, at=now())
    except OSError as refusal:
        say(f"The witness could not be told: {refusal}")
        return 1
    if options.json:
        print_json({"heads": heads, "witness": str(path)})
    else:
        print(f"{heads} changed heads appended to {path}")
    return 0


def restored(options: argparse.Namespace) -> int:
    """Say that an older copy stands here; 1 when the witness misses nothing."""
    from voordeur.common.clock import now
    from voordeur.journal.testimony import witness_path
    from voordeur.journal.witnessing import NothingRestored
    from voordeur.journal.witnessing import restored as tell

    path = options.witness or witness_path()
    try:
        lines = tell(path, reason=options.reason, at=now())
    except NothingRestored:
        say("The database holds all that the witness saw: nothing was written down.")
        return 1
    except OSError as refusal:
        say(f"The witness could not be told: {refusal}")
        return 1
    if options.json:
        print_json({"lost": lines, "witness": str(path)})
    else:
        print(f"{lines} lines were lost; each check names that from here on.")
    return 0


def _restoration(one: Any) -> dict[str, Any]:
    lost = {str(file): lines for file, lines in one.lost.items()}
    return {"at": one.at.isoformat(), "reason": one.reason, "lost": lost}


def _described(info: Any) -> dict[str, Any]:
    from voordeur.journal.kinds import kind_of

    return {
        "kind": info.kind,
        "room": info.room,
        "step": info.step,
        "thing": info.thing,
        "files": list(info.files),
        "fields": {name: _field(field) for name, field in info.fields.items()},
        "meaning": info.meaning,
        "meaning_nl": kind_of(info.kind).meaning_in("nl"),
    }


def _field(field: Any) -> dict[str, Any]:
    return {
        "type": field.type,
        "many": field.many,
        "optional": field.optional,
        **({"choices": list(field.choices)} if field.choices else {}),
    }


def _type_in_words(name: str, field: Any, language: str) -> str:
    from voordeur.methods.messages import Message

    def told(key: str, **about: object) -> str:
        return Message(key, **about).said(language)

    plain = told(_TYPES[field.type]) if field.type in _TYPES else field.type
    said = " | ".join(_choice(name, word, language) for word in field.choices if word) or plain
    said = told("field_list_of", type=said) if field.many else said
    return told("field_optional", type=said) if field.optional or "" in field.choices else said


def _choice(field: str, word: str, language: str) -> str:
    """Write a word as a file has it, and behind it what it means where that is more than the word says."""
    from voordeur.methods.wording import called_choice

    words = called_choice(field, word)
    said = words.said(language) if words else ""
    return f"{word} ({said})" if said not in ("", word, word.replace("_", " ")) else word
