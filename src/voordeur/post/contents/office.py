"""Documents of Word, Excel and LibreOffice: a zip of which the list is honest, without macros or links to elsewhere."""

import re
import zipfile
from io import BytesIO
from xml.parsers import expat

from voordeur.post.contents.media import Media, Unfit

MOST_PARTS, MOST_IN_ALL = 5_000, 300_000_000  # parts; bytes when unpacked
_MOST_READ = 20_000_000  # of one part that is looked through
_END = b"PK\x05\x06"
_END_SIZE = 22

_OPEN_DOCUMENT = {media.type.encode(): media for media in (Media.TEXT, Media.SHEET)}
_MAIN = {"word/document.xml": Media.WORD, "xl/workbook.xml": Media.EXCEL}
_RUNS = re.compile(
    r"(?i)vbaproject|vbadata|macrosheets/|activex/|/ctrlprops/|\.(?:exe|dll|js|vbs|bat|cmd|ps1|jar|hta|scr|lnk)$"
    r"|^basic/|^scripts/"
)
_HOLDS = re.compile(r"(?i)embeddings/|\.(?:bin|zip|pdf)$")
_PRINTER = re.compile(r"(?i)printersettings\d*\.bin$")
_HYPERLINK = "/hyperlink"
_FIELD = re.compile(rb"(?i)DDEAUTO|<(?:\w+:)?ddeLink\b|>\s*DDE\s")
_ODF_RUNS = re.compile(rb"<script:|<office:scripts>\s*<|<office:dde-|dde-connection-decl\b")


def check_office(content: bytes) -> Media:
    """Look through a document that is a zip. Raises Unfit."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _check_list(content, parts.infolist())
            media = _media(parts)
            _check_parts(parts, media)
    except Unfit:
        raise
    except Exception:  # a broken zip is told of in many ways, by each kind of packing in its own
        raise Unfit("broken") from None
    return media


def _check_list(content: bytes, listed: list[zipfile.ZipInfo]) -> None:
    """See that the list of parts is one that can be honest: everything once, nothing around it, not endless."""
    if any(part.flag_bits & 1 for part in listed):
        raise Unfit("locked")
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_IN_ALL:
        raise Unfit("bomb")
    places = [part.header_offset for part in listed]
    if len(set(places)) != len(places) or sum(part.compress_size for part in listed) > len(content):
        raise Unfit("bomb")
    if len({part.filename for part in listed}) != len(listed):
        raise Unfit("two_things")
    if min(places, default=1) != 0 or content[-_END_SIZE:][:4] != _END:
        raise Unfit("two_things")


def _media(parts: zipfile.ZipFile) -> Media:
    names = parts.namelist()
    if names[0] == "mimetype":
        said = _read(parts, "mimetype").strip()
        if said in _OPEN_DOCUMENT:
            return _OPEN_DOCUMENT[said]
    if "[Content_Types].xml" in names:
        for name, media in _MAIN.items():
            if name in names:
                return media
    raise Unfit("unknown")


def _check_parts(parts: zipfile.ZipFile, media: Media) -> None:
    for name in parts.namelist():
        if _RUNS.search(name):
            raise Unfit("script")
        if _HOLDS.search(name) and not _PRINTER.search(name):
            raise Unfit("two_things")
    if media in _OPEN_DOCUMENT.values():
        _check_open_document(parts)
        return
    if b"macroEnabled" in _read(parts, "[Content_Types].xml"):
        raise Unfit("script")
    for name in parts.namelist():
        if name.endswith(".rels"):
            _check_links(_read(parts, name))
        elif name.endswith(".xml") and _FIELD.search(_read(parts, name)):
            raise Unfit("script")


def _check_links(part: bytes) -> None:
    """See that what leads outside the document is a link to click on, and nothing that is fetched when it opens."""

    def begins(_name: str, said: dict[str, str]) -> None:
        if said.get("TargetMode") == "External" and not said.get("Type", "").endswith(_HYPERLINK):
            raise Unfit("linked")

    def declares(*_said: object) -> None:
        raise Unfit("bomb")

    reader = expat.ParserCreate()
    reader.StartElementHandler, reader.EntityDeclHandler = begins, declares
    try:
        reader.Parse(part, True)
    except expat.ExpatError:
        raise Unfit("broken") from None


def _check_open_document(parts: zipfile.ZipFile) -> None:
    names = parts.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in _read(parts, "META-INF/manifest.xml"):
        raise Unfit("locked")
    for name in ("content.xml", "styles.xml"):
        if name in names and _ODF_RUNS.search(_read(parts, name)):
            raise Unfit("script")


def _read(parts: zipfile.ZipFile, name: str) -> bytes:
    """Read one part, and no more of it than can be looked through, whatever the list says."""
    with parts.open(name) as part:
        said = part.read(_MOST_READ + 1)
    if len(said) > _MOST_READ:
        raise Unfit("bomb")
    return said
