"""Purposes, grants, permits, the one visibility question, the access log.

What other rooms use stands here by name; it is fetched when asked for, since models exist only once Django is set up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voordeur.access.actions import admit_to_team as admit_to_team
    from voordeur.access.actions import appoint_administrator as appoint_administrator
    from voordeur.access.actions import appoint_privacy_officer as appoint_privacy_officer
    from voordeur.access.actions import dismiss_administrator as dismiss_administrator
    from voordeur.access.actions import dismiss_privacy_officer as dismiss_privacy_officer
    from voordeur.access.actions import ends_for as ends_for
    from voordeur.access.actions import grants_for as grants_for
    from voordeur.access.actions import let_go as let_go
    from voordeur.access.actions import release_from_team as release_from_team
    from voordeur.access.covering import domains_given as domains_given
    from voordeur.access.covering import domains_held as domains_held
    from voordeur.access.covering import ends_by_cover as ends_by_cover
    from voordeur.access.covering import grants_by_cover as grants_by_cover
    from voordeur.access.covering import may_arrange_for as may_arrange_for
    from voordeur.access.covering import permit_to_arrange_cover as permit_to_arrange_cover
    from voordeur.access.involvement import may_ask as may_ask
    from voordeur.access.involvement import note_asking as note_asking
    from voordeur.access.log import broken_lines as broken_lines
    from voordeur.access.log import look as look
    from voordeur.access.log import note_look as note_look
    from voordeur.access.permits import BY_LINK as BY_LINK
    from voordeur.access.permits import OPERATOR as OPERATOR
    from voordeur.access.permits import operator_permit as operator_permit
    from voordeur.access.permits import permit as permit
    from voordeur.access.permits import permit_for_own_calendar as permit_for_own_calendar
    from voordeur.access.permits import permit_to_answer as permit_to_answer
    from voordeur.access.permits import permit_to_follow as permit_to_follow
    from voordeur.access.permits import permit_to_hand_on as permit_to_hand_on
    from voordeur.access.permits import permit_to_report as permit_to_report
    from voordeur.access.permits import permit_to_stop as permit_to_stop
    from voordeur.access.permits import permit_to_take_back_consent as permit_to_take_back_consent
    from voordeur.access.permits import permit_to_tell_beside as permit_to_tell_beside
    from voordeur.access.queries import NoGround as NoGround
    from voordeur.access.queries import administers as administers
    from voordeur.access.queries import administrators as administrators
    from voordeur.access.queries import functions_in as functions_in
    from voordeur.access.queries import gives as gives
    from voordeur.access.queries import holds as holds
    from voordeur.access.queries import only_stands_in as only_stands_in
    from voordeur.access.queries import positions as positions
    from voordeur.access.queries import programmes_of as programmes_of
    from voordeur.access.queries import purposes_on as purposes_on
    from voordeur.access.queries import reach as reach
    from voordeur.access.queries import sees as sees
    from voordeur.access.queries import sees_every_domain as sees_every_domain
    from voordeur.access.queries import visible as visible
    from voordeur.access.queries import workers_on as workers_on
    from voordeur.access.reasons import Reason as Reason
    from voordeur.access.reasons import controller_behind as controller_behind
    from voordeur.access.reasons import why as why
    from voordeur.access.sight import Sight as Sight
    from voordeur.access.sight import rows_seen as rows_seen
    from voordeur.access.sight import sight_of as sight_of
    from voordeur.access.sight import sights_of as sights_of
    from voordeur.access.starting import NotReady as NotReady
    from voordeur.access.starting import begin_programme as begin_programme
    from voordeur.access.starting import programme_begun as programme_begun

_HOMES = {
    "actions": (
        "admit_to_team",
        "appoint_administrator",
        "appoint_privacy_officer",
        "dismiss_administrator",
        "dismiss_privacy_officer",
        "ends_for",
        "grants_for",
        "let_go",
        "release_from_team",
    ),
    "covering": (
        "domains_given",
        "domains_held",
        "ends_by_cover",
        "grants_by_cover",
        "may_arrange_for",
        "permit_to_arrange_cover",
    ),
    "involvement": ("may_ask", "note_asking"),
    "log": ("broken_lines", "look", "note_look"),
    "permits": (
        "BY_LINK",
        "OPERATOR",
        "operator_permit",
        "permit",
        "permit_for_own_calendar",
        "permit_to_answer",
        "permit_to_follow",
        "permit_to_hand_on",
        "permit_to_take_back_consent",
        "permit_to_tell_beside",
        "permit_to_report",
        "permit_to_stop",
    ),
    "queries": (
        "NoGround",
        "administers",
        "administrators",
        "functions_in",
        "gives",
        "holds",
        "only_stands_in",
        "positions",
        "programmes_of",
        "purposes_on",
        "reach",
        "sees",
        "sees_every_domain",
        "visible",
        "workers_on",
    ),
    "reasons": ("Reason", "controller_behind", "why"),
    "sight": ("Sight", "rows_seen", "sight_of", "sights_of"),
    "starting": ("NotReady", "begin_programme", "programme_begun"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"access has no {name!r}")
    return getattr(import_module(f"voordeur.access.{_HOME_OF[name]}"), name)
