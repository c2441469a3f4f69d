"""Questions about needs and strengths, for those who may see them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.assessments.models import CriterionAnswer, DomainScore, Need, Strength
from voordeur.journal import id_from


def needs(*, files: Iterable[UUID], worker: Worker | UUID, purpose: str, today: date) -> QuerySet[Need]:
    """Give the needs in these files, the open ones first and then the oldest."""
    found = visible(Need.objects.filter(file__in=list(files)), worker=worker, purpose=purpose, today=today)
    return found.order_by("-state", "recorded_on", "id")


def strengths(*, files: Iterable[UUID], worker: Worker | UUID, purpose: str, today: date) -> QuerySet[Strength]:
    """Give what somebody is good at, wishes or dreams of, in these files."""
    found = visible(Strength.objects.filter(file__in=list(files)), worker=worker, purpose=purpose, today=today)
    return found.order_by("recorded_on", "id")


def scores(*, files: Iterable[UUID], worker: Worker | UUID, purpose: str, today: date) -> QuerySet[DomainScore]:
    """Give the scores per life domain, the latest first."""
    found = visible(DomainScore.objects.filter(file__in=list(files)), worker=worker, purpose=purpose, today=today)
    return found.order_by("domain", "-on", "-id")


def criteria(*, file: UUID, worker: Worker | UUID, purpose: str, today: date) -> QuerySet[CriterionAnswer]:
    """Give which criteria of the method were asked in this file, and what the answer was."""
    found = visible(CriterionAnswer.objects.filter(file=file), worker=worker, purpose=purpose, today=today)
    return found.order_by("criterion")


def version_of_answers(file: UUID, answers: Iterable[CriterionAnswer]) -> UUID:
    """Give one version for all answers of a file together: another as soon as one of them is another."""
    return id_from(file, " ".join(sorted(str(one.version) for one in answers)))
