"""The pages that explain how a team works: its method in plain words, with its diagram and its rules."""

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from voordeur.hall import starting
from voordeur.hall.requests import page
from voordeur.methods.library import NotInLibrary
from voordeur.web.diagrams import stages_diagram
from voordeur.web.finding import FindForm

_TRACK_TITLES = {
    "doorstep": _("At the door"),
    "case": _("In a case"),
    "programme": _("In the programme"),
}


@page()
def methods(request: HttpRequest) -> TemplateResponse:
    """List the methods that come with the product, and search among them."""
    find = FindForm(request.GET)
    return TemplateResponse(request, "methods/list.html", {"methods": find.found(), "find": find})


@page()
def method(request: HttpRequest, method: str) -> TemplateResponse:
    """Explain one method: for whom, who does what, the stages, what must happen by when, and what may not."""
    try:
        told = starting.read_method(starting.text_of(method))
    except NotInLibrary:
        raise Http404 from None
    tracks = [
        {
            "name": name,
            "title": _TRACK_TITLES[name],
            "diagram": stages_diagram(told, name),
            "stages": told.stages_of(name),
            "duties": [duty for duty in told.duties.values() if duty.of == name],
            "rules": [rule for rule in told.rules.values() if rule.of == name],
        }
        for name in told.tracks
        if name in _TRACK_TITLES
    ]
    return TemplateResponse(request, "methods/method.html", {"method": told, "tracks": tracks})


urlpatterns = [
    path("werkwijzen/", methods, name="methods"),
    path("werkwijzen/<slug:method>/", method, name="method"),
]
