"""What happens in a method, written out: the stages, duties and rules of one kind of file."""

from collections.abc import Iterator

from voordeur.methods.conditions.wording import Wording
from voordeur.methods.conditions.words import Condition, Entries
from voordeur.methods.diagrams import cause
from voordeur.methods.language import Duty, Method, Rule, Text

_RULE_KINDS = {
    "law": Text("wet", "law"),
    "safety": Text("veiligheid", "safety"),
    "method": Text("werkwijze", "method"),
}


def work_told(method: Method, track: str, words: Wording) -> Iterator[str]:
    """Write out the stages of one kind of file, who does what when, and the rules."""
    say = words.say
    yield from _stages(method, track, words)
    duties = [duty for duty in method.duties.values() if duty.of == track]
    if duties:
        yield "\n### " + say("Wie doet wat, en wanneer", "Who does what, and when") + "\n"
        for duty in duties:
            yield from _duty(duty, words)
    rules = [rule for rule in method.rules.values() if rule.of == track]
    if rules:
        yield "\n### " + say("Regels", "Rules") + "\n"
        for guards in dict.fromkeys(rule.guards for rule in rules if not rule.forbids):
            yield from _before(guards, [rule for rule in rules if rule.guards == guards and not rule.forbids], words)
        for rule in (rule for rule in rules if rule.forbids):
            yield _forbidden(rule, words)
            yield from _rule(rule, words, "  ")


def _stages(method: Method, track: str, words: Wording) -> Iterator[str]:
    stages = method.stages_of(track)
    if not stages:
        return
    yield "\n### " + words.say("Fasen", "Stages") + "\n"
    for stage in stages:
        marks = []
        if stage.start:
            marks.append(words.say("begin", "start"))
        if stage.end:
            marks.append(words.say("einde", "end"))
        yield f"- **{words.text(stage.title)}**" + (f" ({', '.join(marks)})" if marks else "")
        for move in stage.moves:
            yield f"  - {cause(move, words)} → {words.stage(move.to)}"


def _duty(duty: Duty, words: Wording) -> Iterator[str]:
    say = words.say
    each = say(f", voor {words.every(duty.for_each)}", f", for {words.every(duty.for_each)}") if duty.for_each else ""
    yield f"- **{words.text(duty.title)}** ({_who(duty, words)}{each})"
    words = words.within(duty.for_each)
    yield from _clause(say("Als", "When"), duty.after, words, say("Na", "After"))
    yield from _clause(say("Alleen als", "Only if"), duty.which, words)
    yield "  - " + say("Termijn: ", "Term: ") + _term(duty, words)
    yield from _clause(say("Klaar als", "Done when"), duty.until, words, say("Klaar na", "Done after"))
    after = say("Niet (meer) nodig na", "Not needed (any more) after")
    if duty.unless is None or duty.unless != duty.until or duty.every:
        yield from _clause(say("Niet (meer) nodig als", "Not needed (any more) when"), duty.unless, words, after)
    elif not (duty.for_each and words.began(duty.after, duty.for_each)):  # nothing comes before the thing itself
        yield "  - " + say("Niet nodig als dat al eerder is gebeurd", "Not needed when that happened earlier")
    if duty.late is not None:
        role = words.role(duty.late.role) if duty.late.role else _who(duty, words)
        if duty.late.how == "escalate":
            yield "  - " + say(f"Te laat: bericht aan {role}", f"When late: word goes to {role}")
        else:
            yield "  - " + say(f"Te laat: herinnering voor {role}", f"When late: a reminder for {role}")


def _who(duty: Duty, words: Wording) -> str:
    return words.say(" of anders ", " or else ").join(words.role(role) for role in duty.who)


def _clause(
    label: str, condition: Condition | None, words: Wording, after: str = "", indent: str = "  "
) -> Iterator[str]:
    """Write a condition behind a label; one that waits for entries and no more is named behind `after`."""
    if condition is None:
        return
    if after and (noun := words.noun(condition)):
        yield f"{indent}- {after}: {noun}"
        return
    said, lines = words.listed(condition)
    yield f"{indent}- {label}: {said}"
    yield from (f"{indent}  {line}" for line in lines)


