"""The pages' urls: each web/<room>/urls.py is included here under its Dutch word."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
