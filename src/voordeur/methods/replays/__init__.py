"""Replays that ship with Voordeur: one YAML file per method of which results were published."""

from importlib import resources

from voordeur.methods import library


def ids() -> tuple[str, ...]:
    """Give the ids of the methods that have a replay."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def text(name: str) -> str:
    """Give the text of the replay of a method, by its id or short name; raises NotInLibrary when there is none."""
    for id_ in ids():
        if name in (id_, library.short_name(id_)):
            return resources.files(__name__).joinpath(f"{id_}.yaml").read_text("utf-8")
    raise library.NotInLibrary(f"There is no replay of {name!r}; there is one of: {', '.join(ids())}.")