def _term(duty: Duty, words: Wording) -> str:
    said = []
    if duty.ahead is not None:
        said.append(_ahead(duty, words, words.term(duty.ahead)))
    elif duty.within is not None and not duty.within.count:
        said.append(words.say("dezelfde dag nog", "on the same day"))
    elif duty.within is not None:
        said.append(words.say("binnen ", "within ") + words.term(duty.within))
    elif duty.at is not None:
        said.append(words.say("precies ", "exactly ") + words.term(duty.at) + words.say(" later", " later"))
    elif duty.due_field:
        said.append(words.say("op de dag die is afgesproken", "on the day that was agreed"))
    if duty.every is not None:
        said.append(words.say("daarna ", "and again ") + words.again(duty.every))
    return ", ".join(said)


def _ahead(duty: Duty, words: Wording, term: str) -> str:
    """Write the term of a duty that comes a while before a day, or before a time is over."""
    if over := duty.within or duty.at:
        last = words.term(over)
        return words.say(f"{term} vóór het einde van {last}", f"{term} before the end of {last}")
    return words.say(f"{term} vóór de dag die is afgesproken", f"{term} before the day that was agreed")


def _before(guards: Entries, rules: list[Rule], words: Wording) -> Iterator[str]:
    """Write what must be so before some entries: one rule, or several with a number each."""
    steps, happenings = _steps(guards, words)
    when = words.say("Vóór", "Before") if steps or not happenings else words.say("Bij", "With")
    yield f"- **{when} {words.entries(guards)}**{_otherwise(steps, happenings, words)}"
    for number, rule in enumerate(rules, start=1):
        if len(rules) > 1:
            yield "  - " + words.say(f"Regel {number} van {len(rules)}", f"Rule {number} of {len(rules)}")
        yield from _rule(rule, words, "    " if len(rules) > 1 else "  ")


def _forbidden(rule: Rule, words: Wording) -> str:
    said = words.say("Niet toegestaan", "Not allowed") + f": {words.entries(rule.guards)}"
    _refused, happenings = _steps(rule.guards, words)
    noted = words.say(
        " Wat toch gebeurt, wordt opgeschreven als afwijking.", " What happens anyway is noted as a deviation."
    )
    return f"- **{said}.** ({words.text(_RULE_KINDS[rule.kind])}){noted if happenings else ''}"


def _steps(guards: Entries, words: Wording) -> tuple[list[str], list[str]]:
    """Give the kinds that can be refused and those that are written down whatever a rule says."""
    known = [words.vocabulary[kind] for kind in guards.kinds if kind in words.vocabulary]
    return [words.kind(one.kind) for one in known if one.step], [words.kind(one.kind) for one in known if not one.step]


def _otherwise(steps: list[str], happenings: list[str], words: Wording) -> str:
    """Say what comes of it when a rule is not met: a step is refused, of a happening the deviation is noted."""
    refused = words.say("wordt anders geweigerd", "is refused otherwise")
    noted = words.say("wordt altijd opgeschreven, anders als afwijking", "is always written down, else as a deviation")
    if steps and happenings:
        return f": {words.either(steps)} {refused}; {words.either(happenings)} {noted}"
    return f": {refused if steps else noted}" if steps or happenings else ""


def _rule(rule: Rule, words: Wording, indent: str) -> Iterator[str]:
    say = words.say
    kind = words.text(_RULE_KINDS[rule.kind])
    needed = say(f"Nodig ({kind})", f"Needed ({kind})")
    yield from _clause(needed, rule.must, words, needed, indent)
    yield from _clause(say("Behalve als", "Except when"), rule.unless, words, say("Behalve na", "Except after"), indent)
    if rule.withheld:
        kept = say(
            "Wat toch gebeurt, leest tot dan alleen wie het schreef", "Until then only its writer reads what happens"
        )
        yield f"{indent}- {kept}"
    yield f"{indent}- {say('Waarom', 'Why')}: {words.text(rule.because)}"
    if rule.first:
        yield f"{indent}- {say('Wat dan kan', 'What can be done')}: {words.text(rule.first)}"
