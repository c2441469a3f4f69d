"""The stages of a method as a diagram: nodes and edges that a page can draw, and the same in Mermaid."""

from dataclasses import dataclass

from voordeur.methods.conditions.wording import Wording
from voordeur.methods.language import Method, Move, Stage


@dataclass(frozen=True, slots=True)
class Node:
    """A stage in the diagram; `level` is how many moves it lies from the start, `place` its order within the level."""

    id: str
    title: str
    start: bool
    end: bool
    level: int
    place: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A move from one stage to another, with its causes."""

    source: str
    target: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The stages of one kind of file, laid out in levels so that a page can draw them."""

    track: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def diagram(method: Method, track: str, language: str = "nl") -> Diagram:
    """Give the stages of one kind of file as nodes and edges; moves between the same two stages are one edge."""
    words = Wording(method, language)
    stages = method.stages_of(track)
    levels = _levels(stages)
    places: dict[int, int] = {}
    nodes, causes = [], dict[tuple[str, str], list[str]]()
    for stage in stages:
        level = levels[stage.id]
        places[level] = places.get(level, -1) + 1
        nodes.append(Node(stage.id, words.text(stage.title), stage.start, stage.end, level, places[level]))
        for move in stage.moves:
            causes.setdefault((stage.id, move.to), []).append(cause(move, words))
    edges = tuple(Edge(source, target, tuple(said)) for (source, target), said in causes.items())
    return Diagram(track, tuple(nodes), edges)


def _levels(stages: tuple[Stage, ...]) -> dict[str, int]:
    """Give how far each stage lies from the start; what cannot be reached stands last."""
    following = {stage.id: [move.to for move in stage.moves] for stage in stages}
    levels: dict[str, int] = {}
    waiting = [(stage.id, 0) for stage in stages if stage.start]
    while waiting:
        stage, level = waiting.pop(0)
        if stage in following and stage not in levels:
            levels[stage] = level
            waiting += [(target, level + 1) for target in following[stage]]
    last = max(levels.values(), default=-1) + 1
    return {stage.id: levels.get(stage.id, last) for stage in stages}


def cause(move: Move, words: Wording) -> str:
    """Write what brings a file from one stage to the next."""
    if move.after is not None:
        said = words.say("na ", "after ") + words.term(move.after)
    else:
        said = " / ".join(words.kind(kind) for kind in move.on) + words.where(move.where)
    if move.condition is not None:
        said += words.say(", alleen als: ", ", only if: ") + words.condition(move.condition)
    return said


def mermaid(drawn: Diagram, title: str) -> str:
    """Write a diagram in the language of Mermaid."""
    lines = ["---", f"title: {_quoted(title)}", "---", "stateDiagram-v2"]
    lines += [f"    state {_quoted(node.title)} as {node.id}" for node in drawn.nodes]
    lines += [f"    [*] --> {node.id}" for node in drawn.nodes if node.start]
    for edge in drawn.edges:
        lines += [f"    {edge.source} --> {edge.target}: {_label(why)}" for why in edge.causes]
    lines += [f"    {node.id} --> [*]" for node in drawn.nodes if node.end]
    return "\n".join(lines)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "'") + '"'


def _label(words: str) -> str:
    return words.replace(":", " =").replace(";", ",").replace("\n", " ")
