"""What a worker does in the place of a resident for a while, and that it went back."""

from datetime import date
from uuid import UUID

from voordeur.cases.models.tasks import TakenTask
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("task_taken_over", thing="task", begins=True, plain=True)
class TaskTakenOver(Body):
    """A worker does something that somebody of the household did; `give_back_by`: when it should go back."""

    task: UUID
    text: str = ""
    from_whom: str = ""
    give_back_by: date | None = None


@entry("task_given_back", thing="task", plain=True)
class TaskGivenBack(Body):
    """What a worker had taken over is done by the household again."""

    task: UUID
    remark: str = ""


@projects(TaskTakenOver)
def _task_taken_over(entry: Entry, body: TaskTakenOver, rows: Rows) -> None:
    rows.put(
        TakenTask(
            id=body.task,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            from_whom=body.from_whom,
            worker=entry.by,
            taken_on=entry.happened_on,
            give_back_by=body.give_back_by,
        )
    )


@projects(TaskGivenBack)
def _task_given_back(entry: Entry, body: TaskGivenBack, rows: Rows) -> None:
    task = rows.get(TakenTask, body.task)
    task.given_back_on, task.remark = entry.happened_on, body.remark
    rows.put(task)
