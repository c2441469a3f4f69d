"""Questions about cases, each for one who may see the answer."""

from voordeur.cases.queries.standing import coordinators as coordinators
from voordeur.cases.queries.standing import counts_for as counts_for
from voordeur.cases.queries.standing import running_cases as running_cases
