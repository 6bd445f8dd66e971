from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from sqlalchemy import event

from api.db.analyses import Analysis
from api.db.base import Database, new_id, transaction
from api.db.files import File
from api.db.sites import Site
from api.domain.roles import Role
from api.settings import Settings
from tests.contract import Client
from tests.days import TODAY

PDF = b"%PDF-1.7\nSigned by all."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def attach(client: Client, data: bytes = PDF, name: str = "policy.pdf", **about: str) -> Response:
    told = {"about": "practice", "about_id": str(client.practice_id)} | about
    return client.post(f"{client.here}/files", files={"file": (name, data)}, data=told)


def lying(settings: Settings) -> int:
    return sum(path.is_file() for path in (settings.data / "files").rglob("*"))


def a_site(database: Database, client: Client) -> UUID:
    site = Site(id=new_id(), name="Main Street")
    with transaction(database, practice_id=client.practice_id, actor="test") as session:
        session.add(site)
    return site.id


def test_a_file_is_attached_listed_downloaded_and_detached(sign_in, settings) -> None:
    owner = sign_in()

    made = attach(owner, note="Signed in ink.")

    file = made.json()
    assert made.status_code == 201
    assert made.headers["location"] == f"{owner.here}/files/{file['id']}"
    assert file == {
        "id": file["id"],
        "version": 1,
        "name": "policy.pdf",
        "about": "practice",
        "about_id": str(owner.practice_id),
        "note": "Signed in ink.",
        "media_type": "application/pdf",
        "size": len(PDF),
        "sha256": sha256(PDF).hexdigest(),
        "uploaded_by": f"Pat {owner.user_id.hex[-6:]}",
    }
    url = made.headers["location"]
    assert owner.get(url).json() == file
    assert owner.get(f"{owner.here}/files").json() == {"items": [file], "next": None}
    assert owner.get(f"{url}/content").content == PDF

    assert owner.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert owner.get(f"{owner.here}/files").json() == {"items": [], "next": None}
    assert lying(settings) == 1


def test_a_browser_is_never_asked_to_open_a_file(sign_in) -> None:
    owner = sign_in()
    url = attach(owner, b"<script>alert(1)</script>", "Größe 1.txt").headers["location"]

    answer = owner.get(f"{url}/content")

    told = {name: answer.headers[name] for name in ("content-type", "content-disposition", "x-content-type-options")}
    assert told == {
        "content-type": "application/octet-stream",
        "content-disposition": "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.txt",
        "x-content-type-options": "nosniff",
    }
    assert answer.headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("policy.pdf", "policy.pdf"),
        ("  policy.pdf  ", "policy.pdf"),
        ("../../etc/policy.pdf", "policy.pdf"),
        ("C:\\Users\\Ann\\policy.pdf", "policy.pdf"),
        ("po\u202elicy\u2066.pdf", "policy.pdf"),
        ("Richtlinie für alle.pdf", "Richtlinie für alle.pdf"),
        ("x" * 300 + ".pdf", None),
        ("/", None),
        ("\u200b", None),
    ],
)
def test_a_name_is_cleaned_of_folders_and_of_what_cannot_be_seen(sign_in, given: str, kept: str | None) -> None:
    answer = attach(sign_in(), name=given)

    assert answer.json().get("name") == kept, answer.text


@pytest.mark.parametrize(
    ("data", "name"),
    [(PNG, "policy.pdf"), (b"MZ\x90\x00" + bytes(200), "setup.exe"), (b"", "policy.pdf"), (b"", "note.txt")],
    ids=["a picture called pdf", "a program", "an empty pdf", "an empty text"],
)
def test_what_is_no_kind_of_proof_is_refused_and_leaves_nothing(sign_in, settings, data: bytes, name: str) -> None:
    owner = sign_in()

    answer = attach(owner, data, name)

    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/unsupported")
    assert owner.get(f"{owner.here}/files").json()["items"] == []
    assert lying(settings) == 0


def test_a_file_that_is_too_big_by_a_byte_is_refused_and_leaves_nothing(sign_in, settings) -> None:
    owner = sign_in()
    largest = settings.max_file_mb << 20
    assert attach(owner, PDF.ljust(largest)).status_code == 201

    answer = attach(owner, PDF.ljust(largest + 1))

    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")
    assert (len(owner.get(f"{owner.here}/files").json()["items"]), lying(settings)) == (1, 1)


