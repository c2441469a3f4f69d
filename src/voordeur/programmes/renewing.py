"""A new version of a method at work: new files follow it at once, running ones stay with theirs until somebody chooses.

A running file that follows is judged anew from its first day, so it must find the stage in which it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal.drafts import Draft, Recorded, id_from
from voordeur.journal.entries import MethodChosen
from voordeur.journal.ground import of_house
from voordeur.journal.method_texts import keep_method, method_of
from voordeur.journal.models import File
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Method


@dataclass(frozen=True)
class Standing:
    """A file of a programme, the stage in which it stands, and the day on which it began."""

    file: UUID
    kind: str
    stage: str
    began: date


class AnotherMethod(Refusal):
    """This text is another method, or no newer version of this one."""

    def __init__(self, running: Method) -> None:
        """Say what was expected."""
        method, version = running.id, running.version
        super().__init__(
            {
                "nl": f"Dit project werkt met versie {version} van {method}. Dit is daarvan geen nieuwere versie.",
                "en": f"This programme works by version {version} of {method}. This file is no newer version of that.",
            },
            {
                "nl": f"Laat `id: {method}` staan en geef de nieuwe versie een hoger nummer bij `version:`.",
                "en": f"Keep `id: {method}`, and give the new version a higher number under `version:`.",
            },
        )


class StagesGone(Refusal):
    """Files stand in stages that the new version does not have; `files` names them, `titles` calls these stages."""

    def __init__(self, old: Method, files: Iterable[Standing]) -> None:
        """Say which stages and how many files, and what one can choose."""
        self.files = tuple(files)
        self.titles = {one.stage: old.stages[one.stage].title for one in self.files}
        numbers: dict[str, int] = {}
        for one in self.files:
            numbers[one.stage] = numbers.get(one.stage, 0) + 1

        def listed(language: str) -> str:
            return ", ".join(f"{old.stages[stage].title.said(language)} ({n})" for stage, n in numbers.items())

        super().__init__(
            {
                "nl": f"De nieuwe versie heeft fasen niet meer waarin nu dossiers staan: {listed('nl')}.",
                "en": f"The new version lacks stages in which files stand now: {listed('en')}.",
            },
            {
                "nl": "Kies: houd deze fasen in de nieuwe versie; breng deze dossiers eerst naar een andere fase; of"
                " laat wat loopt bij de oude versie, dan volgt alleen wat nieuw is de nieuwe.",
                "en": "Choose: keep these stages in the new version; first bring these files to another stage; or leave"
                " what runs with the old version, and only what is new follows the new one.",
            },
        )


def renew_method(
    *,
    programme: UUID,
    method_text: str,
    reason: str,
    running: bool = False,
    settings: Mapping[str, Any] | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let a programme go on by a new version of its method; with `running` all its files follow, in one act.

    Without `settings` those that were chosen stay, as far as the new version knows them. A text with mistakes is
    refused by `methods`. Raises AnotherMethod, StagesGone.
    """
    with of_house("renewing_a_method"):
        head = File.objects.select_related("method").get(id=programme)
        assert head.method is not None, "a programme has a method"
        version = keep_method(method_text, _kept(head.method.settings, method_text) if settings is None else settings)
        old, new = method_of(head.method.id), method_of(version.id)
        if old.id != new.id or new.version <= old.version:
            raise AnotherMethod(old)
        follow = _standing(programme, everything=running)
    if lost := lost_in(new, follow):
        raise StagesGone(old, lost)
    entry, on = id or new_id(), happened_on or day_of(at)
    body = MethodChosen(method=new.id, version=new.version, sha256=version.sha256, reason=reason)
    files = [programme, *(one.file for one in follow if one.file != programme)]
    drafts = [Draft(file, body, on, id=entry if file == programme else id_from(entry, str(file))) for file in files]
    return record(*drafts, permit=permit, at=at)


def lost_in(new: Method, files: Iterable[Standing]) -> tuple[Standing, ...]:
    """Give the files for which a version has no stage of that name in their own track."""
    stages = {(stage.of, stage.id) for stage in new.stages.values()}
    return tuple(one for one in files if one.stage and (one.kind, one.stage) not in stages)


def _standing(programme: UUID, *, everything: bool) -> list[Standing]:
    files = File.objects.filter(programme=programme) if everything else File.objects.filter(id=programme)
    found = files.exclude(method=None).values_list("id", "kind", "standing__stage", "opened_at").order_by("id")
    return [Standing(file, kind, stage or "", day_of(opened)) for file, kind, stage, opened in found]


def _kept(chosen: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Give what was chosen for settings that the new version still knows."""
    known = method_of(keep_method(text).id).settings
    return {name: value for name, value in chosen.items() if name in known}
