"""Asking a partner who does not sign in: through a link that ends, with a code that is not in the mail."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.cases.models.answers import Question
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

Asked = Literal["party", "action", "referral", "handover", "escalation", "invitation", "minutes"]


def thing_of(about: str) -> str:
    """Give the kind of thing that a question is about: minutes are read as who was asked to come."""
    return "invitation" if about == "minutes" else about


@entry("answer_asked", thing="question")
class AnswerAsked(Body):
    """Somebody outside was asked for an answer by link: on which thing, for which organisation, until when.

    `key`: which key of the installation made the link.
    """

    question: UUID
    about: Asked
    subject: UUID
    name: str = ""
    organisation: UUID | None = None
    until: date
    key: str = ""


@entry("answer_given", thing="question")
class AnswerGiven(Body):
    """Whoever was asked answered through the link; what was answered stands in its own entry of the same act."""

    question: UUID
    said_by: str = ""


@entry("answer_link_ended", thing="question")
class AnswerLinkEnded(Body):
    """The link no longer opens: it was taken back, or the wrong code was given too often."""

    question: UUID
    why: Literal["taken_back", "wrong_codes"] = "taken_back"


@projects(AnswerAsked)
def _answer_asked(entry: Entry, body: AnswerAsked, rows: Rows) -> None:
    rows.put(
        Question(
            id=body.question,
            domain=entry.domain,
            level=entry.level,
            text=body.name,
            about=body.about,
            subject=body.subject,
            organisation=body.organisation,
            asked_on=entry.happened_on,
            asked_by=entry.by,
            until=body.until,
            key=body.key,
        )
    )


@projects(AnswerGiven)
def _answer_given(entry: Entry, body: AnswerGiven, rows: Rows) -> None:
    question = rows.get(Question, body.question)
    question.state, question.ended_on, question.said_by = Question.State.ANSWERED, entry.happened_on, body.said_by
    rows.put(question)


@projects(AnswerLinkEnded)
def _answer_link_ended(entry: Entry, body: AnswerLinkEnded, rows: Rows) -> None:
    question = rows.get(Question, body.question)
    if question.state == Question.State.OPEN:
        question.state, question.ended_on = Question.State.ENDED, entry.happened_on
        rows.put(question)
