"""All doors of the pages in one table: url, and what each of the cast gets there. A stranger gets 404 for a whole case.

`furnish()` makes what the urls need: the small house, and two signals (one told by the stranger). Statuses are of a
GET; a door that only takes a POST answers 405 to everybody who is signed in. Nobody who is not signed in gets further
than the sign-in, so that needs no column.
"""

from typing import Any
from uuid import UUID

from tests import cast
from tests.support import bring
from tests.support.remembered import remembered
from tests.support.who_may_see import Held, Ledger, Place
from tests.web import house
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.models import CaseRole
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.funding import actions as funding
from voordeur.hall import starting
from voordeur.journal import Entry, Level, id_from
from voordeur.partners import actions as partners
from voordeur.post import actions as post
from voordeur.programmes.models import TeamMember
from voordeur.safety import actions as safety
from voordeur.safety.entries import ColleagueConsulted

PEOPLE = {
    "karin": cast.KARIN,
    "fatma": cast.FATMA,
    "piet": cast.PIET,
    "mo": cast.MO,
    "ineke": cast.INEKE,
    "sanne": cast.SANNE,
    "stranger": cast.STRANGER,
    "bea": cast.BEA,
}
SIGNAL, OWN_SIGNAL, LETTER, DOCUMENT, CONFERENCE = (
    UUID(f"01900000-0000-7000-9000-{number:012d}") for number in range(51, 56)
)
NOBODYS = UUID("01900000-0000-7000-9000-000000000099")


def own_case() -> UUID:
    """Give the case that the stranger's own signal opens."""
    return id_from(OWN_SIGNAL, "case")


@remembered
def furnish() -> dict[str, UUID]:
    """Make something behind every door; give the ids by the words of the table."""
    built = house.build()
    cast.an_administrator()
    text = cast.method_text(cast.DORDRECHT)
    start = starting.begin(worker=cast.BEA, method_text=text, at=clock.now())
    tell(file=SIGNAL, at=clock.now())
    write_letter(built.case, at=clock.now())
    add_document(built.case, at=clock.now())
    report(id=OWN_SIGNAL, at=clock.now())
    sit_together(built.case, at=clock.now())
    return {
        "door": built.door,
        "round": built.round,
        "case": built.case,
        "goal": built.goal,
        "document": post.document_id(DOCUMENT),
        "conference": CONFERENCE,
        "placed": built.action,
        "made_letter": post.letter_id(LETTER),
        "signal": SIGNAL,
        "dordrecht": cast.DORDRECHT,
        "den_haag": cast.DEN_HAAG,
        "nobodys": NOBODYS,
        "household": cast.HOUSEHOLD,
        "mother": cast.MOTHER,
        "fact": protect(house_of=built.case),
        "code": begin_code(house_of=built.case),
        "flag": stop(house_of=built.case),
        "karin": cast.KARIN,
        "mo": cast.MO,
        "bea": cast.BEA,
        "school": cast.SCHOOL,
        "clinic": cast.CLINIC,
        "start": start,
        "covenant": sign(),
        "division": divide(),
        "member": TeamMember.objects.get(file=cast.DORDRECHT, worker=cast.FATMA).pk,
        "held": CaseRole.objects.get(file=built.case, worker=cast.KARIN).pk,
        "line": Entry.objects.get(file=built.case, kind="goal_set").pk,
    }


def sign() -> UUID:
    """Note a covenant of debt help for Dordrecht that ended the day before this work was done."""
    id = new_id()
    partners.sign_covenant(
        file=cast.DORDRECHT,
        parties=[cast.DEBT_HELP],
        what="wie helpt",
        until=cast.AT.date(),
        permit=cast.operator(),
        at=cast.AT,
        id=id,
    )
    return id_from(id, "covenant")


