"""Tables of who pays for the work."""

from voordeur.funding.models.dividing import Contributor as Contributor
from voordeur.funding.models.dividing import Division as Division
from voordeur.funding.models.dividing import InvoiceLine as InvoiceLine
from voordeur.funding.models.dividing import KeyNumber as KeyNumber
from voordeur.funding.models.spending import Budget as Budget
from voordeur.funding.models.spending import Spending as Spending
