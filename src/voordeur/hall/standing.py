"""Where a file stands in its method, for the page that shows it: stage strip, what may happen now, and what may not."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.journal import File, judgement, method_of
from voordeur.methods.engine import Judgement
from voordeur.methods.language import Method, Text


@dataclass(frozen=True, kw_only=True)
class StripStage:
    """One stage on the strip."""

    id: str
    title: Text
    state: Literal["done", "here", "ahead"]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A file's method and what it says about the file today."""

    method: Method
    judgement: Judgement
    stages: tuple[StripStage, ...]

    @property
    def stage_title(self) -> Text:
        """The title of the present stage."""
        return self.method.stages[self.judgement.stage].title if self.judgement.stage else Text("")


def standing(file: UUID, today: date) -> Standing | None:
    """Give where a file stands; None when no method judges it. Ask only for a file that the worker may see."""
    version, track = File.objects.values_list("method", "kind").get(id=file)
    found = judgement(file, today=today)
    if found is None or version is None:
        return None
    method = method_of(version)
    return Standing(method=method, judgement=found, stages=strip(method, track, found))


def strip(method: Method, track: str, found: Judgement) -> tuple[StripStage, ...]:
    """Lay out the stages of a kind of file: been through, here, ahead. Ends that were not reached stay away."""
    been = {stage for stage, _ in found.history}
    ended = found.stage in method.stages and method.stages[found.stage].end

    def state(stage: str) -> Literal["done", "here", "ahead"]:
        return "here" if stage == found.stage else "done" if stage in been else "ahead"

    return tuple(
        StripStage(id=stage.id, title=stage.title, state=state(stage.id))
        for stage in method.stages_of(track)
        if not (ended and state(stage.id) == "ahead")
    )
