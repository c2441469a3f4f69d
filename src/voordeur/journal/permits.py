"""What a worker may write in this act. Defined here, made only by `access`."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Permit:
    """One worker's right to write, for one purpose.

    `files` are files that may be written in, None for every file (the installation's operator); `programmes` stand
    for all their files and for the programme's own file. `kinds` narrows the entry kinds; None: any kind.
    """

    worker: UUID
    purpose: str
    files: frozenset[UUID] | None = frozenset()
    programmes: frozenset[UUID] = frozenset()
    kinds: frozenset[str] | None = None

    def covers(self, file: UUID, programme: UUID | None, kind: str) -> bool:
        """Say whether an entry of this kind may be written in this file (of this programme, if any)."""
        if self.kinds is not None and kind not in self.kinds:
            return False
        return self.files is None or file in self.files or file in self.programmes or programme in self.programmes
