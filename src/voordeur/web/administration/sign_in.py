"""How a worker signs in, as far as an administrator arranges it: the organisation, what was lost or stolen."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import actions
from voordeur.accounts import queries as accounts
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import Form
from voordeur.hall.requests import now, sent_id
from voordeur.hall.signing.means import end_sign_ins, reset_second_factor
from voordeur.web.administration.doors import administration, right


class IdentityForm(Form):
    """By which id the organisation's sign-in knows a worker."""

    subject = forms.CharField(
        label=_("Id at the organisation's sign-in"),
        max_length=255,
        help_text=_("The worker sees this id when he or she tries to sign in there. An e-mail address is not enough."),
    )


class EndSignInsForm(Form):
    """Why somebody is signed out everywhere."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For instance: a phone was stolen. It stays in the file of this worker, with your name."),
    )


@administration("GET", "POST", fresh=True)
def link_identity(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Link a worker to the identity that the organisation's own sign-in knows."""
    found = _active(worker)

    def deed(given: dict[str, Any], id: UUID) -> None:
        actions.link_identity(
            worker=worker,
            provider=settings.OIDC_PROVIDER,
            subject=given["subject"],
            permit=right(request, worker),
            at=now(request),
            id=id,
        )

    home = reverse("worker", kwargs={"worker": worker})
    sheet = Sheet(
        title=_("Link the organisation's sign-in"),
        submit=_("Link"),
        done=_("Changed."),
        onward=home,
        back=home,
        back_title=found.name,
    )
    return fill_in(request, IdentityForm, deed, sheet)


@administration("POST", fresh=True)
def unlink_identity(request: HttpRequest, worker: UUID) -> HttpResponse:
    """End all links between a worker and the organisation's own sign-in."""
    for one in accounts.identities_of(_active(worker).pk):
        actions.unlink_identity(
            worker=worker, provider=one.provider, subject=one.subject, permit=right(request, worker), at=now(request)
        )
    messages.success(request, str(_("Changed.")))
    return redirect("worker", worker=worker)


@administration("POST", fresh=True)
def reset_factors(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Throw away the second factors of a worker who lost them, and sign the worker out."""
    reset_second_factor(worker=_active(worker).pk, permit=right(request, worker), at=now(request), id=sent_id(request))
    messages.success(request, str(_("The worker sets up a new second step at the next sign-in.")))
    return redirect("worker", worker=worker)


@administration("GET", "POST", fresh=True)
def sign_out_everywhere(request: HttpRequest, worker: UUID) -> HttpResponse:
    """Sign a worker out in every place, for a reason; password and second step stay."""
    found = _active(worker)

    def deed(given: dict[str, Any], id: UUID) -> None:
        end_sign_ins(worker=worker, reason=given["reason"], permit=right(request, worker), at=now(request), id=id)

    home = reverse("worker", kwargs={"worker": worker})
    sheet = Sheet(
        title=_("Sign out everywhere"),
        lead=_("At once, on every computer and phone. Password and second step stay: this worker can sign in again."),
        submit=_("Sign out everywhere"),
        done=_("This worker is signed out everywhere."),
        onward=home,
        back=home,
        back_title=found.name,
    )
    return fill_in(request, EndSignInsForm, deed, sheet)


def _active(worker: UUID) -> Any:
    found = next(iter(accounts.workers([worker]).values()), None)
    if found is None or not found.is_active:
        raise Http404
    return found