def divide() -> UUID:
    """Divide costs of Dordrecht over one municipality."""
    id = new_id()
    does = {"file": cast.DORDRECHT, "permit": cast.operator(), "at": cast.AT, "happened_on": cast.LONG_AGO.date()}
    day, end = cast.LONG_AGO.date(), cast.AT.date()
    funding.let_contribute(name="Dordrecht", contributor=id, **does)
    funding.note_key_number(contributor=id, number=118_000, counted_on=day, source="count", **does)
    funding.divide_costs(what="Visits", since=day, until=end, costs=500, division=id_from(id, "division"), **does)
    return id_from(id, "division")


def write_letter(case: UUID, at) -> None:
    """Let Karin make the plan on paper for the mother of the household."""
    head = {"day": "2009-03-10", "reader_name": "Anja", "reader_lines": [], "sender_name": "Karin"}
    lists = {name: [] for name in ("strengths", "questions", "goals", "actions", "tasks", "directs", "services")}
    post.make_letter(
        file=case,
        name="plan",
        data={**head, "sender_organisation": "Municipality", **lists},
        language="nl",
        reader=cast.MOTHER,
        level=Level.CONFINED,
        permit=access.permit(worker=cast.KARIN, purpose="coordination", file=case, at=at),
        at=at,
        id=LETTER,
    )


def sit_together(case: UUID, at) -> None:
    """Let Karin hold a conference about the case."""
    right = access.permit(worker=cast.KARIN, purpose="coordination", file=case, at=at)
    cases.hold_conference(file=case, kind="case_discussion", attended=("Els",), permit=right, at=at, id=CONFERENCE)


def add_document(case: UUID, at) -> None:
    """Let Karin add a picture about health to the case."""
    post.add_document(
        file=case,
        content=bring.png(),
        text="Letter of the doctor",
        domain="health",
        permit=access.permit(worker=cast.KARIN, purpose="coordination", file=case, at=at),
        at=at,
        id=DOCUMENT,
    )


def tell(*, file: UUID, at, about: str = "De Wit, Vlierhof 12", **said):
    """Let Ineke type in a signal that came by telephone."""
    return cases.receive_signal(
        channel="telephone",
        about=about,
        text="The gas was cut off.",
        permission="yes",
        programme=cast.DEN_HAAG,
        file=file,
        reporter_name="mechanic",
        permit=access.permit(worker=cast.INEKE, purpose="triage", programme=cast.DEN_HAAG, at=at),
        at=at,
        **said,
    )


def protect(*, house_of: UUID) -> UUID:
    """Let Fatma write down where the father hides, for Sanne of another programme and for nobody else."""
    id = new_id()
    safety.protect_fact(
        what="secret_address",
        text="Het Kasteel",
        subject_kind="case",
        subject=house_of,
        readers=[cast.FATMA, cast.SANNE],
        permit=access.permit(worker=cast.FATMA, purpose="help", file=house_of, at=clock.now()),
        at=clock.now(),
        id=id,
    )
    return id_from(id, "protected")


def stop(*, house_of: UUID) -> UUID:
    """Let Karin stop everything that leaves the house for a case, so that she and Sanne know why."""
    id = new_id()
    cases.set_safety_flag(
        file=house_of,
        household=None,
        reason="Hij leest haar post",
        readers=[cast.KARIN, cast.SANNE],
        permit=access.permit(worker=cast.KARIN, purpose="coordination", file=house_of, at=clock.now()),
        at=clock.now(),
        id=id,
    )
    return id_from(id, "protected")


def begin_code(*, house_of: UUID) -> UUID:
    """Let Mo begin the reporting code for a case, and ask Ineke for advice."""
    id, at = new_id(), clock.now()
    right = access.permit(worker=cast.MO, purpose="help", file=house_of, at=at)
    safety.start_code(subject_kind="case", subject=house_of, permit=right, at=at, id=id)
    code = id_from(id, "code")
    asked = ColleagueConsulted(consulted="colleague", worker=cast.INEKE, text="Bel Veilig Thuis")
    right = access.permit(worker=cast.MO, purpose="safety", file=code, at=at)
    safety.take_step(file=code, body=asked, permit=right, at=at)
    return code


