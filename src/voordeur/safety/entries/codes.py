"""What can be said of the statutory reporting code for domestic violence and child abuse: five steps, two decisions.

Besluit verplichte meldcode huiselijk geweld en kindermishandeling, article 2, with since 1 January 2019 an assessment
framework in steps 4 and 5. It is not the reporting code of Den Haag (2009), which takes any problem.
"""

from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.safety.models.codes import ReportingCode

Consulted = Literal["colleague", "veilig_thuis", "injury_expert"]
Danger = Literal["no_danger", "acute_danger", "structural_danger", "both_dangers"]
YesNo = Literal["yes", "no"]
Answer = Literal["yes", "no", "unknown"]
CodeOutcome = Literal["no_suspicion", "reported", "help_organised", "other"]


@entry("code_started", files=("reporting_code",))
class CodeStarted(Body):
    """Somebody began the reporting code because of a suspicion of domestic violence or child abuse."""

    subject_kind: Literal["household", "case"]
    subject: UUID


@entry("signals_mapped", files=("reporting_code",))
class SignalsMapped(Body):
    """Step 1: what was seen and heard was written down, facts apart from what one makes of them.

    `children`: the child check, whether children depend on the adult whom the signals are about.
    """

    text: str
    sources: str = ""
    children: Answer = "unknown"


@entry("colleague_consulted", files=("reporting_code",))
class ColleagueConsulted(Body):
    """Step 2: somebody was asked for advice; `worker` is a colleague of ours, who reads along from then on."""

    consulted: Consulted
    worker: UUID | None = None
    name: str = ""
    text: str = ""


@entry("talked_with_involved", files=("reporting_code",))
class TalkedWithInvolved(Body):
    """Step 3: the suspicion was talked about with those involved, or it was not, and then why."""

    talked: YesNo
    with_whom: str = ""
    text: str = ""
    reason: str = ""


@entry("weighed", files=("reporting_code",))
class Weighed(Body):
    """Step 4: the five questions of the assessment framework were answered, as far as they could be."""

    suspicion: YesNo
    danger: Danger = "no_danger"
    can_help: Answer = "unknown"
    accepted: Answer = "unknown"
    lasting: Answer = "unknown"
    text: str = ""


@entry("decided", files=("reporting_code",))
class Decided(Body):
    """Step 5: two decisions were taken, whether a report is necessary and whether help is possible (too)."""

    report_needed: YesNo
    help_possible: YesNo
    reason: str
    which_help: str = ""
    with_whom: str = ""


@entry("reported_to_veilig_thuis", files=("reporting_code",))
class ReportedToVeiligThuis(Body):
    """Veilig Thuis was told; `reference` is the one that it gave, `involved_know` whether those involved were told."""

    reported_by: str = ""
    reference: str = ""
    involved_know: Answer = "unknown"
    text: str = ""


@entry("code_ended", files=("reporting_code",))
class CodeEnded(Body):
    """The code was closed, with what came of it."""

    outcome: CodeOutcome
    reason: str


@projects(CodeStarted)
def _code_started(entry: Entry, body: CodeStarted, rows: Rows) -> None:
    rows.put(
        ReportingCode(
            id=entry.file_id,
            subject_kind=body.subject_kind,
            subject=body.subject,
            started_by=entry.by,
            since=entry.happened_on,
            done=[],
        )
    )


@projects(SignalsMapped, ColleagueConsulted, TalkedWithInvolved, Weighed, Decided)
def _step_taken(entry: Entry, body: Body, rows: Rows) -> None:
    code = rows.get(ReportingCode, entry.file_id)
    code.done = [*code.done, entry.kind]
    rows.put(code)


@projects(ReportedToVeiligThuis)
def _reported(entry: Entry, body: ReportedToVeiligThuis, rows: Rows) -> None:
    code = rows.get(ReportingCode, entry.file_id)
    code.reported_on = entry.happened_on
    rows.put(code)


@projects(CodeEnded)
def _code_ended(entry: Entry, body: CodeEnded, rows: Rows) -> None:
    code = rows.get(ReportingCode, entry.file_id)
    code.ended_on, code.outcome = entry.happened_on, body.outcome
    rows.put(code)
