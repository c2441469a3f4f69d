"""What is wrong with a text that cannot be read as YAML: where, and in words for whoever never wrote any."""

import yaml

from voordeur.methods.messages import Message


def unreadable(error: yaml.YAMLError, text: str) -> tuple[int, int, Message]:
    """Give line and column, from 1, and what is wrong there."""
    if not isinstance(error, yaml.MarkedYAMLError):
        before = text[: max(getattr(error, "position", 0), 0)].splitlines() or [""]
        return len(before), len(before[-1]) + 1, Message("hidden_character")
    at, begun = error.problem_mark or error.context_mark, error.context_mark
    if at is None:
        return 1, 1, Message("beyond_reading")
    lines = text.splitlines()
    line = lines[at.line] if at.line < len(lines) else ""
    if begun and "a quoted scalar" in (error.context or "") and "\t" not in line[: at.column + 1]:
        at, what = begun, Message("open_quote")
    elif "could not find expected ':'" in (error.problem or "") and begun:
        at, what = begun, Message("no_colon")
    else:
        what = _what(error, line, at, begun)
    return at.line + 1, at.column + 1, what


def _what(error: yaml.MarkedYAMLError, line: str, at: yaml.Mark, begun: yaml.Mark | None) -> Message:
    problem, around, before = error.problem or "", error.context or "", line[: at.column + 1]
    if "\t" in before:
        return Message("a_tab")
    if "cannot start any token" in problem:
        return Message("cannot_begin_with", sign=before[-1:])
    if "mapping values are not allowed" in problem:
        return Message("second_colon" if ": " in before[:-1].lstrip("- ") else "text_above")
    if begun and "parsing a flow" in around:
        opened, closing = ("{", "}") if "mapping" in around else ("[", "]")
        return Message("not_closed", opened=opened, line=begun.line + 1, closing=closing)
    if begun and "parsing a block" in around:
        return Message("left_over") if before[:-1].strip("- ") else _beside(at, begun)
    return Message("beyond_reading")


def _beside(at: yaml.Mark, begun: yaml.Mark) -> Message:
    if at.column == begun.column:
        return Message("mixed_dashes")
    return Message("beside_none", column=at.column + 1, line=begun.line + 1, begun=begun.column + 1)
