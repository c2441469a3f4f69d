"""What parties agreed in a case, as one worker sees it: who answered and who did not, phases, presence and the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.agreeing import Answer, Said, answer_of
from voordeur.cases.models import Lever, Party, Phase, Presence, PutForward, ReportSent, RoleDecision
from voordeur.cases.signing import Signature, signature_of
from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.deciding import signatures_lacking
from voordeur.desk.case.timeline import Line
from voordeur.journal.at_once import in_order
from voordeur.post.models import Document


@dataclass(frozen=True, kw_only=True)
class PartySeen:
    """A party, how it stands towards the plan as it is now, who wrote its last answer down, and what it signed."""

    row: Party
    answer: Answer
    noted_by: str
    signature: Signature | None = None
    scan: bool = False
    lacking: tuple[str, ...] = ()

    @property
    def is_awaited(self) -> bool:
        """Tell whether this party still has to answer: whoever signed the plan as it is now said yes by that."""
        return self.answer.is_awaited and not self.has_signed

    @property
    def has_signed(self) -> bool:
        """Tell whether this party signed the plan as it is now, with all whose signature that asks for."""
        return self.signature is not None and self.signature.standing == "signed" and not self.lacking


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """Everything about agreements in a case that a worker may see; lists have the latest first."""

    parties: list[PartySeen]
    put_forward: PutForward | None
    decisions: list[RoleDecision]
    phase: Phase | None
    presences: list[Presence]
    levers: list[Lever]
    reports: list[ReportSent]

    @property
    def taking_part(self) -> list[PartySeen]:
        """The parties that did not leave."""
        return [one for one in self.parties if one.answer.standing != "left"]

    @property
    def awaited(self) -> list[PartySeen]:
        """The parties that still have to say yes or no to the plan as it is now, the longest asked first."""
        waits = [one for one in self.taking_part if one.is_awaited]
        return sorted(waits, key=lambda one: (one.answer.since or date.max, str(one.row.pk)))

    @property
    def is_ready(self) -> bool:
        """Tell whether all who take part said yes to the plan as it is now, or signed it."""
        return bool(self.taking_part) and all(
            one.answer.standing == "endorsed" or (one.has_signed and one.answer.is_awaited) for one in self.taking_part
        )


def agreed_in(case: CaseView, lines: Iterable[Line], today: date) -> Agreed:
    """Gather what was agreed in a case; `lines` is its timeline as this worker sees it."""

    parties: list[Party] = case.things["party"]
    noted = accounts.workers(party.noted_by for party in parties)
    said = [_said(line) for line in lines]
    phases = in_order(case.rows[Phase], "-since", "-id")
    scans = {one.pk for one in case.rows[Document]}
    return Agreed(
        parties=[
            PartySeen(
                row=party,
                answer=answer_of(party.pk, party.joined_on, party.left_on, said),
                noted_by=_name(noted, party.noted_by),
                signature=signature_of(party.pk, said, withdrawn_on=party.withdrawn_on),
                scan=party.document in scans,
                lacking=signatures_lacking(case, map(UUID, party.signers), today),
            )
            for party in parties
        ],
        put_forward=next(iter(case.rows[PutForward]), None),
        decisions=in_order(case.rows[RoleDecision], "-on", "-id"),
        phase=next((phase for phase in phases if phase.until is None), None),
        presences=in_order(case.rows[Presence], "-on", "-id"),
        levers=in_order(case.rows[Lever], "lever"),
        reports=_reports(case),
    )


def _reports(case: CaseView) -> list[ReportSent]:
    """Give the reports that were sent, each with the name of who got it."""
    reports: list[ReportSent] = in_order(case.rows[ReportSent], "-on", "-id")
    names = {one.pk: one.name for one in accounts.organisations(one.organisation for one in reports)}
    for one in reports:
        if one.organisation:
            one.receiver_name = ", ".join(filter(None, (names.get(one.organisation), one.receiver_name)))
    return reports


def _said(line: Line) -> Said:
    return Said(
        kind=line.kind,
        at=line.at,
        thing=line.thing,
        corrected=line.corrected.at if line.corrected else None,
        taken_back=line.retracted.at if line.retracted else None,
    )


def _name(workers: dict[UUID, Worker], id: UUID | None) -> str:
    return workers[id].name if id in workers else ""
