"""What a worker holds on several files at once, read in few questions: for whoever writes in all of them in one act."""

from collections.abc import Collection
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from voordeur.access.models import Tie
from voordeur.access.queries import grants_of
from voordeur.access.ties import ties_of
from voordeur.accounts.installation import INSTALLATION
from voordeur.accounts.models import Worker
from voordeur.journal.ground import of_house
from voordeur.journal.models import File, Level


class Held:
    """The grants of a worker for one purpose that say something about these files, on one day."""

    def __init__(self, *, worker: Worker | UUID, purpose: str, files: Collection[UUID], today: date) -> None:
        wanted = {*files, INSTALLATION} if purpose == "administration" else set(files)
        # A file that this worker does not see is not one that is not there yet.
        with of_house("kinds_of_files"):
            heads = list(File.objects.filter(id__in=wanted).values_list("id", "programme", "kind"))
        self.heads: dict[UUID, tuple[UUID | None, str]] = {id: (programme, kind) for id, programme, kind in heads}
        self.owner = worker if isinstance(worker, UUID) else worker.pk
        self.today = today
        programmes = {*files, *(programme for programme, _ in self.heads.values() if programme)}
        about = Q(programme=None, file__in=wanted) | Q(programme__in=programmes)
        found = grants_of(worker, today).filter(about, purpose=purpose)
        self._grants = list(found.values_list("file", "programme", "of", "level"))

    def reads(self, file: UUID) -> bool:
        """Tell whether what is shared in a file may be read: by a role in it, or by a right in its programme.

        A file that is not there is read by nobody.
        """
        if file not in self.heads:
            return False
        inside, kind = self.heads[file]
        return any(
            level >= Level.SHARED
            and (
                programme == file
                or (programme is None and own == file)
                or (programme is not None and programme == inside and of in ("*", kind))
            )
            for own, programme, of, level in self._grants
        )

    def in_programme(self, programme: UUID) -> bool:
        """Tell whether the worker has a team's right in a programme, at whatever level."""
        return any(one == programme for _, one, _, _ in self._grants)

    def inside(self, programme: UUID | None) -> frozenset[str]:
        """Give the kinds of files of a programme that a team's right lets a worker read; the programme's own is one."""
        kinds = frozenset(
            of
            for _, one, of, level in self._grants
            if programme is not None and one == programme and level >= Level.SHARED
        )
        return kinds | {File.Kind.PROGRAMME.value} if kinds else kinds

    @cached_property
    def ties(self) -> list[Tie]:
        """Give to what the worker said to be too close."""
        return list(ties_of(self.owner, self.today))
