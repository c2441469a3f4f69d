"""A method written out for people: prose in Markdown, a Mermaid diagram, and the same diagram as nodes and edges."""

from collections.abc import Iterator

from voordeur.methods.conditions.wording import Wording
from voordeur.methods.conditions.words import Condition, Several
from voordeur.methods.diagrams import cause, diagram, mermaid
from voordeur.methods.figures_told import figures_told
from voordeur.methods.language import AXES, Duty, Method, Rule, Text
from voordeur.methods.wording import axis_asks, axis_word

FORMATS = ("md", "mermaid")

_TRACKS = {
    "case": Text("Een casus", "A case"),
    "doorstep": Text("Een voordeur", "A doorstep"),
    "household": Text("Een huishouden", "A household"),
    "programme": Text("Het project", "The programme"),
    "organisation": Text("Een organisatie", "An organisation"),
    "worker": Text("Een medewerker", "A worker"),
    "installation": Text("De installatie", "The installation"),
}
_RULE_KINDS = {
    "law": Text("wet", "law"),
    "safety": Text("veiligheid", "safety"),
    "method": Text("werkwijze", "method"),
}
_GROUNDS = {
    "consent": Text("toestemming van de bewoner", "consent of the resident"),
    "assignment": Text("een opdracht", "an assignment"),
    "legal_duty": Text("een wettelijke plicht", "a legal duty"),
    "public_task": Text("een publieke taak", "a public task"),
}


def explain(method: Method, language: str = "nl", format: str = "md") -> str:
    """Write a method out as prose in Markdown (`md`) or as diagrams (`mermaid`), in Dutch (`nl`) or English (`en`)."""
    words = Wording(method, language)
    if format == "mermaid":
        drawn = [diagram(method, track, language) for track in method.tracks if method.stages_of(track)]
        return "\n\n".join(mermaid(one, words.text(_TRACKS[one.track])) for one in drawn) + "\n"
    return "\n".join(_prose(method, words)).strip() + "\n"


def _prose(method: Method, words: Wording) -> Iterator[str]:
    say = words.say
    yield f"# {words.text(method.title)}"
    facts = [method.municipality, words.text(method.area), method.period]
    yield "\n" + " · ".join(fact for fact in facts if fact)
    if method.status == "draft":
        yield "\n**" + say("Concept. Nog in te vullen:", "Draft. Still to be filled in:") + "**\n"
        yield from (f"- {gap}" for gap in method.gaps)
    yield f"\n{words.text(method.summary)}"
    yield from _unit(method, words)
    yield from _axes(method, words)
    yield from _ground(method, words)
    yield from _eligibility(method, words)
    yield from _roles(method, words)
    yield from _ladder(method, words)
    yield from _asked(method, words)
    for track in method.tracks:
        yield f"\n## {words.text(_TRACKS[track])}"
        yield from _stages(method, track, words)
        duties = [duty for duty in method.duties.values() if duty.of == track]
        if duties:
            yield "\n### " + say("Wie doet wat, en wanneer", "Who does what, and when") + "\n"
            for duty in duties:
                yield from _duty(duty, words)
        rules = [rule for rule in method.rules.values() if rule.of == track]
        if rules:
            yield "\n### " + say("Regels", "Rules") + "\n"
            for rule in rules:
                yield from _rule(rule, words)
    yield from figures_told(method, words)
    yield from _settings(method, words)
    yield from _source(method, words)


def _unit(method: Method, words: Wording) -> Iterator[str]:
    unit = words.text(method.unit.title)
    yield "\n" + words.say(f"Een casus gaat over één {unit}.", f"A case is about one {unit}.")
    if method.feeds:
        others = ", ".join(method.feeds)
        yield words.say(
            f"Een casus kan zonder nieuwe intake door naar: {others}.",
            f"A case can be handed on without a second intake to: {others}.",
        )


