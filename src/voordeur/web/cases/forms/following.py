"""How a case is followed: risks and how heavy it is, means of compulsion, phases, presence, decisions, reports."""

from django.utils.translation import gettext_lazy as _

from voordeur.web.cases.forms.asking import DAY, DOMAIN, WHY, Ask, Choices, page_of
from voordeur.web.cases.forms.base import DeedGroup

_YES_OR_NO = [("yes", _("Yes")), ("no", _("No"))]
_HEAVY = [
    (1, _("1, light")),
    (2, _("2, rather light")),
    (3, _("3, in between")),
    (4, _("4, heavy")),
    (5, _("5, very heavy")),
]

_HOLDERS: Choices = [
    ("coach", "{Coordinator}"),
    ("parents", _("The parents")),
    ("resident", _("The resident")),
    ("partner", _("A partner organisation")),
    ("team", _("The team")),
]

RISKS = DeedGroup(
    name="risks",
    title=_("Risks and means"),
    pages={
        "risico": page_of(
            "risk_found",
            _("A risk was seen"),
            Ask("text", _("What is the danger?")),
            Ask("person", _("For whom?"), none=_("{The_unit}")),
            DOMAIN,
        ),
        "risico-weg": page_of(
            "risk_cleared", _("A risk is gone"), Ask("text", _("How do you know that it is gone?")), thing="risk"
        ),
        "zwaarte": page_of(
            "severity_judged",
            _("Judge how heavy this case is"),
            Ask("severity", _("How heavy is this case?"), choices=_HEAVY),
            WHY,
        ),
        "drangmiddel": page_of(
            "lever_recorded",
            _("Note a means of compulsion"),
            Ask("lever", word=True),
            Ask("available", _("Is it there?"), choices=_YES_OR_NO, initial="yes"),
            Ask("law", optional=True),
            Ask("competent", _("Who may use it?"), optional=True),
        ),
    },
)
PHASES = DeedGroup(
    name="phases",
    title=_("Phase and presence"),
    pages={
        "fase": page_of(
            "phase_begun",
            _("A phase begins"),
            Ask("phase", _("Which phase begins?"), word=True),
            Ask("directed_by", _("Who directs in this phase?"), optional=True),
        ),
        "regie": page_of(
            "direction_taken",
            _("Somebody directs from now on"),
            Ask("over", choices=[("all", _("Everything"))], area=True, word=True),
            Ask("holder", choices=_HOLDERS, of_several=("parents",)),
            Ask("holder_name", optional=True),
            Ask("reason", optional=True),
            DAY,
        ),
        "aanwezig": page_of(
            "presence_logged",
            _("I was with {the_unit}"),
            Ask("how", _("How did you come?"), initial="planned"),
            DAY,
            Ask("with_whom", _("Whom did you see?"), optional=True),
            Ask("text", _("What did you see and do?"), optional=True),
        ),
        "niet-aanwezig": page_of("presence_missed", _("I was not with {the_unit}"), DAY, Ask("reason", _("Why not?"))),
    },
)
DECISIONS = DeedGroup(
    name="decisions",
    title=_("Decisions and reports"),
    pages={
        "besluit": page_of(
            "decision_taken",
            _("Take a decision"),
            Ask("decision", _("About what?"), word=True),
            Ask("outcome", _("What is decided?")),
            Ask("ground", _("On which ground?"), word=True, optional=True),
            Ask("amount", optional=True, spoken=True),
            WHY,
        ),
        "verslag": page_of(
            "report_sent",
            _("A report was sent"),
            Ask("report", word=True),
            Ask("receiver", word=True),
            Ask("receiver_name", optional=True),
            Ask("organisation", _("To which organisation?"), spoken=True),
            Ask("domain", help=_("Only when the name of the organisation tells what is wrong."), beside="organisation"),
            Ask("text", _("What does it say, in a few sentences?"), optional=True),
        ),
    },
)
