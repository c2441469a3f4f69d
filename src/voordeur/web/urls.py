"""The pages' urls: each module of this door brings its own, under their Dutch words."""

from django.urls import URLPattern, URLResolver

from voordeur.web import about, amending, blind_spots, day, erasing, figures, importing, methods, overview
from voordeur.web.absence import urls as absence
from voordeur.web.administration import urls as administration
from voordeur.web.answers import urls as answers
from voordeur.web.cases import urls as cases
from voordeur.web.conferences import urls as conferences
from voordeur.web.funding import pages as funding
from voordeur.web.outreach import urls as outreach
from voordeur.web.partners import urls as partners
from voordeur.web.people import urls as people
from voordeur.web.post import urls as post
from voordeur.web.programme import pages as programme
from voordeur.web.safety import urls as safety
from voordeur.web.signals import urls as signals
from voordeur.web.watching import urls as watching

urlpatterns: list[URLPattern | URLResolver] = [
    *day.urlpatterns,
    *outreach.urlpatterns,
    *post.urlpatterns,
    *answers.urlpatterns,
    *absence.urlpatterns,
    *conferences.urlpatterns,  # before the cases: their deeds take any other word
    *cases.urlpatterns,
    *people.urlpatterns,
    *partners.urlpatterns,
    *safety.urlpatterns,
    *amending.urlpatterns,
    *erasing.urlpatterns,
    *signals.urlpatterns,
    *overview.urlpatterns,
    *figures.urlpatterns,
    *blind_spots.urlpatterns,
    *importing.urlpatterns,
    *programme.urlpatterns,
    *funding.urlpatterns,
    *methods.urlpatterns,
    *administration.urlpatterns,
    *watching.urlpatterns,
    *about.urlpatterns,
]