def report(*, id: UUID, at, by: UUID = cast.STRANGER) -> UUID:
    """Let somebody from outside report a worry through the form; give the case that it opens."""
    case = id_from(id, "case")
    cases.receive_signal(
        channel="code",
        about="Bakker, Vlierhof 14",
        text="The child sleeps in class.",
        permission="yes",
        programme=cast.DEN_HAAG,
        file=case,
        reporter=by,
        permit=access.permit_to_report(worker=by, programme=cast.DEN_HAAG, case=case, at=at),
        at=at,
        id=id,
    )
    return case


_BEGAN, _AT_WORK, _NOW = cast.LONG_AGO.date(), cast.AT.date(), house.TODAY
_HOME = {"case": "case", "household": "household"}
_KINDS = {
    "case": "case",
    "signal": "case",
    "own_signal": "case",
    "household": "household",
    "door": "doorstep",
    "dordrecht": "programme",
    "den_haag": "programme",
    "fact": "protected",
    "flag": "protected",
    "code": "reporting_code",
    "installation": "installation",
}
_PROGRAMMES = {"case": "dordrecht", "door": "dordrecht", "signal": "den_haag", "own_signal": "den_haag"}


def _team(worker: str, function: str, programme: str) -> Held:
    return Held(worker=worker, function=function, since=_BEGAN, team=programme)


def _own(worker: str, function: str, files: dict[str, str], *domains: str, role: str = "", since=_AT_WORK) -> Held:
    return Held(worker=worker, function=function, since=since, files=files, domains=frozenset(domains), role=role)


def _readers(file: str, *workers: str) -> list[Held]:
    return [_own(worker, "confidant", {file: _KINDS[file]}, since=_NOW) for worker in workers]


# Who holds what by the stories of `tests.cast`, `tests.web.house` and this module, in the words of the table.
HELD = [
    _team("karin", "coordinator", "dordrecht"),
    _team("fatma", "visitor", "dordrecht"),
    _team("piet", "project_leader", "dordrecht"),
    _team("ineke", "contact_point", "den_haag"),
    _team("sanne", "coordinator", "den_haag"),
    _own("karin", "coordinator", _HOME, role="case_manager"),
    _own("fatma", "visitor", _HOME, role="home_visitor"),
    _own("mo", "helper", _HOME, "income_debts", role="financial_case_manager"),
    _own("stranger", "reporter", {"own_signal": "case"}, since=_NOW),
    _own("bea", "administrator", {"installation": "installation"}, since=_BEGAN),
    *_readers("fact", "fatma", "sanne"),
    *_readers("flag", "karin", "sanne"),
    *_readers("code", "mo", "ineke"),
]

# For what one comes to a page about such a file.
COMES_FOR = {
    "case": ("coordination", "help", "triage", "oversight"),
    "household": ("coordination", "help", "triage", "outreach"),
    "doorstep": ("outreach",),
    "programme": ("coordination", "help", "triage", "outreach", "oversight", "report", "privacy"),
    "protected": ("safety",),
    "reporting_code": ("safety",),
    "installation": ("administration",),
}


def _all(status: int) -> dict[str, int]:
    return dict.fromkeys(PEOPLE, status)


def _only(status: int, *names: str) -> dict[str, int]:
    return {name: status if name in names else 404 for name in PEOPLE}


class Needs(dict[str, int]):
    """What each of the cast gets at a door, with the rule from which it follows, so that others can be asked too."""

    def __init__(self, place: Place, purposes: tuple[str, ...], status: int) -> None:
        self.place, self.purposes, self.status = place, purposes, status
        super().__init__({name: self.for_whom(name, Ledger(HELD), place) for name in PEOPLE})

    def for_whom(self, worker: Any, story: Ledger, place: Place) -> int:
        """Say what somebody gets, by what this one holds in a story; `place` in the words of that story."""
        may = any(story.may_see(worker, purpose, _NOW, place) for purpose in self.purposes)
        return self.status if may else 404


