"""The deed that hands a case on to the method that this one feeds: a new case there, without a second intake."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.cases import entries as said
from voordeur.cases.actions.opening import case_file
from voordeur.cases.beside import beside_in_household
from voordeur.cases.coordinating import refuse_taking
from voordeur.cases.drafting import controller_of, method_of_file
from voordeur.cases.feeding import (
    DoesNotRunThere,
    LivesElsewhere,
    NotBesideThis,
    NotWithoutHousehold,
    RunsThereAlready,
    SaysNothing,
    refuse_what_is_not_fed,
    refuse_without_consent,
)
from voordeur.cases.models import Case, ConsentOrGround, Member
from voordeur.cases.queries import going_on_beside, sides_of
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Level, Permit, Recorded, hold, id_from, record
from voordeur.journal.repeats import recorded_before
from voordeur.methods.language import Method
from voordeur.people import queries as people
from voordeur.programmes import queries as programmes
from voordeur.safety.actions import stops_for


def case_handed_on(id: UUID) -> UUID:
    """Give the id of the case that `hand_on` with this client id begins."""
    return id_from(id, "case")


@transaction.atomic
def hand_on(
    *,
    file: UUID,
    to: str,
    programme: UUID | None = None,
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let a household go on in the method `to`: a case begins in that programme, and this one may run on.

    Its household, the consent that holds and the members who are looked at apart come along; nothing else does, and
    who works there is for that team to say. Without a programme it is only noted: that method is at work elsewhere.
    Raises DoesNotFeed, DoesNotRunThere, NotWithoutHousehold, NotWithoutConsent, RunsThereAlready.
    """
    if again := recorded_before(id, file=file, kind="handed_on", permit=permit, to=to, programme=programme):
        return again
    id, on, method = id or new_id(), happened_on or day_of(at), method_of_file(file)
    refuse_what_is_not_fed(method, to)
    case = case_handed_on(id) if programme else None
    handed = Draft(file, said.HandedOn(to=to, programme=programme, case=case, reason=reason), on, id=id)
    if programme is None or case is None:
        return record(handed, permit=permit, at=at)
    fed = _works_there(programme, to, controller_of(file), on)
    household = _goes_on(file, programme, permit, at)
    consents = _consents_that_hold(file)
    refuse_without_consent((method, fed), (one.pk for one in consents))
    own = File.objects.values_list("programme", flat=True).get(id=file)
    opened = said.CaseOpened(route="transfer", household=household, join="beside", beside=file)
    drafts = [
        handed,
        Draft(case, opened, on, id=id_from(id, "opened")),
        Draft(case, said.CameFrom(method=method.id, programme=own, case=file), on, id=id_from(id, "came from")),
        *stops_for(case, household, on, permit=permit, at=at, beside=[file]),
        *_consents(consents, case, id),
        *_members(file, case, fed, on, id),
    ]
    return record(*drafts, opening=[case_file(programme, case)], permit=permit, at=at)


