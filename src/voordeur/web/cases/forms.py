"""The forms of a case. Each field is a field of the deed that it does; choices come from the case and its method."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from voordeur.access.functions import function, purposes
from voordeur.accounts import queries as accounts
from voordeur.common import clock
from voordeur.hall.casework import PURPOSES, CaseView
from voordeur.hall.errors import told
from voordeur.hall.forms import DateField, Form, TimeInput, dress
from voordeur.partners import queries as partners
from voordeur.programmes import queries as programmes

_LONG = 20_000
_SHOWN = 120
_WAITS = ("asked", "accepted", "started")


class CaseForm(Form):
    """A form about one case; a subclass names the fields, `about` fills their choices."""

    def __init__(self, *args: Any, case: CaseView, day: date, **kwargs: Any) -> None:
        """Fill the choices that depend on the case and the day."""
        super().__init__(*args, **kwargs)
        self.day = day
        self.about(case)
        dress(self)

    def about(self, case: CaseView) -> None:
        """Fill what depends on this case."""
        if "domain" in self.fields and case.standing:
            domains = case.standing.method.domains
            choices = [("", _("No life domain")), *((id, told(title)) for id, title in domains.items())]
            self.fields["domain"].choices = choices  # type: ignore[attr-defined]


def words(label: Any, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    """Make a field for a few sentences."""
    return forms.CharField(label=label, required=required, max_length=_LONG, widget=forms.Textarea, **kwargs)


def short(label: Any, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    """Make a field for a few words."""
    return forms.CharField(label=label, required=required, max_length=300, **kwargs)


def one_of(label: Any, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    """Make a choice that shows all its answers."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)


def life_domain() -> forms.ChoiceField:
    """Make the choice of a life domain."""
    return forms.ChoiceField(label=_("Life domain"), required=False)


def people_list(label: Any, **kwargs: Any) -> forms.CharField:
    """Make a field for names with commas between them."""
    return forms.CharField(
        label=label, required=False, max_length=500, help_text=_("With commas between them."), **kwargs
    )