def _reads(file: str, status: int = 200, *, level: int = 1, domain: str = "", purposes: str = "") -> Needs:
    """Derive who gets a page: whoever may see a row of this file, of this level and life domain."""
    place = Place(file, _KINDS[file], _PROGRAMMES.get(file), domain, level)  # type: ignore[arg-type]
    return Needs(place, tuple(purposes.split()) or COMES_FOR[place.kind], status)


# Url name, what stands in it (words are ids of `furnish`), and what each gets.
DOORS: list[tuple[str, dict[str, str], dict[str, int]]] = [
    ("my_day", {}, _all(200)),
    ("put_off", {"file": "signal", "duty": "judge_report"}, _reads("signal")),
    ("put_off_thing", {"file": "signal", "duty": "judge_report", "thing": "nobodys"}, _reads("signal")),
    ("rounds", {}, _all(200)),
    ("round_where", {}, _only(302, "fatma", "piet")),
    ("new_round", {"programme": "dordrecht"}, _reads("dordrecht", purposes="outreach")),
    ("round", {"round": "round"}, _only(200, "fatma", "piet")),
    ("door", {"file": "door"}, _reads("door")),
    ("attempt", {"file": "door"}, _all(405)),
    ("opt_out", {"file": "door"}, _reads("door")),
    ("network", {"file": "door"}, _reads("door")),
    ("announce", {"file": "door"}, _reads("door")),
    ("appointment", {"file": "door"}, _reads("door")),
    ("missed", {"file": "door"}, _reads("door")),
    ("close_door", {"file": "door"}, _reads("door")),
    ("visit", {"file": "door"}, _reads("door")),
    ("overview", {}, _all(200)),
    ("ask_outside", {"file": "case", "about": "action", "thing": "placed"}, _reads("case")),
    ("asked_outside", {"file": "case", "question": "nobodys"}, _all(404)),
    ("call_conference", {"file": "case"}, _reads("case")),
    ("conference", {"file": "case", "conference": "conference"}, _reads("case")),
    ("minutes", {"file": "case", "conference": "conference"}, _reads("case")),
    (
        "conference_deed",
        {"file": "case", "conference": "conference", "word": "besluit"},
        _reads("case"),
    ),
    ("table", {"meeting": "conference"}, _only(302, "karin", "mo", "fatma")),
    ("note", {}, _all(200)),
    ("cases", {}, _all(200)),
    ("open_case", {}, _only(200, "fatma", "karin", "sanne")),
    ("case", {"file": "case"}, _reads("case")),
    ("plan", {"file": "case"}, _reads("case")),
    ("own_calendar", {}, _all(200)),
    ("post", {"file": "case"}, _reads("case")),
    ("make_letter", {"file": "case", "name": "appointment"}, _reads("case")),
    ("make_letter", {"file": "case", "name": "plan"}, _reads("case", level=2)),
    ("add_document", {"file": "case"}, _reads("case")),
    ("document", {"file": "case", "document": "document"}, _reads("case", domain="health")),
    ("letter", {"file": "case", "letter": "made_letter"}, _reads("case", level=2)),
    ("letter_pdf", {"file": "case", "letter": "made_letter"}, _reads("case", 409, level=2)),
    ("letter_text", {"file": "case", "letter": "made_letter"}, _reads("case", 409, level=2)),
    ("letter_sent", {"file": "case", "letter": "made_letter"}, _reads("case", level=2)),
    ("helpers", {"file": "case"}, _reads("case")),
    ("deed", {"file": "case", "word": "notitie"}, _reads("case")),
    ("deed", {"file": "case", "word": "doel-gehaald", "thing": "goal"}, _reads("case")),
    ("why", {"file": "case"}, _all(200)),
    ("around_building", {"file": "case"}, _all(404)),
    ("household", {"file": "household"}, _reads("household")),
    ("add_person", {"file": "household"}, _reads("household")),
    ("change_person", {"file": "household", "person": "mother"}, _reads("household")),
    ("left_household", {"file": "household", "person": "mother"}, _reads("household")),
    ("died", {"file": "household", "person": "mother"}, _reads("household")),
    ("set_reachable", {"file": "household", "person": "mother"}, _reads("household")),
    ("custody", {"file": "household", "person": "mother"}, _reads("household")),
    ("part_time", {"file": "household", "person": "mother"}, _reads("household")),
    ("move_household", {"file": "household"}, _reads("household")),
    ("split_household", {"file": "household"}, _reads("household")),
    ("doubles", {"file": "household"}, _reads("household")),
    ("merge_households", {"file": "household", "other": "nobodys"}, _all(404)),
    ("undo_merge", {"file": "household", "other": "nobodys"}, _all(404)),
    ("safety", {}, _all(200)),
    ("safety_of", {"file": "case"}, _reads("case")),
    ("safety_of", {"file": "household"}, _reads("household")),
    ("protect", {"file": "case"}, _reads("case")),
    ("protect", {"file": "household"}, _reads("household")),
    ("protected", {"file": "fact"}, _reads("fact")),
    ("add_reader", {"file": "fact"}, _reads("fact")),
    ("end_reader", {"file": "fact", "worker": "karin"}, _reads("fact")),
    ("stop_all", {"file": "case"}, _reads("case")),
    ("stop_all", {"file": "household"}, _reads("household")),
    ("protected", {"file": "flag"}, _reads("flag")),
    ("ask_to_end_flag", {"file": "flag"}, _reads("flag")),
    ("open_channel", {"file": "flag", "case": "case", "channel": "letter"}, _only(200, "karin")),
    ("start_code", {"file": "case"}, _reads("case")),
    ("start_code", {"file": "household"}, _reads("household")),
    ("code", {"file": "code"}, _reads("code")),
    ("code_step", {"file": "code", "word": "wegen"}, _reads("code")),
    ("review_fact", {"file": "fact"}, _reads("fact")),
    ("end_protection", {"file": "fact"}, _reads("fact")),
    ("entry", {"entry": "line"}, _reads("case", domain="income_debts", purposes="coordination")),
    ("correct", {"entry": "line"}, _reads("case", domain="income_debts", purposes="coordination")),
    ("retract", {"entry": "line"}, _reads("case", domain="income_debts", purposes="coordination")),
    ("erase_words", {"entry": "line"}, _reads("case", domain="income_debts", purposes="coordination")),
    ("put_back", {"entry": "line"}, _reads("case", 409, domain="income_debts", purposes="coordination")),
    ("signals", {}, _all(200)),
    ("signal_where", {}, _all(302)),
    ("new_signal", {"programme": "den_haag"}, _all(200)),
    ("tell_signal", {"programme": "den_haag"}, _all(200)),
    ("typed_where", {}, _only(302, "ineke")),
    ("typed_signal", {"programme": "den_haag"}, _reads("den_haag", purposes="triage")),
    ("weigh", {"file": "signal"}, _reads("signal")),
    ("take_up", {"file": "signal"}, _reads("signal")),
    ("join", {"file": "signal", "case": "signal"}, _reads("signal")),
    ("figures", {}, _all(200) | {"piet": 302}),
    ("report", {"programme": "dordrecht", "period": "2009-Q1"}, _reads("dordrecht", purposes="report")),
    (
        "behind",
        {"programme": "dordrecht", "period": "2009-Q1", "indicator": "households_approached"},
        _reads("dordrecht", purposes="report"),
    ),
    ("programme", {"file": "dordrecht"}, _reads("dordrecht")),
    (
        "programme_deed",
        {"file": "dordrecht", "word": "bespreking"},
        _reads("dordrecht", purposes="coordination help triage outreach oversight privacy"),
    ),
    ("administration", {}, _reads("installation")),
    ("workers", {}, _reads("installation")),
    ("new_worker", {}, _reads("installation")),
    ("worker", {"worker": "mo"}, _reads("installation")),
    ("change_worker", {"worker": "mo"}, _reads("installation")),
    ("give_password_link", {"worker": "mo"}, _all(405)),
    ("let_go", {"worker": "mo"}, _reads("installation")),
    ("make_administrator", {"worker": "mo"}, _all(405)),
    ("organisations", {}, _reads("installation")),
    ("acute_contacts", {}, _reads("installation")),
    ("new_acute_contact", {}, _reads("installation")),
    ("remove_acute_contact", {"contact": "nobodys"}, _all(405)),
    ("new_organisation", {}, _reads("installation")),
    ("organisation", {"organisation": "school"}, _reads("installation")),
    ("administer_programmes", {}, _reads("installation")),
    ("choose_method", {}, _reads("installation")),
    ("start_overview", {"start": "start"}, _reads("installation")),
    ("other_method", {"start": "start"}, _reads("installation")),
    ("start_step", {"start": "start", "word": "plek"}, _reads("installation")),
    ("discard_start", {"start": "nobodys"}, _all(405)),
    ("administer_programme", {"programme": "dordrecht"}, _reads("installation")),
    ("admit_to_team", {"programme": "dordrecht"}, _reads("installation")),
    ("release_from_team", {"programme": "dordrecht", "member": "member"}, _reads("installation")),
    ("partners", {}, _all(200)),
    ("partner", {"organisation": "school"}, _all(200)),
    ("partner", {"organisation": "clinic"}, _all(200) | {"stranger": 404, "mo": 404}),
    ("partner_deed", {"organisation": "school", "word": "dienst"}, _reads("installation")),
    ("partner_deed", {"organisation": "school", "word": "dienst-wijzigen", "thing": "nobodys"}, _all(404)),
    ("money", {"programme": "dordrecht"}, _only(200, "piet", "bea")),
    ("division", {"programme": "dordrecht", "division": "division"}, _only(200, "piet", "bea")),
    ("division", {"programme": "den_haag", "division": "division"}, _all(404)),
    ("funding_deed", {"programme": "dordrecht", "word": "verdelen"}, _reads("installation")),
    ("funding_deed", {"programme": "dordrecht", "word": "intrekken", "thing": "division"}, _reads("installation")),
    ("sign_covenant", {"programme": "dordrecht"}, _reads("installation")),
    ("covenant", {"covenant": "covenant"}, _only(200, "karin", "fatma", "piet", "mo", "bea")),
    ("covenant_deed", {"covenant": "covenant", "word": "verlengen"}, _reads("installation")),
    ("covenant_deed", {"covenant": "covenant", "word": "partij-weg", "thing": "nobodys"}, _all(404)),
    ("withdraw_rights", {"covenant": "covenant"}, _only(200, "piet", "bea")),
    ("see_covenant_end", {"covenant": "covenant"}, _all(405)),
    ("set_target", {"programme": "dordrecht"}, _reads("installation")),
    ("note_funding", {"programme": "dordrecht"}, _reads("installation")),
    ("end_programme", {"programme": "dordrecht"}, _reads("installation")),
    ("blind_spots", {"file": "dordrecht"}, _reads("dordrecht")),
    ("import_households", {"file": "dordrecht"}, _only(200, "karin")),  # by the role of a coordinator in the team
    ("import_list", {"file": "dordrecht"}, _only(200, "karin")),  # by the role of a coordinator in the team
    ("import_preview", {"file": "dordrecht", "upload": "nobodys"}, _all(404)),
    ("absence_of", {"worker": "karin"}, _only(200, "karin", "piet", "bea")),
    ("note_absence", {"worker": "karin"}, _only(200, "karin", "piet", "bea")),
    ("settle_cover", {"worker": "karin", "absence": "nobodys"}, _all(404)),
    ("come_back", {"worker": "karin", "absence": "nobodys"}, _all(404)),
    ("happened_meanwhile", {"absence": "nobodys"}, _all(404)),
    ("cover_in_case", {"file": "case", "held": "held"}, _only(200, "karin")),
    ("end_cover", {"file": "case", "cover": "nobodys"}, _all(405)),
    ("methods", {}, _all(200)),
    ("method", {"method": "12-dordrecht-achter-de-voordeur"}, _all(200)),
    ("draft", {"form": "anything"}, _all(200)),
    ("break_the_glass", {}, _all(200)),  # who is in no team reads what to do instead
    ("emergencies", {}, _only(200, "piet")),
    ("emergency", {"emergency": "nobodys"}, _all(404)),
    ("many_looks", {}, _only(200, "piet")),
    ("look_into", {"alarm": "nobodys"}, _all(404)),
    ("set_normal", {"programme": "dordrecht"}, _all(404)),  # none of the cast is its privacy officer
    ("second_person", {}, _all(200)),
    ("answer_as_second", {"ask": "nobodys"}, _all(404)),
    ("own_ties", {}, _all(200)),
    ("ask_to_open", {"file": "case"}, _only(200, "karin", "mo", "fatma", "piet")),
    ("know_somebody", {"file": "case"}, _only(200, "karin", "mo", "fatma", "piet")),
    ("link_identity", {"worker": "mo"}, _reads("installation")),
    ("unlink_identity", {"worker": "mo"}, _all(405)),
    ("reset_factors", {"worker": "mo"}, _all(405)),
    ("sign_out_everywhere", {"worker": "mo"}, _reads("installation")),
    ("who_watches", {"programme": "dordrecht"}, _reads("installation")),
    # Only about the worker's own sign-in. Who has no factor yet has none to take away, and no codes.
    ("mfa_index", {}, _all(200)),
    ("end_sign_ins", {}, _all(405)),
    ("change_password", {}, _all(404)),  # none of the cast has a password
    ("mfa_activate_totp", {}, _all(200)),
    ("mfa_deactivate_totp", {}, _all(404)),
    ("mfa_add_webauthn", {}, _all(200)),
    ("mfa_edit_webauthn", {"pk": "1"}, _all(404)),
    ("mfa_remove_webauthn", {"pk": "1"}, _all(404)),
    ("mfa_view_recovery_codes", {}, _all(404)),
    ("mfa_generate_recovery_codes", {}, _all(200)),
]

