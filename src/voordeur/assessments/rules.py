"""Pure decisions about an assessment: which domains and scores may be written down."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from voordeur.journal.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """A way to score, as far as its owner lets it be shared: scale and domains (none: any domain)."""

    id: str
    title: Mapping[str, str]
    source: str
    lowest: int
    highest: int
    domains: tuple[str, ...]
    protected_texts: bool


class DomainNotAsked(Refusal):
    """The method of this file does not ask about that life domain, so nothing about it is written down."""

    def __init__(self, domain: str, asked: Collection[str]) -> None:
        """Keep the domain and those that the method does ask about."""
        self.domain, self.asked = domain, sorted(asked)
        super().__init__(
            {
                "nl": f"Deze werkwijze vraagt niet naar het leefgebied {domain}.",
                "en": f"This method does not ask about the life domain {domain}.",
            },
            {
                "nl": "Kies een leefgebied van deze werkwijze, of geen: " + ", ".join(self.asked),
                "en": "Choose a life domain of this method, or none: " + ", ".join(self.asked),
            },
        )


class ScoreNotOnScale(Refusal):
    """A score lies outside the scale of its instrument, or its domain is not one of the instrument."""


class RunsOutBefore(Refusal):
    """An answer to a criterion would have run out before it was given."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Dit antwoord zou al niet meer gelden op de dag waarop het is gegeven.",
                "en": "This answer would have run out before the day on which it was given.",
            },
            {"nl": "Kijk de laatste dag na.", "en": "Check the last day."},
        )


def refuse_a_day_that_is_over(until: date | None, on: date) -> None:
    """Raise RunsOutBefore for an answer of which the last day lies before the day of the answer."""
    if until is not None and until < on:
        raise RunsOutBefore


def refuse_a_domain_not_asked(domain: str, asked: Collection[str]) -> None:
    """Raise DomainNotAsked for a life domain that the method leaves alone; no domain at all is always good."""
    if domain and domain not in asked:
        raise DomainNotAsked(domain, asked)


def refuse_a_score_off_the_scale(instrument: str, domain: str, score: int) -> None:
    """Raise ScoreNotOnScale unless this instrument knows this domain and score."""
    known = instruments().get(instrument)
    if known is None:
        there_are = ", ".join(sorted(instruments()))
        raise ScoreNotOnScale(
            {"nl": f"Dit meetinstrument is onbekend. Er zijn: {there_are}.", "en": f"There are only: {there_are}."}
        )
    if known.domains and domain not in known.domains:
        raise ScoreNotOnScale(
            {
                "nl": f"{known.title['nl']} meet dit leefgebied niet.",
                "en": f"The {known.title['en']} does not score this life domain.",
            }
        )
    if not known.lowest <= score <= known.highest:
        raise ScoreNotOnScale(
            {
                "nl": f"{known.title['nl']} loopt van {known.lowest} tot {known.highest}.",
                "en": f"The {known.title['en']} goes from {known.lowest} to {known.highest}.",
            }
        )


@cache
def instruments() -> Mapping[str, Instrument]:
    """Give the instruments of data/instruments.yaml by id."""
    return {
        name: Instrument(
            id=name,
            title=about["title"],
            source=about["source"],
            lowest=about["scale"]["lowest"],
            highest=about["scale"]["highest"],
            domains=tuple(about["domains"]),
            protected_texts=about["protected_texts"],
        )
        for name, about in _read("instruments.yaml").items()
    }


@cache
def domain_sets() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Give the sets of life domains of data/domain_sets.yaml: set -> domain -> language -> word."""
    return {name: about["domains"] for name, about in _read("domain_sets.yaml").items()}


def _read(name: str) -> Any:
    return yaml.safe_load((files("voordeur.assessments") / "data" / name).read_text("utf-8"))
