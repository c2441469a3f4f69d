"""Questions about who pays for the work. Money of a programme's own work is shown as it is (trust rule 16)."""

from voordeur.funding.queries.dividing import contributors as contributors
from voordeur.funding.queries.dividing import contributors_on as contributors_on
from voordeur.funding.queries.dividing import division as division
from voordeur.funding.queries.dividing import divisions as divisions
from voordeur.funding.queries.dividing import key_numbers as key_numbers
from voordeur.funding.queries.dividing import lines_of as lines_of
