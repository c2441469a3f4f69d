"""What whoever fills in a form is told when nobody else will read it for now."""

from django.utils.translation import gettext

from voordeur.desk.case.standing import Standing
from voordeur.desk.words import told
from voordeur.methods.language import INSPECTION_ASKED


def kept_back(standing: Standing | None, kind: str) -> str:
    """Say why nobody else reads such an entry yet, or that it ends this; empty when there is nothing to say."""
    if standing and kind == INSPECTION_ASKED and standing.opened_by(kind):
        return gettext("Whoever asks this also gets what is not open yet. From then on it is open in this case.")
    because = standing.keeps_back.get(kind) if standing else None
    if because is None:
        return ""
    return f"{told(because)} {gettext('Until then nobody but you reads what you write here.')}"
