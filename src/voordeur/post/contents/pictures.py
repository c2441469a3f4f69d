"""Pictures: whole from beginning to end, of a size that can be shown, and nothing behind them."""

import struct
import zlib

from voordeur.post.contents.media import Media, Unfit

MOST_DOTS = 100_000_000  # a hundred million: more than any camera makes, less than what chokes a viewer


def check_png(content: bytes) -> Media:
    """Walk the chunks of a PNG. Raises Unfit."""
    at, first = 8, True
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        body, end = content[at + 8 : at + 8 + length], at + 12 + length
        if end > len(content) or zlib.crc32(kind + body) != struct.unpack_from(">I", content, end - 4)[0]:
            raise Unfit("broken")
        if first:
            if kind != b"IHDR" or length < 8:
                raise Unfit("broken")
            _check_size(*struct.unpack_from(">II", body))
        if kind == b"IEND":
            if end != len(content):
                raise Unfit("two_things")
            return Media.PNG
        at, first = end, False
    raise Unfit("broken")


def check_jpeg(content: bytes) -> Media:
    """Walk the parts of a JPEG; telephones put smaller copies of the picture behind it, as JPEG too. Raises Unfit."""
    at = 0
    while at < len(content):
        if content[at : at + 3] != b"\xff\xd8\xff":
            if content[at:].strip(b"\0"):
                raise Unfit("two_things")
            break
        at = _after_one_jpeg(content, at + 2)
    return Media.JPEG


# Beginnings of a frame, which hold the size of the picture.
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_SCAN, _END = 0xDA, 0xD9


def _after_one_jpeg(content: bytes, at: int) -> int:
    """Give the place behind the end of the picture whose parts begin here."""
    while at + 4 <= len(content) or content[at : at + 2] == b"\xff\xd9":
        if content[at] != 0xFF:
            raise Unfit("broken")
        mark = content[at + 1]
        if mark == 0xFF:  # a filler
            at += 1
            continue
        if mark == _END:
            return at + 2
        length = struct.unpack_from(">H", content, at + 2)[0]
        if length < 2 or at + 2 + length > len(content):
            raise Unfit("broken")
        if mark in _FRAMES:
            if length < 8:
                raise Unfit("broken")
            height, width = struct.unpack_from(">HH", content, at + 5)
            _check_size(width, height)
        at += 2 + length
        if mark == _SCAN:
            at = _after_scan(content, at)
    raise Unfit("broken")


def _after_scan(content: bytes, at: int) -> int:
    """Skip the dots of a picture: until a mark that is neither a dot of value 255 nor a restart."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        else:
            return at
    raise Unfit("broken")


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_DOTS:
        raise Unfit("bomb")
