"""What a method counts, in plain Dutch and English."""

from collections.abc import Iterator

from voordeur.methods.conditions.wording import Wording
from voordeur.methods.conditions.words import Condition
from voordeur.methods.language import Indicator, Method, Text

_FILES = {
    "case": Text("casussen", "cases"),
    "doorstep": Text("voordeuren", "doorsteps"),
    "household": Text("huishoudens", "households"),
    "programme": Text("projecten", "programmes"),
    "organisation": Text("organisaties", "organisations"),
    "worker": Text("medewerkers", "workers"),
    "installation": Text("installaties", "installations"),
}


def figures_told(method: Method, file: Wording) -> Iterator[str]:
    """Write each figure: what it counts, of what, and what is aimed for."""
    if not method.indicators:
        return
    yield "\n## " + file.say("Wat er geteld wordt", "What is counted") + "\n"
    for indicator in method.indicators.values():
        words = file.within(indicator.things)
        below = _listed(indicator, words)
        counting = _counting(indicator, words)
        said = [*_narrowed(indicator, words)] if below else [counting, *_narrowed(indicator, words)]
        if wanted := method.targets.get(indicator.id):
            years = ", ".join(f"{number} ({year})" for year, number in wanted.items())
            said.append(words.say(f"streefcijfer {years}", f"target {years}"))
        hidden = words.say(". Kleine aantallen blijven verborgen", ". Small counts stay hidden")
        rest = f"{'; '.join(said)}{hidden if indicator.about == 'people' else ''}."
        if not below:
            yield f"- **{words.text(indicator.title)}**: {rest}"
            continue
        yield f"- **{words.text(indicator.title)}**: {counting}"
        yield from (f"  {line}" for line in below)
        if said:
            yield f"  - {words.say('Dit is', 'This is')} {rest}"


def _listed(indicator: Indicator, words: Wording) -> list[str]:
    """Give the parts of what makes a file count, a line for each; none when they go in a sentence."""
    return words.such_listed(indicator.when)[1] if indicator.count == "files" else []


def _counting(indicator: Indicator, words: Wording) -> str:
    say, files, when = words.say, words.text(_FILES[indicator.of]), words.noun(indicator.when)
    what, field = (
        when or words.condition(indicator.when),
        words.field(indicator.amount_field) if indicator.amount_field else "",
    )
    opens, closes = _moment(indicator.when, words), _moment(indicator.closes, words)
    with_it = words.such_listed(indicator.when)[0] if indicator.count == "files" else words.such(indicator.when)
    again = say(", elk kalenderjaar opnieuw", ", anew in each calendar year") if indicator.yearly else ""
    match indicator.count:
        case "files":
            return say("telt ", "counts ") + files + with_it + again
        case "things":
            each = words.every(indicator.things)
            if words.began(indicator.when, indicator.things):
                return say(f"telt {each}", f"counts {each}") + again
            return say(f"telt {each} één keer: {what}", f"counts {each} once: {what}") + again
        case "sum":
            return say(f"telt ‘{field}’ op, bij {what}", f"adds up “{field}”, in {what}")
        case "mean":
            return say(f"neemt het gemiddelde van ‘{field}’, bij {what}", f"takes the mean of “{field}”, in {what}")
        case "share":
            of, among = files, words.such(indicator.among)
            if indicator.things:
                of = words.many(indicator.things)
                among = "" if words.began(indicator.among, indicator.things) else among
            return say(f"van de {of}{among}: het percentage{with_it}", f"of the {of}{among}: the percentage{with_it}")
        case "balance":
            return say(
                f"telt wat er openstaat: van {opens} tot {closes}", f"counts what is open: from {opens} to {closes}"
            )
        case "days":
            return say(
                f"gemiddeld aantal dagen van {opens} tot {closes}", f"mean number of days from {opens} to {closes}"
            )
    return say(f"telt elke keer: {what}", f"counts each time: {what}")


def _moment(condition: Condition | None, words: Wording) -> str:
    said = words.condition(condition)
    return words.noun(condition) or words.say(
        f"het moment waarop dit waar wordt ({said})", f"when this becomes true ({said})"
    )


def _narrowed(indicator: Indicator, words: Wording) -> Iterator[str]:
    """Write which of the files or things count, and by what the figure is split."""
    if indicator.which is not None:
        if indicator.things:
            only = words.many(indicator.things) + words.such_things(indicator.which)
        else:
            only = words.text(_FILES[indicator.of]) + words.such(indicator.which)
        yield words.say(f"alleen {only}, zoals het nu staat", f"only {only}, as it stands now")
    if indicator.by:
        names = words.both([words.quoted(words.field(name)) for name in indicator.by])
        yield words.say(f"uitgesplitst naar {names}", f"split by {names}")
