"""What can be said in the journal of who pays for the work. One module per capability."""

from voordeur.funding.entries.dividing import ContributorJoined as ContributorJoined
from voordeur.funding.entries.dividing import ContributorLeft as ContributorLeft
from voordeur.funding.entries.dividing import CostsDivided as CostsDivided
from voordeur.funding.entries.dividing import CostsDivisionWithdrawn as CostsDivisionWithdrawn
from voordeur.funding.entries.dividing import KeyNumberNoted as KeyNumberNoted
