"""Files and their entries: append, chain, replay, verify, rebuild. Knows plain ids only.

What other rooms use stands here by name; it is fetched when asked for, since models exist only once Django is set up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voordeur.journal.amending import correct as correct
    from voordeur.journal.amending import retract as retract
    from voordeur.journal.drafts import Draft as Draft
    from voordeur.journal.drafts import Opening as Opening
    from voordeur.journal.drafts import Recorded as Recorded
    from voordeur.journal.drafts import id_from as id_from
    from voordeur.journal.erasing import erase as erase
    from voordeur.journal.judging import follow as follow
    from voordeur.journal.judging import holders as holders
    from voordeur.journal.judging import judge_again as judge_again
    from voordeur.journal.judging import judgement as judgement
    from voordeur.journal.kinds import Body as Body
    from voordeur.journal.kinds import entry as entry
    from voordeur.journal.kinds import per_person as per_person
    from voordeur.journal.kinds import projects as projects
    from voordeur.journal.kinds import vocabulary as vocabulary
    from voordeur.journal.method_texts import keep_method as keep_method
    from voordeur.journal.method_texts import method_of as method_of
    from voordeur.journal.models import Entry as Entry
    from voordeur.journal.models import File as File
    from voordeur.journal.models import Level as Level
    from voordeur.journal.models import MethodVersion as MethodVersion
    from voordeur.journal.models import OpenDuty as OpenDuty
    from voordeur.journal.models import Projection as Projection
    from voordeur.journal.models import ProjectionQuerySet as ProjectionQuerySet
    from voordeur.journal.models import Standing as Standing
    from voordeur.journal.outside import counts as counts
    from voordeur.journal.outside import roles_covered as roles_covered
    from voordeur.journal.outside import roles_held as roles_held
    from voordeur.journal.permits import Permit as Permit
    from voordeur.journal.reading import effective as effective
    from voordeur.journal.recording import hold as hold
    from voordeur.journal.recording import note as note
    from voordeur.journal.recording import record as record
    from voordeur.journal.refusals import IdReused as IdReused
    from voordeur.journal.refusals import InTheFuture as InTheFuture
    from voordeur.journal.refusals import NoPermit as NoPermit
    from voordeur.journal.refusals import NothingToErase as NothingToErase
    from voordeur.journal.refusals import Refusal as Refusal
    from voordeur.journal.refusals import RuleForbids as RuleForbids
    from voordeur.journal.refusals import Stale as Stale
    from voordeur.journal.refusals import TooLong as TooLong
    from voordeur.journal.refusals import TooLongAgo as TooLongAgo
    from voordeur.journal.refusals import WrongFile as WrongFile
    from voordeur.journal.rows import NoSuchRow as NoSuchRow
    from voordeur.journal.rows import Rows as Rows
    from voordeur.journal.weighing import refusal_of as refusal_of

_HOMES = {
    "amending": ("correct", "retract"),
    "drafts": ("Deviation", "Draft", "Opening", "Recorded", "id_from"),
    "erasing": ("erase",),
    "judging": ("follow", "holders", "judge_again", "judgement"),
    "kinds": ("Body", "entry", "per_person", "projects", "vocabulary"),
    "method_texts": ("keep_method", "method_of"),
    "models": (
        "Entry",
        "File",
        "Level",
        "MethodVersion",
        "OpenDuty",
        "Projection",
        "ProjectionQuerySet",
        "Standing",
    ),
    "outside": ("counts", "roles_covered", "roles_held"),
    "permits": ("Permit",),
    "reading": ("effective",),
    "recording": ("hold", "note", "record"),
    "refusals": (
        "IdReused",
        "InTheFuture",
        "NoPermit",
        "NothingToErase",
        "Refusal",
        "RuleForbids",
        "Stale",
        "TooLong",
        "TooLongAgo",
        "WrongFile",
    ),
    "rows": ("NoSuchRow", "Rows"),
    "weighing": ("refusal_of",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"the journal has no {name!r}")
    return getattr(import_module(f"voordeur.journal.{_HOME_OF[name]}"), name)