def split_names(text: str) -> tuple[str, ...]:
    """Take names apart at the commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


class NoteForm(CaseForm):
    """A call, mail, chat or talk, in twenty seconds."""

    channel = one_of(
        _("What was it?"),
        [("call", _("Call")), ("talk", _("Talk")), ("mail", _("Mail")), ("chat", _("Chat")), ("letter", _("Letter"))],
    )
    with_whom = short(_("With whom?"))
    text = words(_("What was said?"))
    domain = life_domain()
    level = forms.TypedChoiceField(
        label=_("For whose eyes?"),
        choices=[("1", _("Everybody who helps here")), ("2", _("Only the coordinator"))],
        coerce=int,
        widget=forms.RadioSelect,
        initial="1",
    )
    persons = forms.MultipleChoiceField(label=_("About whom?"), required=False, widget=forms.CheckboxSelectMultiple)
    follow_up_on = DateField(label=_("Come back to it on"), required=False)

    def about(self, case: CaseView) -> None:
        """Offer the members of the household."""
        super().about(case)
        self.fields["channel"].in_a_row = True  # type: ignore[attr-defined]
        self.fields["level"].in_a_row = True  # type: ignore[attr-defined]
        if case.members:
            self.fields["persons"].choices = [(str(one.person), one.name) for one in case.members]  # type: ignore[attr-defined]
        else:
            del self.fields["persons"]


class NeedForm(CaseForm):
    """A question, need or worry."""

    text = words(_("What is the question or worry?"))
    domain = life_domain()
    money = forms.BooleanField(label=_("It is about money, debts or paperwork"), required=False)


class AnswerForm(CaseForm):
    """How a question got its answer."""

    how = one_of(
        _("How is it answered?"),
        [
            ("taken_up", _("Taken up by somebody")),
            ("advice", _("With advice")),
            ("referred", _("A service helps")),
            ("own_strength", _("The resident does it")),
            ("not_wanted", _("The resident does not want it any more")),
            ("other", _("Otherwise")),
        ],
    )
    by_whom = short(_("By whom?"))
    reason = words(_("Explanation"), required=False)


class StrengthForm(CaseForm):
    """A talent, wish, dream or strength."""

    what = one_of(
        _("What is it?"),
        [("talent", _("Talent")), ("wish", _("Wish")), ("dream", _("Dream")), ("strength", _("Strength"))],
    )
    text = words(_("In the resident's own words"))
    domain = life_domain()


class GoalForm(CaseForm):
    """What will be different."""

    text = words(_("What will be different?"))
    for_whom = short(_("For whom?"))
    by = DateField(label=_("By when?"), required=False)
    domain = life_domain()


class ActionForm(CaseForm):
    """Who does what by when, and how everybody will know."""

    text = words(_("What will be done?"))
    owner_kind = one_of(
        _("Who does it?"),
        [
            ("resident", _("The resident")),
            ("network", _("Own network: family, neighbours, church")),
            ("organisation", _("A partner organisation")),
            ("worker", _("A worker")),
        ],
    )
    owner_name = short(_("Name of who does it"), help_text=_("Not needed for the resident."))
    due = DateField(label=_("By when?"), required=False)
    how_known = short(_("How will everybody know that it is done?"))
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)
    need = forms.ChoiceField(label=_("For which question?"), required=False)
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the open goals and questions."""
        super().about(case)
        for name, rows in (
            ("goal", [g for g in case.goals if g.state == "set"]),
            ("need", [n for n in case.needs if n.state == "open"]),
        ):
            if rows:
                self.fields[name].choices = [("", "–"), *((str(row.pk), row.text[:80]) for row in rows)]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Everybody but the resident is named."""
        given = super().clean() or {}
        if given.get("owner_kind") not in (None, "resident") and not given.get("owner_name"):
            self.add_error("owner_name", _("Write who does it."))
        return given


class RemarkForm(CaseForm):
    """Yes to an action, with a remark if there is one."""

    remark = words(_("Remark"), required=False)


class ChaseForm(CaseForm):
    """That the owner was asked how it stands."""

    how = one_of(_("How did you ask?"), [("call", _("Call")), ("mail", _("Mail")), ("talk", _("Talk"))])
    answer = words(_("What was the answer?"), required=False)


class ResultForm(CaseForm):
    """What came of it."""

    result = words(_("What came of it?"), required=False)


class ReasonForm(CaseForm):
    """Why."""

    reason = words(_("Why?"))


class NothingForm(CaseForm):
    """Nothing to fill in: only to confirm."""


class AgreeForm(CaseForm):
    """Who agreed to the plan, and how."""

    agreed_by = people_list(_("Who agreed?"))
    how = one_of(_("How?"), [("spoken", _("Spoken")), ("signed", _("Signed"))])

    def clean_agreed_by(self) -> tuple[str, ...]:
        """Take the names apart."""
        return split_names(self.cleaned_data["agreed_by"])


class ConferenceForm(CaseForm):
    """Partners sat together."""

    kind = one_of(
        _("What kind?"),
        [
            ("case_discussion", _("Case discussion")),
            ("multidisciplinary", _("With several disciplines")),
            ("follow_up", _("Follow-up")),
        ],
    )
    attended = people_list(_("Who was there?"))
    decisions = words(_("What was decided?"))

    def clean_attended(self) -> tuple[str, ...]:
        """Take the names apart."""
        return split_names(self.cleaned_data["attended"])


class HelpForm(CaseForm):
    """Help or advice that was given."""

    text = words(_("What was done?"))
    domain = life_domain()


def waiting(weeks: int) -> str:
    """Say how long one waits."""
    return ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}


class ReferForm(CaseForm):
    """A service is asked to help."""

    service = forms.ChoiceField(label=_("Which service?"), required=False)
    receiver = short(_("Somebody else, namely"))
    text = words(_("What is asked?"))
    warm = forms.BooleanField(label=_("Warm: resident and service met with me there"), required=False)
    domain = life_domain()

    def about(self, case: CaseView) -> None:
        """Offer the services, with how long one really waits."""
        super().about(case)
        choices: list[tuple[str, Any]] = [("", "–")]
        for service in partners.services():
            weeks = partners.expected_weeks(service)
            wait = "" if weeks is None else f" ({waiting(weeks)})"
            choices.append((str(service.pk), f"{service.name}{wait}"))
        self.fields["service"].choices = choices  # type: ignore[attr-defined]


class ConsentForm(CaseForm):
    """To what residents agreed, who of them, with whom it may be shared, how and when."""

    for_what = words(_("To what?"))
    with_whom = short(_("With whom may it be shared?"), required=True, help_text=_("For instance: the Wmo desk."))
    persons = forms.MultipleChoiceField(label=_("Who agreed?"), required=False, widget=forms.CheckboxSelectMultiple)
    how = one_of(_("How?"), [("spoken", _("Spoken")), ("signed", _("Signed"))])
    happened_on = DateField(label=_("On which day?"), initial=clock.today)

    def about(self, case: CaseView) -> None:
        """Offer the members of the household."""
        super().about(case)
        if case.members:
            self.fields["persons"].choices = [(str(one.person), one.name) for one in case.members]  # type: ignore[attr-defined]
        else:
            del self.fields["persons"]


class GroundForm(CaseForm):
    """The ground in law on which the work goes on."""

    ground = short(_("Which ground?"), required=True)
    law = short(_("Article of law"))


class CloseForm(CaseForm):
    """Why the work ends, and with which result."""

    reason = one_of(
        _("Why does it end?"),
        [
            ("goals_reached", _("The goals are reached")),
            ("help_in_place", _("Help is in place")),
            ("answered", _("The questions are answered")),
            ("passed_on", _("Passed on to others")),
            ("withdrew", _("The resident does not want to go on")),
            ("moved", _("The household moved away")),
            ("deceased", _("The resident died")),
            ("court_order", _("A court ordered it")),
            ("other", _("Otherwise")),
        ],
    )
    result = words(_("How is the household doing now?"), required=False)
    stays_open = forms.MultipleChoiceField(
        label=_("This is not finished yet. Tick what stays open: it goes on the handover list."),
        help_text=_(
            "Is something finished, or will it not be done? Then note that in the plan first, above all when you "
            "close because the questions are answered or the goals are reached."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def about(self, case: CaseView) -> None:
        """List what is not finished, as far as this worker sees it."""
        super().about(case)
        rows: list[tuple[Any, Any]] = [
            *((_("Question: %(text)s"), one) for one in case.needs if one.state == "open"),
            *((_("Goal: %(text)s"), one) for one in case.goals if one.state == "set"),
            *((_("Action: %(text)s"), one) for one in case.actions if one.state in ("placed", "picked_up")),
            *((_("Asked of a service: %(text)s"), one) for one in case.referrals if one.state in _WAITS),
        ]
        self.open = [(str(one.pk), words % {"text": one.text[:_SHOWN]}) for words, one in rows]
        if self.open:
            self.fields["stays_open"].choices = self.open  # type: ignore[attr-defined]
        else:
            del self.fields["stays_open"]

    def clean_stays_open(self) -> list[str]:
        """Have everything ticked that is not finished, so that nothing drops out of sight."""
        ticked: list[str] = self.cleaned_data["stays_open"]
        if len(ticked) < len(self.open):
            words = _("Tick everything that stays open. What is finished you note in the plan first.")
            raise forms.ValidationError(words)
        return ticked


class AftercareForm(CaseForm):
    """How it goes, some time after closing."""

    result = one_of(
        _("How does it go?"),
        [
            ("goes_well", _("It goes well")),
            ("problem_back", _("The problem is back")),
            ("not_reached", _("Not reached")),
        ],
    )
    text = words(_("What was said?"), required=False)


class PassOnForm(CaseForm):
    """To whom a case goes."""

    platform = short(_("To which platform or team?"), required=True)
    receiver = short(_("To whom there?"))
    reason = words(_("Why?"))


class VisitPlannedForm(CaseForm):
    """When and with whom."""

    on = DateField(label=_("Day"))
    from_time = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    until_time = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)
    with_whom = short(_("With whom"))


class CaseVisitForm(CaseForm):
    """A visit in a running case: who was there and what was asked. What was told is noted with the plan."""

    happened_on = DateField(label=_("On which day?"), initial=clock.today)
    who_present = people_list(_("Who was there?"))
    asked = forms.MultipleChoiceField(
        label=_("What was talked about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    crisis = forms.BooleanField(
        label=_("There is a crisis: the rest has to wait"),
        required=False,
        help_text=_("Write questions, talents and agreements down in the plan: it opens when you have saved."),
    )

    def about(self, case: CaseView) -> None:
        """Offer the headings of the method."""
        super().about(case)
        headings = case.standing.method.headings if case.standing else {}
        self.fields["asked"].choices = [(id, told(heading.title)) for id, heading in headings.items()]  # type: ignore[attr-defined]

    def clean_who_present(self) -> tuple[str, ...]:
        """Take the names apart."""
        return split_names(self.cleaned_data["who_present"])


class AttemptForm(CaseForm):
    """Somebody went to this household, and no talk came of it."""

    outcome = one_of(
        _("What came of it?"),
        [
            ("nobody_home", _("Nobody home")),
            ("come_back", _("Come back another time")),
            ("no_access", _("Could not get to the door")),
            ("moved", _("Moved away")),
            ("unsafe", _("Not safe: left")),
        ],
        initial="nobody_home",
    )
    part_of_day = one_of(
        _("When was it?"),
        [("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("Evening"))],
        required=False,
    )
    card_left = forms.BooleanField(label=_("I left a card"), required=False)


def _helps_in_cases(name: str) -> bool:
    """Tell whether whoever has this function works in cases; a reporter or project leader does not."""
    return any(right.purpose in PURPOSES for right in function(name).own.get("case", ()))


class PairForm(CaseForm):
    """A role and a worker that belong together; a subclass says which pairs there are."""

    role = forms.ChoiceField(label=_("Role"))
    worker = forms.ChoiceField(label=_("Worker"))
    wrong: Any = _("This worker does not have this role in the team. Ask your project leader for it.")

    def about(self, case: CaseView) -> None:
        """Offer the roles and the workers that occur."""
        self.pairs = set(self.pairs_of(case))
        titles = case.standing.method.roles if case.standing else {}
        held = {role for role, _worker in self.pairs}
        self.fields["role"].choices = [(id, told(role.title)) for id, role in titles.items() if id in held]  # type: ignore[attr-defined]
        names = accounts.workers(worker for _role, worker in self.pairs)
        roles = {id: ", ".join(told(titles[r].title) for r, w in sorted(self.pairs) if w == id) for id in names}
        choices = sorted((f"{one.name}, {roles[id]}", str(id)) for id, one in names.items())
        self.fields["worker"].choices = [(id, name) for name, id in choices]  # type: ignore[attr-defined]

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give the team, each in the own role as far as it is one in a case: nobody else can be given a role there."""
        roles = case.standing.method.roles if case.standing else {}
        able = programmes.able(case.programme, self.day) if case.programme else []
        return [(role, worker) for role, worker in able if role in roles and _helps_in_cases(roles[role].function)]

    def clean(self) -> dict[str, Any]:
        """Refuse a pair that is not there, with words about what to do."""
        given = super().clean() or {}
        if "role" in given and "worker" in given and (given["role"], UUID(given["worker"])) not in self.pairs:
            self.add_error("worker", self.wrong)
        return given


