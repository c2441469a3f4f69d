"""Finding a method in the library: by words, and by the five axes along which methods differ. A form that is a link."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.desk.words import told
from voordeur.hall import starting
from voordeur.hall.forms import Form, dress
from voordeur.methods.language import AXES, Method
from voordeur.methods.wording import axis_asks, axis_word, on_axis

# The word in the url -> the axis.
_AXES: Mapping[str, str] = {
    "doelgroep": "target_group",
    "probleem": "problem",
    "aanpak": "angle",
    "partners": "partners",
    "gebied": "level",
}


class FindForm(Form):
    """Words, and of each axis one word or any."""

    zoek = forms.CharField(label=_("Search in titles, places and what it is for"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer of each axis the words that methods of the library use."""
        super().__init__(*args, **kwargs)
        used = starting.axis_words()
        for name, axis in _AXES.items():
            named, label = sorted((told(axis_word(word)), word) for word in used[axis]), told(axis_asks(axis))
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
        return {axis: word for name, axis in _AXES.items() if (word := self.cleaned_data.get(name))}


def axes_of(method: Method) -> list[tuple[str, str]]:
    """Give what a method says of itself on each axis, in words: what the axis asks, and the answer."""
    said = ((axis, [told(axis_word(word, method)) for word in on_axis(method, axis)]) for axis in AXES)
    return [(told(axis_asks(axis)), ", ".join(words)) for axis, words in said if words]
