"""Looking files through for viruses by a scanner beside us: none, or clamd over its socket.

A file that cannot be scanned now is not taken: the scanner was asked for, so it must have looked.
"""

import socket
import struct
from urllib.parse import urlsplit

from voordeur.post.contents import Unfit

NONE = "none"
_SECONDS = 30
_PIECE = 64 * 1024
_LONGEST_ANSWER = 4096


class BadScanner(ValueError):
    """The setting names no scanner that there is."""


def scan(content: bytes, *, scanner: str) -> None:
    """Have a file looked through by `none`, `clamd://host:3310` or `clamd:///run/clamd.sock`. Raises Unfit."""
    if scanner == NONE:
        return
    try:
        with _connected(scanner) as talk:
            talk.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _PIECE):
                piece = content[start : start + _PIECE]
                talk.sendall(struct.pack(">I", len(piece)) + piece)
            talk.sendall(struct.pack(">I", 0))
            answer = _answer(talk)
    except OSError:
        raise Unfit("not_scanned") from None
    if answer.endswith(" FOUND"):
        raise Unfit("infected")
    if not answer.endswith(" OK"):
        raise Unfit("not_scanned")


def _connected(scanner: str) -> socket.socket:
    place = urlsplit(scanner)
    if place.scheme != "clamd" or not (place.hostname or place.path):
        raise BadScanner("VOORDEUR_SCANNER is none, clamd://host:3310 or clamd:///run/clamd.sock.")
    if place.hostname:
        return socket.create_connection((place.hostname, place.port or 3310), timeout=_SECONDS)
    talk = socket.socket(socket.AF_UNIX)
    talk.settimeout(_SECONDS)
    try:
        talk.connect(place.path)
    except OSError:
        talk.close()
        raise
    return talk


def _answer(talk: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < _LONGEST_ANSWER:
        piece = talk.recv(_LONGEST_ANSWER)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n").decode("ascii", "replace")
