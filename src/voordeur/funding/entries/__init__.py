"""What can be said in the journal of who pays for the work. One module per capability."""

from voordeur.funding.entries.dividing import ContributorJoined as ContributorJoined
from voordeur.funding.entries.dividing import ContributorLeft as ContributorLeft
from voordeur.funding.entries.dividing import CostsDivided as CostsDivided
from voordeur.funding.entries.dividing import CostsDivisionWithdrawn as CostsDivisionWithdrawn
from voordeur.funding.entries.dividing import KeyNumberNoted as KeyNumberNoted
from voordeur.funding.entries.spending import BudgetGranted as BudgetGranted
from voordeur.funding.entries.spending import BudgetWithdrawn as BudgetWithdrawn
from voordeur.funding.entries.spending import PaymentOrdered as PaymentOrdered
from voordeur.funding.entries.spending import SpendingApproved as SpendingApproved
from voordeur.funding.entries.spending import SpendingBooked as SpendingBooked
from voordeur.funding.entries.spending import SpendingPaid as SpendingPaid
from voordeur.funding.entries.spending import SpendingRefused as SpendingRefused
