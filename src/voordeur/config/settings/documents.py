"""What files people may bring, and who looks them through."""

import os

_MEGABYTE = 1_000_000

LARGEST_DOCUMENT = int(os.environ.get("VOORDEUR_LARGEST_DOCUMENT") or "20") * _MEGABYTE
# A request may hold one document, and a form around it; a larger one is refused before any of it is read.
LARGEST_REQUEST = LARGEST_DOCUMENT + _MEGABYTE
# What is brought stays in memory until it is sealed: it never stands on a disk as it is.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# none, clamd://host:3310 or clamd:///run/clamd.sock
SCANNER = os.environ.get("VOORDEUR_SCANNER") or "none"
