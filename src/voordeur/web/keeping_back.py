"""What whoever fills in a form is told when nobody else will read it for now."""

from django.utils.translation import gettext

from voordeur.desk.case.standing import Standing
from voordeur.desk.words import told


def kept_back(standing: Standing | None, kind: str) -> str:
    """Say why nobody else reads such an entry yet; empty when everybody would who may read the file."""
    because = standing.keeps_back.get(kind) if standing else None
    if because is None:
        return ""
    return f"{told(because)} {gettext('Until then nobody but you reads what you write here.')}"
