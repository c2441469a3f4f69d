"""Words for what a method says."""

from django import template

from voordeur.hall.errors import told
from voordeur.methods.language import Method
from voordeur.web import words

register = template.Library()
register.filter("term_words", words.term_words)


@register.filter
def kind_words(kind: str) -> str:
    """Say what happened; a kind without words of ours is shown by its name."""
    return str(words.KINDS.get(kind, kind.replace("_", " ")))


@register.filter
def rule_kind(kind: str) -> str:
    """Say what kind of rule it is."""
    return str(words.RULE_KINDS[kind])


@register.simple_tag
def role_title(method: Method, role: str) -> str:
    """Give the local name of a role."""
    return told(method.roles[role].title) if role in method.roles else ""


@register.simple_tag
def stage_title(method: Method, stage: str) -> str:
    """Give the title of a stage."""
    return told(method.stages[stage].title) if stage in method.stages else ""


@register.simple_tag
def domain_title(method: Method, domain: str) -> str:
    """Give the title of a life domain."""
    return told(method.domains[domain]) if domain in method.domains else ""