def _axes(method: Method, words: Wording) -> Iterator[str]:
    """Write what it says of itself on the search axes; where annex and text of a source differ, both."""
    if not method.axes:
        return
    yield "\n## " + words.say("Waarop het te vinden is", "How it is found") + "\n"
    for axis in AXES:
        told = {where: _on_axis(said, words) for where, said in method.axes.get(axis, {}).items()}
        if len(set(told.values())) > 1:
            names = {"annex": words.say("bijlage", "annex"), "text": words.say("tekst", "text")}
            said = "; ".join(f"{one} ({names[where]})" for where, one in told.items())
        else:
            said = next(iter(told.values()), "")
        if said:
            yield f"- {words.text(axis_asks(axis))} {said}"


def _on_axis(said: tuple[str, ...], words: Wording) -> str:
    return ", ".join(words.text(axis_word(word)) for word in said)


def _ground(method: Method, words: Wording) -> Iterator[str]:
    ground = method.ground
    if ground is None:
        return
    yield "\n## " + words.say("Waarom dit mag", "Why this is allowed")
    law = f" ({ground.law})" if ground.law else ""
    kind = words.text(_GROUNDS[ground.kind])
    yield "\n" + words.say(f"De grond is {kind}{law}. ", f"The ground is {kind}{law}. ") + words.text(ground.refusal)


def _eligibility(method: Method, words: Wording) -> Iterator[str]:
    if method.eligibility is None or method.eligibility.that is None:
        return
    yield "\n## " + words.say("Voor wie", "For whom") + "\n"
    yield from _criteria(method, method.eligibility.that, words, "")


def _criteria(method: Method, condition: Condition, words: Wording, indent: str) -> Iterator[str]:
    if not isinstance(condition, Several):
        criteria = method.eligibility.criteria if method.eligibility else {}
        name = getattr(condition, "criterion", "")
        yield f"{indent}- {words.text(criteria[name]) if name in criteria else name}"
        return
    said = {
        "all_of": words.say("Al het volgende:", "All of these:"),
        "any_of": words.say("Minstens één van:", "At least one of:"),
        "none_of": words.say("Niets van:", "None of:"),
        "not": words.say("Niet:", "Not:"),
        "at_least": words.say(f"Minstens {condition.at_least} van:", f"At least {condition.at_least} of:"),
    }[condition.word]
    if len(condition.of) == 1 and condition.at_least == 1:
        yield from _criteria(method, condition.of[0], words, indent)
        return
    yield f"{indent}- {said}"
    for part in condition.of:
        yield from _criteria(method, part, words, f"{indent}  ")


def _roles(method: Method, words: Wording) -> Iterator[str]:
    if not method.roles:
        return
    yield "\n## " + words.say("Wie er werken", "Who works here") + "\n"
    for role in method.roles.values():
        details = []
        if role.number is not None:
            details.append(words.say(f"aantal: {role.number}", f"number: {role.number}"))
        if role.case_load is not None:
            limit = role.case_load
            details.append(words.say(f"hoogstens {limit} casussen tegelijk", f"at most {limit} cases at a time"))
        if role.apart_from:
            others = words.either([words.role(other) for other in role.apart_from])
            details.append(words.say(f"in één casus nooit ook {others}", f"in one case never also {others}"))
        yield f"- {words.text(role.title)}" + (f" ({', '.join(details)})" if details else "")


def _ladder(method: Method, words: Wording) -> Iterator[str]:
    if not method.ladder:
        return
    yield "\n## " + words.say("Opschalen", "Escalation") + "\n"
    for number, rung in enumerate(method.ladder.values(), start=1):
        said = f"{number}. **{words.text(rung.title)}**: {words.role(rung.who)}"
        if rung.answer_within is not None:
            said += words.say(", antwoord binnen ", ", answers within ") + words.term(rung.answer_within)
        yield said


