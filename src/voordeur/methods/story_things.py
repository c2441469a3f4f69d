"""Whether a story tells what belongs together: each thing that it names begins in it, and two lines of one deed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from uuid import UUID

from voordeur.methods.language import PROGRAMME
from voordeur.methods.messages import Either
from voordeur.methods.source import Place, did_you_mean
from voordeur.methods.stories import Step
from voordeur.methods.vocabulary import Vocabulary


def never_begun(
    steps: Iterable[Step], vocabulary: Vocabulary, names: Mapping[UUID, str]
) -> Iterator[tuple[Place, dict[str, object]]]:
    """Give the lines that name a thing which no line of that file begins, and what was probably meant.

    A misspelt name would otherwise be another thing, and count as one. `names` are those of the story, by their ids.
    """
    told = [step for step in steps if step.entry in vocabulary and not step.refused]
    beginning = _beginning(vocabulary)
    begun: dict[tuple[str, str], dict[UUID, str]] = {}
    for step in told:
        info = vocabulary[step.entry]
        if info.begins and (id := step.fields.get(info.thing)) is not None:
            for file in step.files:
                begun.setdefault((file, info.thing), {})[id] = names.get(id, "")
    for step in told:
        for thing in sorted(beginning.keys() & step.fields.keys()):
            id = step.fields[thing]
            for file in step.files:
                # What the programme's file begins, such as a mandate, its other files name too.
                known = begun.get((PROGRAMME, thing), {}) | begun.get((file, thing), {})
                if isinstance(id, UUID) and id not in known:
                    name = names.get(id, "")
                    hint = did_you_mean(name, known.values())
                    kinds = Either(tuple(beginning[thing]))
                    yield (
                        step.line.where(name, "with", thing),
                        {"file": file, "thing": thing, "name": name, "kinds": kinds, "hint": hint},
                    )


def left_alone(steps: Sequence[Step], vocabulary: Vocabulary) -> Iterator[tuple[Place, dict[str, object]]]:
    """Give the lines of a kind that is written together with another, after which no line tells that other one."""
    for step, following in zip_longest(steps, steps[1:]):
        info = vocabulary.get(step.entry)
        if info and info.together and (following is None or following.entry != info.together):
            yield step.place, {"kind": step.entry, "together": info.together}


def _beginning(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Give of each thing the kinds that begin one; what can be begun in another file is not among them."""
    kinds: dict[str, list[str]] = {}
    for kind, info in vocabulary.items():
        if info.begins:
            kinds.setdefault(info.thing, []).append(kind)
    return kinds
