"""Where on the pages something is done: the form for each deed that a duty may ask for."""

from uuid import UUID

from django.urls import reverse

from voordeur.web.cases.deeds import WORD_OF
from voordeur.web.cases.forms import PAGES

# At a door: the entry that fulfils a duty, and the page where it is recorded.
_FORMS = {
    "doorstep": {
        "network_checked": "network",
        "visit_held": "visit",
        "housing_wish_told": "visit",
        "visit_planned": "appointment",
        "visit_missed": "missed",
        "doorstep_closed": "close_door",
        "opted_out": "opt_out",
    },
    "case": {"triaged": "weigh", "household_identified": "take_up"},
}
# What is done at one table: the page of that conference, and not the form for one that nobody called.
_AT_THE_TABLE = {"conference_held": "conference", "minutes_sent": "minutes"}
# For a case each deed has its word in the url; what is done to one thing has its form beside that thing on the plan.
_HOMES = {
    "reporting_code": "code",
    "doorstep": "door",
    "case": "case",
    "programme": "programme",
    "household": "household",
}


def home_of(kind: str, file: UUID) -> str:
    """Give the page of a file."""
    if kind == "protected":
        return reverse("safety")  # what was taken back has no page of its own any more
    return reverse(_HOMES.get(kind, "my_day"), kwargs={"file": file} if kind in _HOMES else None)


def form_for(kind: str, file: UUID, deed: str, thing: UUID | None = None, *, role: str = "") -> str:
    """Give the page where a deed is done; without a form of its own that is the file's page.

    `role` is the role that somebody is asked for, where that is the deed.
    """
    if kind == "case" and thing and deed in _AT_THE_TABLE:
        return reverse(_AT_THE_TABLE[deed], kwargs={"file": file, "conference": thing})
    if kind == "case" and deed in WORD_OF:
        word = WORD_OF[deed]
        if not PAGES[word].thing:
            return reverse("deed", kwargs={"file": file, "word": word}) + (f"?rol={role}" if role else "")
        if thing:
            return reverse("deed", kwargs={"file": file, "word": word, "thing": thing})
        return reverse("plan" if PAGES[word].on_plan else "case", kwargs={"file": file})
    name = _FORMS.get(kind, {}).get(deed)
    return reverse(name, kwargs={"file": file}) if name else home_of(kind, file)
