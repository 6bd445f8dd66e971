"""A policy that a practice has already: uploaded or pasted, read, matched with the rules, confirmed and drafted."""

import json
from threading import Thread

import pytest
from httpx2 import Response

from api.db.base import transaction
from api.documents import readings
from api.domain.roles import Role
from api.routers.readings import LARGEST_MB, PASTED
from tests import papers
from tests.contract import Client
from tests.databases import everything
from tests.promises import lines, version


def send(client: Client, data: bytes, name: str = "policy.docx", **fields: str) -> Response:
    return client.post(f"{client.here}/readings", files={"file": (name, data)}, data=fields)


def paste(client: Client, text: str) -> Response:
    return client.post(f"{client.here}/readings", files={"text": (None, text)})


def faults(answer: Response) -> list[tuple[list[str], str]]:
    return [(fault["at"], fault["message"]) for fault in answer.json()["faults"]]


def test_a_policy_is_read_statement_by_statement_each_with_what_it_may_cover(sign_in):
    answer = paste(sign_in(), "Passwords\n\nPurpose\nPasswords are never shared.\nSee 164.312(d).\nPage 1 of 1")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    first = {
        "citation": "164.308(a)(5)(ii)(D)",
        "title": "Password management",
        "because": "It speaks of “Passwords”.",
    }
    second = {
        "citation": "164.312(d)",
        "title": "Person or entity authentication",
        "because": "It names 164.312(d) itself.",
    }
    told = answer.json()
    further = [each["suggestions"][1:] for section in told["sections"] for each in section["statements"]]
    assert told == {
        "title": "Passwords",
        "kind": "text",
        "sections": [
            {
                "title": "Purpose",
                "statements": [
                    {"id": "own-1", "text": "Passwords are never shared.", "suggestions": [first, *further[0]]},
                    {"id": "own-2", "text": "See 164.312(d).", "suggestions": [second, *further[1]]},
                ],
            }
        ],
        "dropped": 1,
    }


@pytest.mark.parametrize(
    ("made", "name", "kind"),
    [
        (papers.word, "Password policy.docx", "docx"),
        (papers.printed, "Password policy.PDF", "pdf"),
        (lambda: papers.MARKDOWN, "C:\\Users\\Ann\\Password policy.md", "markdown"),
        (lambda: b"Password policy\n\nPurpose\nPasswords are long.", "a.txt", "text"),
    ],
)
def test_every_kind_of_file_is_read(sign_in, made, name, kind):
    answer = send(sign_in(), made(), name)

    told = answer.json()
    assert (answer.status_code, told["title"], told["kind"]) == (200, "Password policy", kind)
    texts = [text for _, statements in papers.parts(told["sections"]) for text in statements]
    assert texts
    assert not any(brace in str(told["sections"]) for brace in ("{practice}", "<script", "stolen"))


def test_what_a_person_has_confirmed_is_drafted_as_a_policy(sign_in):
    owner = sign_in()
    read = send(owner, papers.word(), "Password policy.docx").json()
    confirmed = [
        {
            "title": section["title"],
            "statements": [
                {
                    "id": each["id"],
                    "text": each["text"],
                    "covers": [found["citation"] for found in each["suggestions"]],
                }
                for each in section["statements"]
            ],
        }
        for section in read["sections"]
    ]

    made = owner.post(f"{owner.here}/policies", json={"title": read["title"], "sections": confirmed})

    assert made.status_code == 201, made.text
    kept = lines(version(owner, made.json()["id"]))
    assert [(id, line["text"], line["covers"]) for id, line in kept.items()] == [
        (each["id"], each["text"], each["covers"]) for section in confirmed for each in section["statements"]
    ]


