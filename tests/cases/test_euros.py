"""What all cases of a programme may spend and did spend together, as methods ask it: with the entry that is weighed."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from tests import cast
from tests.cases.test_counts import begun, counted_in, tell
from voordeur.common.ids import new_id
from voordeur.funding.entries import BudgetGranted, BudgetWithdrawn, SpendingApproved, SpendingBooked, SpendingRefused
from voordeur.journal import File
from voordeur.methods.vocabulary import Fact
from voordeur.programmes.entries import ProgrammePhaseBegun
from voordeur.programmes.queries import method_of


def asks(file: UUID, what: str, /, **fields: object) -> Fact:
    return Fact(file, what, cast.TODAY, cast.AT, fields=fields, step=True)


def books(file: UUID, euros: str, kind: str = "", budget: UUID | None = None) -> UUID:
    tell(file, SpendingBooked(spending=(id := new_id()), amount=Decimal(euros), kind=kind, budget=budget))
    return id


def test_what_all_booked_together_has_the_entry_in_it_once_and_nothing_that_was_refused(case: UUID) -> None:
    other = begun(beside=case)
    bike, course = books(case, "99.50", "transport"), books(other, "300", "schooling")
    asked = asks(other, "spending_booked", spending=new_id(), amount=Decimal("200"), kind="transport")
    assert counted_in(other, "euros_booked", asked) == 600
    assert counted_in(other, "euros_booked_of_this_kind", asked) == 300

    tell(case, SpendingRefused(spending=bike, reason="Er rijdt een bus"))
    assert counted_in(other, "euros_booked", asked) == 500
    approves = asks(case, "spending_approved", spending=bike)
    assert counted_in(case, "euros_booked", approves) == 400
    assert counted_in(case, "euros_booked_of_this_kind", approves) == 100
    tell(case, SpendingApproved(spending=bike))
    assert counted_in(case, "euros_booked", approves) == 400
    corrected = asks(other, "spending_booked", spending=course, amount=Decimal("250"), kind="schooling")
    assert counted_in(other, "euros_booked", corrected) == 350


def test_what_was_granted_counts_since_the_wave_began_and_of_what_was_withdrawn_what_was_spent(case: UUID) -> None:
    programme, other = File.objects.get(id=case).programme, begun(beside=case)
    assert programme is not None
    wave = method_of(programme).stages_of("programme")[0].id
    tell(case, BudgetGranted(budget=new_id(), amount=Decimal(5000)), days_ago=5)
    tell(other, BudgetGranted(budget=(half := new_id()), amount=Decimal(4000)), days_ago=1)
    asked = asks(case, "budget_granted", budget=new_id(), amount=Decimal(8000))
    assert counted_in(case, "euros_granted_this_phase", asked) == 17000
    tell(programme, ProgrammePhaseBegun(phase=wave), days_ago=2)
    assert counted_in(case, "euros_granted_this_phase", asked) == 12000

    books(other, "1500", budget=half)
    tell(other, BudgetWithdrawn(budget=half, reason="Verhuisd"))
    assert counted_in(case, "euros_granted_this_phase", asked) == 9500
    assert counted_in(case, "euros_granted_this_phase", replace(asked, kind="case_closed", fields={})) == 1500