# The same doors when an empty form is sent: refused as incomplete (400) to those who may fill it in, else there is
# nothing here.
SENT = [
    ("deed", {"file": "case", "word": "notitie"}, _reads("case", 400)),
    ("deed", {"file": "case", "word": "afsluiten"}, _reads("case", 400)),
    ("put_off", {"file": "case", "duty": "answer_question"}, _reads("case", 400)),
    ("visit", {"file": "door"}, _reads("door", 400)),
    ("new_round", {"programme": "dordrecht"}, _reads("dordrecht", 400, purposes="outreach")),
    ("open_case", {}, _only(400, "fatma", "karin", "sanne")),
    ("add_person", {"file": "household"}, _reads("household", 400)),
    ("move_household", {"file": "household"}, _reads("household", 400)),
    ("protect", {"file": "case"}, _reads("case", 400)),
    ("add_reader", {"file": "fact"}, _reads("fact", 400)),
    ("end_protection", {"file": "fact"}, _reads("fact", 400)),
    ("code_step", {"file": "code", "word": "wegen"}, _reads("code", 400)),
    ("correct", {"entry": "line"}, _reads("case", 400, domain="income_debts", purposes="coordination")),
    ("retract", {"entry": "line"}, _reads("case", 400, domain="income_debts", purposes="coordination")),
    ("new_worker", {}, _reads("installation", 400)),
    ("change_worker", {"worker": "mo"}, _reads("installation", 400)),
    ("give_password_link", {"worker": "mo"}, _reads("installation")),
    ("make_administrator", {"worker": "bea"}, _reads("installation", 409)),
    ("let_go", {"worker": "mo"}, _reads("installation", 400)),
    ("new_organisation", {}, _reads("installation", 400)),
    ("new_acute_contact", {}, _reads("installation", 400)),
    ("remove_acute_contact", {"contact": "nobodys"}, _all(404)),
    ("choose_method", {}, _reads("installation", 400)),
    ("import_households", {"file": "dordrecht"}, _reads("dordrecht", 400, purposes="coordination")),
    ("start_overview", {"start": "start"}, _reads("installation", 409)),
    ("start_step", {"start": "start", "word": "plek"}, _reads("installation", 400)),
    ("admit_to_team", {"programme": "dordrecht"}, _reads("installation", 400)),
    ("release_from_team", {"programme": "dordrecht", "member": "member"}, _reads("installation", 400)),
    ("end_programme", {"programme": "dordrecht"}, _reads("installation", 400)),
    ("discard_start", {"start": "nobodys"}, _all(404)),
    ("organisation", {"organisation": "school"}, _reads("installation", 400)),
    ("sign_covenant", {"programme": "dordrecht"}, _reads("installation", 400)),
    ("partner_deed", {"organisation": "school", "word": "contactpersoon"}, _reads("installation", 400)),
    ("funding_deed", {"programme": "dordrecht", "word": "bijdrager"}, _reads("installation", 400)),
    ("division", {"programme": "dordrecht", "division": "division"}, _only(400, "piet", "bea")),
    ("withdraw_rights", {"covenant": "covenant"}, _only(400, "piet", "bea")),
    ("see_covenant_end", {"covenant": "covenant"}, _only(302, "bea", "piet")),
    ("note_absence", {"worker": "karin"}, _only(400, "karin", "piet", "bea")),
    ("cover_in_case", {"file": "case", "held": "held"}, _only(400, "karin")),
    ("end_cover", {"file": "case", "cover": "nobodys"}, _all(404)),
]

