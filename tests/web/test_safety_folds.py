"""What is kept of safety folds from the journal like everything else, and its chains hold."""

import pytest

from tests import cast
from tests.web.doors import begin_code, protect, stop
from tests.web.house import NOW, TODAY, House
from voordeur import access
from voordeur.access import seconds
from voordeur.access.models import SecondAsk
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.people import looking_after
from voordeur.safety import actions as safety
from voordeur.safety.entries import CodeEnded, Decided

pytestmark = pytest.mark.django_db


def test_facts_flags_codes_custody_and_reach_fold_to_the_tables_that_pages_read(house: House) -> None:
    fact, flag, code = (made(house_of=house.case) for made in (protect, stop, begin_code))

    def right(worker, file):
        return {"permit": access.permit(worker=worker, purpose="safety", file=file, at=NOW), "at": NOW}

    safety.review_fact(file=fact, review=TODAY, **right(cast.FATMA, fact))
    safety.end_reader(file=fact, worker=cast.FATMA, **right(cast.SANNE, fact))
    safety.end_protection(file=fact, reason="Verhuisd", **right(cast.SANNE, fact))
    safety.ask_to_end_flag(file=flag, reason="Weg", **right(cast.KARIN, flag))
    ask = SecondAsk.objects.get().pk
    seconds.agree(ask=ask, worker=cast.SANNE, at=NOW)
    for body in (
        Decided(report_needed="no", help_possible="yes", reason="Oma"),
        CodeEnded(outcome="other", reason="Klaar"),
    ):
        safety.take_step(file=code, body=body, **right(cast.MO, code))
    home = {"household": cast.HOUSEHOLD, "permit": cast.operator(NOW), "at": NOW}
    looking_after.record_custody(person=cast.SON, authority="sole", holders=[cast.MOTHER], **home)
    looking_after.set_reachable(person=cast.MOTHER, channel="call", times="9-12", **home)
    assert not rebuild(today=TODAY).differences
    assert not verify().broken
