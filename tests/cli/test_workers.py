"""`voordeur workers …`: an empty installation gets its first administrator, and no password passes by."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from voordeur.access import administrators
from voordeur.accounts.models import Organisation, Worker
from voordeur.cli import main as cli
from voordeur.common.clock import today

pytestmark = pytest.mark.django_db
PASSWORD = "vier paarden eten gras"


def run(capsys, *words):
    code = cli.main(["workers", *words, "--json"])
    said = capsys.readouterr().out
    return code, json.loads(said) if said else None


def add(capsys, username="bea", *more):
    return run(
        capsys, "add", "--username", username, "--name", "Bea de Vries", "--organisation", "Gemeente Nergens", *more
    )


def test_the_first_administrator_of_an_empty_installation_gets_in(capsys):
    code, told = add(capsys, "bea", "--administrator")
    assert code == 0
    assert told["administrator"] is True
    assert "Bea" not in json.dumps(told), "a command prints no person"
    assert [str(one) for one in administrators(today())] == [told["worker"]]
    visitor = Client()
    form = visitor.get(told["path"], follow=True).redirect_chain[-1][0]
    visitor.post(form, {"password": PASSWORD, "again": PASSWORD})
    assert visitor.login(username="bea", password=PASSWORD)
    assert visitor.get(reverse("administration")).status_code == 200


def test_a_lost_link_is_made_anew_and_the_old_one_ends(capsys):
    _code, first = add(capsys)
    code, second = run(capsys, "link", "BEA")
    assert (code, second["worker"]) == (0, first["worker"])
    assert Client().get(first["path"], follow=True).status_code == 404
    assert Client().get(second["path"], follow=True).status_code == 200


def test_a_name_that_is_taken_leaves_nothing_behind(capsys):
    add(capsys)
    assert add(capsys, "bea", "--administrator") == (1, None)
    assert (Worker.objects.count(), Organisation.objects.count()) == (1, 1)
    assert not administrators(today())


def test_who_is_unknown_gets_no_link_and_empty_words_are_used_wrongly(capsys):
    assert run(capsys, "link", "nobody") == (1, None)
    assert run(capsys, "add", "--username", " ", "--name", "x", "--organisation", "y") == (2, None)
