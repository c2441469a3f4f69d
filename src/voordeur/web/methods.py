"""The pages that explain how a team works: its method in plain words, with its diagram and its rules."""

from functools import cache
from importlib.resources import files

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from voordeur.hall.requests import page
from voordeur.methods import reading
from voordeur.methods.language import Method
from voordeur.web.diagrams import stages_diagram

_TRACK_TITLES = {
    "doorstep": _("At the door"),
    "case": _("In a case"),
    "programme": _("In the programme"),
}


@cache
def library() -> dict[str, Method]:
    """Read the methods that come with the product, in the order of their numbers."""
    folder = files("voordeur.methods") / "library"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    methods = [reading.read(file.read_text("utf-8"), file=file.name) for file in found]
    return {method.id: method for method in methods}


@page()
def methods(request: HttpRequest) -> TemplateResponse:
    """List the methods."""
    return TemplateResponse(request, "methods/list.html", {"methods": library().values()})


@page()
def method(request: HttpRequest, method: str) -> TemplateResponse:
    """Explain one method: for whom, who does what, the stages, what must happen by when, and what may not."""
    if method not in library():
        raise Http404
    told = library()[method]
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
