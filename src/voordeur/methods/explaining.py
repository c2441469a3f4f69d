"""A method written out for people: prose in Markdown, a Mermaid diagram, and the same diagram as nodes and edges."""

from collections.abc import Iterator

from voordeur.methods.conditions.wording import Wording
from voordeur.methods.conditions.words import Condition, Several
from voordeur.methods.diagrams import diagram, mermaid
from voordeur.methods.figures_told import figures_told
from voordeur.methods.language import AXES, Method, Text
from voordeur.methods.vocabulary import Vocabulary
from voordeur.methods.wording import axis_asks, axis_word
from voordeur.methods.work_told import work_told

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
_GROUNDS = {
    "consent": Text("toestemming van de bewoner", "consent of the resident"),
    "assignment": Text("een opdracht", "an assignment"),
    "legal_duty": Text("een wettelijke plicht", "a legal duty"),
    "public_task": Text("een publieke taak", "a public task"),
}


def explain(method: Method, vocabulary: Vocabulary, language: str = "nl", format: str = "md") -> str:
    """Write a method out as prose in Markdown (`md`) or as diagrams (`mermaid`), in Dutch (`nl`) or English (`en`)."""
    words = Wording(method, language, vocabulary)
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
    yield from _offered(method, words)
    for track in method.tracks:
        yield f"\n## {words.text(_TRACKS[track])}"
        yield from work_told(method, track, words)
    yield from figures_told(method, words)
    yield from _settings(method, words)
    yield from _source(method, words)


def _unit(method: Method, words: Wording) -> Iterator[str]:
    unit = words.text(method.unit.title)
    yield "\n" + words.say(f"Een casus gaat over één {unit}.", f"A case is about one {unit}.")
    if method.feeds:
        others = ", ".join(map(words.method_called, method.feeds))
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
            said = "; ".join(
                words.say("volgens de ", "by the ") + f"{names[where]}: {one}" for where, one in told.items()
            )
        else:
            said = next(iter(told.values()), "")
        if said:
            yield f"- {words.text(axis_asks(axis))} {said}"


def _on_axis(said: tuple[str, ...], words: Wording) -> str:
    *others, last = (words.text(axis_word(word, words.method)) for word in said)
    return ", ".join(others) + words.say(" en ook ", " and also ") + last if others else last


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


def _offered(method: Method, words: Wording) -> Iterator[str]:
    """Write which words there are to choose in a field that takes any other too."""
    if not method.offered:
        return
    yield "\n## " + words.say("Wat formulieren aanbieden", "What forms offer") + "\n"
    for field, offered in method.offered.items():
        yield f"- {words.field(field)}: {words.either([words.value(field, word) for word in offered])}"


def _settings(method: Method, words: Wording) -> Iterator[str]:
    if not method.settings:
        return
    yield "\n## " + words.say("Wat een gemeente zelf kiest", "What a place may choose") + "\n"
    for setting in method.settings.values():
        yield f"- {words.setting(setting.name)}: **{words.chosen(setting)}**"
        if setting.note:
            yield f"  - {words.text(setting.note)}"


def _source(method: Method, words: Wording) -> Iterator[str]:
    """Write where a method comes from."""
    if told := [method.source[name] for name in ("document", "note") if name in method.source]:
        yield "\n## " + words.say("Waar het vandaan komt", "Where it comes from")
        yield from (f"\n{words.text(said)}" for said in told)
