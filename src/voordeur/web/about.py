"""The page about Voordeur itself: what it is, who made what it is built of, and under which licences."""

import json
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import path


@dataclass(frozen=True, order=True)
class Part:
    """Something that others made and that this product carries."""

    name: str
    version: str
    licence: str
    use: str = ""


def about(request: HttpRequest) -> TemplateResponse:
    """Tell what this is. It is the one page, beside the sign-in, that needs no account."""
    return TemplateResponse(
        request,
        "about/about.html",
        {"version": metadata.version("voordeur"), "pages_parts": page_parts(), "python_parts": python_parts()},
    )


def page_parts() -> list[Part]:
    """List the files of others that a browser gets, as set-up noted them down."""
    noted = finders.find("vendor/licences.json")
    if not noted:
        return []
    with open(str(noted), encoding="utf-8") as file:
        return sorted(Part(part["name"], part["version"], part["licence"], part["use"]) for part in json.load(file))


def python_parts() -> list[Part]:
    """List the Python packages that stand beside ours, with the licence that each gives itself."""
    found = {}
    for package in metadata.distributions():
        about_it: Any = package.metadata
        licence = about_it.get("License-Expression") or about_it.get("License") or ""
        if not licence or "\n" in licence:
            named = [
                line.split(" :: ")[-1] for line in about_it.get_all("Classifier", []) if line.startswith("License")
            ]
            licence = ", ".join(named)
        if about_it["Name"].lower() != "voordeur":
            found[about_it["Name"].lower()] = Part(about_it["Name"], package.version, licence)
    return [found[name] for name in sorted(found)]


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon: browsers ask for it here on answers that are no page of ours."""
    return redirect(static("voordeur/favicon.svg"))


urlpatterns = [path("over/", about, name="about"), path("favicon.ico", favicon, name="favicon")]
