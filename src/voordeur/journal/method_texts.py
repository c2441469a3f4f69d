"""The exact texts of methods that files are judged by, kept once and parsed once."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from voordeur.common.ids import new_id
from voordeur.journal.models import File, MethodVersion
from voordeur.journal.values import canonical
from voordeur.methods import reading
from voordeur.methods.language import Method

_PARSED_KEPT = 200


def keep_method(text: str, settings: Mapping[str, Any] | None = None) -> MethodVersion:
    """Keep the text of a method with its settings; the same text and settings are kept once."""
    chosen = dict(settings or {})
    fingerprint = hashlib.sha256((text + (canonical(chosen) if chosen else "")).encode()).hexdigest()
    if kept := MethodVersion.objects.filter(sha256=fingerprint).first():
        return kept
    method = _read(text, canonical(chosen))
    kept, _made = MethodVersion.objects.get_or_create(
        sha256=fingerprint,
        defaults={"id": new_id(), "method": method.id, "version": method.version, "text": text, "settings": chosen},
    )
    return kept


def method_of(version: UUID) -> Method:
    """Give the parsed method of a kept version."""
    return _parsed(version)


def method_judging(head: File) -> Method | None:
    """Give the method that speaks of such files, when this file has one."""
    if head.method_id is None:
        return None
    method = method_of(head.method_id)
    return method if head.kind in method.tracks else None


@lru_cache(maxsize=_PARSED_KEPT)
def _parsed(version: UUID) -> Method:
    kept = MethodVersion.objects.get(id=version)
    return _read(kept.text, canonical(kept.settings))


@lru_cache(maxsize=_PARSED_KEPT)
def _read(text: str, settings: str) -> Method:
    return reading.read(text, settings=json.loads(settings))
