"""Who takes part in the plan, and what each says to it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from voordeur.accounts import queries as accounts
from voordeur.desk.case.casework import CaseView
from voordeur.desk.case.deciding import signers_of
from voordeur.partners import queries as partners
from voordeur.web.cases.forms.asking import DAY, WHY, Ask, page_of
from voordeur.web.cases.forms.base import (
    CaseForm,
    DeedGroup,
    DeedPage,
    ask_where_a_name_tells,
    choose_words,
    life_domain,
    on_day,
    one_of,
    short,
)

_HEARD = [
    ("call", _("In a call")),
    ("mail", _("By mail")),
    ("meeting", _("In a meeting")),
    ("paper", _("On paper")),
]
_PLACES = [
    ("partner", _("A partner organisation")),
    ("resident", _("The resident, or the parents")),
    ("registrant", _("Whoever reported {this_unit}")),
    ("coordinator", _("Whoever coordinates")),
    ("other", _("Somebody else")),
]


def organisation_choices(form: CaseForm, case: CaseView) -> list[tuple[str, Any]]:
    """Give the organisations to choose from, those with a covenant on this day first and marked."""
    signed = partners.under_covenant(form.day, programme=case.programme)
    every = sorted(accounts.organisations(), key=lambda one: (one.pk not in signed, one.name.lower()))
    mark = _("%(name)s (covenant)")
    return [("", "–"), *((str(one.pk), mark % {"name": one.name} if one.pk in signed else one.name) for one in every)]


class PartyForm(CaseForm):
    """Who takes part in the plan: an organisation, or somebody by name."""

    needed_at_times = ("organisation", "name")
    role = one_of(_("Who is it?"), _PLACES, initial="partner")
    organisation = forms.ChoiceField(label=_("Which organisation?"), required=False)
    name = short(_("Or somebody by name"))
    contact = short(_("Whom do you talk with there?"), help_text=_("This name stands ready when you note an answer."))
    domain = life_domain(help_text=_("Only when the name of the organisation tells what is wrong."))

    def about(self, case: CaseView) -> None:
        """Offer the organisations, and remember who takes part already."""
        super().about(case)
        self.fields["organisation"].choices = organisation_choices(self, case)  # type: ignore[attr-defined]
        choose_words(self, case, "party_joined", "role")
        self.here = {one.organisation for one in case.things["party"] if one.left_on is None}

    def clean(self) -> dict[str, Any]:
        """Have an organisation or a name, and nobody twice."""
        given = super().clean() or {}
        if not given.get("organisation") and not given.get("name"):
            self.add_error("name", _("Choose an organisation, or write a name."))
        if given.get("organisation") and UUID(given["organisation"]) in self.here:
            self.add_error("organisation", _("This organisation takes part already."))
        ask_where_a_name_tells(self, given)
        return given


class SignForm(CaseForm):
    """A signature: typed here with a tick, put on paper, or seen by somebody."""

    needed_at_times = ("agrees", "seen_by")
    how = one_of(
        _("How is it signed?"),
        [
            ("screen", _("On this screen: with a name and a tick")),
            ("paper", _("On paper: add a scan or photo of it")),
            ("seen", _("Somebody saw the signature being put")),
        ],
        initial="screen",
    )
    persons = forms.MultipleChoiceField(
        label=_("Who signs?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for {the_unit} itself. Who is under 12 does not sign; then those with authority do."),
    )
    signed_by = short(_("Name of who signs"), required=True)
    agrees = forms.BooleanField(
        label=_("I have read the plan and agree to it"),
        required=False,
        help_text=_("To be ticked by who signs, and only on this screen."),
    )
    scan = forms.FileField(
        label=_("Scan or photo of the paper"),
        required=False,
        allow_empty_file=True,
        help_text=_("A PDF or a picture (JPEG or PNG). It is kept sealed. Without one, keep the paper yourself."),
    )
    seen_by = short(_("Who saw the signature?"), help_text=_("Only when somebody saw it being put."))
    happened_on = on_day()

    def about(self, case: CaseView) -> None:
        """Offer the members whose signature counts."""
        super().about(case)
        able = signers_of(case, self.day)
        if able:
            self.fields["persons"].choices = [(str(one), name) for one, name in able]  # type: ignore[attr-defined]
        else:
            del self.fields["persons"]

    def clean(self) -> dict[str, Any]:
        """Have the tick of who signs here, and the name of who saw a signature elsewhere."""
        given = super().clean() or {}
        how, agrees = given.get("how"), given.pop("agrees", False)
        if how == "screen" and not agrees:
            self.add_error("agrees", _("Who signs on the screen ticks this box."))
        if how == "seen" and not given.get("seen_by"):
            self.add_error("seen_by", _("Write who saw the signature."))
        scan = given.pop("scan", None)
        if scan and how != "paper":
            self.add_error("scan", _("A scan belongs to a signature on paper."))
        elif scan:
            given["scan"] = scan.read()
            given["scan_text"] = gettext("Signature of %(who)s under the plan") % {"who": given.get("signed_by", "")}
        return given


def _contact(party: Any) -> dict[str, Any]:
    """Begin with the one whom one talks with at a party."""
    return {"said_by": party.contact}


def _signer(party: Any) -> dict[str, Any]:
    """Begin with the name of a party that is a person."""
    return {"signed_by": party.contact if party.organisation else party.text}


_HEARING = (
    Ask("said_by"),
    Ask("how", _("How did you hear it?"), choices=_HEARD, initial="call"),
    DAY,
)
_OF_PARTY: dict[str, Any] = {"thing": "party"}
_ASKED_ONLY: dict[str, Any] = {"when_asked": True, **_OF_PARTY}

PARTIES = DeedGroup(
    name="parties",
    title=_("Who takes part and who said yes"),
    pages={
        "partij": DeedPage(kind="party_joined", form=PartyForm, title=_("Somebody takes part in the plan")),
        "voorleggen": page_of(
            "plan_put_forward",
            _("Put the plan to all parties"),
            Ask(
                "text",
                _("What do you ask of the parties?"),
                help=_("For instance: your answer by Friday."),
                optional=True,
            ),
        ),
        "akkoord": page_of(
            "party_endorsed",
            _("A party says yes"),
            *_HEARING,
            Ask("remark", optional=True),
            begins=_contact,
            **_OF_PARTY,
        ),
        "bezwaar": page_of(
            "party_objected",
            _("A party says no"),
            *_HEARING,
            Ask("reason", _("What does this party object to?")),
            begins=_contact,
            **_OF_PARTY,
        ),
        "ondertekend": DeedPage(
            kind="plan_signed", form=SignForm, title=_("A party signs the plan"), begins=_signer, **_ASKED_ONLY
        ),
        "handtekening-weg": page_of("signature_withdrawn", _("A party withdraws its signature"), WHY, **_ASKED_ONLY),
        "partij-weg": page_of("party_left", _("A party no longer takes part"), WHY, **_OF_PARTY),
    },
)
