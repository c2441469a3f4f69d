"""Who pays for a programme: funders and when their money ends, contributors with a key, invoices line by line."""

import csv
import io
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts.installation import INSTALLATION
from voordeur.cases.deeds import deed_for
from voordeur.common.clock import AMSTERDAM
from voordeur.desk.partners.funding import Invoices, MoneyView, invoices_of, money_view
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.requests import look, now, page, today, who
from voordeur.reporting.written import defused
from voordeur.web.administration.doors import administration, right
from voordeur.web.funding.forms import ContributorForm, DivideForm, LeftForm, NumberForm, TakeForm, WithdrawForm

# The word in the url -> the entry kind, the form, its title, and the thing that it is about.
DEEDS: dict[str, tuple[str, Any, Any, str]] = {
    "bijdrager": ("contributor_joined", ContributorForm, _("Somebody contributes"), ""),
    "bijdrager-wijzigen": ("contributor_joined", ContributorForm, _("Change a contributor"), "contributor"),
    "aantal": ("key_number_noted", NumberForm, _("Note inhabitants"), "contributor"),
    "bijdrager-weg": ("contributor_left", LeftForm, _("Somebody no longer contributes"), "contributor"),
    "verdelen": ("costs_divided", DivideForm, _("Divide costs"), ""),
    "intrekken": ("costs_division_withdrawn", WithdrawForm, _("Withdraw a division"), "division"),
}


@page()
def money(request: HttpRequest, programme: UUID) -> TemplateResponse:
    """Show who pays for a programme, to who reports on it or administers."""
    view = money_view(programme, worker=who(request), today=today(request))
    may_arrange = access.administers(worker=who(request), today=today(request))
    return TemplateResponse(request, "funding/money.html", {"view": view, "may_arrange": may_arrange})


@administration("GET", "POST")
def funding_deed(request: HttpRequest, programme: UUID, word: str, thing: UUID | None = None) -> HttpResponse:
    """Note who contributes and what it counts for, divide costs, or withdraw a division."""
    view = money_view(programme, worker=who(request), today=today(request))
    if word not in DEEDS or bool(DEEDS[word][3]) != (thing is not None):
        raise Http404
    kind, form, title, about = DEEDS[word]
    row = _thing(view, about, thing) if thing else None

    def deed(given: dict[str, Any], id: UUID) -> None:
        if row is not None:
            given[about] = row.pk
        deed_for(kind)(file=programme, permit=right(request, programme), at=now(request), id=id, **given)

    home = reverse("money", kwargs={"programme": programme})
    sheet = Sheet(
        title=title,
        lead=str(getattr(row, "name", "") or getattr(row, "what", "")) if row else "",
        onward=home,
        back=home,
        back_title=told(view.programme.called),
        submit=_("Save"),
        done=_("Saved."),
    )
    is_now = {name: getattr(row, name) for name in ("name", "organisation", "extra") if hasattr(row, name)}
    return fill_in(request, form, deed, sheet, {**is_now, "happened_on": today(request)})


@page("GET", "POST")
def division(request: HttpRequest, programme: UUID, division: UUID) -> HttpResponse:
    """Show what each contributor pays (GET), or give it as a file to who says what it is for (POST)."""
    view = money_view(programme, worker=who(request), today=today(request))
    invoices = invoices_of(_thing(view, "division", division))
    form = TakeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _note_taking(request, programme)
        return _file(request, view, invoices, form.cleaned_data["reason"])
    context = {
        "view": view,
        "invoices": invoices,
        "division": invoices.division,
        "form": form,
        "may_arrange": access.administers(worker=who(request), today=today(request)),
    }
    return TemplateResponse(request, "funding/division.html", context, status=400 if form.errors else 200)


def _note_taking(request: HttpRequest, programme: UUID) -> None:
    """Write down that a file was taken, with the right by which it was read."""
    if programme in access.programmes_of(worker=who(request), purpose="report", today=today(request)):
        look(request, purpose="report", page="invoice file", file=programme)
    else:
        look(request, purpose="administration", page="invoice file", file=INSTALLATION)


def _thing(view: MoneyView, about: str, thing: UUID) -> Any:
    rows = view.divisions if about == "division" else [one.row for one in view.contributors]
    found = next((one for one in rows if one.pk == thing), None)
    if found is None:
        raise Http404
    return found


def _file(request: HttpRequest, view: MoneyView, invoices: Invoices, reason: str) -> HttpResponse:
    """Write the lines as CSV that a spreadsheet opens without running anything, with who took it and why."""
    out, made = io.StringIO(), invoices.division
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    heads = [_("contributor"), _("inhabitants"), _("counted on"), _("share"), _("on top"), _("invoice")]
    writer.writerow([defused(str(head)) for head in heads])
    for line in invoices.lines:
        cells = (line.name, line.number, line.counted_on, line.share, line.extra, line.total)
        writer.writerow([_cell(cell) for cell in cells])
    sums = (gettext("together"), invoices.numbers, "", invoices.shares, invoices.extras, invoices.total)
    writer.writerow([_cell(cell) for cell in sums])
    withdrawn = f"{made.withdrawn_on:%d-%m-%Y}" if made.withdrawn_on else gettext("no")
    taken = {
        gettext("programme"): told(view.programme.called),
        gettext("costs"): made.what,
        gettext("period"): f"{made.since:%d-%m-%Y} – {made.until:%d-%m-%Y}",
        gettext("withdrawn"): withdrawn,
        gettext("taken by"): who(request).name,
        gettext("taken at"): f"{now(request).astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
        gettext("taken for"): reason,
    }
    writer.writerow([])
    writer.writerows([defused(cell) for cell in row] for row in taken.items())
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{made.since:%Y-%m}-{made.pk}.csv"'
    return answer


def _cell(value: object) -> object:
    """Write a number with a comma, as Dutch spreadsheets read it; text is defused."""
    return defused(value) if isinstance(value, str) else str(value).replace(".", ",")


_PROGRAMME = "geld/<uuid:programme>"

urlpatterns = [
    path(f"{_PROGRAMME}/", money, name="money"),
    path(f"{_PROGRAMME}/verdeling/<uuid:division>/", division, name="division"),
    path(f"{_PROGRAMME}/<slug:word>/", funding_deed, name="funding_deed"),
    path(f"{_PROGRAMME}/<slug:word>/<uuid:thing>/", funding_deed, name="funding_deed"),
]
