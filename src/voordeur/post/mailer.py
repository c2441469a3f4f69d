"""Hands one mail to the mail server over SMTP, and tells what came of it in three words."""

import smtplib
from contextlib import suppress
from datetime import datetime
from email.utils import format_datetime
from enum import Enum, auto
from types import TracebackType
from typing import Self
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from voordeur.post.mails import Mail

_PERMANENT = 500  # SMTP: from here on the answer will not change by itself


class Outcome(Enum):
    """What came of handing over a mail. DOWN: the server itself cannot be used now, so the others can wait as well."""

    SENT = auto()
    REFUSED = auto()
    LATER = auto()
    DOWN = auto()


class Mailer:
    """One connection to the mail server for one run of the sender; opened when first needed."""

    def __init__(self) -> None:
        """Prepare a connection by the settings."""
        self._connection = get_connection()

    def __enter__(self) -> Self:
        """Begin; nothing is connected yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Hang up."""
        self._hang_up()

    def send(self, mail: Mail, *, to: str, id: UUID, queued: datetime) -> Outcome:
        """Send a mail to one address. The same mail sent again is the same to the byte, and carries the same id."""
        message = EmailMessage(
            subject=mail.subject,
            body=mail.text,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[to],
            connection=self._connection,
            headers={
                "Message-ID": f"<{id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('>')}>",
                "Date": format_datetime(queued),
                "Auto-Submitted": "auto-generated",
            },
        )
        try:
            self._connection.open()  # else each mail would get a connection of its own
            message.send()
        except smtplib.SMTPRecipientsRefused as refused:
            return _by_code(next(iter(refused.recipients.values()))[0])
        except smtplib.SMTPDataError as refused:
            self._hang_up()
            return _by_code(refused.smtp_code)
        except (smtplib.SMTPException, OSError):
            # Not there, too slow, hung up, or it does not take our name: for nobody's mail a reason to give up.
            self._hang_up()
            return Outcome.DOWN
        return Outcome.SENT

    def _hang_up(self) -> None:
        with suppress(smtplib.SMTPException, OSError):  # it may be gone already
            self._connection.close()


def _by_code(code: int) -> Outcome:
    return Outcome.REFUSED if code >= _PERMANENT else Outcome.LATER
