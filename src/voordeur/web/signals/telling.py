"""A worry told: by a professional who signs in, or typed in by the contact point for whoever called or came by."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.cases import actions as cases
from voordeur.desk.words import told
from voordeur.hall.filling_in import Sheet, fill_in
from voordeur.hall.forms import DateField, Form
from voordeur.hall.requests import now, page, permit, today, who
from voordeur.journal import id_from
from voordeur.journal.refusals import Refusal
from voordeur.methods.language import Text
from voordeur.partners import queries as partners
from voordeur.programmes import queries as programmes
from voordeur.signals import queries as signals
from voordeur.signals.rules import LONGEST_TEXT, refuse_a_text_too_long, refuse_what_is_no_sentence


class ReportForm(Form):
    """What a professional tells: about whom, what was seen, whether the resident agrees, and how urgent it is."""

    about = forms.CharField(
        label=_("About whom, and where?"),
        required=False,
        max_length=500,
        help_text=_("Name and address, only what is needed to find them. Empty when the resident does not agree."),
    )
    text = forms.CharField(
        label=_("What did you see, and why does it worry you?"),
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("At most %(most)s characters. Write down what you saw or heard, not what you think is behind it.")
        % {"most": f"{LONGEST_TEXT // 1000}.000"},
    )
    permission = forms.ChoiceField(
        label=_("Does the resident agree that you report this?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("not_asked", _("I did not ask"))],
        widget=forms.RadioSelect,
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        help_text=_("Is somebody in danger now? Call 112 first."),
        choices=[("normal", _("It can wait some days")), ("soon", _("This week")), ("acute", _("Today"))],
        widget=forms.RadioSelect,
        initial="normal",
    )
    wishes_feedback = forms.BooleanField(
        label=_("Let me know how far it is"),
        required=False,
        initial=True,
        help_text=_("You hear that it was received, who takes it up and when it is closed. Nothing else."),
    )

    def clean_text(self) -> str:
        """Refuse what nobody will read or can take up, in the words of the room."""
        text: str = self.cleaned_data["text"]
        try:
            refuse_a_text_too_long(text)
            refuse_what_is_no_sentence(text)
        except Refusal as refusal:
            raise forms.ValidationError(f"{told(refusal.explanation)} {told(refusal.first)}") from refusal
        return text

    def clean(self) -> dict[str, Any]:
        """Ask about whom it is when the resident agrees; without that, a method may want no name at all."""
        given = super().clean() or {}
        if given.get("permission") == "yes" and not given.get("about"):
            self.add_error("about", _("Tell about whom it is, or where: otherwise nobody can help."))
        return given


class TypedReportForm(ReportForm):
    """The same, as the contact point types in what came in otherwise."""

    channel = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=[
            ("telephone", _("By telephone")),
            ("email", _("By e-mail")),
            ("meeting", _("At a meeting")),
            ("visit", _("On a visit")),
        ],
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("On which day?"))
    reporter_name = forms.CharField(label=_("Who reports it?"), max_length=200)
    reporter_organisation = forms.CharField(label=_("Of which organisation?"), required=False, max_length=200)
    knows_where = forms.BooleanField(
        label=_("The reporter knows where to go with this"),
        required=False,
        help_text=_("Then it is not taken in here: the addresses are shown below."),
    )
    field_order = ("channel", "on", "reporter_name", "reporter_organisation", "knows_where")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Speak about the reporter, since whoever types is somebody else."""
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What did the reporter see, and why does it worry them?")
        self.fields["permission"].label = _("Does the resident agree that this is reported?")
        self.fields["permission"].choices = [  # type: ignore[attr-defined]
            ("yes", _("Yes")),
            ("no", _("No")),
            ("not_asked", _("It was not asked")),
        ]
        self.fields["wishes_feedback"].label = _("The reporter wants to hear how far it is")
        self.fields["wishes_feedback"].help_text = _(
            "Then call back: that it was received, who takes it up, when it is closed. Nothing else."
        )


@dataclass(frozen=True, kw_only=True)
class Direct:
    """A service to which somebody can go directly."""

    name: str
    organisation: str
    phone: str
    domains: tuple[Text, ...]
    weeks: int | None


@page()
def new(request: HttpRequest) -> HttpResponse:
    """Choose the programme to which one reports; with only one there is nothing to choose."""
    return _choose(request, [one.id for one in programmes.taking_reports(today(request))], "new_signal")


