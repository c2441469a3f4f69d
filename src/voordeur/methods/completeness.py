"""Whether a method is complete enough for the library: its axes, ground and source, and English beside all Dutch."""

from collections.abc import Iterator
from pathlib import PurePath

from voordeur.common.terms import Term
from voordeur.methods.language import AXES, Method, Text
from voordeur.methods.source import Place, Problems

_TOP = Place()


def check_for_library(method: Method, file: PurePath, problems: Problems) -> None:
    """Note what a method of the library still lacks."""
    if method.id != file.stem:
        problems.add(_TOP, "id_and_file", id=method.id, file=file.stem)
    for name in AXES:
        if name not in method.axes:
            problems.add(_TOP, "axis_missing", axis=name)
    if not method.unit.article:
        problems.add(_TOP, "article_missing")
    if method.ground is None:
        problems.add(_TOP, "ground_missing")
    if not method.source:
        problems.add(_TOP, "source_missing")
    for setting in method.settings.values():
        if _oddly_written(setting.value):
            place = Place(path=f"settings.{setting.name}.value")
            problems.add(place, "term_oddly_written", term=setting.value, plain=Term.parse(setting.value))
        if not setting.title:
            problems.add(Place(path=f"settings.{setting.name}"), "setting_without_title")
        for word, title in setting.choices.items():
            if isinstance(word, str) and not title:
                place = Place(path=f"settings.{setting.name}.choices")
                problems.add(place, "choice_without_title", word=word)
    for text, place, name in _texts(method):
        if text.nl and not text.en:
            problems.add(place, "no_english", name=name)


def _oddly_written(value: object) -> bool:
    """Tell whether a value is a term that nobody would say so: `1 weeks`."""
    try:
        return isinstance(value, str) and str(Term.parse(value)) != value
    except ValueError:
        return False


def _texts(method: Method) -> Iterator[tuple[Text, Place, str]]:
    yield from ((method.title, _TOP, "title"), (method.summary, _TOP, "summary"), (method.area, _TOP, "area"))
    yield from ((method.unit.title, _TOP, "unit.title"), (method.unit.titles, _TOP, "unit.titles"))
    if method.ground is not None:
        yield method.ground.refusal, _TOP, "ground.refusal"
    for name, text in method.source.items():
        yield text, Place(path=f"source.{name}"), name
    for name, text in method.domains.items():
        yield text, Place(path=f"domains.{name}"), name
    for name, text in method.words.items():
        yield text, Place(path=f"words.{name}"), name
    if method.eligibility is not None:
        for name, text in method.eligibility.criteria.items():
            yield text, Place(path=f"eligibility.criteria.{name}"), name
    for setting in method.settings.values():
        yield setting.title, Place(path=f"settings.{setting.name}"), "title"
        for word, title in setting.choices.items():
            yield title, Place(path=f"settings.{setting.name}.choices.{word}"), str(word)
    titled = (method.roles, method.ladder, method.headings, method.stages, method.duties, method.indicators)
    for parts in titled:
        for part in parts.values():
            yield part.title, part.place, "title"
    for rule in method.rules.values():
        yield rule.because, rule.place, "because"
        yield rule.first, rule.place, "first"
