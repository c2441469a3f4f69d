"""What every check of a part of a method needs: the words, and what can be at all."""

from collections.abc import Iterable

from voordeur.methods.conditions.checking import ConditionCheck
from voordeur.methods.conditions.words import Condition
from voordeur.methods.language import PROGRAMME, SEES_NO_FILES, Method, Text
from voordeur.methods.possibility import Possible, always, can_be, not_forbidden, rests_on_setting
from voordeur.methods.source import Place, Problems
from voordeur.methods.vocabulary import Vocabulary


class PartCheck:
    """Checks parts of one method; notes what cannot be."""

    def __init__(self, method: Method, vocabulary: Vocabulary, problems: Problems, beside: Iterable[str] = ()) -> None:
        """Take a method, and the ids of others that there are beside those of the library."""
        self.method = method
        self.problems = problems
        self.vocabulary = vocabulary
        self.conditions = ConditionCheck(method, vocabulary, problems, beside)
        self.found: dict[str, Possible] = {}
        self.said_before = 0

    def begin(self) -> None:
        """Begin checking another part. What can never be is told of it only while all its words are right."""
        self.said_before = self.problems.said

    def _follows(self, track: str) -> bool:
        """Tell whether the text says what can be: this part is understood, and files of that kind begin somewhere."""
        return self.problems.said == self.said_before and self.drawn(track)

    def drawn(self, track: str) -> bool:
        """Tell whether the stages of a track say where its files can be: one begins, and each line leads to another."""
        stages = self.method.stages_of(track)
        lines = {move.to for stage in stages for move in stage.moves}
        return not stages or (any(stage.start for stage in stages) and lines <= {stage.id for stage in stages})

    def text(self, text: Text, place: Place, name: str = "title") -> None:
        """Check that words for the screen are there in Dutch."""
        if not text.nl:
            self.problems.add(place, "no_dutch", name=name)

    def possible(self, track: str) -> Possible:
        if track not in self.found:
            self.found[track] = not_forbidden(self.method, self.vocabulary, track)
        return self.found[track]

    def never(self, condition: Condition | None, track: str) -> bool:
        """Tell whether a condition is never true, and no choice of a place makes it so."""
        can = self.possible(track)
        return self._follows(track) and not rests_on_setting(condition) and not can_be(condition, can)

    def blind(self, role: str, track: str) -> bool:
        """Tell whether whoever has a role sees no file of this kind."""
        found = self.method.roles.get(role)
        return track != PROGRAMME and found is not None and found.function in SEES_NO_FILES

    def always(self, condition: Condition | None, track: str) -> bool:
        can = self.possible(track)
        return self._follows(track) and not rests_on_setting(condition) and always(condition, can)
