"""What a worker may write in this act. Defined here, made only by `access`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Permit:
    """One worker's right to write, for one purpose.

    `files` are files that may be written in, None for every file (the installation's operator). In `programmes` new
    files may begin, and files that are there may be written in when they are of a kind in `inside` (None: any kind).
    `kinds` narrows the entry kinds; None: any kind. Kinds in `only_new` may be written only in files that begin with
    the act. `noted`: files that need not be read, with the kinds that may be noted there always, such as that one is
    involved with a household, or how long somebody waited for an organisation.
    `roles` and `counts` stand for what is otherwise looked up for the method: an operator who plays a story says them.
    """

    worker: UUID
    purpose: str
    files: frozenset[UUID] | None = frozenset()
    programmes: frozenset[UUID] = frozenset()
    inside: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    only_new: frozenset[str] = frozenset()
    noted: Mapping[UUID, frozenset[str]] = field(default_factory=dict, hash=False)
    roles: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)

    def covers(
        self, file: UUID, programme: UUID | None, kind: str, *, file_kind: str = "", begins: bool = False
    ) -> bool:
        """Say whether an entry of this kind may be written in this file (of this programme, if any).

        `begins`: the file is one that this act opens.
        """
        if self.kinds is not None and kind not in self.kinds:
            return False
        if kind in self.noted.get(file, ()):
            return True
        if kind in self.only_new and not begins:
            return False
        if self.files is None or file in self.files:
            return True
        own = file in self.programmes or programme in self.programmes
        return own and (begins or self.inside is None or bool(self.inside & {"*", file_kind}))
