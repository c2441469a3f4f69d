"""Where the file of a case leads, for whoever declared a tie with somebody or some street."""

from uuid import UUID

from voordeur.access.ties import Whereabouts, leads
from voordeur.cases.models import Case
from voordeur.people import queries as people


@leads("case")
def _home_of_case(file: UUID) -> Whereabouts:
    """A case leads to its household, and to every file in which that goes on."""
    home = Case.objects.filter(pk=file).values_list("household", flat=True).first()
    return Whereabouts(households=frozenset(people.files_of(people.going_on(home)))) if home else Whereabouts()
