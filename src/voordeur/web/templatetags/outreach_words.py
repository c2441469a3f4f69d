"""Words for what happens at doors."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

_OUTCOMES = {"talked": _("talk held"), "opted_out": _("opted out"), "non_response": _("no answer")}
_LOOKS = {"talked": "tag-green", "opted_out": "", "non_response": "tag-brick"}
_PARTS = {"morning": _("morning"), "afternoon": _("afternoon"), "evening": _("evening")}
_FEATURES = {"demolition_area": _("will be torn down")}


@register.filter
def outcome_words(outcome: str) -> str:
    """Say how the approach of a door ended."""
    return str(_OUTCOMES.get(outcome, outcome))


@register.filter
def outcome_look(outcome: str) -> str:
    """Give the look of its tag."""
    return _LOOKS.get(outcome, "")


@register.filter
def part_words(part: str) -> str:
    """Name a part of the day."""
    return str(_PARTS.get(part, part))


@register.filter
def feature_words(feature: str) -> str:
    """Name a mark of an area; one without words of ours is shown by its name."""
    return str(_FEATURES.get(feature, feature.replace("_", " ")))
