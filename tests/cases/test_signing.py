"""Pure decisions about signatures."""

from datetime import date

from tests.cases.test_agreeing import ASKED, SCHOOL, YES, said
from voordeur.cases.signing import Signature, signature_of, version_of_plan

SIGNED = said("plan_signed", 7, SCHOOL)


def test_what_nobody_saw_yet_is_one_draft_and_the_first_change_after_that_makes_a_version() -> None:
    draft = [said("action_agreed", 1), said("action_agreed", 2)]
    assert version_of_plan(draft) == 1
    seen = [*draft, ASKED]
    assert version_of_plan(seen) == 1
    changed = [*seen, said("action_agreed", 5), said("action_dropped", 5), YES, said("consequence_agreed", 8)]
    assert version_of_plan(changed) == 3
    assert version_of_plan([ASKED, said("action_agreed", 2, corrected=9)]) == 2
    assert version_of_plan([ASKED, said("action_picked_up", 5), said("action_done", 6)]) == 1


def test_a_signature_knows_under_which_version_it_was_put() -> None:
    assert signature_of(SCHOOL, [ASKED, YES]) is None
    signature = signature_of(SCHOOL, [ASKED, SIGNED])
    assert signature == Signature(version=1, now=1)
    assert signature.standing == "signed"
    older = signature_of(SCHOOL, [ASKED, SIGNED, said("action_agreed", 8)])
    assert older == Signature(version=1, now=2)
    assert older.standing == "older"
    again = signature_of(SCHOOL, [ASKED, SIGNED, said("action_agreed", 8), said("plan_signed", 9, SCHOOL)])
    assert again == Signature(version=2, now=2)


def test_a_signature_that_was_withdrawn_does_not_hold_and_one_by_mistake_never_was() -> None:
    withdrawn = signature_of(SCHOOL, [ASKED, SIGNED], withdrawn_on=date(2009, 3, 8))
    assert withdrawn is not None
    assert withdrawn.standing == "withdrawn"
    assert signature_of(SCHOOL, [ASKED, said("plan_signed", 7, SCHOOL, taken_back=8)]) is None