@page()
def typed_where(request: HttpRequest) -> HttpResponse:
    """Choose the programme for which a report is typed in."""
    return _choose(request, _weighed_here(request), "typed_signal")


def _choose(request: HttpRequest, found: list[UUID], onward: str) -> HttpResponse:
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect(onward, programme=found[0])
    offered = [(programmes.programme(id), programmes.method_of(id).summary) for id in found]
    return TemplateResponse(request, "signals/where.html", {"programmes": offered, "onward": onward})


@page()
def new_signal(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Ask first whether somebody knows where to go with it; if so, show where, and why it is not taken in here."""
    _takes_reports(request, programme)
    answer = request.GET.get("weet")
    if answer == "nee":
        return redirect("tell_signal", programme=programme)
    refusal = signals.refusal_for_who_knows_where(programme=programme, at=now(request)) if answer == "ja" else None
    if answer == "ja" and refusal is None:
        return redirect(reverse("tell_signal", kwargs={"programme": programme}) + "?weet=ja")
    context = {"programme": programme, "refusal": refusal, "directs": directs(programme) if refusal else []}
    return TemplateResponse(request, "signals/know_where.html", context)


@page("GET", "POST")
def tell_signal(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Report a worry as a professional. What becomes of it is heard under one's own signals."""
    _takes_reports(request, programme)
    worker = who(request)
    organisation = accounts.organisations([worker.organisation]).first()

    def deed(given: dict[str, Any], id: UUID) -> None:
        case = id_from(id, "case")
        cases.receive_signal(
            channel="code",
            programme=programme,
            file=case,
            reporter=worker.pk,
            reporter_organisation=organisation.name if organisation else "",
            knows_where=request.GET.get("weet") == "ja",
            permit=access.permit_to_report(worker=worker, programme=programme, case=case, at=now(request)),
            at=now(request),
            id=id,
            **given,
        )

    sheet = Sheet(
        title=_("Report a worry"),
        lead=_("You are not alone with it. The contact point looks at it, mostly within one working day."),
        onward=reverse("signals"),
        back=reverse("signals"),
        back_title=_("Signals"),
        submit=_("Send"),
        done=_("Received. Below you see how far it is."),
        draft=f"signal:{programme}",
        template="signals/tell.html",
    )
    return fill_in(request, ReportForm, deed, sheet)


@page("GET", "POST")
def typed_signal(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Type in what somebody told by telephone, mail, or in person."""
    if programme not in _weighed_here(request):
        raise access.NoGround

    def deed(given: dict[str, Any], id: UUID) -> None:
        cases.receive_signal(
            programme=programme,
            permit=permit(request, purpose="triage", programme=programme),
            at=now(request),
            happened_on=given.pop("on"),
            id=id,
            **given,
        )

    sheet = Sheet(
        title=_("Type in a signal"),
        onward=reverse("signals"),
        back=reverse("signals"),
        back_title=_("Signals"),
        submit=_("Take it in"),
        done=_("The signal is taken in and waits to be weighed."),
        draft=f"typed:{programme}",
        template="signals/tell.html",
        context={"directs": directs(programme) if "knows_where" in request.POST else []},
    )
    return fill_in(request, TypedReportForm, deed, sheet, {"on": today(request).isoformat()})


def directs(programme: UUID) -> list[Direct]:
    """Give where one can go directly, with whom to call and how long one waits: no secret of any resident."""
    domains = programmes.method_of(programme).domains
    found = list(partners.services())
    organisations = {one.pk: one for one in accounts.organisations({service.organisation for service in found})}
    return [
        Direct(
            name=service.name,
            organisation=organisations[service.organisation].name if service.organisation in organisations else "",
            phone=service.phone or getattr(organisations.get(service.organisation), "phone", ""),
            domains=tuple(domains[id] for id in service.domains if id in domains),
            weeks=partners.expected_weeks(service),
        )
        for service in found
    ]


def _takes_reports(request: HttpRequest, programme: UUID) -> None:
    if programme not in {one.id for one in programmes.taking_reports(today(request))}:
        raise Http404


def _weighed_here(request: HttpRequest) -> list[UUID]:
    return access.programmes_of(worker=who(request), purpose="triage", today=today(request))
