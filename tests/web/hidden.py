"""What only named people may know, one of each kind, each written into the furnished house by a deed.

`told` makes it; `known_to` is whom the world may show it to. Where there is something to notice for others (that the
post stops, but not why), `instead` makes the world that it is compared with: the same with another reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from uuid import UUID

from tests import cast
from tests.web.house import NOW, TODAY
from voordeur import access
from voordeur.access.entries import ManyLooksNoticed
from voordeur.access.permits import permit_for_own_ties
from voordeur.access.ties import declare_tie
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Level, id_from, record
from voordeur.safety import actions as safety
from voordeur.safety.entries import ColleagueConsulted

Ids = Mapping[str, UUID]
MARK = "Korenbloem"
"""Stands in every text that is hidden here, and in nothing else."""


@dataclass(frozen=True)
class Hidden:
    """One thing, how it comes to be, who knows of it, and what stands in the other world in its place."""

    told: Callable[[Ids], object]
    known_to: frozenset[str]
    instead: Callable[[Ids], object] = lambda _ids: None


def _fact(what: str, ids: Ids) -> None:
    """Fatma protects a fact about the case, the household and the mother, each to be looked at again today."""
    for subject, kind in ((ids["case"], "case"), (cast.HOUSEHOLD, "household"), (cast.MOTHER, "person")):
        safety.protect_fact(
            what=what,  # type: ignore[arg-type]
            text=f"{MARK} 8",
            subject_kind=kind,  # type: ignore[arg-type]
            subject=subject,
            readers=[cast.FATMA],
            review=TODAY,
            permit=access.permit(worker=cast.FATMA, purpose="help", file=ids["case"], also=[cast.HOUSEHOLD], at=NOW),
            at=NOW,
            id=new_id(),
        )


def _code(ids: Ids) -> None:
    """Fatma begins the reporting code, and asks a colleague."""
    id, right = new_id(), access.permit(worker=cast.FATMA, purpose="help", file=ids["case"], at=NOW)
    safety.start_code(subject_kind="case", subject=ids["case"], permit=right, at=NOW, id=id)
    code = id_from(id, "code")
    right = access.permit(worker=cast.FATMA, purpose="safety", file=code, at=NOW)
    asked = ColleagueConsulted(consulted="colleague", worker=cast.FATMA, text=MARK)
    safety.take_step(file=code, body=asked, permit=right, at=NOW)


def _stop(reason: str, ids: Ids) -> None:
    """Fatma stops all post of the household; that it stops is seen by who works there, why by her alone."""
    given = access.permit(worker=cast.FATMA, purpose="help", file=cast.HOUSEHOLD, at=NOW)
    safety.set_safety_flag(
        subject_kind="household",
        subject=cast.HOUSEHOLD,
        cases=[ids["case"]],
        reason=reason,
        readers=[cast.FATMA],
        permit=access.permit_to_stop(given, cases=[ids["case"]]),
        at=NOW,
        id=new_id(),
    )


def _confined(ids: Ids) -> None:
    """Karin writes down what was told to her alone: a question, a goal, an action, a talk, money, a task."""
    said = {
        "file": ids["case"],
        "level": Level.CONFINED,
        "permit": access.permit(worker=cast.KARIN, purpose="coordination", file=ids["case"], at=NOW),
        "at": NOW,
    }
    assessments.record_need(text=MARK, domain="income_debts", **said)
    assessments.record_strength(text=MARK, domain="income_debts", **said)
    goal = new_id()
    cases.set_goal(goal=goal, text=MARK, domain="income_debts", **said)
    cases.place_action(
        action=new_id(), text=MARK, owner_kind="resident", owner_name="Anja", due=TODAY, domain="income_debts", **said
    )
    cases.note_contact(channel="call", text=MARK, **said)
    cases.grant_budget(amount=Decimal(75), what_for=MARK, domain="income_debts", **said)
    cases.take_task_over(text=MARK, domain="income_debts", **said)
    cases.note_member(name=MARK, part="child", **said)


def _of_another_domain(ids: Ids) -> None:
    """Karin writes about health, which is not for who helps with debts."""
    said = {
        "file": ids["case"],
        "domain": "health",
        "permit": access.permit(worker=cast.KARIN, purpose="coordination", file=ids["case"], at=NOW),
        "at": NOW,
    }
    assessments.record_need(text=MARK, **said)
    assessments.record_strength(text=MARK, **said)
    cases.set_goal(goal=new_id(), text=MARK, **said)
    cases.book_spending(amount=Decimal(80), what=MARK, **said)
    del said["domain"]
    cases.take_direction(over="health", holder="coach", reason=MARK, **said)


def _tie(ids: Ids) -> None:
    """Sanne, who works elsewhere, says that she knows somebody in the street."""
    right = permit_for_own_ties(worker=cast.SANNE)
    declare_tie(worker=cast.SANNE, street=f"{MARK}straat", permit=right, at=NOW, id=new_id())


def _alarm(_ids: Ids) -> None:
    """The night found that Mo looked at more cases than on a normal day."""
    body = ManyLooksNoticed(
        look_alarm=new_id(),
        worker=cast.MO,
        on=TODAY,
        function="helper",
        cases=40,
        most_cases=10,
        searches=0,
        most_searches=10,
    )
    record(Draft(cast.DORDRECHT, body, TODAY, level=Level.CONFINED), permit=cast.operator(), at=NOW)


FATMA = frozenset({"fatma"})
EVERY_KIND: dict[str, Hidden] = {
    **{
        what: Hidden(partial(_fact, what), FATMA)
        for what in ("secret_address", "shelter", "confidential_talk", "reporter_identity", "other")
    },
    "reporting_code": Hidden(_code, FATMA),
    "why_all_stops": Hidden(partial(_stop, f"{MARK}, zij is bang"), FATMA, partial(_stop, "Iets anders")),
    "told_in_confidence": Hidden(_confined, frozenset({"karin"})),
    "another_life_domain": Hidden(_of_another_domain, frozenset({"karin", "fatma"})),
    "tie": Hidden(_tie, frozenset({"sanne"})),
    "look_alarm": Hidden(_alarm, frozenset()),
}
