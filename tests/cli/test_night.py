"""`voordeur night` sweeps what is kept for a time only, through what the rooms registered."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.http import QueryDict

from voordeur.cli.main import main
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.common.night import nightly
from voordeur.hall import drafts
from voordeur.hall.models import Draft

pytestmark = pytest.mark.django_db


def test_old_drafts_and_expired_sessions_go_and_younger_ones_stay(capsys: pytest.CaptureFixture[str]) -> None:
    now = clock.now()
    for days in (1, 8):
        drafts.keep(worker=new_id(), form="note", fields=QueryDict("text=a"), at=now - timedelta(days=days))
        Session.objects.create(session_key=f"key{days}", expire_date=now + timedelta(days=5 - days))
    assert main(["night", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["drafts"], told["sessions"]) == (1, 1)
    assert Draft.objects.count() == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == ["key1"]


def test_two_chores_do_not_share_a_word() -> None:
    with pytest.raises(ValueError, match="drafts"):
        nightly("drafts")(lambda at: 0)
