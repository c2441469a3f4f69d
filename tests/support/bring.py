"""Files that people bring, good and bad, made on the spot."""

import io
import struct
import zipfile
import zlib

_TYPES = "<Types/>"
_ODT = "application/vnd.oasis.opendocument.text"


def png(width: int = 2, height: int = 2, *, after: bytes = b"") -> bytes:
    """A picture of a few grey dots (that says to be this large)."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    dots = zlib.compress(b"\0\x80\x80" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"") + after


def jpeg(width: int = 2, height: int = 2, *, after: bytes = b"") -> bytes:
    """The parts of a picture; no viewer would show much of it."""
    frame = b"\xff\xc0" + struct.pack(">HBHHBBBB", 11, 8, height, width, 1, 1, 0x11, 0)
    scan = b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, 1, 0, 0, 63, 0) + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8\xff\xe0\x00\x04\x00\x00" + frame + scan + b"\xff\xd9" + after


def pdf(*, objects: bytes = b"", packed: bytes | None = None, kind: bytes = b"/ObjStm", after: bytes = b"") -> bytes:
    """A document of one page, with more objects in it, perhaps packed in a stream."""
    stream = b""
    if packed is not None:
        body = zlib.compress(packed, 9)
        stream = b"9 0 obj\n<</Type %b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
            kind,
            len(body),
            body,
        )
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        + objects
        + stream
        + b"trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
        + after
    )


def office(parts: dict[str, str | bytes] | None = None, *, main: str = "word/document.xml", **zipped) -> bytes:
    """A document of Word (or Excel), with more parts."""
    return packed({"[Content_Types].xml": _TYPES, main: "<document>Beste Anja</document>"} | (parts or {}), **zipped)


def odt(parts: dict[str, str | bytes] | None = None) -> bytes:
    """A document of LibreOffice, with more parts."""
    return packed({"mimetype": _ODT, "content.xml": "<content/>"} | (parts or {}))


def packed(parts: dict[str, str | bytes], *, comment: bytes = b"") -> bytes:
    """Parts in a zip."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, said in parts.items():
            zipped.writestr(name, said)
        zipped.comment = comment
    return into.getvalue()
