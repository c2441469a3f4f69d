"""Mail goes out once, also when the sender is killed; only what was in hand at that moment may be offered twice."""

import random
import time
from collections import Counter
from collections.abc import Callable

import pytest

from tests.faults.machine import Machine
from tests.support.mail_server import serving

pytestmark = pytest.mark.deep
MESSAGES, KILLS = 24, 6
PAST_IN_HAND = 1000  # seconds: longer than a message stays in the hand of a sender that died


@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_a_message_goes_out_once_however_often_its_sender_is_killed(
    machine_of: Callable[..., Machine], kind: str
) -> None:
    chance, killed = random.Random(11), 0
    with serving() as server:
        machine = machine_of(kind, VOORDEUR_SMTP=f"smtp://127.0.0.1:{server.port}")
        machine.make(machine.world["case"], str(MESSAGES))
        server.seconds_before_answer = 0.05
        while killed < KILLS:
            before = len(server.received)
            sender = machine.command("post", "send", SECONDS_AHEAD=str(PAST_IN_HAND * killed))
            while len(server.received) == before and sender.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.1))
            sender.kill()
            sender.communicate()
            killed += 1
        run = machine.ran("post", "send", SECONDS_AHEAD=str(PAST_IN_HAND * killed))
        assert (run["waiting"], run["failed"]) == (0, 0)

    offered = Counter(mail["Message-ID"] for mail in server.received)
    assert len(offered) == MESSAGES
    assert max(offered.values()) <= 1 + KILLS
    assert sum(offered.values()) - MESSAGES <= KILLS  # one in hand at each kill, and known by its Message-ID
    [(sent,)] = machine.database.ask("select count(*) from journal_entry where kind = 'message_sent'")
    assert sent == MESSAGES
    machine.is_whole()
