"""`voordeur methods …`: the library, and checking, explaining and trying a method. Touches no database."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voordeur.cli.commands import Groups, Unreadable, add_command, add_group, add_language, print_json, read_text, say

if TYPE_CHECKING:
    from voordeur.methods.replaying import Published, Replayed
    from voordeur.methods.source import Problem


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "methods", "Working methods: list, check, explain and try them.")
    add_command(
        group,
        "list",
        list_methods,
        summary="List the methods of the library.",
        example="voordeur methods list --json",
        needs_django=False,
    )
    checking = add_command(
        group,
        "check",
        check,
        summary="Explain every mistake in a method or story, with its line; a folder: in every .yaml file below it.",
        example="voordeur methods check my-method.yaml",
    )
    checking.add_argument("path", type=Path, metavar="PATH", help="a method or story, or a folder with these")
    add_language(checking)
    add_command(
        group,
        "schema",
        schema,
        summary="Print the JSON Schema of a method file, with which an editor completes and underlines.",
        example="voordeur methods schema > method.schema.json",
    )
    explaining = add_command(
        group,
        "explain",
        explain,
        summary="Write a method out as plain prose or as a diagram.",
        example="voordeur methods explain den-haag-meldcode --lang en --format mermaid",
    )
    explaining.add_argument("method", metavar="ID", help="a method of the library, or the path of a method file")
    add_language(explaining)
    explaining.add_argument("--format", choices=("md", "mermaid"), default="md", help="prose or diagram (default: md)")
    trying = add_command(
        group,
        "try",
        try_story,
        summary="Play a story through a method, without a database; exit 1 when it does not come out as expected.",
        example="voordeur methods try den-haag-meldcode --story my-story.yaml --json",
    )
    trying.add_argument("method", metavar="PATH_OR_ID", help="a method of the library, or the path of a method file")
    trying.add_argument("--story", type=Path, required=True, metavar="FILE", help="the story, a YAML file")
    trying.add_argument("--today", type=_day, metavar="DATE", help="stop at this day (default: the last of the story)")
    add_language(trying)
    replaying = add_command(
        group,
        "replay",
        replay,
        summary="Compare the figures of a made-up population with those that were published; exit 1 on a difference.",
        example="voordeur methods replay --all --json",
    )
    which = replaying.add_mutually_exclusive_group(required=True)
    which.add_argument("method", nargs="?", metavar="ID", help="a method with a replay")
    which.add_argument("--all", action="store_true", help="every method with a replay")
    add_language(replaying)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-03-31.") from None


def _method_text(name: str) -> tuple[str, str]:
    """Give the text of a method and what to call it in messages."""
    from voordeur.methods import library
    from voordeur.methods.messages import Either, Message
    from voordeur.methods.source import look_alike

    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.exists():
        return read_text(path), str(path)
    try:
        return library.text(name), library.full_id(name)
    except library.NotInLibrary:
        known = library.ids()
        likely = [id_ for id_ in known if name.lower() in id_] or look_alike(name, map(library.short_name, known))
        hint = Message("did_you_mean", names=Either(tuple(likely))) if likely else ""
        raise Unreadable("not_in_the_library", name=name, hint=hint) from None


def list_methods(options: argparse.Namespace) -> int:
    """Print the library."""
    from voordeur.methods import library
    from voordeur.methods.reading import read

    methods = [read(library.text(id_), file=f"{id_}.yaml") for id_ in library.ids()]
    if options.json:
        print_json(
            [
                {
                    "id": method.id,
                    "title": method.title.nl,
                    "title_en": method.title.en,
                    "municipality": method.municipality,
                    "version": method.version,
                    "status": method.status,
                    "axes": {
                        axis: list(dict.fromkeys(value for source in values.values() for value in source))
                        for axis, values in method.axes.items()
                    },
                }
                for method in methods
            ]
        )
        return 0
    for method in methods:
        print(f"{method.id:40} v{method.version} {method.status:7} {method.municipality}: {method.title.nl}")
    return 0


def check(options: argparse.Namespace) -> int:
    """Print every mistake in a file or folder."""
    from voordeur.journal.kinds import vocabulary
    from voordeur.methods import library
    from voordeur.methods.checking import check_texts
    from voordeur.methods.messages import Message

    shipped = Path(library.__file__).parent.resolve()
    texts, unread = _texts(options.path)
    if not texts and not unread:
        say(Message("nothing_to_check", path=options.path).said(options.lang))
    for refusal in unread:
        say(refusal.said(options.lang))
    if not texts:
        return 2
    ours = {name for name in texts if Path(name).resolve().parent == shipped}
    problems = check_texts(texts, vocabulary(), library=ours)
    if options.json:
        print_json({"ok": not problems, "problems": [_problem(problem, options.lang) for problem in problems]})
    else:
        for problem in problems:
            print(problem.told(options.lang))
        say(Message("checked", checked=len(texts), wrong=len(problems)).said(options.lang))
    return 2 if unread else 1 if problems else 0


def _texts(path: Path) -> tuple[dict[str, str], list[Unreadable]]:
    """Give the texts to check by their names, and of which there is none."""
    texts: dict[str, str] = {}
    unread: list[Unreadable] = []
    for file in _files(path):
        try:
            texts[str(file)] = read_text(file)
        except Unreadable as refusal:
            unread.append(refusal)
    return texts, unread


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(found for found in path.rglob("*.y*ml") if found.is_file())
    else:
        yield path


def _problem(problem: "Problem", language: str) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "message": problem.message.said(language),
    }


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of a method file."""
    from voordeur.journal.kinds import vocabulary
    from voordeur.methods.schema import json_schema

    print_json(json_schema(vocabulary()))
    return 0


