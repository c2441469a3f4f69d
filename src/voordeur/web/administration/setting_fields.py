"""Fields of a form for the settings of a method: each of its own sort, terms in the reader's words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from voordeur.common.terms import Term, in_english
from voordeur.desk.words import choice_title, told
from voordeur.methods.language import Setting
from voordeur.web.words import term_words


class TermField(forms.CharField):
    """A term as people write it: `10 working days`, in Dutch too."""

    def clean(self, value: Any) -> Any:
        """Read the term, and give it as the method's text has it."""
        try:
            return str(Term.parse(in_english(str(super().clean(value)))))
        except ValueError:
            raise forms.ValidationError(
                _("Write a term such as 5 days, 10 working days, 6 weeks or 3 months.")
            ) from None


def setting_field(setting: Setting) -> forms.Field:
    """Make the field for a setting, with what the source of the method says about it as help."""
    common: dict[str, Any] = {"label": told(setting.title) or setting.name, "help_text": told(setting.note)}
    if isinstance(setting.default, bool):
        return forms.TypedChoiceField(
            choices=[("True", _("Yes")), ("False", _("No"))],
            coerce=lambda said: said == "True",
            widget=forms.RadioSelect,
            **common,
        )
    if setting.choices:
        by_word = {str(one): one for one in setting.choices}
        return forms.TypedChoiceField(
            choices=[(word, choice_title(setting, one)) for word, one in by_word.items()],
            coerce=by_word.__getitem__,
            widget=forms.RadioSelect,
            **common,
        )
    if isinstance(setting.default, int):
        return forms.IntegerField(min_value=0, max_value=100_000, **common)
    if _is_term(setting.default):
        return TermField(max_length=60, **common)
    return forms.CharField(max_length=500, **common)


def default_of(setting: Setting) -> Any:
    """Give what the method itself says, as its field would give it back."""
    return str(Term.parse(setting.default)) if _is_term(setting.default) else setting.default


def _is_term(value: Any) -> bool:
    try:
        return bool(Term.parse(value))
    except (TypeError, ValueError, AttributeError):
        return False


def shown(value: Any) -> str:
    """Write a value as the form shows it: a term in the reader's words, which the form reads back."""
    return term_words(value) if _is_term(value) else str(value)
