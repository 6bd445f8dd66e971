"""Does a letter reach the server it is meant for, over TLS only, or else lie in the data folder?"""

import smtplib
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, ClassVar, Self

import pytest

from api.mail import Letter, post, send
from api.settings import Settings

LETTER = Letter("dana@example.org", "Your link", "Größe egal.\n\nhttps://example.org/reset#token=abc\n")


class Server:
    """What an SMTP server was told, in order."""

    told: ClassVar[list[Any]] = []

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self.told.append((host, port, timeout > 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.told.append("goodbye")

    def starttls(self, context: Any) -> None:
        self.told.append(("tls", context.check_hostname, context.verify_mode.name))

    def login(self, user: str, password: str) -> None:
        self.told.append(("login", user, password))

    def send_message(self, message: EmailMessage) -> None:
        self.told.append((message["From"], message["To"], message["Subject"], message.get_content()))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> type[Server]:
    Server.told.clear()
    monkeypatch.setattr("api.mail.smtplib.SMTP", Server)
    return Server


def test_without_a_server_each_letter_is_a_file_in_the_data_folder(settings: Settings) -> None:
    send(LETTER, settings)
    send(Letter("robin@example.org", "Another", "Hello."), settings)

    files = sorted((settings.data / "mail").iterdir())
    first, second = (message_from_bytes(file.read_bytes(), policy=policy.default) for file in files)
    assert [file.suffix for file in files] == [".eml", ".eml"]
    assert (first["From"], first["To"], first["Subject"]) == ("duecare@localhost", "dana@example.org", "Your link")
    assert first.get_content() == LETTER.text
    assert second["To"] == "robin@example.org"


def test_a_server_is_told_over_tls_with_its_name_checked(settings: Settings, server: type[Server]) -> None:
    settings.smtp_host, settings.smtp_port, settings.mail_from = "mail.example.org", 2525, "care@example.org"

    send(LETTER, settings)

    assert server.told == [
        ("mail.example.org", 2525, True),
        ("tls", True, "CERT_REQUIRED"),
        ("care@example.org", "dana@example.org", "Your link", LETTER.text),
        "goodbye",
    ]
    assert not (settings.data / "mail").exists()


def test_a_password_is_told_only_after_tls(settings: Settings, server: type[Server]) -> None:
    settings.smtp_host, settings.smtp_user, settings.smtp_password = "mail.example.org", "care", "open sesame"

    send(LETTER, settings)

    kinds = [each[0] for each in server.told if isinstance(each, tuple)]
    assert kinds.index("tls") < kinds.index("login")
    assert ("login", "care", "open sesame") in server.told


def test_without_tls_nothing_is_sent(settings: Settings, server: type[Server], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise smtplib.SMTPNotSupportedError("STARTTLS extension not supported by server.")

    monkeypatch.setattr(server, "starttls", refuse)
    settings.smtp_host, settings.smtp_user = "mail.example.org", "care"

    with pytest.raises(smtplib.SMTPException):
        send(LETTER, settings)

    assert server.told == [("mail.example.org", 587, True), "goodbye"]


def test_a_line_break_in_an_address_is_refused(settings: Settings) -> None:
    with pytest.raises(ValueError, match=r"linefeed|newline|header"):
        send(Letter("dana@example.org\nBcc: eve@example.org", "Your link", ""), settings)

    assert not (settings.data / "mail").exists()


def test_a_line_break_in_a_subject_smuggles_no_header_in(settings: Settings) -> None:
    send(Letter("dana@example.org", "Join Maple\r\nBcc: eve@example.org", ""), settings)

    (file,) = (settings.data / "mail").iterdir()
    letter = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (letter["Subject"], letter["Bcc"]) == ("Join Maple Bcc: eve@example.org", None)


def test_a_letter_that_no_server_takes_is_written_down_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    post(LETTER, Settings(data=tmp_path, smtp_host="127.0.0.1", smtp_port=port))
    assert "A message was not sent" in caplog.text
    assert LETTER.text not in caplog.text
