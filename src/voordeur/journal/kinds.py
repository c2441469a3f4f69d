"""The registry of entry kinds: what a body may hold, how it becomes exact text and back, and what it changes."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform, get_type_hints
from uuid import UUID

from django.utils.translation import override, pgettext

from voordeur.journal.values import BadValue, Codec, canonical, codec_for
from voordeur.methods.vocabulary import FieldInfo, KindInfo

if TYPE_CHECKING:
    from voordeur.journal.models import Entry
    from voordeur.journal.rows import Rows

COMMON = ""  # the part of a body that belongs to no single person


class UnknownKind(Exception):
    """No room has registered this entry kind."""


class BadBody(Exception):
    """A body does not fit its kind; the message names kind and field, never the words in it."""


def per_person() -> Any:
    """Mark a field `dict[UUID, str]`: each person's words are stored apart and can be destroyed apart."""
    return field(default_factory=dict, metadata={"per_person": True})


def worked_out() -> Any:
    """Mark a field that whoever tells such an entry may leave out: it is found out where the entry is recorded."""
    return field(metadata={"told": False})


def asked(default: Any) -> Any:
    """Mark a field that may be empty in a line that is there, but that whoever tells such an entry has to say."""
    return field(default=default, metadata={"told": True})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field, per_person, worked_out, asked))
class Body:
    """What one entry says. Subclasses become frozen keyword-only dataclasses by themselves."""

    entry_kind: ClassVar["Kind"]

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)


B = TypeVar("B", bound=Body)
Project = Callable[["Entry", Any, "Rows"], None]


@dataclass(frozen=True)
class Kind:
    """One registered entry kind."""

    name: str
    body: type[Body]
    step: bool
    thing: str
    files: tuple[str, ...]
    plain: bool = False
    whole: bool = False
    begins: bool = False
    together: str = ""
    amends: bool = False

    @property
    def room(self) -> str:
        """Give the room that registered it."""
        return self.body.__module__.removeprefix("voordeur.").split(".")[0]

    @property
    def meaning(self) -> str:
        """Give the first line of its docstring."""
        return (self.body.__doc__ or "").strip().split("\n")[0]

    def meaning_in(self, language: str) -> str:
        """Say that line in a language; its Dutch stands in the catalogue."""
        with override(language):
            return pgettext("entry kind", self.meaning)

    @cached_property
    def codecs(self) -> Mapping[str, Codec]:
        """Give what reads and writes each field of the common part."""
        hints = get_type_hints(self.body)
        return {f.name: codec_for(hints[f.name]) for f in fields(self.body) if f.name not in self.personal}  # type: ignore[arg-type]

    @cached_property
    def personal(self) -> frozenset[str]:
        """Give the fields whose words are kept per person."""
        return frozenset(f.name for f in fields(self.body) if f.metadata.get("per_person"))  # type: ignore[arg-type]

    @cached_property
    def empty(self) -> Mapping[str, Any]:
        """Give the fields that say nothing unless something is filled in, each with what it then holds."""
        return {f.name: f.default for f in fields(self.body) if f.default is not MISSING and not f.default}  # type: ignore[arg-type]

    @cached_property
    def required(self) -> frozenset[str]:
        """Give the fields that must be there."""
        return frozenset(
            f.name
            for f in fields(self.body)  # type: ignore[arg-type]
            if f.default is MISSING and f.default_factory is MISSING
        )

    @cached_property
    def asked(self) -> frozenset[str]:
        """Give the fields that whoever tells such an entry has to say: what must be there, unless marked otherwise."""
        marked = {f.name: f.metadata["told"] for f in fields(self.body) if "told" in f.metadata}  # type: ignore[arg-type]
        there = {name: name in self.required and not codec.optional for name, codec in self.codecs.items()}
        return frozenset(name for name, needed in (there | marked).items() if needed)

    @cached_property
    def worked_out(self) -> frozenset[str]:
        """Give the fields that are found out where the entry is recorded; the deed asks nobody for them."""
        return frozenset(f.name for f in fields(self.body) if f.metadata.get("told") is False)  # type: ignore[arg-type]

    @cached_property
    def info(self) -> KindInfo:
        """Describe the kind for methods and for `voordeur journal vocabulary`."""
        described = {
            name: FieldInfo(codec.type, codec.choices, codec.many, name not in self.asked, self._default(name))
            for name, codec in self.codecs.items()
        }
        return KindInfo(
            self.name, self.room, self.step, self.thing, described, self.meaning, self.files, self.begins,
            self.together, self.amends,
        )  # fmt: skip

    def _default(self, name: str) -> Any:
        """Give what a field says when nobody fills it in; None when it then says nothing."""
        default = getattr(self.body, name, None)
        return None if default in ("", ()) else default


_KINDS: dict[str, Kind] = {}
_PROJECTIONS: dict[str, list[Project]] = {}


