"""Whether the stages of a method can be reached and left."""

from voordeur.methods.conditions.checking import Spot
from voordeur.methods.language import Move, Stage
from voordeur.methods.part_checking import PartCheck, either
from voordeur.methods.possibility import reached
from voordeur.methods.source import did_you_mean


class StageCheck(PartCheck):
    """Checks the stages of one method."""

    def track(self, track: str) -> None:
        """Check the stages of one kind of file."""
        stages = self.method.stages_of(track)
        starts = [stage for stage in stages if stage.start]
        if len(starts) != 1:
            names = ", ".join(f"`{stage.id}`" for stage in starts)
            said = f"two or more stages ({names}) say" if starts else "no stage says"
            self.problems.add(
                (starts or stages)[-1].place, f"A {track} begins in one stage; here {said} `start: true`."
            )
        for stage in stages:
            self._stage(stage)
        if starts:
            self._reach(starts[0], stages)

    def _stage(self, stage: Stage) -> None:
        self.text(stage.title, stage.place)
        certain: set[str] = set()
        for move in stage.moves:
            self._move(stage, move)
            shadowed = [kind for kind in move.on if kind in certain]
            if move.on and len(shadowed) == len(move.on):
                self.problems.add(
                    move.place, f"This line is never reached: an earlier line already moves on every `{shadowed[0]}`."
                )
            if not move.where and move.condition is None:
                certain.update(move.on)
        if not stage.moves and not stage.end:
            self.problems.add(
                stage.place,
                f"Nothing leads out of `{stage.id}`; write `next:`, or `end: true` when it may be the last.",
            )

    def _move(self, stage: Stage, move: Move) -> None:
        self.begin()
        for kind in move.on:
            self.conditions.kind(kind, stage.of, move.place)
        self.conditions.where(move.on, move.where)
        self.conditions.check(move.condition, Spot(stage.of, entry=move.on))
        target = self.method.stages.get(move.to)
        if target is None:
            hint = did_you_mean(move.to, (one.id for one in self.method.stages_of(stage.of)))
            self.problems.add(move.place, f"`{move.to}` is no stage.{hint}")
        elif target.of != stage.of:
            self.problems.add(move.place, f"`{move.to}` is a stage of a {target.of}, and this one of a {stage.of}.")
        never = self.possible(stage.of).never
        if move.on and never.issuperset(move.on):
            kinds = either(move.on)
            self.problems.add(move.place, f"This line is never followed: {kinds} can never happen in a {stage.of}.")
        elif self.never(move.condition, stage.of):
            self.problems.add(move.place, "This line is never followed: its `if` is never true.")
        if move.after is not None and move.after.count == 0:
            self.problems.add(move.place, "A stage that ends at once is no stage; write a term of a day or more.")

    def _reach(self, start: Stage, stages: tuple[Stage, ...]) -> None:
        never = self.possible(start.of).never
        there = reached(start.id, stages)
        ends = {stage.id for stage in stages if stage.end}
        if not ends:
            self.problems.add(start.place, f"No stage of a {start.of} says `end: true`, so it would never end.")
            return
        for stage in stages:
            onward = reached(stage.id, stages)
            if stage.id not in there:
                self.problems.add(stage.place, f"Nothing leads to `{stage.id}`; which `next:` should name it?")
            elif stage.moves and not onward.keys() & ends:
                circle = " → ".join((stage.id, *(name for name in onward if name != stage.id)))
                self.problems.add(
                    stage.place, f"From `{stage.id}` no end is ever reached: it goes round in {circle} → {stage.id}."
                )
            elif not stage.end and not reached(stage.id, stages, never).keys() & ends:
                self.problems.add(
                    stage.place, f"From `{stage.id}` no end is ever reached: {either(sorted(never))} can never happen."
                )