class RoleForm(PairForm):
    """Which worker takes which role; with an `only` role as its beginning no other role is offered."""

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give the team; who gives a role only because the method asks for it, gives no other than that."""
        only = self.initial.get("only", "")
        asked = case.standing.asked_roles if case.standing else ()
        free = purposes()[case.purpose].gives
        return [pair for pair in super().pairs_of(case) if only in ("", pair[0]) and (free or pair[0] in asked)]


class TakeOverForm(PairForm):
    """Who takes a role over from whoever has it now, and why."""

    reason = words(_("Why?"))

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give the team members who could take over a role that somebody has in this case."""
        held = {(one.role, one.worker) for one, _worker in case.holders}
        roles = {role for role, _worker in held}
        return [pair for pair in super().pairs_of(case) if pair[0] in roles and pair not in held]


class ReleaseForm(PairForm):
    """Whose role in the case ends, and why; the sight that it brought ends with it."""

    reason = words(_("Why?"))
    wrong = _("This worker does not have this role in this case.")

    def pairs_of(self, case: CaseView) -> list[tuple[str, UUID]]:
        """Give who has which role in this case."""
        return [(one.role, one.worker) for one, _worker in case.holders]


class RuleAsideForm(CaseForm):
    """Which rule of the method is set aside, and why. Law and safety stand."""

    rule = forms.ChoiceField(label=_("Which rule?"))
    reason = words(_("Why?"))

    def about(self, case: CaseView) -> None:
        """Offer the rules of the kind method that stand for a case."""
        rules = case.standing.method.rules.values() if case.standing else ()
        self.fields["rule"].choices = [  # type: ignore[attr-defined]
            (rule.id, told(rule.because)) for rule in rules if rule.kind == "method" and rule.of == "case"
        ]
