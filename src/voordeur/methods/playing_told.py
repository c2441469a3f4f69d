"""What came of a story that was played, as `voordeur methods try --json` prints it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from voordeur.methods.counting import Figure
from voordeur.methods.engine import Explained, Judgement
from voordeur.methods.language import PROGRAMME
from voordeur.methods.playing import Played


def as_json(played: Played, language: str = "nl") -> Mapping[str, Any]:
    """Give it as values that JSON knows, explained in one language."""

    def explained(came: Explained | None) -> Mapping[str, str] | None:
        if came is None:
            return None
        said = (came.because.said(language), came.first.said(language))
        return {"rule": came.rule, "explanation": " ".join(words for words in said if words)}

    def duties(judgement: Judgement) -> list[Mapping[str, Any]]:
        return [
            {
                "duty": duty.id,
                "who": duty.role,
                "due": duty.due.isoformat(),
                "late": duty.late,
                "thing": str(duty.thing) if duty.thing else None,
                "postponed_until": duty.postponed_until.isoformat() if duty.postponed_until else None,
            }
            for duty in judgement.duties
        ]

    def standing(judgement: Judgement) -> Mapping[str, Any]:
        return {
            "stage": judgement.stage,
            "open_duties": duties(judgement),
            "may": list(judgement.may),
            "may_not": [
                {"deed": ban.kind, "rule": ban.rule, "because": ban.because.said(language), "narrowed": ban.narrowed}
                for ban in judgement.may_not
            ],
            "changes_on": judgement.changes_on.isoformat() if judgement.changes_on else None,
        }

    return {
        "story": played.story.title,
        "method": played.method.id,
        "today": played.today.isoformat(),
        "steps": [
            {
                "date": step.on.isoformat(),
                "file": step.file,
                "entry": step.entry,
                "accepted": step.verdict.accepted,
                "deviation": explained(step.verdict.deviation),
                "refusal": explained(step.verdict.refusal),
            }
            for step in played.steps
        ],
        "files": {name: standing(came) for name, came in played.judgements.items() if name != PROGRAMME},
        "programme": standing(played.judgements[PROGRAMME]),
        "period": played.period.label,
        "indicators": {
            name: _figure_json(figure, played.method.indicators[name].about) for name, figure in played.figures.items()
        },
        "unexpected": [
            {"line": failure.line, "message": failure.message.said(language)} for failure in played.failures
        ],
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
