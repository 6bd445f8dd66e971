"""Messages to people: through an SMTP server, or as files in the data folder when none is set."""

import logging
import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from api.settings import Settings

_log = logging.getLogger("duecare.mail")


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain-text message to one address."""

    to: str
    subject: str
    text: str


def post(letter: Letter, settings: Settings) -> None:
    """Send a letter once the answer has gone out: whoever asked learns nothing from how long it takes or whether it
    arrives, and what the mail server refused stands in the log.
    """
    try:
        send(letter, settings)
    except (OSError, smtplib.SMTPException):
        _log.exception("A message was not sent: the mail server did not take it. The person can ask for a new one.")


def send(letter: Letter, settings: Settings) -> None:
    """Hand a letter over; raises OSError or smtplib.SMTPException when the server does not take it."""
    message = EmailMessage()
    message["From"], message["To"] = settings.mail_from, letter.to
    message["Subject"] = " ".join(letter.subject.split())
    message.set_content(letter.text)
    if not settings.smtp_host:
        _lay_down(message, settings.data / "mail")
        return
    with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=20) as server:
        server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        server.send_message(message)


def _lay_down(message: EmailMessage, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    count = len(list(folder.glob("*.eml")))
    (folder / f"{count:05d}-{os.urandom(3).hex()}.eml").write_bytes(message.as_bytes())