def test_nothing_is_kept_whether_it_is_read_or_refused(sign_in, database, settings):
    owner = sign_in()
    before = everything(database)

    answers = [
        paste(owner, "We lock up."),
        send(owner, papers.word()),
        send(owner, papers.PNG),
        send(owner, b"PK\x03\x04"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 415, 422]
    assert everything(database) == before
    assert list(settings.data.iterdir()) == []


@pytest.mark.parametrize(
    ("made", "name", "status", "why"),
    [
        (lambda: papers.PNG, "scan.png", 415, "can be read"),
        (lambda: papers.PNG, "scan.pdf", 415, "such as a picture"),
        (lambda: papers.OLD_WORD, "old.doc", 415, "save it as .docx first"),
        (lambda: papers.locked("secret", "owner"), "a.pdf", 422, "locked with a password"),
        (lambda: papers.OLD_WORD, "a.docx", 422, "locked with a password"),
        (lambda: papers.pages(2), "a.pdf", 422, "as a scan does"),
        (lambda: papers.pages(301), "a.pdf", 422, "at most 300"),
        (lambda: papers.word()[:9_000], "a.docx", 422, "may be damaged"),
        (lambda: papers.bomb(120), "a.docx", 422, "larger than 50 MB"),
        (papers.exploding, "a.docx", 422, "names of its own"),
        (lambda: papers.word(lambda document: document.add_heading("Nothing", 1)), "a.docx", 422, "no text in it"),
        (lambda: b"Rule.\n\n" * 2_001, "a.txt", 422, "2,001 paragraphs"),
        (lambda: b"", "a.txt", 422, "is empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason_at_the_file(sign_in, made, name, status, why):
    answer = send(sign_in(), made(), name)

    kind = "/problems/unsupported" if status == 415 else "/problems/invalid"
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
    ((at, message),) = faults(answer)
    assert at == ["body", "file"]
    assert why in message
    assert answer.json()["detail"] == message


def test_either_a_file_or_text_is_sent_and_not_both(sign_in):
    owner = sign_in()

    for answer in (owner.post(f"{owner.here}/readings"), send(owner, b"x", "a.txt", text="y"), paste(owner, "")):
        assert (answer.status_code, faults(answer)) == (422, [(["body"], "Send either a file or text.")])


def test_pasted_text_without_words_and_with_too_many_is_refused_at_the_text(sign_in):
    owner = sign_in()

    assert faults(paste(owner, "Page 1 of 1")) == [(["body", "text"], "There is no text in it.")]
    assert paste(owner, "ä" * PASTED).status_code == 200
    refused = paste(owner, "ä" * (PASTED + 1))
    assert (refused.status_code, [at for at, _ in faults(refused)]) == (422, [["body", "text"]])


# size


def test_a_file_larger_than_a_policy_may_be_is_refused(sign_in, settings):
    owner = sign_in()
    most = settings.max_file_mb << 20

    assert send(owner, b"One. ".ljust(most), "a.txt").status_code == 200
    answer = send(owner, b"One. ".ljust(most + 1), "a.txt")

    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")
    assert f"{settings.max_file_mb} MB" in answer.json()["detail"]


def test_an_installation_that_keeps_large_files_as_evidence_reads_no_larger_policies(sign_in, monkeypatch):
    owner = sign_in()
    monkeypatch.setattr(owner.app.state.settings, "max_file_mb", 500)
    monkeypatch.setattr("api.routers.readings.LARGEST_MB", 1)

    answer = send(owner, b"One. ".ljust((1 << 20) + 1), "a.txt")

    assert (answer.status_code, answer.json()["detail"]) == (413, "A policy may have 1 MB at most.")


@pytest.mark.parametrize("declared", [True, False], ids=["says so", "does not say so"])
def test_a_body_of_200_megabytes_is_refused_before_it_has_come(sign_in, declared):
    """Sent piece by piece, as over a network: the client of the other tests hands a body over whole."""
    owner, sent, told = sign_in(), [], []

    async def receive():
        sent.append(1)
        body = papers.MEGABYTE if len(sent) > 1 else request.read().rsplit(b"\r\n--", 1)[0]
        return {"type": "http.request", "body": body, "more_body": len(sent) < 200}

    async def answer(message):
        told.append(message)

    request = owner.build_request("POST", f"{owner.here}/readings", files={"file": ("a.pdf", b"")})
    headers = [(name.lower(), value) for name, value in request.headers.raw if name.lower() != b"content-length"]
    headers += [(b"content-length", b"%d" % (200 << 20))] if declared else []
    scope = {
        "type": "http",
        "method": "POST",
        "path": request.url.path,
        "query_string": b"",
        "headers": headers,
        "app": owner.app,
    }
    owner.portal.call(owner.app, scope, receive, answer)

    assert told[0]["status"] == 413
    assert json.loads(told[1]["body"])["type"] == "/problems/too-large"
    assert len(sent) < 4


def test_the_door_is_narrower_than_an_installation_that_takes_large_files(sign_in, monkeypatch):
    """Here the installation takes bodies of 2 MB, and a policy may have 20; made narrower, it is refused at the door."""
    owner = sign_in()
    file = b"One. ".ljust((1 << 20) - 1_000)
    assert (LARGEST_MB, send(owner, file, "a.txt").status_code) == (20, 200)

    monkeypatch.setattr("api.routers.readings.LARGEST_MB", 0)
    monkeypatch.setattr("api.routers.readings.admit", lambda _: pytest.fail("it was let in"))
    answer = send(owner, file + b" " * 2_000, "a.txt")

    assert (answer.status_code, answer.json()["detail"]) == (413, "A policy may have 0 MB at most.")


# who and when


def test_only_those_who_write_policies_may_send_one(sign_in):
    owner = sign_in()

    assert paste(sign_in(Role.STAFF, owner.practice_id), "We lock up.").status_code == 403
    stranger = sign_in()
    assert stranger.post(f"{owner.here}/readings", files={"file": ("a.docx", papers.word())}).status_code == 404


def test_nothing_is_opened_for_somebody_who_may_not_send_it(sign_in, visitor, monkeypatch):
    owner, opened = sign_in(), []
    monkeypatch.setattr("api.routers.readings.read_file", lambda *told: opened.append(told))

    answers = [
        visitor().post(f"{owner.here}/readings", files={"file": ("a.docx", papers.word())}),
        send(sign_in(Role.STAFF, owner.practice_id), papers.word()),
    ]

    assert [answer.status_code for answer in answers] == [401, 403]
    assert opened == []


def test_others_write_while_a_document_is_read(sign_in, database, monkeypatch):
    """A file that takes long to open keeps nobody from writing: the transaction begins when it has been read."""
    owner = sign_in()
    wrote: list[bool] = []

    def slowly(*_: object):
        writer = Thread(target=lambda: wrote.append(_writes(database, owner)))
        writer.start()
        writer.join(10)
        return "text", ()

    monkeypatch.setattr("api.routers.readings.read_file", slowly)
    send(owner, b"One.", "a.txt")

    assert wrote == [True]


def _writes(database, owner: Client) -> bool:
    with transaction(database, practice_id=owner.practice_id, actor="test"):
        return True


def test_who_comes_while_others_are_read_is_told_when_to_come_back(sign_in, monkeypatch):
    monkeypatch.setattr(readings, "PATIENCE", 0.05)
    for _ in range(readings.AT_ONCE):
        readings._turns.acquire()
    try:
        answer = send(sign_in(), papers.word())
    finally:
        readings._turns.release(readings.AT_ONCE)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert "Try again" in answer.json()["detail"]


def test_a_longer_policy_takes_no_more_queries(sign_in, queries):
    owner = sign_in()
    paste(owner, "One.")
    queries.clear()
    paste(owner, "One.")
    one = len(queries)
    queries.clear()
    paste(owner, "One.\n\n" * 500)

    assert len(queries) == one <= 6
