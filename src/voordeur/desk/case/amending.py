"""Correcting an entry or taking it back: who may, which entries, and what it said before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.access import NoGround, purposes_on, sees, visible
from voordeur.access.functions import purposes
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.entries import CaseLinked
from voordeur.journal import Entry, File, Level
from voordeur.journal.histories import History, histories
from voordeur.journal.kinds import Body, kind_of
from voordeur.journal.reading import lines_of
from voordeur.journal.refusals import Refusal

# Rooms in which people tell what happened. Elsewhere (rights, workers, mail) nothing is amended here.
_ROOMS = frozenset(("assessments", "cases", "journal", "outreach", "people", "programmes", "safety", "signals"))

# What more hangs on than its words: rights, roles, several files at once. Each is changed by a deed of its own.
_OTHERWISE = frozenset(
    (
        "acute_contact_added",
        "acute_contact_removed",
        "absence_covered",
        "absence_ended",
        "absence_noted",
        "area_marked",
        "came_from",
        "case_closed",
        "case_opened",
        "case_reopened",
        "code_started",
        "continued_from",
        "continued_in",
        "cover_arranged",
        "cover_ended",
        "doorstep_listed",
        "erasure",
        "household_formed",
        "household_identified",
        "household_split_off",
        "involvement_ended",
        "involvement_started",
        "merge_undone",
        "method_chosen",
        "programme_ended",
        "programme_started",
        "protection_ended",
        "reader_added",
        "reader_ended",
        "glass_broken",
        "handed_on",
        "look_budget_set",
        "many_looks_explained",
        "many_looks_noticed",
        "role_assigned",
        "role_released",
        "round_planned",
        "safety_flag_ended",
        "safety_flag_set",
        "second_person_agreed",
        "second_person_asked",
        "second_person_named",
        "second_person_refused",
        "second_person_released",
        "signal_arrived",
        "signal_joined_case",
        "tie_declared",
        "tie_ended",
        "target_set",
        "team_member_joined",
        "team_member_left",
    )
)

# What its own deed asks more of than that the words fit: it can be taken back and done again, and no more.
_NOT_REWORDED = frozenset(
    (
        "case_linked",
        "decided_for_partner",
        "duty_postponed",
        "heard_from_beside",
        "inspection_answered",
        "inspection_asked",
        "inspection_extended",
        "partner_decision_answered",
        "rule_set_aside",
        "told_beside",
    )
)


class IsAnAmendment(Refusal):
    """A correction or retraction is not corrected itself."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Dit is zelf een verbetering. Een verbetering verbetert u niet.",
                "en": "This is itself a correction. A correction is not corrected.",
            },
            {
                "nl": "Open de regel waar het over gaat, en verbeter die nog eens.",
                "en": "Open the line that it is about, and correct that once more.",
            },
        )


class WordsAreGone(Refusal):
    """The words were destroyed, so there is nothing to correct."""

    def __init__(self) -> None:
        """Say that it is so for good."""
        super().__init__(
            {
                "nl": "De woorden van deze regel zijn gewist. Daar is niets meer aan te verbeteren.",
                "en": "The words of this line were destroyed. There is nothing left to correct.",
            }
        )


class HasItsOwnDeed(Refusal):
    """On this entry hangs more than its words: a right, a role, another file."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {
                "nl": "Aan deze regel hangt meer dan tekst: een rol, een recht of een andere map.",
                "en": "More hangs on this line than its words: a role, a right or another file.",
            },
            {
                "nl": "Leg vast wat er nu anders is, zoals een andere rol of een ander huishouden.",
                "en": "Write down what is different now, such as another role or another household.",
            },
        )


class IsTakenBack(Refusal):
    """A line that does not count is not changed."""

    def __init__(self) -> None:
        """Say what comes first."""
        super().__init__(
            {"nl": "Deze regel is al ingetrokken.", "en": "This line was taken back already."},
            {"nl": "Laat de regel eerst weer tellen.", "en": "First let the line count again."},
        )


class IsNotTakenBack(Refusal):
    """A line that counts cannot be put back."""

    def __init__(self) -> None:
        """Say how it stands."""
        super().__init__({"nl": "Deze regel telt al mee.", "en": "This line counts already."})


class IsNotReworded(Refusal):
    """What was decided is taken back and decided anew, not reworded."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            {"nl": "Zo'n besluit verandert u niet achteraf.", "en": "Such a decision is not changed afterwards."},
            {
                "nl": "Trek de regel in en leg het opnieuw vast.",
                "en": "Take the line back and write it down anew.",
            },
        )


