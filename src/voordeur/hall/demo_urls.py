"""Only in demo mode: sign in as one of the made-up workers with one click. Elsewhere these urls do not exist."""

from django.urls import path

from voordeur.hall import demo_door

urlpatterns = [path("demo/", demo_door.demo_sign_in, name="demo_sign_in")]
