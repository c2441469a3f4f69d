"""Workers and organisations: who works here, and how somebody stops."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from tests import cast
from voordeur.accounts import actions, queries
from voordeur.accounts.actions import NameTaken
from voordeur.accounts.models import Organisation, Worker
from voordeur.common.ids import new_id
from voordeur.journal import IdReused, NoPermit, Stale
from voordeur.journal.permits import Permit

pytestmark = pytest.mark.django_db
PASSWORD = "een lange zin om in te komen"


@pytest.fixture
def does():
    permit = cast.operator()
    cast.some_workers(permit)
    return {"permit": permit, "at": cast.AT}


def test_a_worker_has_an_organisation_and_a_language(does):
    mo = queries.worker(cast.MO)
    assert (mo.name, queries.organisation(mo.organisation).name, mo.language) == ("Mo", "Debt help", "nl")


def test_without_a_password_nobody_signs_in(does, client):
    for password in ("", "mo", PASSWORD):
        assert authenticate(username="mo", password=password) is None


def test_with_a_password_one_signs_in_whatever_the_case_of_the_name(does):
    actions.set_password(worker=queries.worker(cast.MO), password=PASSWORD)
    assert queries.worker_named("MO").check_password(PASSWORD)


def test_a_short_password_is_refused(does):
    with pytest.raises(ValidationError):
        actions.set_password(worker=queries.worker(cast.MO), password="kort")


def test_the_password_stays_when_the_worker_is_folded_again(does):
    actions.set_password(worker=queries.worker(cast.MO), password=PASSWORD)
    actions.change_worker(worker=cast.MO, job_title="debt coach", **does)
    actions.change_worker(worker=cast.MO, name="Mohamed", permit=does["permit"], at=cast.AT.replace(hour=8))
    mo = queries.worker(cast.MO)
    assert (mo.name, mo.job_title) == ("Mohamed", "debt coach")
    assert mo.check_password(PASSWORD)


def test_a_running_session_ends_when_the_worker_leaves(does, client):
    client.force_login(queries.worker(cast.MO), backend="allauth.account.auth_backends.AuthenticationBackend")
    actions.leave(worker=cast.MO, **does)
    from django.contrib.auth import get_user

    request = type("Request", (), {"session": client.session})()
    assert not get_user(request).is_authenticated


def test_who_left_stays_named_but_is_not_among_those_who_work_here(does):
    actions.leave(worker=cast.MO, **does)
    assert cast.MO not in queries.active_workers().values_list("pk", flat=True)
    assert queries.workers([cast.MO, None])[cast.MO].name == "Mo"


def test_two_workers_cannot_sign_in_with_one_name(does):
    with pytest.raises(NameTaken):
        actions.register_worker(username="MO", name="Moira", **does)


def test_registering_twice_with_one_id_registers_once(does):
    id = new_id()
    for _ in range(2):
        actions.register_organisation(name="Church", id=id, **does)
    assert Organisation.objects.filter(name="Church").count() == 1
    with pytest.raises(IdReused):
        actions.register_organisation(name="Mosque", id=id, **does)


def test_a_stale_change_of_an_organisation_is_refused(does):
    seen = queries.organisation(cast.SCHOOL).version
    actions.change_organisation(organisation=cast.SCHOOL, phone="010-5550123", expect=seen, **does)
    with pytest.raises(Stale):
        actions.change_organisation(organisation=cast.SCHOOL, phone="010-5550124", expect=seen, **does)


def test_what_is_not_said_stays_as_it_was(does):
    actions.change_organisation(organisation=cast.CLINIC, phone="010-5550123", **does)
    clinic = queries.organisation(cast.CLINIC)
    assert (clinic.name, clinic.reveals_problem, clinic.phone) == ("Clinic for addiction", True, "010-5550123")


def test_without_a_permit_nothing_changes(does):
    nobody = Permit(worker=cast.STRANGER, purpose="help")
    with pytest.raises(NoPermit):
        actions.change_worker(worker=cast.MO, name="x", permit=nobody, at=cast.AT)
    assert Worker.objects.get(pk=cast.MO).name == "Mo"
