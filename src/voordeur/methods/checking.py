"""Whether a method can be followed: what it names exists, stages can be reached and left, duties can be fulfilled."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.completeness import check_for_library
from voordeur.methods.conditions.checking import Spot
from voordeur.methods.eligibility import criteria_in
from voordeur.methods.feeding import circles, with_the_library
from voordeur.methods.language import (
    PLACES,
    Indicator,
    Method,
    Role,
    Setting,
)
from voordeur.methods.messages import Message
from voordeur.methods.parts import bare_number
from voordeur.methods.playing import check_story
from voordeur.methods.possibility import (
    positive_entries,
)
from voordeur.methods.reading import read
from voordeur.methods.rule_checking import RuleCheck
from voordeur.methods.source import MethodErrors, Node, Place, Problem, Problems, did_you_mean
from voordeur.methods.stage_checking import StageCheck
from voordeur.methods.stories import Story
from voordeur.methods.story_reading import is_story, read_story
from voordeur.methods.vocabulary import Vocabulary
from voordeur.methods.wording import axis_words, on_axis

_TOP = Place()


def check_text(
    text: str,
    vocabulary: Vocabulary,
    *,
    file: str,
    settings: Mapping[str, Any] | None = None,
    library: bool = False,
    beside: Iterable[Method] = (),
) -> tuple[Problem, ...]:
    """Give every mistake in a method file, in its form or its meaning; none when it can be followed.

    In the library a method must be complete in English too, and bear the name of its file. It can hand cases on to
    methods of the library and to those `beside` it.
    """
    try:
        method = read(text, settings, file=file)
    except MethodErrors as errors:
        return errors.problems
    others = {one.id: one for one in beside if one.id != method.id}
    found = check(method, vocabulary, file=file, library=library, beside=others)
    return (*found, *_fed_in_circles({file: method}, others.values()))


def followed(
    text: str,
    vocabulary: Vocabulary,
    *,
    file: str,
    settings: Mapping[str, Any] | Node | None = None,
    beside: Iterable[str] = (),
) -> Method:
    """Read a method that can be followed with these settings; raises MethodErrors with every mistake in it."""
    if is_story(text):
        raise MethodErrors((Problem(file, 1, 1, "", Message("a_story_no_method")),))
    method = read(text, settings, file=file)
    if found := check(method, vocabulary, file=file, beside=beside):
        raise MethodErrors(found)
    return method


def check_texts(
    texts: Mapping[str, str], vocabulary: Vocabulary, *, library: Container[str] = ()
) -> tuple[Problem, ...]:
    """Give every mistake in several method files by their names, also in how they hand cases on to each other.

    Those named in `library` are checked as such. A story among them is read as one, and played when its method is
    there too and has no mistakes, which would show in the story once more.
    """
    found: list[Problem] = []
    methods: dict[str, Method] = {}
    stories = {file: text for file, text in texts.items() if is_story(text)}
    for file, text in texts.items():
        if file in stories:
            continue
        try:
            methods[file] = read(text, file=file)
        except MethodErrors as errors:
            found += errors.problems
    ids = {method.id for method in methods.values()}
    for file, method in methods.items():
        found += check(method, vocabulary, file=file, library=file in library, beside=ids)
    wrong = {problem.file for problem in found}
    sound = {method.id: (file, method) for file, method in methods.items() if file not in wrong}

    def chosen(story: Story) -> Method | None:
        file, method = sound.get(story.method, ("", None))
        if method is None or not story.chosen.entries:
            return method
        return followed(texts[file], vocabulary, file=file, settings=story.chosen, beside=ids)

    told = [problem for file, text in stories.items() for problem in _told(text, file, chosen, vocabulary)]
    return (*found, *_fed_in_circles(methods), *told)


def _told(
    text: str, file: str, chosen: Callable[[Story], Method | None], vocabulary: Vocabulary
) -> tuple[Problem, ...]:
    """Give every mistake in a story, and what did not come out in it when there is a method for it."""
    try:
        story = read_story(text, vocabulary, file=file)
        method = chosen(story)
        return check_story(story, method, vocabulary) if method is not None else ()
    except MethodErrors as errors:
        return errors.problems


def _fed_in_circles(methods: Mapping[str, Method], beside: Iterable[Method] = ()) -> Iterator[Problem]:
    files = {method.id: file for file, method in methods.items()}
    for circle in circles(with_the_library((*methods.values(), *beside)).values()):
        for here, following in zip(circle, (*circle[1:], circle[0]), strict=True):
            if here not in files:
                continue
            at = methods[files[here]].feeds_at[following]
            way = " → ".join((*circle, circle[0]))
            yield Problem(files[here], at.line, at.column, at.path, Message("fed_in_a_circle", circle=way))
            break


def check(
    method: Method,
    vocabulary: Vocabulary,
    *,
    file: str = "method.yaml",
    library: bool = False,
    beside: Iterable[str] = (),
) -> tuple[Problem, ...]:
    """Give everything that a method says and that cannot be; `beside` are the ids of other methods that there are."""
    problems = Problems(file)
    _Check(method, vocabulary, problems, beside).all()
    if library:
        check_for_library(method, PurePath(file), problems)
    return MethodErrors(problems.found).problems


def _sort(value: Any) -> str:
    """Say of what sort a value of a setting is; nothing when any other will do as well."""
    if isinstance(value, bool):
        return "true_or_false"
    if isinstance(value, int | Decimal):
        return "a_number"
    try:
        return "a_term" if Term.parse(value) else ""
    except ValueError:
        return ""


class _Check(StageCheck, RuleCheck):
    def all(self) -> None:
        for setting in self.method.settings.values():
            self._setting(setting)
        if self.problems.found:
            return  # they would show once more wherever they are used
        for track in dict.fromkeys(stage.of for stage in self.method.stages.values()):
            self.track(track)
        for duty in self.method.duties.values():
            self.duty(duty)
        for rule in self.method.rules.values():
            self.rule(rule)
        for indicator in self.method.indicators.values():
            self._indicator(indicator)
        for heading in self.method.headings.values():
            self.conditions.check(heading.only_if, Spot(""))  # visits stand in doorstep files and in cases
        self._eligibility()
        for name in self.method.targets:
            if name in self.method.indicators:
                self._target(name)
            else:
                hint = did_you_mean(name, self.method.indicators)
                self.problems.add(self._at(f"targets.{name}"), "target_of_no_indicator", word=name, hint=hint)
        for role in self.method.roles.values():
            self._role(role)
        for axis in self.method.axes:
            for word in on_axis(self.method, axis):
                if word not in axis_words() and word not in self.method.words:
                    hint = did_you_mean(word, axis_words())
                    self.problems.add(self._at(f"axes.{axis}"), "no_axis_word", word=word, hint=hint)
        self.text(self.method.unit.title, _TOP, "unit.title")
        self.text(self.method.unit.titles, _TOP, "unit.titles")
        self._feeds()
        self.conditions.offered()
        for rung in self.method.ladder.values():
            self.text(rung.title, rung.place)
            self.conditions.role(rung.who, self.method.at(rung.place, "who"))

    def _setting(self, setting: Setting) -> None:
        """Check that what was chosen is of the sort of what the method gives by itself: a number for a number."""
        wanted, chosen = _sort(setting.default), _sort(setting.value)
        if wanted and chosen != wanted:
            hint = bare_number(setting.value) if wanted == "a_number" else ""
            self.problems.add(
                setting.place, "setting_of_another_sort", value=setting.value, wanted=Message(wanted), hint=hint
            )

    def _at(self, path: str) -> Place:
        return self.method.places.get(path, _TOP)

    def _target(self, name: str) -> None:
        numbers = self.method.targets[name].values()
        if self.method.indicators[name].count == "share" and any(one is not None and one > 100 for one in numbers):
            self.problems.add(self._at(f"targets.{name}"), "share_above_100", word=name)

    def _feeds(self) -> None:
        for id_, at in self.method.feeds_at.items():
            if id_ == self.method.id:
                self.problems.add(at, "feeds_itself")
            else:
                self.conditions.another_method(id_, at)

    def _role(self, role: Role) -> None:
        self.text(role.title, role.place)
        for number, other in enumerate(role.apart_from, start=1):
            at = self.method.at(role.place, "apart_from", number)
            self.conditions.role(other, at)
            if other == role.id:
                self.problems.add(at, "apart_from_itself", role=other)

    def _indicator(self, indicator: Indicator) -> None:
        self.begin()
        self.text(indicator.title, indicator.place)
        spot = Spot(indicator.of, things=(indicator.things,) if indicator.things else (), today=False)
        self.conditions.check(indicator.when, spot)
        self.conditions.check(indicator.closes, spot)
        self.conditions.check(indicator.among, spot)
        self.conditions.check(indicator.which, spot)
        if indicator.things:
            self.conditions.thing(indicator.things, self.method.at(indicator.place, "things"))
        counted = [kind for entries in positive_entries(indicator.among or indicator.when) for kind in entries.kinds]
        if not counted and (indicator.yearly or indicator.count in ("entries", "sum", "mean")):
            self.problems.add(indicator.place, "counts_nothing_that_comes")
        if self.never(indicator.when, indicator.of) or self.never(indicator.which, indicator.of):
            self.problems.add(indicator.place, "counts_nothing")
        if self.never(indicator.among, indicator.of):
            self.problems.add(indicator.place, "share_of_nothing")
        if indicator.among is not None and self.always(indicator.when, indicator.of):
            self.problems.add(indicator.place, "share_always_100")
        if self.never(indicator.closes, indicator.of):
            self.problems.add(indicator.place, "never_closed")
        known = [kind for kind in counted if kind in self.vocabulary]
        for number, name in enumerate(indicator.by, start=1):
            if name not in PLACES and known and not any(name in self.vocabulary[kind].fields for kind in known):
                self.conditions.field(known[0], name, self.method.at(indicator.place, "by", number))
        if indicator.amount_field:
            self.conditions.number(known, indicator.amount_field, self.method.at(indicator.place, "field"))

    def _eligibility(self) -> None:
        eligibility = self.method.eligibility
        if eligibility is None:
            return
        for known in criteria_in(eligibility.that):
            if known.criterion not in eligibility.criteria:
                hint = did_you_mean(known.criterion, eligibility.criteria)
                self.problems.add(known.place, "no_criterion", word=known.criterion, hint=hint)
