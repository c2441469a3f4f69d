"""Pure decisions about asking what is written about oneself: by when it is answered, and what the answer tells.

The law's term and the kinds of lines stand in `data/inspection.yaml`, with their source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from voordeur.common.terms import Term
from voordeur.journal.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class InspectionRules:
    """What the law says of it, and which kinds of lines are told."""

    answer_within: Term
    extended_by: Term
    told: frozenset[str]


class CannotBeExtended(Refusal):
    """More time is taken once, and whoever asked hears so before the first term is over."""

    kind = "law"

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Meer tijd nemen kan hier niet (meer).", "en": "More time cannot be taken here (any more)."},
            {
                "nl": "Dat kan één keer, binnen de eerste maand. Geef nu antwoord.",
                "en": "It can be done once, within the first month. Answer now.",
            },
        )


class AnsweredAlready(Refusal):
    """This request was answered."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Hier is al antwoord op gegeven.", "en": "This was answered already."},
            {
                "nl": "Vraagt iemand het opnieuw? Schrijf dat dan op.",
                "en": "Asked again? Write that down.",
            },
        )


@cache
def inspection_rules() -> InspectionRules:
    """Read the file of the law's terms."""
    said: Mapping[str, Any] = yaml.safe_load(
        files("voordeur.cases").joinpath("data/inspection.yaml").read_text("utf-8")
    )
    return InspectionRules(
        answer_within=Term.parse(said["answer_within"]),
        extended_by=Term.parse(said["extended_by"]),
        told=frozenset(said["told"]),
    )


def answer_due(asked_on: date, *, extended: bool = False) -> date:
    """Give the last day on which a request is answered in time."""
    first = inspection_rules().answer_within.after(asked_on)
    return inspection_rules().extended_by.after(first) if extended else first
