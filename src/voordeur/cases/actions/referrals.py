"""Deeds on services: asking one to help, and what it answers."""

from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.models import Referral
from voordeur.cases.queries.things import place_of
from voordeur.cases.telling import plain
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Level, Permit, Recorded, record
from voordeur.journal.repeats import recorded_before
from voordeur.partners import queries as partners
from voordeur.partners.entries import WaitingTimeObserved
from voordeur.partners.rules import weeks_waited

refer = plain(said.ReferralMade)
accept_referral = plain(said.ReferralAccepted)
refuse_referral = plain(said.ReferralRefused)
note_waiting = plain(said.ReferralWaiting)
bridge = plain(said.BridgingArranged)
end_referral = plain(said.ReferralEnded)


def start_referral(
    *,
    file: UUID,
    referral: UUID,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that the help began. How long this household really waited goes to the file of the organisation.

    There it is a number of weeks for the service and nothing else: no household, life domain or reason. For a service
    whose organisation is known the permit covers the file of that organisation too. Raises Stale.
    """
    if again := recorded_before(id, file=file, kind="referral_started", permit=permit, referral=referral):
        return again
    on = happened_on or day_of(at)
    domain, level = place_of(file, referral, kind="referral") or ("", Level.SHARED)
    draft = Draft(file, said.ReferralStarted(referral=referral), on, id=id, domain=domain, level=level)
    observed = observed_wait(file=file, referral=referral, on=on)
    return record(draft, *observed, permit=permit, at=at, expect={referral: expect} if expect else None)


def observed_wait(*, file: UUID, referral: UUID, on: date) -> list[Draft]:
    """Write the wait for a service as the organisation's file may hold it; nothing for a receiver that is no service.

    A place given with priority says nothing about how long others wait, so it is not counted.
    """
    asked = Referral.objects.filter(file=file, pk=referral, started_on=None).first()
    if asked is None or asked.service is None or asked.priority:
        return []
    service = partners.services_named([asked.service])[asked.service]
    weeks = weeks_waited(asked.asked_on, on)
    return [Draft(service.organisation, WaitingTimeObserved(service=service.pk, weeks=weeks), on)]