# Doors at which one only looks: nothing can be sent there.
# fmt: off
ONLY_LOOKED_AT = frozenset((
    "my_day", "rounds", "round_where", "round", "door", "post", "document", "letter", "letter_text", "letter_pdf",
    "absence_of", "happened_meanwhile", "table", "conference", "case", "plan", "helpers", "why",
    "around_building", "household",
    "doubles", "partners", "partner", "covenant", "safety", "safety_of", "code", "protected", "entry", "signals",
    "signal_where", "new_signal", "typed_where", "overview", "figures", "behind", "blind_spots", "import_list",
    "programme", "money", "methods", "method", "administration", "worker", "organisations", "acute_contacts",
    "administer_programmes",
    "administer_programme", "emergencies", "emergency", "many_looks", "second_person",
))
# fmt: on

# Doors without a worker behind them, and why everybody may open them.
OPEN_TO_ALL = {
    "healthz": "says that the machine is up, and nothing else",
    "readyz": "says that the machine can serve, and nothing else",
    "set_language": "the language of the screens",
    "calendar_feed": "shows a worker's own days, without names, to whoever has that worker's secret link",
    "favicon": "the icon of the site",
    "about": "what this is and of what it is made",
    "account_login": "the sign-in",
    "account_logout": "signing out",
    "account_inactive": "tells somebody that the account has ended",
    "answer": "a question to one partner outside, for whoever has its link and its code",
    "choose_password": "a link with which one worker chooses a password, once",
    "account_reauthenticate": "asks the password again of who is signed in",
    "openid_connect_login": "begins the organisation's own sign-in; not there when none is set",
    "openid_connect_callback": "where that sign-in comes back",
    "mfa_authenticate": "the second step of the sign-in, after the password",
    "mfa_login_webauthn": "the sign-in with a passkey",
    "mfa_reauthenticate": "asks a code again of who is signed in",
    "mfa_reauthenticate_webauthn": "asks a passkey again of who is signed in",
    "demo_sign_in": "in the demo one becomes somebody with one click; elsewhere it is not there",
}
