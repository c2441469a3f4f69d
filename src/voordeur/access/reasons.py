"""Why does this worker (not) see this file? Answered by the rule, never with content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from babel.dates import format_date

from voordeur.access.functions import Text, UnknownFunction, function, purposes
from voordeur.access.models import Grant
from voordeur.access.queries import grants_on
from voordeur.accounts.models import Worker
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, File

_LEVELS: dict[int, Text] = {
    0: {"nl": "alleen dat iemand betrokken is", "en": "only that somebody is involved"},
    1: {"nl": "wat gedeeld is", "en": "what is shared"},
    2: {"nl": "ook wat in vertrouwen is gezegd", "en": "also what was told in confidence"},
}
_LEFT: Text = {
    "nl": "Deze medewerker werkt hier niet meer, en ziet daarom niets.",
    "en": "This worker has left, and with that every right to see.",
}
_NOTHING: Text = {
    "nl": "Geen enkele regel laat dit zien. Er is geen eigen rol in, en geen team waar dit bij hoort.",
    "en": "No rule lets this worker see it: no role of their own in it, and no team that it belongs to.",
}


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Whether a worker sees a file, and the rules by which that is so, in Dutch and English."""

    sees: bool
    rules: tuple[Text, ...]

    def words(self, language: str) -> str:
        """Write the reason in one language (nl or en)."""
        return " ".join(rule[language] for rule in self.rules)


def why(worker: Worker | UUID, file: UUID, *, today: date) -> Reason:
    """Tell by which rule a worker sees a file or not; a file that does not exist is one that nobody sees."""
    known = Worker.objects.filter(pk=worker if isinstance(worker, UUID) else worker.pk).first()
    if known is not None and not known.is_active:
        return Reason(sees=False, rules=(_LEFT,))
    found = grants_on(file, known.pk, today) if known else ()
    grants = sorted(found, key=lambda grant: (-grant.level, grant.purpose, grant.domain))
    if not grants:
        return Reason(sees=False, rules=(_NOTHING,))
    return Reason(sees=True, rules=tuple(_rules(grants)))


@of_house("who_holds_rights")
def controller_behind(worker: UUID, file: UUID, *, today: date) -> UUID | None:
    """Give who answers in law for the work by which a worker sees a household: the controller of the case it came with.

    Of several the latest. None when the right came with no case.
    """
    given = Entry.objects.filter(pk__in=[one.entry for one in grants_on(file, worker, today)]).values("act")
    came_with = Entry.objects.filter(act__in=given, file__kind=File.Kind.CASE).exclude(file__controller=None)
    return came_with.order_by("-recorded", "-id").values_list("file__controller", flat=True).first()


def _rules(grants: Iterable[Grant]) -> Iterable[Text]:
    told: dict[tuple[str, str, int, str, date], set[str]] = {}
    for grant in grants:
        of = (grant.function, grant.purpose, grant.level, _ground(grant), grant.since)
        told.setdefault(of, set()).add(grant.domain)
    # What differs in its purpose alone is one sentence.
    same: dict[tuple[str, int, str, date, frozenset[str]], list[str]] = {}
    for (name, purpose, level, ground, since), seen in told.items():
        same.setdefault((name, level, ground, since, frozenset(seen)), []).append(purpose)
    for (name, level, ground, since, domains), ends in same.items():
        yield {
            language: _SENTENCE[language].format(
                function=_title(name, language),
                where=_WHERE[language][ground],
                purpose=_AND[language].join(purposes()[end].title[language] for end in ends),
                since=format_date(since, "d MMMM yyyy", locale=language),
                level=_LEVELS[level][language],
                domains=_ALL[language] if "*" in domains else ", ".join(sorted(domains)),
            )
            for language in ("nl", "en")
        }


_SENTENCE = {
    "nl": "Als {function}, {where}, sinds {since}. Waarvoor: {purpose}. Te zien: {level}, over {domains}.",
    "en": "As {function}, {where}, since {since}. What for: {purpose}. What is seen: {level}, on {domains}.",
}
_WHERE = {
    "nl": {"role": "met een eigen rol", "team": "als lid van het team", "cover": "als waarnemer voor een collega"},
    "en": {"role": "with a role of their own", "team": "as one of the team", "cover": "standing in for a colleague"},
}
_AND = {"nl": " en ", "en": " and "}
_ALL = {"nl": "alle leefgebieden", "en": "all life domains"}


def _ground(grant: Grant) -> str:
    return "team" if grant.programme else "cover" if grant.cover else "role"


def _title(name: str, language: str) -> str:
    try:
        return function(name).title[language]
    except UnknownFunction:
        return {"nl": "betrokkene", "en": "somebody involved"}[language]
