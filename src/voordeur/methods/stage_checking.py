"""Whether the stages of a method can be reached and left."""

from voordeur.methods.conditions.checking import Spot
from voordeur.methods.conditions.words import InStage, Several
from voordeur.methods.language import CASE_CLOSED, Move, Stage
from voordeur.methods.messages import Either, either
from voordeur.methods.part_checking import PartCheck
from voordeur.methods.possibility import reached
from voordeur.methods.source import did_you_mean


class StageCheck(PartCheck):
    """Checks the stages of one method."""

    def track(self, track: str) -> None:
        """Check the stages of one kind of file."""
        stages = self.method.stages_of(track)
        starts = [stage for stage in stages if stage.start]
        if not starts:
            self.problems.add(stages[0].place, "no_start", track=track)
        elif len(starts) > 1:
            names = ", ".join(f"`{stage.id}`" for stage in starts)
            self.problems.add(starts[-1].place, "two_starts", track=track, stages=names)
        for stage in stages:
            self._stage(stage)
        if self.drawn(track):
            self._reach(starts[0], stages)

    def _stage(self, stage: Stage) -> None:
        self.text(stage.title, stage.place)
        certain: set[str] = set()
        for move in stage.moves:
            self._move(stage, move)
            shadowed = [kind for kind in move.on if kind in certain]
            if move.on and len(shadowed) == len(move.on):
                self.problems.add(move.place, "line_never_reached", kind=shadowed[0])
            if not move.where and move.condition is None:
                certain.update(move.on)
        if not stage.moves and not stage.end:
            self.problems.add(stage.place, "nothing_leads_out", stage=stage.id)

    def _move(self, stage: Stage, move: Move) -> None:
        self.begin()
        for number, kind in enumerate(move.on, start=1):
            self.conditions.kind(kind, stage.of, self.method.at(move.place, "on", number))
        self.conditions.where(move.on, move.where)
        self.conditions.check(move.condition, Spot(stage.of, entry=move.on))
        target = self.method.stages.get(move.to)
        if target is None:
            hint = did_you_mean(move.to, (one.id for one in self.method.stages_of(stage.of)))
            self.problems.add(self.method.at(move.place, "to"), "no_stage", word=move.to, hint=hint)
        elif target.of != stage.of:
            at = self.method.at(move.place, "to")
            self.problems.add(at, "stage_of_another", stage=move.to, of=target.of, here=stage.of)
        never = self.possible(stage.of).never
        if move.on and never.issuperset(move.on):
            self.problems.add(move.place, "line_without_entry", kinds=Either(move.on), track=stage.of)
        elif move.condition is not None and self.never(
            Several("all_of", (InStage((stage.id,)), move.condition), 2, 2), stage.of
        ):
            self.problems.add(move.place, "line_never_followed")

    def _reach(self, start: Stage, stages: tuple[Stage, ...]) -> None:
        never = self.possible(start.of).never
        there = reached(start.id, stages)
        ends = {stage.id for stage in stages if stage.end}
        if not ends:
            self.problems.add(start.place, "no_end", track=start.of)
            return
        dead = {stage.id for stage in stages if not stage.moves and not stage.end}
        for stage in stages:
            onward = reached(stage.id, stages)
            if stage.id not in there:
                self.problems.add(stage.place, "nothing_leads_to", stage=stage.id)
            elif onward.keys() & dead:
                continue  # told of the stage out of which nothing leads
            elif not onward.keys() & ends:
                circle = " → ".join((stage.id, *(name for name in onward if name != stage.id), stage.id))
                self.problems.add(stage.place, "goes_round", stage=stage.id, circle=circle)
            elif not stage.end and not reached(stage.id, stages, never).keys() & ends:
                self.problems.add(stage.place, "end_never_reached", stage=stage.id, kinds=either(never))
            elif start.of == "case" and not stage.end and CASE_CLOSED not in never:
                self._closes(stage, ends)

    def _closes(self, stage: Stage, ends: set[str]) -> None:
        """A case can be closed wherever it is; what then stands in no end goes on owing for ever."""
        if CASE_CLOSED in self.vocabulary and not any(
            CASE_CLOSED in move.on and move.to in ends for move in stage.moves
        ):
            self.problems.add(stage.place, "closed_and_no_end", stage=stage.id)
