"""Pure decisions about escalation: to the next level of the method's ladder, its term, and what lies past the top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Method, Rung

# Who oversees the work where a method has no ladder of its own, the nearest first.
_OVERSEERS = ("process_manager", "project_leader")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One escalation of the same thing before: to which level, and until when its answer may take (None: answered)."""

    level: str
    open_until: date | None = None
    answered: bool = False


class NotOnLadder(Refusal):
    """This level is not one of the method's ladder."""

    def __init__(self, levels: Iterable[Rung]) -> None:
        known = list(levels)
        choose = {
            "nl": f"Kies uit: {', '.join(one.title.said('nl') for one in known)}.",
            "en": f"Choose from: {', '.join(one.title.said('en') for one in known)}.",
        }
        nobody = {
            "nl": "Geef de belemmering door aan beleid.",
            "en": "Hand the obstacle to policy.",
        }
        super().__init__(
            {"nl": "Dit niveau staat niet op de ladder van deze werkwijze.", "en": "The ladder has no such level."},
            choose if known else nobody,
        )


class PastTheTop(Refusal):
    """The highest level was asked already; above it nobody decides."""

    def __init__(self, top: Rung) -> None:
        super().__init__(
            {
                "nl": f"Hoger dan “{top.title.said('nl')}” kan niet: daarboven beslist in deze werkwijze niemand.",
                "en": f"There is nothing above “{top.title.said('en')}”: nobody decides there in this method.",
            },
            {
                "nl": "Komen meer huishoudens dit tegen? Geef de belemmering dan door aan beleid. "
                "Of vraag het nog een keer aan het hoogste niveau.",
                "en": "Do more households meet this? Then hand the obstacle to policy. Or ask the highest level again.",
            },
        )


class LevelPassedOver(Refusal):
    """A level is passed over, or its term still runs; that needs a reason."""

    def __init__(self, rung: Rung) -> None:
        super().__init__(
            {
                "nl": f"Eerst is “{rung.title.said('nl')}” aan zet.",
                "en": f"First “{rung.title.said('en')}” has its turn.",
            },
            {
                "nl": "Wacht op het antwoord, of schrijf waarom u dit niveau overslaat.",
                "en": "Wait for the answer, or write why you pass this level over.",
            },
        )


def ladder_of(method: Method) -> Mapping[str, Rung]:
    """Give the levels that may be asked, the nearest first.

    The first levels of a ladder may have no term: that is where the work is done, so nobody escalates to them. A method
    without a ladder has those who oversee its work.
    """
    rungs = list(method.ladder.values())
    if any(rung.answer_within for rung in rungs):
        while rungs[0].answer_within is None:
            rungs.pop(0)
    if not rungs:
        overseers = [role for name in _OVERSEERS for role in method.roles.values() if role.function == name]
        rungs = [Rung(role.id, role.title, role.id) for role in overseers]
    return {rung.id: rung for rung in rungs}


def next_level(ladder: Mapping[str, Rung], before: Iterable[Asked]) -> Rung | None:
    """Give the level that is next for something that was escalated so before; None past the top."""
    rungs, reached = list(ladder.values()), _reached(ladder, before)
    return rungs[reached + 1] if reached + 1 < len(rungs) else None


def level_to_ask(
    ladder: Mapping[str, Rung], before: Iterable[Asked], *, level: str = "", reason: str = "", today: date
) -> Rung:
    """Give the level that an escalation goes to; without a level named that is the next one.

    A level that was asked before may be asked again. Raises NotOnLadder, PastTheTop or LevelPassedOver.
    """
    asked = list(before)
    if not level and not ladder:
        raise NotOnLadder(())
    if not level:
        following = next_level(ladder, asked)
        if following is None:
            raise PastTheTop(list(ladder.values())[-1])
        level = following.id
    if level not in ladder:
        raise NotOnLadder(ladder.values())
    if not reason.strip() and (first := _has_its_turn(ladder, asked, level, today)):
        raise LevelPassedOver(first)
    return ladder[level]


def answer_due(rung: Rung, escalated_on: date) -> date | None:
    """Give the last day on which a level answers in time; None when the method gives it no term."""
    return rung.answer_within.after(escalated_on) if rung.answer_within else None


def _has_its_turn(ladder: Mapping[str, Rung], before: list[Asked], level: str, today: date) -> Rung | None:
    """Give the level below that was not asked yet, or whose term to answer still runs."""
    place = list(ladder).index(level)
    reached = _reached(ladder, before)
    if place > reached + 1:
        return list(ladder.values())[reached + 1]
    for one in before:
        below = one.level in ladder and list(ladder).index(one.level) < place
        if below and not one.answered and one.open_until is not None and today <= one.open_until:
            return ladder[one.level]
    return None


def _reached(ladder: Mapping[str, Rung], before: Iterable[Asked]) -> int:
    """Give the place of the highest level that was asked; -1 when none was."""
    places = list(ladder)
    return max((places.index(one.level) for one in before if one.level in ladder), default=-1)
