"""The methods that ship with Voordeur: one YAML file each, named after its id."""

from importlib import resources


class NotInLibrary(LookupError):
    """No method of that id ships with Voordeur."""


def ids() -> tuple[str, ...]:
    """Give the ids of all methods in the library, in order of their number."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def full_id(name: str) -> str:
    """Give the id for an id or for a short name without its number (`den-haag-meldcode`)."""
    for id_ in ids():
        if name in (id_, short_name(id_)):
            return id_
    raise NotInLibrary(f"There is no method {name!r} in the library; `voordeur methods list` shows them.")


def short_name(id_: str) -> str:
    """Give the id without its number."""
    number, _, name = id_.partition("-")
    return name if number.isdigit() and name else id_


def text(name: str) -> str:
    """Give the exact text of a method by its id or short name."""
    return resources.files(__name__).joinpath(f"{full_id(name)}.yaml").read_text("utf-8")
