"""What happens in a few cases only: a letter, a document, an answer by link, and what must stay with named readers."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from importlib.resources import files

from voordeur.accounts import queries as accounts
from voordeur.cases import actions as cases
from voordeur.cases.models import Question
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days
from voordeur.demo.life import Life, writing
from voordeur.demo.place import World
from voordeur.people import places
from voordeur.post import actions as post
from voordeur.safety import actions as safety
from voordeur.safety import entries as safety_said

Apart = Callable[[World, Life, datetime], None]


def letter(world: World, life: Life, at: datetime) -> None:
    """Confirm an appointment on paper, for whoever reads it at the kitchen table."""
    leads = world.courses[life.slug]["leads"]
    worker = accounts.workers([world.workers[life.roles[leads]]])[world.workers[life.roles[leads]]]
    assert worker.organisation is not None
    address = places.addresses([life.address])[life.address]
    entry, permit = new_id(), writing(world, life, leads, at)
    data = {
        "day": day_of(at).isoformat(),
        "reader_name": life.family.members[0].name,
        "reader_lines": [
            {"line": f"{address.street} {address.number}"},
            {"line": f"{address.postcode} {address.town}"},
        ],
        "sender_name": worker.name,
        "sender_title": worker.job_title,
        "sender_organisation": accounts.organisation(worker.organisation).name,
        "sender_phone": worker.phone,
        "visit_day": add_working_days(day_of(at), 6).isoformat(),
        "visit_from": time(10).isoformat("minutes"),
        "visit_until": time(11).isoformat("minutes"),
        "where": "Bij u thuis, aan de keukentafel.",
    }
    post.make_letter(
        file=life.file,
        name="appointment",
        data=data,
        language="nl",
        reader=life.persons[0],
        permit=permit,
        at=at,
        id=entry,
    )
    post.send_letter(file=life.file, letter=post.letter_id(entry), how="post", permit=permit, at=at)


def document(world: World, life: Life, at: datetime) -> None:
    """Keep what the residents drew up themselves."""
    content = files("voordeur.demo").joinpath("data/helpers.pdf").read_bytes()
    permit = writing(world, life, world.courses[life.slug]["leads"], at)
    post.add_document(
        file=life.file, content=content, text="Kaart op de koelkast: wie bel je", permit=permit, at=at, id=new_id()
    )


def link(world: World, life: Life, at: datetime) -> None:
    """Ask somebody outside for a yes by link; it comes three days later, in words of their own."""
    cases.ask_for_answer(
        file=life.file,
        about="party",
        subject=life.thing("police"),
        name="de teamchef",
        address="teamchef@politie.example.org",
        permit=writing(world, life, world.courses[life.slug]["leads"], at),
        at=at,
        id=new_id(),
    )
    world.agenda.after((3, 3), partial(_answered, world, life))


def _answered(world: World, life: Life, at: datetime) -> None:
    question = Question.objects.filter(file=life.file, state=Question.State.OPEN).first()
    if question is not None:
        cases.answer(
            question=question,
            yes=True,
            said_by="R. Kamstra, teamchef",
            words="Akkoord. De wijkagent is bij het gesprek.",
            at=at,
            id=new_id(),
        )


def protected(world: World, life: Life, at: datetime) -> None:
    """Write down what only two people may know: where somebody is safe."""
    leads = life.roles[world.courses[life.slug]["leads"]]
    oversees = life.roles[world.courses[life.slug]["intake"]]
    safety.protect_fact(
        what="confidential_talk",
        text="Staat met een ander nummer in de telefoon van haar zus. Bel nooit het oude nummer terug.",
        subject_kind="case",
        subject=life.file,
        readers=[world.workers[leads], world.workers[oversees]],
        review=day_of(at) + timedelta(days=400),
        permit=world.permit(leads, "coordination", at, file=life.file),
        at=at,
        id=new_id(),
    )


def flag(world: World, life: Life, at: datetime) -> None:
    """Let nothing leave the house unseen: an ex-partner is looking for her."""
    leads = life.roles[world.courses[life.slug]["leads"]]
    oversees = life.roles[world.courses[life.slug]["intake"]]
    worker = world.workers[leads]
    cases.set_safety_flag(
        file=life.file,
        household=None,
        reason="De ex-partner zoekt het adres en leest haar post mee via een oude mailbox.",
        readers=[worker, world.workers[oversees]],
        permit=world.permit(leads, "coordination", at, file=life.file),
        at=at,
        id=new_id(),
    )


def code(world: World, life: Life, at: datetime) -> None:
    """Begin the reporting code; it is now between the talk with those involved and the weighing."""
    leads = life.roles[world.courses[life.slug]["leads"]]
    oversees = life.roles[world.courses[life.slug]["intake"]]
    begun = safety.start_code(
        subject_kind="case",
        subject=life.file,
        permit=world.permit(leads, "coordination", at, file=life.file),
        at=at,
        id=new_id(),
    )
    file = next(entry.file_id for entry in begun.entries)
    mapped = "Blauwe plekken bij de jongste, twee keer in een maand. Hij zegt eerst gevallen, later niets meer."
    consulted = "Eens om met de ouders te praten, met zijn tweeën en bij ons op kantoor."
    for days, body in (
        (0, safety_said.SignalsMapped(text=mapped, sources="school en wat ik zelf zag")),
        (1, safety_said.ColleagueConsulted(consulted="colleague", worker=world.workers[oversees], text=consulted)),
        (
            6,
            safety_said.TalkedWithInvolved(
                talked="yes", with_whom="beide ouders", text="Vader werd boos, moeder knikte."
            ),
        ),
    ):
        world.agenda.after((days, days), partial(_step, world, leads, file, body))


def _step(world: World, who: str, file: object, body: safety.Step, at: datetime) -> None:
    permit = world.permit(who, "safety", at, file=file)
    safety.take_step(file=file, body=body, permit=permit, at=at, id=new_id())  # type: ignore[arg-type]


APART: dict[str, Apart] = {
    "letter": letter,
    "document": document,
    "link": link,
    "protected": protected,
    "flag": flag,
    "code": code,
}
"""By the word that a course has for it."""
