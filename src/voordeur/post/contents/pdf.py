"""PDF: no program in it, no other file in it or behind it, not locked, and not endless when unpacked.

A PDF is not understood here, only looked through: for the names by which a viewer would run or open something, also
where they are spelled with codes or packed in an object stream.
"""

import re
import zlib
from collections.abc import Iterator

from voordeur.post.contents.media import Media, Unfit

MOST_IN_ONE, MOST_IN_ALL = 150_000_000, 600_000_000  # bytes when unpacked: a page of a scan at 300 dpi is 25 million
_PIECE = 64 * 1024
_MOST_STREAMS = 20_000
_OBJECTS_KEPT = 20_000_000

_RUNS = re.compile(
    rb"/(?:JavaScript|Launch|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z])|/JS\s*[(<]|/JS\s+\d+\s+\d+\s+R"
)
_HOLDS = re.compile(rb"/EmbeddedFiles?(?![A-Za-z])")
_LOCKED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_LOOK_BACK = 2_000  # bytes before a stream in which its dictionary stands
_BEHIND = 1_024


def check_pdf(content: bytes) -> Media:
    """Look a PDF through. Raises Unfit."""
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise Unfit("broken")
    if len(content[end + 5 :].strip()) > _BEHIND:
        raise Unfit("two_things")
    if _LOCKED.search(content):
        raise Unfit("locked")
    _look_through(content)
    for objects in _unpacked_objects(content):
        _look_through(objects)
    return Media.PDF


def _look_through(text: bytes) -> None:
    for said in (text, _CODED.sub(lambda code: bytes((int(code[1], 16),)), text)):
        if _RUNS.search(said):
            raise Unfit("script")
        if _HOLDS.search(said):
            raise Unfit("two_things")


def _unpacked_objects(content: bytes) -> Iterator[bytes]:
    """Unpack every packed stream, to know its size; give those that hold objects."""
    total = 0
    for number, found in enumerate(_STREAM.finditer(content)):
        if number > _MOST_STREAMS:
            raise Unfit("bomb")
        dictionary = content[max(0, found.start() - _LOOK_BACK) : found.start()].rpartition(b" obj")[2]
        if b"FlateDecode" not in dictionary and b"/Fl" not in dictionary:
            continue
        keep = b"ObjStm" in dictionary
        size, kept = _unpack(content, found.end(), keep=keep)
        total += size
        if total > MOST_IN_ALL:
            raise Unfit("bomb")
        if keep:
            yield kept


def _unpack(content: bytes, at: int, *, keep: bool) -> tuple[int, bytes]:
    """Unpack the stream that begins here; give its size, and what is in it when that must be kept."""
    unpacker, size, kept = zlib.decompressobj(), 0, []
    try:
        while at < len(content) and not unpacker.eof:
            packed, at = content[at : at + _PIECE], at + _PIECE
            while packed and not unpacker.eof:
                piece = unpacker.decompress(packed, _PIECE)
                packed = unpacker.unconsumed_tail
                size += len(piece)
                if size > (_OBJECTS_KEPT if keep else MOST_IN_ONE):
                    raise Unfit("bomb")
                if keep:
                    kept.append(piece)
    except zlib.error:
        return size, b"".join(kept)  # packed in another way, or broken: a viewer sees no more of it than we do
    return size, b"".join(kept)
