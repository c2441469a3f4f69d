"""A link with which one worker chooses a password, once, within three days. Nobody else ever types that password.

The link is not stored: it is signed over the worker as he or she was when it was given, so that a password that is
chosen, a newer link or a last working day make it void.
"""

from datetime import datetime
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.common import clock
from voordeur.hall.forms import Form

# In the address bar stands this word; the link's own secret moves to the session at once, out of sight and history.
_CHOOSING = "kiezen"
_KEPT_AS = "voordeur_password_link"


class _Links(PasswordResetTokenGenerator):
    key_salt = "voordeur.hall.signing.password_links"

    def _make_hash_value(self, user: Worker, timestamp: int) -> str:
        return f"{user.pk} {user.password} {user.password_link} {user.is_active} {timestamp}"

    def _now(self) -> datetime:
        return clock.now().replace(tzinfo=None)


_links = _Links()


class PasswordForm(Form):
    """The new password, twice."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=1000,
        help_text=_("At least 12 characters. A sentence of your own is easy to remember and hard to guess."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same once more"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Catch a slip of the finger."""
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password") not in (None, again):
            raise ValidationError(_("The two are not the same."))
        return again


def password_link(worker: UUID) -> str:
    """Give the path of a link for this worker. Note first who gives it: `accounts.actions.give_password_link`."""
    found = Worker.objects.get(pk=worker)
    return reverse("choose_password", kwargs={"worker": worker, "token": _links.make_token(found)})


def choose_password(request: HttpRequest, worker: UUID, token: str) -> HttpResponse:
    """Let whoever opens the link choose a password; a link that is void says so and nothing else."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
    if token != _CHOOSING:
        request.session[_KEPT_AS] = token
        return redirect("choose_password", worker=worker, token=_CHOOSING)
    found = Worker.objects.filter(pk=worker, is_active=True).first()
    if found is None or not _links.check_token(found, request.session.get(_KEPT_AS, "")):
        return TemplateResponse(request, "account/link_void.html", status=404)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _chosen(form, found):
        request.session.flush()
        messages.success(request, str(_("Your password is set. Sign in with it.")))
        return redirect(settings.LOGIN_URL)
    context = {"form": form, "username": found.username}
    return TemplateResponse(request, "account/choose_password.html", context, status=400 if form.errors else 200)


def _chosen(form: PasswordForm, worker: Worker) -> bool:
    try:
        accounts.set_password(worker=worker, password=form.cleaned_data["password"])
    except ValidationError as weak:
        form.add_error("password", weak)
    return not form.errors