def test_a_file_is_about_a_record_of_this_practice(sign_in, database, settings) -> None:
    owner, stranger = sign_in(), sign_in()
    own, foreign = str(a_site(database, owner)), str(a_site(database, stranger))
    assert attach(owner, about="site", about_id=own).status_code == 201

    for kind, id in (("site", foreign), ("practice", str(stranger.practice_id)), ("asset", own)):
        answer = attach(owner, about=kind, about_id=id)
        assert (answer.status_code, answer.json()["faults"]) == (
            422,
            [{"at": ["body", "about_id"], "message": f"is no {kind} of this practice"}],
        )
    assert lying(settings) == 1


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"about": "patient"}, ["body", "about"]),
        ({"about_id": "none"}, ["body", "about_id"]),
        ({"note": "x" * 10_001}, ["body", "note"]),
    ],
)
def test_what_is_told_of_a_file_is_checked(sign_in, settings, told: dict[str, Any], at: list[str]) -> None:
    answer = attach(sign_in(), **told)

    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [at])
    assert lying(settings) == 0


def test_a_list_is_of_one_kind_of_record_or_of_one_record(sign_in, database) -> None:
    owner = sign_in()
    sites = [str(a_site(database, owner)) for _ in range(2)]
    attach(owner)
    for site in sites:
        attach(owner, name=f"{site}.pdf", about="site", about_id=site)

    def listed(**asked: str) -> list[str]:
        return [file["about_id"] for file in owner.get(f"{owner.here}/files", params=asked).json()["items"]]

    assert listed(about="site", sort="id") == sites
    assert listed(about="site", about_id=sites[1]) == [sites[1]]
    assert listed(about="asset") == []


def test_detaching_takes_the_version_that_was_seen(sign_in) -> None:
    owner = sign_in()
    url = attach(owner).headers["location"]

    assert owner.delete(url).status_code == 428
    assert owner.delete(url, headers={"If-Match": '"2"'}).status_code == 412
    assert owner.get(url).status_code == 200


def test_another_practice_sees_no_file_though_its_bytes_are_the_same(sign_in) -> None:
    owner, stranger = sign_in(), sign_in()
    url = attach(owner).headers["location"]
    attach(stranger)

    assert stranger.get(url).status_code == 404
    for path in ("", "/content"):
        assert stranger.get(url.replace(owner.here, stranger.here) + path).status_code == 404
    gone = stranger.delete(url.replace(owner.here, stranger.here), headers={"If-Match": '"1"'})
    assert (gone.status_code, owner.get(f"{url}/content").content) == (404, PDF)


def test_staff_read_files_and_attach_none(sign_in) -> None:
    owner = sign_in()
    url = attach(owner).headers["location"]
    staff = sign_in(Role.STAFF, owner.practice_id)

    assert staff.get(f"{url}/content").content == PDF
    assert attach(staff).status_code == 403


def test_bytes_that_are_gone_are_said_to_be_gone(sign_in, settings) -> None:
    owner = sign_in()
    url = attach(owner).headers["location"]
    sha = owner.get(url).json()["sha256"]
    (settings.data / "files" / sha[:2] / sha).unlink()

    answer = owner.get(f"{url}/content")

    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "The record is here and its bytes are gone from the data folder; restore them from a backup.",
    )


def test_a_commit_that_fails_leaves_no_file_on_record_and_the_next_try_works(sign_in, database) -> None:
    owner = sign_in()

    def fail(_: Any) -> None:
        raise OSError("disk I/O error")

    event.listen(database.engine, "commit", fail)
    try:
        with pytest.raises(OSError, match="disk I/O error"):
            attach(owner)
    finally:
        event.remove(database.engine, "commit", fail)

    assert owner.get(f"{owner.here}/files").json()["items"] == []
    assert attach(owner).status_code == 201


@pytest.mark.parametrize(("status", "answers"), [("draft", 204), ("final", 409), ("superseded", 409)])
def test_what_backs_a_sealed_analysis_stays_with_it(sign_in, database, status: str, answers: int) -> None:
    owner = sign_in()
    row = Analysis(id=new_id(), number=1, status=status, started_on=TODAY)
    file = File(
        id=new_id(), name="proof.pdf", about="analysis", about_id=row.id, media_type="x", size=1, sha256="0" * 64
    )
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.add_all([row, file])
    url = f"{owner.here}/files/{file.id}"

    assert owner.delete(url, headers={"If-Match": '"1"'}).status_code == answers
    assert owner.get(url).status_code == (404 if answers == 204 else 200)
