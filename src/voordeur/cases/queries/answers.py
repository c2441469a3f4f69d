"""Questions by link: found by the word in the link, and what somebody outside may read of what is asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format

from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.answering import LinkOver, question_of
from voordeur.cases.entries.answers import thing_of
from voordeur.cases.models import Case, Conference, PutForward, Question
from voordeur.cases.queries.minutes import MinutesFor, minutes_for, took_part
from voordeur.cases.queries.things import tables_of_things
from voordeur.cases.sharing import asked_under
from voordeur.common import keys
from voordeur.journal.ground import of_house
from voordeur.people.models import Household
from voordeur.post.models import Channel
from voordeur.post.queries import stopped_files


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody outside reads once the code is given: what is asked, by whom, and about whom.

    `household` is empty unless a covenant of the organisation allows it today; else the asker tells it by telephone.
    """

    question: Question
    text: str
    asker: Worker | None
    organisation: str
    household: str
    minutes: MinutesFor | None = None


@of_house("answer_by_link")
def open_question(token: str, *, today: date) -> Question:
    """Give the question behind a link. Raises LinkOver, the same for one that is over and one that never was.

    While answers are stopped for its case a link is over as well; it works again, within its days, once they are not.
    """
    id, key = question_of(token) or (None, "")
    # One that was asked before it was kept by which key (no longer than its days) goes with the current one.
    made_with = (key, "") if key == keys.key_ids()[0] else (key,)
    question = Question.objects.filter(pk=id, key__in=made_with, state=Question.State.OPEN).first() if id else None
    if question is None or question.until < today or is_stopped(question):
        raise LinkOver
    return question


def is_stopped(question: Question) -> bool:
    """Tell whether answers by link are stopped for the case of a question."""
    return bool(stopped_files(Channel.ANSWER, [question.file_id]))


def asked(question: Question, *, today: date) -> Asked:
    """Gather what may be read by whoever has link and code. Raises LinkOver when what was asked is gone."""
    thing = (
        tables_of_things()[thing_of(question.about)].objects.filter(file=question.file_id, pk=question.subject).first()
    )
    attended = took_part(question.subject, file=question.file_id) if question.about == "minutes" else None
    if thing is None or (question.about == "minutes" and attended is None):
        raise LinkOver
    organisation = accounts.organisations([question.organisation])[0].name if question.organisation else ""
    under = asked_under(
        question.organisation, file=question.file_id, about=question.about, domain=question.domain, on=today
    )
    return Asked(
        question=question,
        text=_text(question, thing),
        asker=accounts.workers([question.asked_by]).get(question.asked_by),
        organisation=organisation,
        household=_household(question.file_id) if under.covered else "",
        minutes=minutes_for(attended) if attended else None,
    )


def _text(question: Question, thing: Any) -> str:
    """Give what is asked in words: of a plan what was asked of all parties, of a conference when and where it is."""
    if question.about == "party":
        plan = PutForward.objects.filter(file=question.file_id).first()
        return plan.text if plan else ""
    if question.about not in ("invitation", "minutes"):
        return str(thing.text)
    called = Conference.objects.get(file=question.file_id, pk=thing.conference)
    hours = "-".join(f"{one:%H:%M}" for one in (called.from_time, called.until_time) if one)
    return ", ".join(filter(None, (date_format(called.on, "l j F Y"), hours, called.place)))


@of_house("answer_by_link")
def _household(case: UUID) -> str:
    home = Case.objects.filter(pk=case).values_list("household", flat=True).first()
    found = Household.objects.filter(pk=home).first() if home else None
    return found.label if found else ""
