"""Finding a method in the library: by words, and by the five axes along which methods differ. A form that is a link."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.hall import starting
from voordeur.hall.forms import Form, dress
from voordeur.methods.language import Method
from voordeur.web.words import AXIS_WORDS

# The word in the url -> the axis, and what it asks.
_AXES: Mapping[str, tuple[str, Any]] = {
    "doelgroep": ("target_group", _("For whom?")),
    "probleem": ("problem", _("About what?")),
    "aanpak": ("angle", _("With help alone, or also with rules and force?")),
    "partners": ("partners", _("With whom?")),
    "gebied": ("level", _("In how large an area?")),
}


class FindForm(Form):
    """Words, and of each axis one word or any."""

    zoek = forms.CharField(label=_("Search in titles, places and what it is for"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer of each axis the words that methods of the library use."""
        super().__init__(*args, **kwargs)
        used = starting.axis_words()
        for name, (axis, label) in _AXES.items():
            named = sorted((str(AXIS_WORDS[word]), word) for word in used[axis])
            choices = [("", _("Does not matter")), *((word, title) for title, word in named)]
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)
        dress(self)

    def found(self) -> list[Method]:
        """Give the methods that fit; what cannot be chosen counts as nothing chosen."""
        self.full_clean()
        given = self.cleaned_data
        return starting.library_methods(given.get("zoek", ""), axes=self._chosen())

    @property
    def narrowed(self) -> bool:
        """Tell whether an axis was chosen, so that what is folded must be seen."""
        return bool(self._chosen())

    def _chosen(self) -> dict[str, str]:
        return {axis: word for name, (axis, _label) in _AXES.items() if (word := self.cleaned_data.get(name))}


def axes_of(method: Method) -> list[tuple[Any, str]]:
    """Give what a method says of itself on each axis, in words: what the axis asks, and the answer."""
    said = ((label, starting.on_axis(method, axis)) for axis, label in _AXES.values())
    return [(label, ", ".join(str(AXIS_WORDS[word]) for word in words)) for label, words in said if words]