def _asked(method: Method, words: Wording) -> Iterator[str]:
    if method.domains:
        yield "\n## " + words.say("Leefgebieden", "Life domains") + "\n"
        yield from (f"- {words.text(domain)}" for domain in method.domains.values())
    if method.headings:
        yield "\n## " + words.say("Waar een bezoek naar vraagt", "What a visit asks about") + "\n"
        for heading in method.headings.values():
            only = (
                words.say(", alleen als: ", ", only if: ") + words.condition(heading.only_if) if heading.only_if else ""
            )
            yield f"- {words.text(heading.title)}{only}"


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
    yield from _clause(say("Als", "When"), duty.after, words, say("Na", "After"))
    yield from _clause(say("Alleen als", "Only if"), duty.which, words)
    yield "  - " + say("Termijn: ", "Term: ") + _term(duty, words)
    yield from _clause(say("Klaar als", "Done when"), duty.until, words, say("Klaar na", "Done after"))
    after = say("Niet (meer) nodig na", "Not needed (any more) after")
    yield from _clause(say("Niet (meer) nodig als", "Not needed (any more) when"), duty.unless, words, after)
    if duty.late is not None:
        role = words.role(duty.late.role) if duty.late.role else _who(duty, words)
        if duty.late.how == "escalate":
            yield "  - " + say(f"Te laat: {role} krijgt bericht", f"When late: it goes to the {role}")
        else:
            yield "  - " + say(f"Te laat: herinnering voor {role}", f"When late: the {role} is reminded")


def _who(duty: Duty, words: Wording) -> str:
    return words.say(" of anders ", " or else ").join(words.role(role) for role in duty.who)


def _clause(label: str, condition: Condition | None, words: Wording, after: str = "") -> Iterator[str]:
    """Write a condition behind a label; one that waits for entries and no more is named behind `after`."""
    if condition is None:
        return
    if after and (noun := words.noun(condition)):
        yield f"  - {after}: {noun}"
        return
    said, lines = words.listed(condition)
    yield f"  - {label}: {said}"
    yield from (f"    {line}" for line in lines)


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
        said.append(words.say("daarna steeds na ", "and again every ") + words.term(duty.every))
    return ", ".join(said)


def _ahead(duty: Duty, words: Wording, term: str) -> str:
    """Write the term of a duty that comes a while before a day, or before a time is over."""
    if over := duty.within or duty.at:
        last = words.term(over)
        return words.say(f"{term} vóór het einde van {last}", f"{term} before the end of {last}")
    return words.say(f"{term} vóór de dag die is afgesproken", f"{term} before the day that was agreed")


def _rule(rule: Rule, words: Wording) -> Iterator[str]:
    say = words.say
    guarded = words.entries(rule.guards)
    kind = words.text(_RULE_KINDS[rule.kind])
    if rule.forbids:
        yield "- " + say(f"**Niet toegestaan: {guarded}.**", f"**Not allowed: {guarded}.**") + f" ({kind})"
    else:
        yield "- " + f"**{say('Vóór', 'Before')} {guarded}** ({kind})"
        yield from _clause(say("Nodig", "Needed"), rule.must, words, say("Nodig", "Needed"))
    yield from _clause(say("Behalve als", "Except when"), rule.unless, words, say("Behalve na", "Except after"))
    yield "  - " + say("Waarom: ", "Why: ") + words.text(rule.because)
    if rule.first:
        yield "  - " + say("Wat dan kan: ", "What can be done: ") + words.text(rule.first)


def _settings(method: Method, words: Wording) -> Iterator[str]:
    if not method.settings:
        return
    yield "\n## " + words.say("Wat een gemeente zelf kiest", "What a place may choose") + "\n"
    for setting in method.settings.values():
        yield f"- {words.setting(setting.name)}: **{words.chosen(setting)}**"
        if setting.note:
            yield f"  - {words.text(setting.note)}"


def _source(method: Method, words: Wording) -> Iterator[str]:
    """Write where a method comes from; a source is named in its own language, whichever is spoken here."""
    told = [str(said) for name in ("document", "note") if (said := method.source.get(name))]
    if told:
        yield "\n## " + words.say("Waar het vandaan komt", "Where it comes from")
        yield "\n" + words.say("In de woorden van wie het bestand schreef:", "In the words of whoever wrote the file:")
        yield from (f"\n{' '.join(said.split())}" for said in told)
