"""The page of a worker's own sign-in: its means, the password, and where he or she is signed in."""

from typing import Any
from uuid import UUID

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.hall.requests import now, page, who
from voordeur.hall.signing import sign_ins
from voordeur.hall.signing.password_links import PasswordForm
from voordeur.hall.signing.second_factor import lacks_second_factor


class OwnPasswordForm(PasswordForm):
    """The password of now, and the new one twice."""

    current = forms.CharField(
        label=_("Your password now"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("current", "password", "again")


class OwnSignIn(IndexView):
    """The means with which a worker signs in; a worker without a second factor is held here until there is one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the worker must set up a factor before going on, and where he or she is signed in."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        worker = who(self.request)
        return {
            **context,
            "must_set_up": lacks_second_factor(self.request, worker),
            "has_password": worker.has_usable_password(),
            "places": sign_ins.sign_ins_of(worker.pk, at=now(self.request)),
            "this_session": self.request.session.session_key,
        }


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and have the browser throw away what it may still hold of our pages."""
    answer: HttpResponse = account.logout(request)
    if request.method == "POST":
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@page("POST", fresh=True)
def end_sign_ins(request: HttpRequest) -> HttpResponse:
    """Sign the worker out in one other place, or in all others."""
    worker = who(request)
    if "others" in request.POST:
        sign_ins.end_all(worker.pk, but=request.session.session_key)
        messages.success(request, gettext("You are signed out everywhere else."))
        return redirect("mfa_index")
    try:
        sign_ins.end(worker.pk, UUID(request.POST.get("place", "")))
    except ValueError:
        raise Http404 from None
    messages.success(request, gettext("You are signed out there."))
    return redirect("mfa_index")


@page("GET", "POST", fresh=True)
def change_password(request: HttpRequest) -> HttpResponse:
    """Choose another password; everywhere else the worker is signed out at once."""
    worker = who(request)
    if not worker.has_usable_password():
        raise Http404
    form = OwnPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _changed(worker, form):
        worker.refresh_from_db()
        update_session_auth_hash(request, worker)
        sign_ins.end_all(worker.pk, but=request.session.session_key)
        messages.success(request, gettext("Your password is changed. You are signed out everywhere else."))
        return redirect("mfa_index")
    return TemplateResponse(request, "account/change_password.html", {"form": form}, status=400 if form.errors else 200)


def _changed(worker: Worker, form: OwnPasswordForm) -> bool:
    try:
        if not get_adapter().reauthenticate(worker, form.cleaned_data["current"]):
            raise get_adapter().validation_error("incorrect_password")
    except ValidationError as refused:
        form.add_error("current", refused)
        return False
    try:
        accounts.set_password(worker=worker, password=form.cleaned_data["password"])
    except ValidationError as weak:
        form.add_error("password", weak)
    return not form.errors
