"""Words on the screen for what the journal and the methods call by an English name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from voordeur.common.terms import Term

# How the help of somebody on the map stands, with who that is.
HELPERS = {
    "running": _("%(who)s helps"),
    "expected": _("%(who)s will help"),
    "ended": _("%(who)s has stopped helping"),
}

# What came of it, where an entry says so in a word of its own.
OUTCOMES = {
    "yes": _("yes"),
    "no": _("no"),
    "later": _("later"),
    "met": _("met"),
    "not_met": _("not met"),
    "withdrawn": _("withdrawn"),
    "single": _("one problem"),
    "multiple_unconnected": _("several problems, not connected"),
    "multiple_connected": _("several problems that hold each other in place"),
    "nobody_home": _("nobody home"),
    "come_back": _("asked to come back"),
    "spoke": _("spoke, no talk yet"),
    "no_access": _("could not get to the door"),
    "moved": _("moved away"),
    "vacant": _("nobody lives here"),
    "unsafe": _("not safe"),
    "outside_mandate": _("outside the mandate, so asked of the partner"),
}

RULE_KINDS = {"law": _("law"), "safety": _("safety"), "method": _("method")}

CHANNELS = {
    "call": _("call"),
    "mail": _("mail"),
    "chat": _("chat"),
    "talk": _("talk"),
    "letter": _("letter"),
    "code": _("form"),
    "telephone": _("telephone"),
    "email": _("e-mail"),
    "meeting": _("meeting"),
    "visit": _("visit"),
    "walk_in": _("came in at the counter"),
    "self": _("asked for it themselves"),
    "nomination": _("put forward by a partner"),
    "register": _("from a register"),
    "outside_event": _("after something that happened"),
}


def term_words(term: object) -> str:
    """Write a term as people say it; anything else as it is."""
    if isinstance(term, str):
        try:
            term = Term.parse(term)
        except ValueError:
            return str(term)
    if not isinstance(term, Term):
        return str(term)
    n = term.count
    said = {
        "days": ngettext("%(n)s day", "%(n)s days", n),
        "working days": ngettext("%(n)s working day", "%(n)s working days", n),
        "weeks": ngettext("%(n)s week", "%(n)s weeks", n),
        "months": ngettext("%(n)s month", "%(n)s months", n),
        "years": ngettext("%(n)s year", "%(n)s years", n),
    }
    return said[term.unit] % {"n": n}
