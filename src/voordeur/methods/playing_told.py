"""What came of a story that was played, as `voordeur methods try` prints it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from voordeur.methods.counting import Figure
from voordeur.methods.duties import OpenDuty
from voordeur.methods.engine import Explained, Judgement
from voordeur.methods.language import PROGRAMME
from voordeur.methods.messages import Message
from voordeur.methods.playing import Played, PlayedStep


def as_json(played: Played, language: str = "nl") -> Mapping[str, Any]:
    """Give it as values that JSON knows, explained in one language."""
    standing = {name: _standing(came, language) for name, came in played.judgements.items()}
    return {
        "story": played.story.title,
        "method": played.method.id,
        "today": played.today.isoformat(),
        "steps": [_step(step, language) for step in played.steps],
        "files": {name: came for name, came in standing.items() if name != PROGRAMME},
        "programme": standing[PROGRAMME],
        "period": played.period.label,
        "indicators": {
            name: _figure_json(figure, played.method.indicators[name].about) for name, figure in played.figures.items()
        },
        "unexpected": [
            {"line": failure.line, "message": failure.message.said(language)} for failure in played.failures
        ],
    }


def as_lines(played: Played, language: str) -> Iterator[str]:
    """Give it as a person reads it: what came of each step, then where each file stands and what is owed."""

    def told(key: str, **about: object) -> str:
        return Message(key, **about).said(language)

    yield played.story.title
    for step in played.steps:
        verdict = step.verdict
        said = verdict.refusal or verdict.deviation
        mark = told("mark_refused" if verdict.refusal else "mark_deviates" if verdict.deviation else "accepted")
        why = f": {said.because.said(language)} {said.first.said(language)}".rstrip() if said else ""
        yield f"  {step.on} {step.file:12} {step.entry:24} {mark}{why}"
    for name, judgement in played.judgements.items():
        if not judgement.stage:
            continue
        yield told("stands_in", file=name, day=played.today, stage=judgement.stage)
        for duty in judgement.duties:
            key = "owed_late" if duty.late else "owed"
            yield "  " + told(key, role=duty.role, due=duty.due, title=duty.title)


def how_much(played: Played) -> Message:
    """Say how much was played and compared, and whether it came out as expected."""
    compared = sum(step.then is not None for step in played.story.steps)
    wrong = Message("not_as_expected", wrong=len(played.failures)) if played.failures else Message("all_as_expected")
    return Message("played", entries=len(played.steps), compared=compared, wrong=wrong)


def _step(step: PlayedStep, language: str) -> Mapping[str, Any]:
    return {
        "date": step.on.isoformat(),
        "file": step.file,
        "entry": step.entry,
        "accepted": step.verdict.accepted,
        "deviation": _explained(step.verdict.deviation, language),
        "refusal": _explained(step.verdict.refusal, language),
    }


def _explained(came: Explained | None, language: str) -> Mapping[str, str] | None:
    if came is None:
        return None
    said = (came.because.said(language), came.first.said(language))
    return {"rule": came.rule, "explanation": " ".join(words for words in said if words)}


def _standing(judgement: Judgement, language: str) -> Mapping[str, Any]:
    return {
        "stage": judgement.stage,
        "open_duties": [_duty(duty) for duty in judgement.duties],
        "may": list(judgement.may),
        "may_not": [
            {"deed": ban.kind, "rule": ban.rule, "because": ban.because.said(language), "narrowed": ban.narrowed}
            for ban in judgement.may_not
        ],
        "changes_on": judgement.changes_on.isoformat() if judgement.changes_on else None,
    }


def _duty(duty: OpenDuty) -> Mapping[str, Any]:
    return {
        "duty": duty.id,
        "who": duty.role,
        "due": duty.due.isoformat(),
        "late": duty.late,
        "thing": str(duty.thing) if duty.thing else None,
        "postponed_until": duty.postponed_until.isoformat() if duty.postponed_until else None,
    }


def _figure_json(figure: Figure, about: str) -> Mapping[str, Any]:
    hidden = figure.hidden(about)
    return {
        "value": None if hidden else _number(figure.value),
        "suppressed": hidden,
        "by": {label: _figure_json(part, about)["value"] for label, part in figure.by.items()},
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
