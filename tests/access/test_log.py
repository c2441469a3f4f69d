"""The access log: cannot record, cannot read; and what was recorded cannot be changed unseen."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction

from tests import cast
from voordeur import access
from voordeur.access.models import AccessLogHead, AccessLogLine
from voordeur.common.ids import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = cast.small_world()
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    return world


def look(worker=cast.KARIN, file=cast.HOUSEHOLD, **more):
    return access.look(worker=worker, purpose="coordination", file=file, at=cast.AT, page="household", **more)


def test_a_look_says_who_what_why_where_and_when(world):
    line = AccessLogLine.objects.get(id=look().id)
    assert (line.worker, line.purpose, line.function) == (cast.KARIN, "coordination", "coordinator")
    assert (line.file, line.page, line.moment) == (cast.HOUSEHOLD, "household", cast.AT)


def test_without_ground_there_is_no_look_and_no_line(world):
    for file in (cast.HOUSEHOLD, new_id()):
        with pytest.raises(access.NoGround):
            look(worker=cast.STRANGER, file=file)
    assert not AccessLogLine.objects.filter(worker=cast.STRANGER).exists()


def test_a_page_about_no_household_is_logged_too(world):
    assert look(file=None).file is None


def test_when_the_answer_fails_the_line_is_gone_with_it(world):
    with suppress(ZeroDivisionError), transaction.atomic():
        look()
        raise ZeroDivisionError
    assert not AccessLogLine.objects.filter(worker=cast.KARIN).exists()


def test_when_the_line_cannot_be_written_nothing_is_answered(world, monkeypatch):
    monkeypatch.setattr("voordeur.access.log.keys.current_key", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        look()


def test_an_untouched_log_is_whole(world):
    for _ in range(3):
        look()
    assert list(access.broken_lines()) == []


@pytest.mark.parametrize("change", [{"page": "other"}, {"file": None}, {"purpose": "help"}, {"worker": cast.MO}])
def test_a_changed_line_is_named(world, as_owner, change):
    lines = [look() for _ in range(3)]
    with as_owner():
        AccessLogLine.objects.filter(id=lines[1].id).update(**change)
    assert list(access.broken_lines())


def test_a_line_taken_out_is_named(world, as_owner):
    lines = [look() for _ in range(3)]
    with as_owner():
        AccessLogLine.objects.filter(id=lines[1].id).delete()
    assert [(line.position, line.what) for line in access.broken_lines(cast.KARIN)] == [
        (3, "a line before it is missing")
    ]


def test_a_tail_cut_off_is_named(world, as_owner):
    lines = [look() for _ in range(3)]
    with as_owner():
        AccessLogLine.objects.filter(id=lines[2].id).delete()
    assert [line.what for line in access.broken_lines(cast.KARIN)] == ["lines after it are missing"]


def test_a_worker_whose_lines_are_all_gone_is_named(world, as_owner):
    look()
    with as_owner():
        AccessLogLine.objects.filter(worker=cast.KARIN).delete()
    assert [line.worker for line in access.broken_lines()] == [cast.KARIN]


def test_the_head_put_back_does_not_hide_it(world, as_owner):
    first, second = look(), look()
    with as_owner():
        AccessLogLine.objects.filter(id=second.id).update(moment=cast.AT + timedelta(hours=1))
        AccessLogHead.objects.filter(worker=cast.KARIN).update(position=2, hash=second.hash)
    assert first.position == 1
    assert [line.position for line in access.broken_lines(cast.KARIN)] == [2]
