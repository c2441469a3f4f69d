"""Mail that leaves the house: nothing in it but a link, kept with its cause, sent once, waiting while it cannot go."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, transaction

from tests import cast
from tests.post.conftest import AT, KARINS, LINK, later, message_of
from tests.web import house as building
from voordeur import access
from voordeur.common.ids import new_id
from voordeur.common.sealing import Closed, seal_bytes, unseal_bytes
from voordeur.journal import Entry
from voordeur.journal.rebuilding import rebuild
from voordeur.post import actions as post
from voordeur.post import sending
from voordeur.post.mails import BadAddress, checked_address, checked_link, compose, subjects
from voordeur.post.models import Channel, Message, Outgoing
from voordeur.post.rules import GIVEN_UP_AFTER, pause
from voordeur.post.sending import send_due

pytestmark = pytest.mark.django_db


def told(case):
    """How often each kind of entry about messages stands in the case."""
    return Counter(Entry.objects.filter(file=case, kind__startswith="message_").values_list("kind", flat=True))


class TestWhatLeaves:
    def test_a_mail_holds_a_link_a_neutral_subject_and_nothing_else(self, queue, mail_server):
        queue(to_address="iris@woningstichting.voorbeeld.nl", to_name="Woningstichting De Wit")
        assert send_due(at=AT).sent == 1
        [mail] = mail_server.received
        body = mail.get_content()
        assert f"https://voordeur.voorbeeld.nl{LINK}" in body
        assert mail["Subject"] == "Wilt u iets laten weten?"
        for secret in ("De Wit", "Anja", "Vlierhof", "schuld", "Karin", "incasso"):
            assert secret not in mail.as_string()

    def test_a_worker_gets_it_at_the_address_of_that_moment_in_the_own_language(self, queue, house, mail_server):
        from voordeur.accounts import actions as accounts

        queue()
        accounts.change_worker(
            worker=cast.KARIN, language="en", email="k@example.org", permit=cast.operator(), at=cast.AT
        )
        send_due(at=AT)
        assert mail_server.recipients == ["k@example.org"]
        assert mail_server.received[0]["Subject"] == "Would you let us know something?"

    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("about", sorted(subjects()))
    def test_every_mail_is_short_and_the_same_for_everybody(self, about, language):
        mail = compose(about, link="https://x.example/l", language=language)
        assert "\n" not in mail.subject
        assert len(mail.text) < 400

    @pytest.mark.parametrize(
        "address",
        [
            "a@example.org\nBcc: others@example.org",
            "a@example.org\r\nSubject: x",
            "a@example.org, c@example.org",
            "a@example.org;c@example.org",
            "Anja <a@example.org>",
            "a@b",
            "a b@example.org",
            "a@example.org\0",
            "x" * 260 + "@b.nl",
        ],
    )
    def test_an_address_that_could_be_more_than_one_is_refused(self, address):
        with pytest.raises(BadAddress):
            checked_address(address)

    def test_with_a_bad_address_nothing_is_kept(self, queue, house):
        with pytest.raises(BadAddress):
            queue(to_address="a@example.org\nBcc: others@example.org")
        assert not Outgoing.objects.exists()
        assert not told(house.case)

    @pytest.mark.parametrize(
        "link", ["https://elsewhere.example/x", "//elsewhere.example", "x", "/a\nBcc: b@a.example", ""]
    )
    def test_a_link_stays_in_the_house(self, link):
        with pytest.raises(ValueError, match="a path of this house"):
            checked_link(link)

    def test_address_and_link_are_in_no_entry_and_sealed_in_the_outbox(self, queue, house):
        queue(to_address="iris@voorbeeld.nl")
        row = Outgoing.objects.get()
        from voordeur.journal.models import Words

        for words in (*Words.objects.values_list("text", flat=True), bytes(row.sealed).decode("latin-1")):
            assert "iris@" not in words
            assert LINK not in words

    def test_a_seal_opens_nowhere_else(self):
        key, sealed = seal_bytes(b"x", use="outbox", belongs_to="one")
        assert unseal_bytes(sealed, key_id=key, use="outbox", belongs_to="one") == b"x"
        for other in ({"use": "outbox", "belongs_to": "two"}, {"use": "documents", "belongs_to": "one"}):
            with pytest.raises(Closed):
                unseal_bytes(sealed, key_id=key, **other)


class TestOnceAndInTheEnd:
    def test_it_is_kept_with_its_cause_or_not_at_all(self, queue, house):
        with transaction.atomic():
            queue()
            transaction.set_rollback(True)  # the deed that it belongs to fails
        assert not Outgoing.objects.exists()
        assert not told(house.case)

    def test_asked_twice_with_one_id_it_goes_out_once(self, queue, house, mail_server):
        id = new_id()
        assert not queue(id=id).repeated
        assert queue(id=id).repeated
        send_due(at=AT)
        assert queue(id=id).repeated
        send_due(at=later(1))
        assert len(mail_server.received) == 1
        assert told(house.case) == {"message_queued": 1, "message_sent": 1}

    def test_several_go_over_one_connection_and_leave_no_address_behind(self, queue, mail_server):
        for _ in range(3):
            queue()
        assert send_due(at=AT).sent == 3
        assert mail_server.connections == 1
        assert not Outgoing.objects.exists()

    def test_a_server_that_is_down_keeps_it_and_later_it_is_sent_once(self, queue, house, mail_server, settings):
        settings.EMAIL_PORT = 1
        recorded = queue()
        queue()
        assert send_due(at=AT).later == 1  # the second waits: the server is not there for it either
        assert Outgoing.objects.count() == 2
        settings.EMAIL_PORT = mail_server.port
        assert send_due(at=later(0.5)).sent == 1  # its pause has not passed
        assert send_due(at=later(1)).sent == 1
        assert told(house.case) == {"message_queued": 2, "message_sent": 2}
        assert Message.objects.get(pk=message_of(recorded)).state == Message.State.SENT

    def test_a_slow_server_is_not_waited_for(self, queue, mail_server, settings):
        settings.EMAIL_TIMEOUT = 0.2
        mail_server.seconds_before_greeting = 1
        queue()
        assert send_due(at=AT).later == 1
        assert not mail_server.received

    def test_one_recipient_that_is_refused_keeps_nobody_else_waiting(self, queue, house, mail_server):
        mail_server.refused["wrong@voorbeeld.nl"] = "550 no such person"
        mail_server.refused["full@voorbeeld.nl"] = "452 mailbox full"
        for address in ("wrong@voorbeeld.nl", "full@voorbeeld.nl", "right@voorbeeld.nl"):
            queue(to_address=address)
        run = send_due(at=AT)
        assert (run.failed, run.later, run.sent, run.waiting) == (1, 1, 1, 1)
        assert mail_server.recipients == ["right@voorbeeld.nl"]
        assert told(house.case) == {"message_queued": 3, "message_sent": 1, "message_failed": 1}

    def test_a_server_that_dies_with_the_mail_in_hand_gets_the_very_same_mail_again(self, queue, house, mail_server):
        mail_server.hangs_up_after_data = True
        queue()
        assert send_due(at=AT).later == 1
        mail_server.hangs_up_after_data = False
        assert send_due(at=later(2)).sent == 1
        first, second = mail_server.received
        assert first.as_bytes() == second.as_bytes()  # by its Message-ID the receiver knows that it has it
        assert told(house.case) == {"message_queued": 1, "message_sent": 1}

    def test_two_senders_that_see_one_message_write_down_once_what_came_of_it(self, queue, house, mail_server):
        queue()
        first = sending._take(AT)
        assert sending._take(AT) is None  # it is in hand
        second = sending._take(AT + sending.IN_HAND)  # the first sender seems to have died
        assert first.pk == second.pk
        assert sending._settle(first, sending.Outcome.SENT, AT) == "sent"
        assert sending._settle(second, sending.Outcome.SENT, AT) == "nothing"
        assert told(house.case) == {"message_queued": 1, "message_sent": 1}

    def test_what_never_arrives_is_told_in_the_end(self, queue, house, mail_server, settings):
        settings.EMAIL_PORT = 1
        queue()
        at = AT
        while Outgoing.objects.exists():
            send_due(at=at)
            at += timedelta(hours=6)
        assert GIVEN_UP_AFTER <= at - AT < GIVEN_UP_AFTER + timedelta(hours=13)
        assert Message.objects.get().failure == "given_up"

    def test_nobody_to_send_it_to_is_told(self, queue, house, mail_server):
        queue(to_worker=cast.MO)
        queue()
        access.let_go(worker=cast.KARIN, permit=cast.operator(AT), at=AT)
        send_due(at=AT)
        assert set(Message.objects.values_list("failure", flat=True)) == {"no_address", "left"}
        assert not mail_server.received

    def test_pauses_grow(self):
        pauses = [pause(attempts) for attempts in range(1, 12)]
        assert pauses == sorted(pauses)
        assert pauses[-1] == timedelta(hours=6)


class TestStop:
    def test_a_stop_keeps_what_waits_until_a_person_opens_the_way_again(self, queue, house, permit, mail_server):
        queue()
        post.stop_channels(case=house.case, permit=permit, at=AT)
        queue()
        run = send_due(at=later(1))
        assert (run.sent, run.waiting, run.held) == (0, 2, 2)
        post.approve_channel(case=house.case, channel=Channel.LETTER, permit=permit, at=later(2))
        assert send_due(at=later(3)).sent == 0
        post.approve_channel(case=house.case, channel=Channel.MESSAGE, permit=permit, at=later(4))
        assert send_due(at=later(5)).sent == 2

    def test_other_cases_are_not_stopped(self, queue, house, permit, mail_server):
        post.stop_channels(case=house.case, permit=permit, at=AT)
        everywhere = cast.operator(AT)
        queue(case=house.door, permit=everywhere)
        assert send_due(at=AT).sent == 1

    def test_opening_what_is_open_is_refused_and_opening_twice_is_one_deed(self, house, permit):
        with pytest.raises(post.NotStopped):
            post.approve_channel(case=house.case, channel=Channel.LETTER, permit=permit, at=AT)
        post.stop_channels(case=house.case, permit=permit, at=AT)
        said = {"case": house.case, "channel": Channel.LETTER, "permit": permit, "at": AT, "id": new_id()}
        post.approve_channel(**said)
        assert post.approve_channel(**said).repeated


def test_it_all_folds_the_same_again(queue, house, permit, mail_server):
    queue()
    mail_server.refused[KARINS] = "550 no"
    send_due(at=AT)
    queue()
    post.stop_channels(case=house.case, permit=permit, at=AT)
    assert not rebuild(today=building.TODAY).differences


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_message_once(queue, house, mail_server):
    for _ in range(4):
        queue()
    faults = []

    def run():
        try:
            send_due(at=AT)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    senders = [threading.Thread(target=run) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert not faults
    assert len({mail["Message-ID"] for mail in mail_server.received}) == len(mail_server.received) == 4
    assert told(house.case) == {"message_queued": 4, "message_sent": 4}