def explain(options: argparse.Namespace) -> int:
    """Print a method as prose or diagram."""
    from voordeur.journal.kinds import vocabulary
    from voordeur.methods.checking import followed
    from voordeur.methods.explaining import explain as written_out
    from voordeur.methods.source import MethodErrors

    try:
        text, file = _method_text(options.method)
        method = followed(text, vocabulary(), file=file)
    except Unreadable as refusal:
        say(refusal.said(options.lang))
        return 2
    except MethodErrors as errors:
        say(errors.told(options.lang))
        return 1
    words = written_out(method, vocabulary(), options.lang, options.format)
    if options.json:
        print_json({"id": method.id, "language": options.lang, "format": options.format, "text": words})
    else:
        print(words, end="")
    return 0


def try_story(options: argparse.Namespace) -> int:
    """Play a story and print what came of it."""
    from voordeur.journal.kinds import vocabulary
    from voordeur.methods.checking import followed
    from voordeur.methods.playing import play
    from voordeur.methods.playing_told import as_json, as_lines, how_much
    from voordeur.methods.source import MethodErrors
    from voordeur.methods.story_reading import read_story

    try:
        text, file = _method_text(options.method)
        method = followed(text, vocabulary(), file=file)
        story = read_story(read_text(options.story), vocabulary(), file=str(options.story))
        if story.chosen.entries:
            method = followed(text, vocabulary(), file=file, settings=story.chosen)
        played = play(story, method, vocabulary(), today=options.today)
    except Unreadable as refusal:
        say(refusal.said(options.lang))
        return 2
    except MethodErrors as errors:
        say(errors.told(options.lang))
        return 1
    if options.json:
        print_json(as_json(played, options.lang))
    else:
        print(*as_lines(played, options.lang), sep="\n")
        say(how_much(played).said(options.lang))
    for failure in played.failures:
        say(failure.told(options.lang))
    return 1 if played.failures else 0


def replay(options: argparse.Namespace) -> int:
    """Print what came of one replay, or of all."""
    from voordeur.journal.kinds import vocabulary
    from voordeur.methods import library, replays
    from voordeur.methods.messages import Listed, Message
    from voordeur.methods.replaying import as_json, read_replay
    from voordeur.methods.replaying import replay as played
    from voordeur.methods.source import MethodErrors, did_you_mean

    came = []
    for name in replays.ids() if options.all else (options.method,):
        try:
            told = read_replay(replays.text(name), vocabulary(), file=f"{name}.yaml")
            came.append(played(told, library.text(told.method), vocabulary()))
        except library.NotInLibrary:
            known = replays.ids()
            hint = did_you_mean(name, (*known, *map(library.short_name, known)))
            say(Message("no_replay", name=name, known=Listed(known), hint=hint).said(options.lang))
            return 2
        except MethodErrors as errors:
            say(errors.told(options.lang))
            return 1
        if not options.json:
            _print_replayed(came[-1], options.lang)
        for failure in came[-1].failures:
            say(failure.told(options.lang))
    if options.json:
        print_json([as_json(one, options.lang) for one in came])
    return 0 if all(one.holds for one in came) else 1


def _print_replayed(came: "Replayed", language: str) -> None:
    from voordeur.methods.conditions.wording import Wording
    from voordeur.methods.messages import Message

    words = Wording(came.method, language)
    print(f"{came.method.id}: {words.text(came.method.title)}")
    for one in came.figures:
        indicator, label = came.method.indicators[one.published.indicator], one.published.label
        name = words.text(indicator.title)
        if label:
            said = words.value(indicator.by[0] if indicator.by else "", label)
            name = Message("figure_of", indicator=name, label=said).said(language)
        told = Message(
            "figure_came",
            indicator=name,
            published=_as_published(one.published),
            reported=one.reported,
            mark=Message("figure_equal" if one.equal else "figure_differs"),
            wrongly=one.wrongly,
        )
        print(f"  {told.said(language)}")


def _as_published(figure: "Published") -> str:
    """Write a figure as a number or a range, and behind it what the source says, where that is in words."""
    number = f"{figure.least}" if figure.form == "exact" else f"{figure.least}-{figure.most}"
    return number if figure.said.rstrip("%") == number else f"{number} (“{figure.said}”)"
