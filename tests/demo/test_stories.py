"""Stories that live side by side in one database: each has a programme of its own, told again with names of its own."""

from datetime import date

import pytest

from bench import spread
from voordeur.journal.models import File
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

TODAY = date(2026, 11, 27)
METHODS = ("02-almelo-geluksbudget", "08-den-haag-meldcode")  # one deed that writes in two files; many stories


@pytest.mark.django_db
def test_cases_of_several_methods_run_beside_each_other_as_many_of_each() -> None:
    made = spread.make(METHODS, TODAY, lambda part: None, cases=3)

    assert made == dict.fromkeys(METHODS, 3)
    running = File.objects.filter(kind="case").values_list("method__method", flat=True)
    assert set(running) == set(METHODS)
    assert not rebuild(today=TODAY).differences
    assert not verify().broken


def test_drafts_are_not_put_to_work() -> None:
    assert not {"19-helmond-leonardus", "36-buurtgezinnen"} & set(spread.at_work())
    assert len(spread.at_work()) == 31