@dataclass(frozen=True, kw_only=True)
class Amendable:
    """An entry that a worker may correct or take back, as it stands; `bar` says why not, when it cannot be."""

    entry: Entry
    purpose: str
    history: History | None
    body: Body | None
    on: date
    bar: Refusal | None

    def must_count(self) -> None:
        """Raise why this line cannot be corrected or taken back, if so."""
        if self.bar:
            raise self.bar
        if self.history is not None and self.history.retraction is not None:
            raise IsTakenBack

    @property
    def reworded(self) -> bool:
        """Whether the words of such a line can be set right at all."""
        return self.entry.kind not in _NOT_REWORDED

    def must_be_reworded(self) -> None:
        """Raise why the words of this line cannot be set right, if so."""
        self.must_count()
        if not self.reworded:
            raise IsNotReworded

    def must_have_words(self) -> None:
        """Raise why the words of this line cannot be destroyed, if so."""
        if self.bar:
            raise self.bar

    def must_be_taken_back(self) -> UUID:
        """Give the retraction that stands; raise why this line cannot count again, if so."""
        if self.bar:
            raise self.bar
        if self.history is None or self.history.retraction is None:
            raise IsNotTakenBack
        return self.history.retraction.entry.pk


def amendable(id: UUID, *, worker: Worker, today: date) -> Amendable:
    """Give an entry for whoever wrote it or coordinates the case, with all that it said. Raises NoGround.

    A protected fact is everybody's who was named its reader.
    """
    entry = Entry.objects.select_related("file").filter(pk=id).first()
    if entry is None or not (entry.by == worker.pk or _sets_right(worker, entry.file, today)):
        raise NoGround
    purpose = _purpose(entry, worker, today)
    history = histories(lines_of([entry.file_id])[entry.file_id]).get(entry.pk)
    bodies = history.bodies() if history else []
    linked = {body.case for body in bodies if isinstance(body, CaseLinked)}
    if linked - cases.seen_among(linked, worker=worker, purposes=[purpose], today=today):
        raise NoGround
    moved = [getattr(one.body, "happened_on", None) for one in history.corrections] if history else []
    return Amendable(
        entry=entry,
        purpose=purpose,
        history=history,
        body=bodies[-1] if bodies else None,
        on=next((day for day in reversed(moved) if day), entry.happened_on),
        bar=_bar(entry, bodies),
    )


def amendable_among(entries: Iterable[UUID], *, worker: Worker, file: UUID, today: date) -> set[UUID]:
    """Give which of these entries of one file, all of which the worker reads, may be corrected by this worker."""
    ids = set(entries)
    if coordinates(worker, file, today):
        return ids
    return set(Entry.objects.filter(pk__in=ids, file=file, by=worker.pk).values_list("pk", flat=True))


def coordinates(worker: Worker, file: UUID, today: date) -> bool:
    """Tell whether a worker coordinates in this file, and so may set anything right in it that he or she reads."""
    return sees(worker=worker, purpose="coordination", file=file, today=today, level=Level.SHARED)


def _sets_right(worker: Worker, file: File, today: date) -> bool:
    if file.kind == File.Kind.PROTECTED:
        return sees(worker=worker, purpose="safety", file=file.pk, today=today, level=Level.CONFINED)
    return coordinates(worker, file.pk, today)


def _purpose(entry: Entry, worker: Worker, today: date) -> str:
    """Give a purpose for which the worker reads this very entry and may write. Raises NoGround."""
    for purpose in purposes_on(worker=worker, file=entry.file_id, today=today):
        rows = Entry.objects.filter(pk=entry.pk)
        if purposes()[purpose].writes and visible(rows, worker=worker, purpose=purpose, today=today).exists():
            return purpose
    raise NoGround


def _bar(entry: Entry, bodies: list[Body]) -> Refusal | None:
    if entry.target is not None:
        return IsAnAmendment()
    if entry.kind in _OTHERWISE or kind_of(entry.kind).room not in _ROOMS:
        return HasItsOwnDeed()
    return None if bodies else WordsAreGone()