@transaction.atomic
def agree_on_household(
    *,
    file: UUID,
    case: UUID,
    here: bool,
    remark: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Say which of two cases of one household answers for the household: this one (`here`), or the other `case`.

    Giving it away is always possible; taking it once the other side gave it. Raises NotBesideThis, NotGivenYet.
    """
    said_before = {"case": case, "here": here, "remark": remark}
    if again := recorded_before(id, file=file, kind="household_coordination_agreed", permit=permit, **said_before):
        return again
    hold({file, case, *(side.case for side in sides_of(file))}, permit=permit, at=at)
    if case not in going_on_beside(file):
        raise NotBesideThis
    if here:
        refuse_taking(sides_of(file), file)
    body = said.HouseholdCoordinationAgreed(case=case, here=here, remark=remark)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


@transaction.atomic
def tell_beside(
    *,
    file: UUID,
    what: str,
    case: UUID | None = None,
    text: str = "",
    persons: Iterable[UUID] = (),
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Tell the team of another case of this household something, once and in both files, so that its method can ask
    something of it. `persons`: whom it is about. Without a case it is noted that a team was told that is not beside
    this one: it works elsewhere, or went along with who left; then it is said in words. Raises SaysNothing,
    NotBesideThis, LivesElsewhere, NotWithoutConsent.
    """
    id, on, about = id or new_id(), happened_on or day_of(at), tuple(persons)
    if again := recorded_before(id, file=file, kind="told_beside", permit=permit, case=case, what=what, text=text):
        return again
    if case is None and not text.strip():
        raise SaysNothing
    home = _home(file)
    hold([file, *(one for one in (case, home) if one)], permit=permit, at=at)
    told = Draft(file, said.ToldBeside(case=case, what=what, text=text), on, id=id, persons=about)
    if case is None:
        return record(told, permit=permit, at=at)
    if case not in going_on_beside(file) or home is None or home != _home(file):
        raise NotBesideThis
    # Partners part while two teams work for them: what is about the one who left is not read with the one who stayed.
    if not people.all_live_there(about, day_of(at), household=home):
        raise LivesElsewhere
    # What is told comes out of this file, so it rests on what this work rests on.
    refuse_without_consent([method_of_file(file)], (one.pk for one in _consents_that_hold(file)))
    heard = said.HeardFromBeside(case=file, what=what, text=text)
    return record(told, Draft(case, heard, on, id=id_from(id, "heard"), persons=about), permit=permit, at=at)


def _home(file: UUID) -> UUID | None:
    """Give the household that a case is about, in the file in which it goes on."""
    household = Case.objects.of(file).values_list("household", flat=True).first()
    return people.going_on(household) if household else None


def _works_there(programme: UUID, to: str, controller: UUID | None, on: date) -> Method:
    """Give the method by which a programme works that takes the case over. Raises DoesNotRunThere."""
    there = controller is not None and programmes.running(on).filter(pk=programme, controller=controller).exists()
    fed = programmes.method_of(programme) if there else None
    if fed is None or fed.id != to:
        raise DoesNotRunThere
    return fed


def _goes_on(file: UUID, programme: UUID, permit: Permit, at: datetime) -> UUID:
    """Give the household of a case that no case of that programme is about. Raises NotWithoutHousehold and so on."""
    household = Case.objects.of(file).values_list("household", flat=True).first()
    if household is None:
        raise NotWithoutHousehold
    running = beside_in_household(household, file, controller=controller_of(file), permit=permit, at=at)
    if any(one.programme == programme for one in running):
        raise RunsThereAlready
    return household


def _consents_that_hold(file: UUID) -> list[ConsentOrGround]:
    return list(ConsentOrGround.objects.of(file).filter(kind="consent", withdrawn_on=None).order_by("since", "id"))


def _consents(consents: list[ConsentOrGround], case: UUID, id: UUID) -> Iterator[Draft]:
    """Draft the consent that holds, each on the day on which it was given."""
    for given in consents:
        body = said.ConsentGiven(
            persons=tuple(UUID(one) for one in given.persons),
            subjects=tuple(UUID(one) for one in given.subjects),
            others=given.others,
            for_what=given.for_what,
            how=given.how,
        )
        persons = body.subjects or body.persons
        yield Draft(case, body, given.since, id=id_from(id, f"consent {given.pk}"), persons=persons)


def _members(file: UUID, case: UUID, fed: Method, on: date, id: UUID) -> Iterator[Draft]:
    """Draft who is looked at apart, by name: none that was noted in confidence or on a life domain unknown there."""
    for one in Member.objects.of(file).filter(left_on=None, level=Level.SHARED).order_by("noted_on", "id"):
        if one.domain and one.domain not in fed.domains:
            continue
        part: Any = one.part
        body = said.MemberNoted(member=id_from(id, f"member {one.pk}"), name=one.text, part=part, person=one.person)
        persons = (one.person,) if one.person else ()
        yield Draft(case, body, on, id=id_from(id, f"noted {one.pk}"), domain=one.domain, persons=persons)