def entry(
    name: str,
    *,
    step: bool = False,
    thing: str = "",
    files: Iterable[str] = (),
    plain: bool = False,
    whole: bool = False,
    begins: bool = False,
    together: str = "",
    amends: bool = False,
) -> Callable[[type[B]], type[B]]:
    """Register a body as the entry kind of that name.

    `step`: a method may refuse it. `thing`: it speaks about one such thing, whose id is in the field of that name;
    `begins`: there is such a thing in this file from here on. `files`: the kinds of file it may stand in; none given:
    any. `plain`: it is an act by itself, with nothing to decide and nothing to write beside it, so that it needs no
    deed of its own. `whole`: it is about all that the file is about, and what it says is kept where everybody who
    reads the file reads it: of no life domain, never in confidence. `together`: the kind that the same deed writes in
    another file, in words that only whoever does the deed can give. `amends`: it says of another line what became of
    it, and nothing by itself.
    """

    def register(body: type[B]) -> type[B]:
        if name in _KINDS and _KINDS[name].body is not body:
            raise ValueError(f"The entry kind {name} is registered twice.")
        if thing and thing not in {f.name for f in fields(body)}:  # type: ignore[arg-type]
            raise ValueError(f"{name} speaks about a {thing}, so it needs a field of that name.")
        body.entry_kind = _KINDS[name] = Kind(
            name, body, step, thing, tuple(files), plain, whole, begins, together, amends
        )
        return body

    return register


def projects(*bodies: type[Body]) -> Callable[[Project], Project]:
    """Register what entries of these kinds change in the tables; several rooms may project one kind."""

    def register(function: Project) -> Project:
        for body in bodies:
            _PROJECTIONS.setdefault(body.entry_kind.name, []).append(function)
        return function

    return register


def projections_of(kind: str) -> Iterable[Project]:
    """Give the functions that project entries of this kind, in order of registration."""
    return _PROJECTIONS.get(kind, ())


def kind_of(name: str) -> Kind:
    """Give a registered kind by its name."""
    try:
        return _KINDS[name]
    except KeyError:
        raise UnknownKind(f"The entry kind {name!r} is unknown here.") from None


def vocabulary() -> Mapping[str, KindInfo]:
    """Give all entry kinds by name, as methods may speak of them."""
    return {name: _KINDS[name].info for name in sorted(_KINDS)}


def encode(body: Body) -> dict[str, str]:
    """Write a body as exact canonical texts: the common part under COMMON, each person's part under the person's id.

    An optional field that was left empty is not written: so the version before, which still runs while this one is
    rolled out, reads each line in which nothing new is said.
    """
    kind = body.entry_kind
    common = {}
    for name, codec in kind.codecs.items():
        value = getattr(body, name)
        try:
            written = codec.write(value)
        except BadValue as wrong:
            raise BadBody(f"{kind.name}.{name}: {wrong}") from None
        if value or name not in kind.empty or value != kind.empty[name]:
            common[name] = written
    parts = {COMMON: canonical(common)}
    own: dict[str, dict[str, str]] = {}
    for name in sorted(kind.personal):
        for person, words in getattr(body, name).items():
            if not isinstance(person, UUID) or not isinstance(words, str):
                raise BadBody(f"{kind.name}.{name}: needs words (str) per person (UUID)")
            own.setdefault(str(person), {})[name] = words
    return parts | {person: canonical(words) for person, words in own.items()}


def decode(name: str, parts: Mapping[str, str]) -> Body:
    """Read a body back from its parts; persons whose part is gone are simply absent."""
    kind = kind_of(name)
    said = _object(name, parts[COMMON])
    read = read_fields(kind, said)
    if not kind.required <= read.keys():
        raise BadBody(f"{name}.{min(kind.required - read.keys())}: is missing")
    for field_name in kind.personal:
        read[field_name] = {}
    for person, text in parts.items():
        if person != COMMON:
            for field_name, words in _object(name, text).items():
                if field_name not in kind.personal or not isinstance(words, str):
                    raise BadBody(f"{name}.{field_name}: is not a field with words per person")
                read[field_name][UUID(person)] = words
    return kind.body(**read)


def persons_in(body: Body) -> list[UUID]:
    """Give the persons who have words of their own in this body."""
    return [person for name in sorted(body.entry_kind.personal) for person in getattr(body, name)]


def read_fields(kind: Kind, said: Mapping[str, Any]) -> dict[str, Any]:
    """Read fields of the common part, strictly: an unknown field or a wrong value is a BadBody that names it."""
    read, codecs = {}, kind.codecs
    for name, value in said.items():
        codec = codecs.get(name)
        if codec is None:
            raise BadBody(f"{kind.name}.{name}: this kind has no such field")
        try:
            read[name] = codec.read(value)
        except BadValue as wrong:
            raise BadBody(f"{kind.name}.{name}: {wrong}") from None
    return read


def _object(name: str, text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError:
        raise BadBody(f"{name}: is not JSON") from None
    if not isinstance(said, dict):
        raise BadBody(f"{name}: is not a JSON object")
    return said
