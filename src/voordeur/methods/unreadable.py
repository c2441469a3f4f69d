"""What is wrong with a text that cannot be read as YAML: where, and in words for whoever never wrote any."""

import yaml

_HIDDEN = "a character that cannot be seen stands here; take it away and write the line anew."
_TAB = "a tab stands where spaces belong; put spaces in its place."
_QUOTE = "the quote that stands here is never closed; put the same quote at the end of this text."
_COLON = "a second `:` on this line; put a text with a colon between quotes."
_NO_COLON = "a colon is missing on this line, with a space after it: `name: value`."
_TEXT_ABOVE = (
    "the line above has a text already, so nothing can stand below it; look at the spaces before both, and whether a"
    " space is missing after a colon."
)
_LEFT_OVER = (
    "something is left over at the end of this line: a bracket or a quote too many. A text with a quote in it goes"
    ' between the other quotes, as in "\'s avonds".'
)
_MIXED = "lines with and without a `-` before them stand under each other, and do not go together."


def unreadable(error: yaml.YAMLError, text: str) -> tuple[int, int, str]:
    """Give line and column, from 1, and what is wrong there."""
    if not isinstance(error, yaml.MarkedYAMLError):
        before = text[: max(getattr(error, "position", 0), 0)].splitlines() or [""]
        return len(before), len(before[-1]) + 1, _HIDDEN
    at, begun = error.problem_mark or error.context_mark, error.context_mark
    if at is None:
        return 1, 1, f"{error.problem or 'something unexpected'}."
    lines = text.splitlines()
    line = lines[at.line] if at.line < len(lines) else ""
    if begun and "a quoted scalar" in (error.context or "") and "\t" not in line[: at.column + 1]:
        at, words = begun, _QUOTE
    elif "could not find expected ':'" in (error.problem or "") and begun:
        at, words = begun, _NO_COLON
    else:
        words = _words(error, line, at, begun)
    return at.line + 1, at.column + 1, words


def _words(error: yaml.MarkedYAMLError, line: str, at: yaml.Mark, begun: yaml.Mark | None) -> str:
    problem, around, before = error.problem or "", error.context or "", line[: at.column + 1]
    if "\t" in before:
        return _TAB
    if "cannot start any token" in problem:
        return f"a text cannot begin with `{before[-1:]}`; put it between quotes."
    if "mapping values are not allowed" in problem:
        return _COLON if ": " in before[:-1].lstrip("- ") else _TEXT_ABOVE
    if begun and "parsing a flow" in around:
        opened, closing = ("{", "}") if "mapping" in around else ("[", "]")
        return (
            f"the `{opened}` on line {begun.line + 1} should be closed with `{closing}` before this, or a text inside"
            " it holds a colon, a comma or a quote: put such a text between straight quotes (')."
        )
    if begun and "parsing a block" in around:
        return _LEFT_OVER if before[:-1].strip("- ") else _beside(at, begun)
    return f"{problem}. Look at the spaces before this line, and at quotes and brackets that were not closed."


def _beside(at: yaml.Mark, begun: yaml.Mark) -> str:
    if at.column == begun.column:
        return _MIXED
    return (
        f"this line begins in column {at.column + 1}, and goes with none above it: those from line {begun.line + 1} on"
        f" begin in column {begun.column + 1}. Look at the spaces before it."
    )
