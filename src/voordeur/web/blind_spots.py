"""What is missing, or keeps more households stuck: told to policy, counted by what it is and by life domain."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext

from voordeur import access
from voordeur.desk.words import told
from voordeur.hall.requests import look, page, today, who
from voordeur.methods.language import Method
from voordeur.programmes import queries as programmes
from voordeur.web.cases.forms.obstacles import WHAT
from voordeur.web.programme.pages import purposes_in

_LINES = 25


@page()
def blind_spots(request: HttpRequest, file: UUID) -> TemplateResponse:
    """Show to everybody in the team, policy first of all, what was told; there is no household in it."""
    found = purposes_in(request, file)
    look(request, purpose=found[0], page="blind spots", file=file)
    told_of = programmes.blind_spots(file)
    rows = list(access.visible(told_of, worker=who(request), purpose=found, today=today(request)))
    method = programmes.method_of(file)
    topics, titles = {str(name): str(words) for name, words in WHAT}, _titles(method)
    shown = Paginator(rows, _LINES).get_page(request.GET.get("bladzijde"))
    for one in shown.object_list:
        one.topic_words = topics.get(one.topic, one.topic)  # type: ignore[attr-defined]
        one.domain_words = titles.get(one.domain, one.domain)  # type: ignore[attr-defined]
    context = {
        "programme": programmes.programme(file),
        "table": _table([(topics.get(one.topic, one.topic), titles.get(one.domain, one.domain)) for one in rows]),
        "page": shown,
        "method": method,
    }
    return TemplateResponse(request, "programme/blind_spots.html", context)


def _titles(method: Method) -> dict[str, str]:
    return {**{id: told(title) for id, title in method.domains.items()}, "": gettext("Of no life domain")}


def _table(cells: list[tuple[str, str]]) -> dict[str, Any]:
    """Count how often each topic was told of on each life domain; the most told of comes first."""
    both, by_topic, by_domain = Counter(cells), Counter(topic for topic, _d in cells), Counter(d for _t, d in cells)
    domains = [domain for domain, _n in by_domain.most_common()]
    rows = [
        {"topic": topic, "cells": [both[topic, domain] for domain in domains], "total": total}
        for topic, total in by_topic.most_common()
    ]
    return {"domains": domains, "rows": rows, "totals": [by_domain[one] for one in domains], "total": len(cells)}


urlpatterns = [path("projecten/<uuid:file>/blinde-vlekken/", blind_spots, name="blind_spots")]
