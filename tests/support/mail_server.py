"""A mail server on this machine that can misbehave: slow, refusing, hanging up. A well-behaved library could not."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

import pytest


@dataclass
class MailServer:
    """What it received, and how it is told to behave. `refused`: recipient -> answer, such as `550 unknown`."""

    port: int = 0
    received: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    data_answer: str = "250 taken"
    hangs_up_after_data: bool = False
    seconds_before_greeting: float = 0
    seconds_before_answer: float = 0
    connections: int = 0


class _Talk(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        told: MailServer = self.server.told
        told.connections += 1
        time.sleep(told.seconds_before_greeting)
        self._say("220 here")
        to = ""
        while line := self.rfile.readline():
            word = line.decode("ascii").strip()
            verb = word.split(" ")[0].upper()
            if verb == "RCPT":
                to = word.split("<")[1].split(">")[0]
                self._say(told.refused.get(to, "250 fine"))
            elif verb == "DATA":
                self._say("354 go on")
                mail = self._mail()
                if mail is None:
                    return
                told.received.append(message_from_bytes(mail, policy=default))
                told.recipients.append(to)
                time.sleep(told.seconds_before_answer)
                if told.hangs_up_after_data:
                    return
                self._say(told.data_answer)
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _mail(self) -> bytes | None:
        """Read one mail; none when the sender was gone before its end."""
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return None
            lines.append(line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        try:
            self.wfile.write(f"{words}\r\n".encode())
        except OSError:
            return  # the other side did not wait


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def serving() -> Iterator[MailServer]:
    """Run a mail server on a free port of this machine."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.told = told = MailServer(port=server.server_address[1])  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield told
        server.shutdown()
        thread.join()


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    """A mail server to which the house's mail goes."""
    with serving() as told:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", told.port
        settings.MAIL_SERVER = f"smtp://127.0.0.1:{told.port}"
        settings.VOORDEUR_URL = "https://voordeur.voorbeeld.nl"
        settings.DEFAULT_FROM_EMAIL = "post@voordeur.voorbeeld.nl"
        yield told
