"""Words for what happens at doors."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext_lazy as _

from voordeur.web.words import OUTCOMES

register = template.Library()

_STATES = {
    "to_do": _("still to do"),
    "no_answer": _("no answer"),
    "in_touch": _("in touch, no talk yet"),
    "talked": _("talk held"),
    "opted_out": _("opted out"),
    "not_reached": _("not reached"),
    "empty": _("nobody lives here"),
}
_LOOKS = {"talked": "tag-green", "no_answer": "tag-brick", "in_touch": "tag-blue"}
_PARTS = {"morning": _("morning"), "afternoon": _("afternoon"), "evening": _("evening")}


@register.filter
def state_words(state: str) -> str:
    """Say how a door stands."""
    return str(_STATES.get(state, state))


@register.filter
def state_look(state: str) -> str:
    """Give the look of its tag."""
    return _LOOKS.get(state, "")


@register.filter
def answer_words(answer: str) -> str:
    """Say what came of the last attempt."""
    return str(OUTCOMES.get(answer, answer))


@register.filter
def door_counts(counts: Mapping[str, int]) -> list[tuple[int, str]]:
    """Give how many doors stand how, in the order of a round; nothing about how no door stands."""
    return [(counts[state], str(words)) for state, words in _STATES.items() if counts.get(state)]


@register.filter
def part_words(part: str) -> str:
    """Name a part of the day."""
    return str(_PARTS.get(part, part))
