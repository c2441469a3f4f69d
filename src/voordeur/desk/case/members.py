"""Each child and adult of a case apart, as one worker sees them: what is known of each, and where nobody looked yet."""

from dataclasses import dataclass
from datetime import date

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.cases.models import Member, MemberNote
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import area_title, told


@dataclass(frozen=True, kw_only=True)
class MemberSeen:
    """A member, what is known of him or her by heading, and the life domains on which nothing was written yet."""

    row: Member
    notes: tuple[tuple[str, MemberNote], ...]
    lacking: tuple[str, ...]


def members_in(case: CaseView, *, worker: Worker, today: date) -> list[MemberSeen]:
    """Give the members of a case; those who left come last; of them, and of the network, nothing is lacking."""
    rows: list[Member] = case.things["member"]
    if not rows:
        return []
    notes = MemberNote.objects.filter(file=case.file).order_by("on", "id")
    seen = list(visible(notes, worker=worker, purpose=case.purpose, today=today))
    method = case.method
    domains = method.domains if method else {}
    members = []
    for row in sorted(rows, key=lambda one: one.is_over):
        own = {one.heading: one for one in seen if one.member == row.pk}
        order = [*domains, *(heading for heading in own if heading not in domains)]
        looked_at = row.part != Member.Part.NETWORK and not row.is_over
        lacking = [told(title) for id, title in domains.items() if id not in own] if looked_at else []
        titled = [(area_title(method, "heading", heading), own[heading]) for heading in order if heading in own]
        members.append(MemberSeen(row=row, notes=tuple(titled), lacking=tuple(lacking)))
    return members
