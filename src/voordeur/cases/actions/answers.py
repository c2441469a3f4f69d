"""Deeds of asking somebody outside, and of their answer: it counts as said by them, through the link.

An answer is one act: the entry that the answer is (a yes of a party, an action picked up, a place that is there), and
that it was given through the link.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from voordeur.access import permit_to_answer
from voordeur.cases import entries as said
from voordeur.cases.answering import TRIES, CannotBeAsked, LinkOver, is_code, last_day, token_of
from voordeur.cases.entries.answers import thing_of
from voordeur.cases.models import Question, WrongCode
from voordeur.cases.queries import place_of, tables_of_things
from voordeur.cases.queries.answers import is_stopped
from voordeur.cases.queries.minutes import took_part
from voordeur.cases.sharing import refuse_to_ask
from voordeur.common import keys
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Level, Permit, Recorded, id_from, record
from voordeur.journal.kinds import Body
from voordeur.post.actions import queue_message, refuse_stopped
from voordeur.post.models import Channel

# What a yes and a no are, by what was asked. A word of explanation comes along in the field that the entry has for it.
ANSWERS: Mapping[str, tuple[Callable[..., Body], Callable[..., Body]]] = {
    "party": (
        lambda thing, who, words: said.PartyEndorsed(party=thing, said_by=who, how="link", remark=words),
        lambda thing, who, words: said.PartyObjected(party=thing, said_by=who, how="link", reason=words),
    ),
    "action": (
        lambda thing, who, words: said.ActionPickedUp(action=thing, remark=words),
        lambda thing, who, words: said.ActionDropped(action=thing, reason=words),
    ),
    "referral": (
        lambda thing, who, words: said.ReferralAccepted(referral=thing),
        lambda thing, who, words: said.ReferralRefused(referral=thing, reason=words),
    ),
    "handover": (
        lambda thing, who, words: said.HandoverAccepted(handover=thing, by_whom=who),
        lambda thing, who, words: said.HandoverDeclined(handover=thing, reason=words),
    ),
    "escalation": (
        lambda thing, who, words: said.EscalationAnswered(
            escalation=thing, decision="approved", text=words, answered_by=who
        ),
        lambda thing, who, words: said.EscalationAnswered(
            escalation=thing, decision="refused", text=words, answered_by=who
        ),
    ),
    "invitation": (
        lambda thing, who, words: said.InvitationAnswered(invitation=thing, comes=True, remark=words),
        lambda thing, who, words: said.InvitationAnswered(invitation=thing, comes=False, remark=words),
    ),
    "minutes": (
        lambda thing, who, words: said.MinutesAnswered(invitation=thing, agrees=True, said_by=who, remark=words),
        lambda thing, who, words: said.MinutesAnswered(invitation=thing, agrees=False, said_by=who, remark=words),
    ),
}


def ask_for_answer(
    *,
    file: UUID,
    about: said.Asked,
    subject: UUID,
    name: str,
    address: str,
    organisation: UUID | None = None,
    permit: Permit,
    at: datetime,
    id: UUID | None = None,
) -> Recorded:
    """Ask somebody outside for an answer: a mail with a link goes out, and the code is for the telephone.

    About `minutes` (of the invitation `subject`) whoever was at the table reads them, and says whether they are right.

    Raises CannotBeAsked when the thing is not there, NotCovered when the covenant of the organisation does not allow it
    now, BadAddress for what is no e-mail address, and Stopped.
    """
    refuse_stopped(file, Channel.ANSWER)
    place = place_of(file, subject, kind=thing_of(about))
    if place is None or (about == "minutes" and took_part(subject, file=file) is None):
        raise CannotBeAsked
    domain, level = place
    refuse_to_ask(organisation, file=file, about=about, domain=domain, on=day_of(at))
    entry = id or new_id()
    question = id_from(entry, "question")
    body = said.AnswerAsked(
        question=question,
        about=about,
        subject=subject,
        name=name,
        organisation=organisation,
        until=last_day(day_of(at)),
        key=keys.current_key()[0],
    )
    draft = Draft(file, body, day_of(at), id=entry, domain=domain, level=level)
    with transaction.atomic():
        recorded = record(draft, permit=permit, at=at)
        queue_message(
            subject_kind="answer_asked",
            link=f"/antwoord/{token_of(question)}/",
            case=file,
            to_address=address,
            to_name=name,
            domain=domain,
            level=level,
            id=id_from(entry, "mail"),
            permit=permit,
            at=at,
        )
    return recorded


def try_code(*, question: Question, typed: str, at: datetime) -> bool:
    """Tell whether the code is right; each wrong one counts, and after five the link is over."""
    if is_code(question.pk, typed, question.key):
        return True
    with transaction.atomic():
        WrongCode.objects.get_or_create(question=question.pk)
        WrongCode.objects.filter(question=question.pk).update(times=F("times") + 1)
        if WrongCode.objects.get(question=question.pk).times >= TRIES:
            _write(question, said.AnswerLinkEnded(question=question.pk, why="wrong_codes"), at=at)
    return False


def answer(
    *, question: Question, yes: bool, said_by: str, words: str, at: datetime, id: UUID | None = None
) -> Recorded:
    """Record what somebody outside answered through the link. Raises LinkOver when it was answered or has ended."""
    with transaction.atomic():
        open_now = Question.objects.select_for_update().filter(pk=question.pk, state=Question.State.OPEN)
        if not open_now.exists() or question.until < day_of(at) or is_stopped(question):
            raise LinkOver
        table = tables_of_things()[thing_of(question.about)]
        if not table.objects.filter(file=question.file_id, pk=question.subject).exists():
            raise LinkOver
        body = ANSWERS[question.about][0 if yes else 1](question.subject, said_by, words)
        given = said.AnswerGiven(question=question.pk, said_by=said_by)
        return _write(question, given, body, at=at, id=id)


def take_link_back(*, question: Question, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """End a link before it was used, for instance when it went to the wrong address."""
    body = said.AnswerLinkEnded(question=question.pk)
    draft = Draft(question.file_id, body, day_of(at), id=id, domain=question.domain, level=Level(question.level))
    return record(draft, permit=permit, at=at)


def _write(question: Question, *bodies: Body, at: datetime, id: UUID | None = None) -> Recorded:
    entry = id or new_id()
    drafts = [
        Draft(
            question.file_id,
            body,
            day_of(at),
            id=entry if number == 0 else id_from(entry, str(number)),
            domain=question.domain,
            level=Level(question.level),
        )
        for number, body in enumerate(bodies)
    ]
    kinds = {body.entry_kind.name for body in bodies}
    return record(*drafts, permit=permit_to_answer(file=question.file_id, kinds=kinds), at=at)
