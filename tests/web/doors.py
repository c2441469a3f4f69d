"""All doors of the pages in one table: url, and what each of the cast gets there. A stranger gets 404 for a whole case.

`furnish()` makes what the urls need: the small house, and two signals (one told by the stranger). Statuses are of a
GET; a door that only takes a POST answers 405 to everybody who is signed in. Nobody who is not signed in gets further
than the sign-in, so that needs no column.
"""

from uuid import UUID

from tests import cast
from tests.support import bring
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
    lists = {name: [] for name in ("strengths", "questions", "goals", "actions", "services")}
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
    safety.set_safety_flag(
        subject_kind="case",
        subject=house_of,
        cases=[house_of],
        reason="Hij leest haar post",
        readers=[cast.KARIN, cast.SANNE],
        permit=access.permit_to_stop(
            worker=cast.KARIN, purpose="coordination", file=house_of, cases=[house_of], at=clock.now()
        ),
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


def _all(status: int) -> dict[str, int]:
    return dict.fromkeys(PEOPLE, status)


def _only(status: int, *names: str) -> dict[str, int]:
    return {name: status if name in names else 404 for name in PEOPLE}


# Url name, what stands in it (words are ids of `furnish`), and what each gets.
DOORS: list[tuple[str, dict[str, str], dict[str, int]]] = [
    ("my_day", {}, _all(200)),
    ("put_off", {"file": "signal", "duty": "judge_report"}, _only(200, "ineke")),
    ("put_off_thing", {"file": "signal", "duty": "judge_report", "thing": "nobodys"}, _only(200, "ineke")),
    ("rounds", {}, _all(200)),
    ("round_where", {}, _only(302, "fatma", "piet")),
    ("new_round", {"programme": "dordrecht"}, _only(200, "fatma", "piet")),
    ("round", {"round": "round"}, _only(200, "fatma", "piet")),
    ("door", {"file": "door"}, _only(200, "fatma", "piet")),
    ("attempt", {"file": "door"}, _all(405)),
    ("opt_out", {"file": "door"}, _only(200, "fatma", "piet")),
    ("network", {"file": "door"}, _only(200, "fatma", "piet")),
    ("appointment", {"file": "door"}, _only(200, "fatma", "piet")),
    ("close_door", {"file": "door"}, _only(200, "fatma", "piet")),
    ("visit", {"file": "door"}, _only(200, "fatma", "piet")),
    ("overview", {}, _all(200)),
    ("ask_outside", {"file": "case", "about": "action", "thing": "placed"}, _only(200, "karin", "mo", "fatma")),
    ("asked_outside", {"file": "case", "question": "nobodys"}, _all(404)),
    ("call_conference", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("conference", {"file": "case", "conference": "conference"}, _only(200, "karin", "mo", "fatma")),
    ("minutes", {"file": "case", "conference": "conference"}, _only(200, "karin", "mo", "fatma")),
    (
        "conference_deed",
        {"file": "case", "conference": "conference", "word": "besluit"},
        _only(200, "karin", "mo", "fatma"),
    ),
    ("table", {"meeting": "conference"}, _only(302, "karin", "mo", "fatma")),
    ("note", {}, _all(200)),
    ("cases", {}, _all(200)),
    ("open_case", {}, _only(200, "fatma", "karin", "sanne")),
    ("case", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("plan", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("own_calendar", {}, _all(200)),
    ("post", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("make_letter", {"file": "case", "name": "appointment"}, _only(200, "karin", "mo", "fatma")),
    ("make_letter", {"file": "case", "name": "plan"}, _only(200, "karin")),
    ("add_document", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("document", {"file": "case", "document": "document"}, _only(200, "karin", "fatma")),
    ("letter", {"file": "case", "letter": "made_letter"}, _only(200, "karin")),
    ("letter_pdf", {"file": "case", "letter": "made_letter"}, _only(409, "karin")),
    ("letter_text", {"file": "case", "letter": "made_letter"}, _only(409, "karin")),
    ("letter_sent", {"file": "case", "letter": "made_letter"}, _only(200, "karin")),
    ("helpers", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("deed", {"file": "case", "word": "notitie"}, _only(200, "karin", "mo", "fatma")),
    ("deed", {"file": "case", "word": "doel-gehaald", "thing": "goal"}, _only(200, "karin", "mo", "fatma")),
    ("why", {"file": "case"}, _all(200)),
    ("household", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("add_person", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("change_person", {"file": "household", "person": "mother"}, _only(200, "karin", "mo", "fatma")),
    ("left_household", {"file": "household", "person": "mother"}, _only(200, "karin", "mo", "fatma")),
    ("died", {"file": "household", "person": "mother"}, _only(200, "karin", "mo", "fatma")),
    ("set_reachable", {"file": "household", "person": "mother"}, _only(200, "karin", "mo", "fatma")),
    ("custody", {"file": "household", "person": "mother"}, _only(200, "karin", "mo", "fatma")),
    ("part_time", {"file": "household", "person": "mother"}, _only(200, "karin", "mo", "fatma")),
    ("move_household", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("split_household", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("doubles", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("merge_households", {"file": "household", "other": "nobodys"}, _all(404)),
    ("undo_merge", {"file": "household", "other": "nobodys"}, _all(404)),
    ("safety", {}, _all(200)),
    ("safety_of", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("safety_of", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("protect", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("protect", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("protected", {"file": "fact"}, _only(200, "fatma", "sanne")),
    ("add_reader", {"file": "fact"}, _only(200, "fatma", "sanne")),
    ("end_reader", {"file": "fact", "worker": "karin"}, _only(200, "fatma", "sanne")),
    ("stop_all", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("stop_all", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("protected", {"file": "flag"}, _only(200, "karin", "sanne")),
    ("ask_to_end_flag", {"file": "flag"}, _only(200, "karin", "sanne")),
    ("open_channel", {"file": "flag", "case": "case", "channel": "letter"}, _only(200, "karin")),
    ("start_code", {"file": "case"}, _only(200, "karin", "mo", "fatma")),
    ("start_code", {"file": "household"}, _only(200, "karin", "mo", "fatma")),
    ("code", {"file": "code"}, _only(200, "mo", "ineke")),
    ("code_step", {"file": "code", "word": "wegen"}, _only(200, "mo", "ineke")),
    ("review_fact", {"file": "fact"}, _only(200, "fatma", "sanne")),
    ("end_protection", {"file": "fact"}, _only(200, "fatma", "sanne")),
    ("entry", {"entry": "line"}, _only(200, "karin")),
    ("correct", {"entry": "line"}, _only(200, "karin")),
    ("retract", {"entry": "line"}, _only(200, "karin")),
    ("put_back", {"entry": "line"}, _only(409, "karin")),
    ("signals", {}, _all(200)),
    ("signal_where", {}, _all(302)),
    ("new_signal", {"programme": "den_haag"}, _all(200)),
    ("tell_signal", {"programme": "den_haag"}, _all(200)),
    ("typed_where", {}, _only(302, "ineke")),
    ("typed_signal", {"programme": "den_haag"}, _only(200, "ineke")),
    ("weigh", {"file": "signal"}, _only(200, "ineke")),
    ("take_up", {"file": "signal"}, _only(200, "ineke")),
    ("join", {"file": "signal", "case": "signal"}, _only(200, "ineke")),
    ("figures", {}, _all(200) | {"piet": 302}),
    ("report", {"programme": "dordrecht", "period": "2009-Q1"}, _only(200, "piet")),
    (
        "behind",
        {"programme": "dordrecht", "period": "2009-Q1", "indicator": "households_approached"},
        _only(200, "piet"),
    ),
    ("programme", {"file": "dordrecht"}, _only(200, "karin", "fatma", "piet")),
    ("programme_deed", {"file": "dordrecht", "word": "bespreking"}, _only(200, "karin", "fatma", "piet")),
    ("administration", {}, _only(200, "bea")),
    ("workers", {}, _only(200, "bea")),
    ("new_worker", {}, _only(200, "bea")),
    ("worker", {"worker": "mo"}, _only(200, "bea")),
    ("change_worker", {"worker": "mo"}, _only(200, "bea")),
    ("give_password_link", {"worker": "mo"}, _all(405)),
    ("let_go", {"worker": "mo"}, _only(200, "bea")),
    ("make_administrator", {"worker": "mo"}, _all(405)),
    ("organisations", {}, _only(200, "bea")),
    ("acute_contacts", {}, _only(200, "bea")),
    ("new_acute_contact", {}, _only(200, "bea")),
    ("remove_acute_contact", {"contact": "nobodys"}, _all(405)),
    ("new_organisation", {}, _only(200, "bea")),
    ("organisation", {"organisation": "school"}, _only(200, "bea")),
    ("administer_programmes", {}, _only(200, "bea")),
    ("choose_method", {}, _only(200, "bea")),
    ("start_overview", {"start": "start"}, _only(200, "bea")),
    ("other_method", {"start": "start"}, _only(200, "bea")),
    ("start_step", {"start": "start", "word": "plek"}, _only(200, "bea")),
    ("discard_start", {"start": "nobodys"}, _all(405)),
    ("administer_programme", {"programme": "dordrecht"}, _only(200, "bea")),
    ("admit_to_team", {"programme": "dordrecht"}, _only(200, "bea")),
    ("release_from_team", {"programme": "dordrecht", "member": "member"}, _only(200, "bea")),
    ("partners", {}, _all(200)),
    ("partner", {"organisation": "school"}, _all(200)),
    ("partner", {"organisation": "clinic"}, _all(200) | {"stranger": 404, "mo": 404}),
    ("partner_deed", {"organisation": "school", "word": "dienst"}, _only(200, "bea")),
    ("partner_deed", {"organisation": "school", "word": "dienst-wijzigen", "thing": "nobodys"}, _all(404)),
    ("money", {"programme": "dordrecht"}, _only(200, "piet", "bea")),
    ("division", {"programme": "dordrecht", "division": "division"}, _only(200, "piet", "bea")),
    ("division", {"programme": "den_haag", "division": "division"}, _all(404)),
    ("funding_deed", {"programme": "dordrecht", "word": "verdelen"}, _only(200, "bea")),
    ("funding_deed", {"programme": "dordrecht", "word": "intrekken", "thing": "division"}, _only(200, "bea")),
    ("sign_covenant", {"programme": "dordrecht"}, _only(200, "bea")),
    ("covenant", {"covenant": "covenant"}, _only(200, "karin", "fatma", "piet", "mo", "bea")),
    ("covenant_deed", {"covenant": "covenant", "word": "verlengen"}, _only(200, "bea")),
    ("covenant_deed", {"covenant": "covenant", "word": "partij-weg", "thing": "nobodys"}, _all(404)),
    ("see_covenant_end", {"covenant": "covenant"}, _all(405)),
    ("set_target", {"programme": "dordrecht"}, _only(200, "bea")),
    ("note_funding", {"programme": "dordrecht"}, _only(200, "bea")),
    ("end_programme", {"programme": "dordrecht"}, _only(200, "bea")),
    ("blind_spots", {"file": "dordrecht"}, _only(200, "karin", "fatma", "piet")),
    ("import_households", {"file": "dordrecht"}, _only(200, "karin")),
    ("import_list", {"file": "dordrecht"}, _only(200, "karin")),
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
    ("break_the_glass", {}, _only(200, "karin", "fatma", "piet", "ineke", "sanne")),
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
    ("link_identity", {"worker": "mo"}, _only(200, "bea")),
    ("unlink_identity", {"worker": "mo"}, _all(405)),
    ("reset_factors", {"worker": "mo"}, _all(405)),
    ("who_watches", {"programme": "dordrecht"}, _only(200, "bea")),
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
    ("deed", {"file": "case", "word": "notitie"}, _only(400, "karin", "mo", "fatma")),
    ("deed", {"file": "case", "word": "afsluiten"}, _only(400, "karin", "mo", "fatma")),
    ("put_off", {"file": "case", "duty": "answer_question"}, _only(400, "karin", "mo", "fatma")),
    ("visit", {"file": "door"}, _only(400, "fatma", "piet")),
    ("new_round", {"programme": "dordrecht"}, _only(400, "fatma", "piet")),
    ("open_case", {}, _only(400, "fatma", "karin", "sanne")),
    ("add_person", {"file": "household"}, _only(400, "karin", "mo", "fatma")),
    ("move_household", {"file": "household"}, _only(400, "karin", "mo", "fatma")),
    ("protect", {"file": "case"}, _only(400, "karin", "mo", "fatma")),
    ("add_reader", {"file": "fact"}, _only(400, "fatma", "sanne")),
    ("end_protection", {"file": "fact"}, _only(400, "fatma", "sanne")),
    ("code_step", {"file": "code", "word": "wegen"}, _only(400, "mo", "ineke")),
    ("correct", {"entry": "line"}, _only(400, "karin")),
    ("retract", {"entry": "line"}, _only(400, "karin")),
    ("new_worker", {}, _only(400, "bea")),
    ("change_worker", {"worker": "mo"}, _only(400, "bea")),
    ("give_password_link", {"worker": "mo"}, _only(200, "bea")),
    ("make_administrator", {"worker": "bea"}, _only(409, "bea")),
    ("let_go", {"worker": "mo"}, _only(400, "bea")),
    ("new_organisation", {}, _only(400, "bea")),
    ("new_acute_contact", {}, _only(400, "bea")),
    ("remove_acute_contact", {"contact": "nobodys"}, _all(404)),
    ("choose_method", {}, _only(400, "bea")),
    ("import_households", {"file": "dordrecht"}, _only(400, "karin")),
    ("start_overview", {"start": "start"}, _only(409, "bea")),
    ("start_step", {"start": "start", "word": "plek"}, _only(400, "bea")),
    ("admit_to_team", {"programme": "dordrecht"}, _only(400, "bea")),
    ("release_from_team", {"programme": "dordrecht", "member": "member"}, _only(400, "bea")),
    ("end_programme", {"programme": "dordrecht"}, _only(400, "bea")),
    ("discard_start", {"start": "nobodys"}, _all(404)),
    ("organisation", {"organisation": "school"}, _only(400, "bea")),
    ("sign_covenant", {"programme": "dordrecht"}, _only(400, "bea")),
    ("partner_deed", {"organisation": "school", "word": "contactpersoon"}, _only(400, "bea")),
    ("funding_deed", {"programme": "dordrecht", "word": "bijdrager"}, _only(400, "bea")),
    ("division", {"programme": "dordrecht", "division": "division"}, _only(400, "piet", "bea")),
    ("see_covenant_end", {"covenant": "covenant"}, _only(302, "bea", "piet")),
    ("note_absence", {"worker": "karin"}, _only(400, "karin", "piet", "bea")),
    ("cover_in_case", {"file": "case", "held": "held"}, _only(400, "karin")),
    ("end_cover", {"file": "case", "cover": "nobodys"}, _all(404)),
]

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
