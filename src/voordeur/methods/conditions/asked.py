"""What a condition becomes when it is compiled: a test to ask of a view, and what that rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from voordeur.methods.conditions.words import Condition
from voordeur.methods.history import Needs, Scope, View, Wanted

Answer = bool | None
ONE_DAY = timedelta(days=1)


def never_anew(view: View) -> bool:
    """Tell of a condition that no entry makes it true anew."""
    return False


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A condition, ready to be asked.

    `test` answers true, false, or None when that depends on an entry or a number which is not there yet. `pulses` tells
    whether the last fact of a view makes it true anew, although it was true before: each bell that nobody answers
    counts. Without the entries of `rests_on` in its own scope, and those of `rests_on_file` in the file, it is never
    true; `entry` when it says no more than that one such entry is there. `anywhere`: whatever the scope, it answers the
    same.
    """

    test: Callable[[View], Answer]
    needs: Needs
    pulses: Callable[[View], bool] = never_anew
    entry: Wanted | None = None
    rests_on: tuple[Wanted, ...] = ()
    rests_on_file: tuple[Wanted, ...] = ()
    anywhere: bool = False

    def can_be_true(self, scope: Scope, file: Scope) -> bool:
        """Tell whether all that it rests on is there; if not, it was true at no moment."""
        return all(map(scope.places, self.rests_on)) and all(map(file.places, self.rests_on_file))


Compile = Callable[[Condition], Asked]
