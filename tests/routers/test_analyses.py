from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import docx
import openpyxl
import pypdf
import pytest
from sqlalchemy import event
from sqlmodel import select

from api.db.analyses import Analysis
from api.db.assets import Asset
from api.db.base import Database, transaction
from api.db.events import Event
from api.db.practices import Practice
from api.db.risks import Risk
from api.documents.pdf import RenderFailed
from api.documents.seal import verify_seal
from api.domain import frozen
from api.domain.roles import Role
from tests.contract import Client
from tests.days import TODAY
from tests.tidy import NEXT_YEAR, spoiled, tidied

FIRST = {"purpose": "The first one.", "next_review_on": NEXT_YEAR.isoformat()}
SEALED = ("approved_by", "approved_role", "approved_at", "sha256", "chain_head", "document_sha256")


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw documents in no time: what they look like is told in the documents' own tests."""
    monkeypatch.setattr(
        "api.documents.pdf.render_pdf", lambda analysis, seal: f"%PDF-1.7 {frozen.digest(analysis)} {seal}".encode()
    )


@pytest.fixture
def owner(sign_in: Callable[..., Client], database: Database) -> Client:
    """The owner of a practice whose analysis lacks nothing."""
    client = sign_in()
    tidied(database, client)
    return client


def started(client: Client, **changes: Any) -> dict[str, Any]:
    answer = client.post(f"{client.here}/analyses", json=FIRST | changes)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def seal(client: Client, analysis: dict[str, Any]) -> Any:
    url = f"{client.here}/analyses/{analysis['id']}/seal"
    return client.post(url, headers={"If-Match": f'"{analysis["version"]}"'})


def sealed(client: Client, **changes: Any) -> dict[str, Any]:
    answer = seal(client, started(client, **changes))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def document(client: Client, analysis: dict[str, Any], kind: str = "pdf") -> Any:
    return client.get(f"{client.here}/analyses/{analysis['id']}/document", params={"kind": kind})


def read(client: Client, path: str = "") -> Any:
    return client.get(f"{client.here}/{path}").json()


def state(client: Client) -> Any:
    """Everything that a seal which came to nothing must leave as it was."""
    return (read(client, "history/head"), read(client, "analyses"), read(client, "files"))


def name(client: Client) -> str:
    return f"Pat {client.user_id.hex[-6:]}"


def test_an_analysis_is_started_changed_sealed_and_read_again(owner, database) -> None:
    made = owner.post(f"{owner.here}/analyses", json=FIRST)

    draft = made.json()
    assert (made.status_code, made.headers["location"]) == (201, f"{owner.here}/analyses/{draft['id']}")
    assert draft == FIRST | dict.fromkeys(SEALED, "") | {
        "id": draft["id"],
        "version": 1,
        "number": 1,
        "status": "draft",
        "started_on": TODAY.isoformat(),
        "prepared_by": name(owner),
        "chain_seq": 0,
    }

    changed = owner.put(
        made.headers["location"], json=FIRST | {"purpose": "As the auditor asked."}, headers={"If-Match": '"1"'}
    ).json()
    assert changed == draft | {"version": 2, "purpose": "As the auditor asked."}
    head = read(owner, "history/head")
    answer = seal(owner, changed)

    final = answer.json()
    assert answer.status_code == 200, answer.text
    assert final == changed | {
        "version": 3,
        "status": "final",
        "approved_by": name(owner),
        "approved_role": "owner",
        "approved_at": final["approved_at"],
        "sha256": final["sha256"],
        "chain_seq": head["seq"],
        "chain_head": head["hash"],
        "document_sha256": sha256(document(owner, final).content).hexdigest(),
    }
    assert read(owner, f"analyses/{final['id']}") == final
    assert read(owner, "analyses") == {"items": [final], "next": None}

    entry = next(each for each in read(owner, "history")["items"] if each["kind"] == "Analysis")
    assert (entry["actor"], entry["action"]) == (f"user:{owner.user_id}", "changed")
    assert entry["content"] == {name: value for name, value in final.items() if name != "version"}
    told = owner.get(f"{owner.here}/analyses/{final['id']}/seal").json()
    assert (told["analysis_sha256"], told["file"]["sha256"]) == (final["sha256"], final["document_sha256"])
    assert told["chain"] == {"head": head["hash"], "seq": head["seq"]}
    with transaction(database, practice_id=owner.practice_id, actor="test", write=False) as session:
        row = session.exec(select(Analysis)).one()
    assert sha256(row.snapshot.encode()).hexdigest() == final["sha256"]


def test_a_sealed_document_is_the_same_bytes_ever_after_and_its_seal_holds(owner, database) -> None:
    final = sealed(owner)
    pdf, seal_file = document(owner, final), owner.get(f"{owner.here}/analyses/{final['id']}/seal")

    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.exec(select(Practice)).one().name = "Elm Street"
        session.add(Asset(name="Tablet", type="tablet", holds_ephi="yes"))

    assert verify_seal(seal_file.content, pdf.content) == ()
    again = document(owner, final), owner.get(f"{owner.here}/analyses/{final['id']}/seal")
    assert [each.content for each in again] == [pdf.content, seal_file.content]
    assert [each.headers["content-disposition"] for each in again] == [
        each.headers["content-disposition"] for each in (pdf, seal_file)
    ]
    files = {file["name"]: file for file in read(owner, f"files?about=analysis&about_id={final['id']}")["items"]}
    stem = f"practice-{owner.practice_id.hex[-6:]}-risk-analysis-1"
    assert {name: file["sha256"] for name, file in files.items()} == {
        f"{stem}.pdf": sha256(pdf.content).hexdigest(),
        f"{stem}.seal.json": sha256(seal_file.content).hexdigest(),
    }
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf.content)).pages)
    assert ("Draft" in text, "Tablet" in text, final["sha256"][:12] in text) == (False, False, True)


def test_a_draft_is_printed_as_the_records_are_and_says_that_it_is_one(owner, database) -> None:
    draft = started(owner)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.add(Asset(name="Tablet", type="tablet", holds_ephi="yes"))

    answer = document(owner, draft)

    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages)
    assert ("draft" in text.lower(), "Tablet" in text) == (True, True)
    assert answer.headers["content-disposition"].startswith('attachment; filename="practice-')
    assert owner.get(f"{owner.here}/analyses/{draft['id']}/seal").status_code == 404


@pytest.mark.parametrize("status", ["draft", "final"])
@pytest.mark.usefixtures("quickly")
def test_the_word_and_spreadsheet_forms_open(owner, status: str) -> None:
    analysis = started(owner) if status == "draft" else sealed(owner)

    word, sheet = document(owner, analysis, "docx"), document(owner, analysis, "xlsx")

    assert [each.headers["content-type"].rsplit(".", 1)[1] for each in (word, sheet)] == ["document", "sheet"]
    assert any("Laptop" in table.cell(0, 0).text or table.rows for table in docx.Document(BytesIO(word.content)).tables)
    cells = {cell.value for each in openpyxl.load_workbook(BytesIO(sheet.content)) for row in each for cell in row}
    assert {"Chart", "Laptop"} <= cells
    assert document(owner, analysis, "odt").status_code == 422


@pytest.mark.usefixtures("quickly")
def test_there_is_one_draft_at_a_time(owner) -> None:
    first = started(owner)

    second = owner.post(f"{owner.here}/analyses", json=FIRST)
    assert (second.status_code, second.json()["detail"]) == (409, "There is a draft already; finish that one.")

    assert seal(owner, first).status_code == 200
    assert started(owner)["number"] == 2


@pytest.mark.usefixtures("quickly")
def test_what_is_missing_is_named_and_keeps_it_a_draft(owner, database) -> None:
    draft = started(owner, next_review_on=None)
    url = f"{owner.here}/analyses/{draft['id']}"
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        spoiled(session)
        session.add(Asset(name="Old server", type="onsite_server", holds_ephi="unknown", location="Closet"))
    before = state(owner)

    told = owner.get(f"{url}/completeness").json()

    assert told["ready"] is False
    assert [element["number"] for element in told["elements"]] == list(range(1, 10))
    missing = {element["number"]: element["missing"] for element in told["elements"] if not element["done"]}
    assert missing[1][0]["text"] == "Say whether these hold ePHI: Old server."
    assert missing[4][0]["text"].startswith("1 question of the first pass is not answered yet")
    assert missing[9] == [{"text": "Set the day of the next review.", "room": "analysis", "ids": []}]
    answer = seal(owner, draft)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/incomplete")
    assert all(text in answer.json()["detail"] for text in ("Old server", "Set the day of the next review."))
    assert state(owner) == before


def test_what_lacks_nothing_is_ready(owner) -> None:
    told = read(owner, f"analyses/{started(owner)['id']}/completeness")

    assert told["ready"] is True
    assert [(each["done"], each["missing"]) for each in told["elements"]] == [(True, [])] * 9


# sealing is all or nothing


@contextmanager
def drawing_fails(_: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def fail(*_: Any) -> bytes:
        raise RenderFailed("The PDF was not finished within 60 seconds and was given up.")

    with monkeypatch.context() as patched:
        patched.setattr("api.documents.pdf.render_pdf", fail)
        yield


@contextmanager
def storing_fails(_: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def fail(*_: Any) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("api.files.os.fsync", fail)
        yield


@contextmanager
def dies_before_the_commit(database: Database, _: pytest.MonkeyPatch) -> Iterator[None]:
    def fail(_: Any) -> None:
        raise OSError("disk I/O error")

    event.listen(database.engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(database.engine, "commit", fail)


@pytest.mark.parametrize(
    "stopped",
    [drawing_fails, storing_fails, dies_before_the_commit],
    ids=lambda each: each.__name__,
)
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.usefixtures("quickly")
def test_a_seal_that_is_cut_short_leaves_the_draft_and_the_next_try_works(
    owner, database, settings, monkeypatch, stopped, number: int
) -> None:
    if number == 2:
        sealed(owner)
    draft = started(owner)
    before = state(owner)

    with stopped(database, monkeypatch):
        try:
            answer = seal(owner, draft)
        except OSError:
            pass
        else:
            assert (answer.status_code, answer.json()["type"]) == (503, "/problems/busy")

    assert state(owner) == before
    final = seal(owner, draft).json()
    assert (final["number"], final["status"], final["version"]) == (number, "final", 2)
    assert (
        [(each["number"], each["status"]) for each in read(owner, "analyses?sort=number")["items"]]
        == [
            (1, "superseded"),
            (2, "final"),
        ][-number:]
        if number == 2
        else [(1, "final")]
    )
    assert len(read(owner, "files")["items"]) == 2 * number
    assert not list((settings.data / "files").glob("*.part"))


@pytest.mark.usefixtures("quickly")
def test_two_who_seal_at_once_seal_once(owner, sign_in) -> None:
    draft = started(owner)
    manager = sign_in(Role.MANAGER, owner.practice_id)

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda client: seal(client, draft), (owner, manager)))

    assert sorted(answer.status_code for answer in answers) == [200, 412]
    won = next(client for client, answer in zip((owner, manager), answers, strict=True) if answer.status_code == 200)
    (final,) = read(owner, "analyses")["items"]
    assert (final["status"], final["approved_by"], final["version"]) == ("final", name(won), 2)
    assert len(read(owner, "files")["items"]) == 2


def test_two_who_start_at_once_start_one(owner, sign_in) -> None:
    manager = sign_in(Role.MANAGER, owner.practice_id)

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda each: each.post(f"{each.here}/analyses", json=FIRST), (owner, manager)))

    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert [each["number"] for each in read(owner, "analyses")["items"]] == [1]


@pytest.mark.usefixtures("quickly")
def test_a_seal_sent_twice_under_one_key_is_one_seal(owner) -> None:
    draft = started(owner)
    url = f"{owner.here}/analyses/{draft['id']}/seal"

    first, second = (owner.post(url, headers={"If-Match": '"1"', "Idempotency-Key": "once"}) for _ in range(2))

    assert (second.status_code, second.json()) == (200, first.json())
    assert len(read(owner, "files")["items"]) == 2


@pytest.mark.usefixtures("quickly")
def test_the_next_one_takes_the_place_of_the_last(owner) -> None:
    first, second = sealed(owner), sealed(owner, purpose="The second one.")

    items = read(owner, "analyses")["items"]

    assert [(each["number"], each["status"], each["version"]) for each in items] == [
        (2, "final", 2),
        (1, "superseded", 3),
    ]
    assert items[0] == second
    assert items[1] == first | {"status": "superseded", "version": 3}
    assert sha256(document(owner, first).content).hexdigest() == first["document_sha256"]


@pytest.mark.usefixtures("quickly")
def test_what_is_sealed_cannot_be_changed(owner) -> None:
    final = sealed(owner)
    url = f"{owner.here}/analyses/{final['id']}"
    before = read(owner, "history/head")

    edited = owner.put(url, json={"purpose": "Another."}, headers={"If-Match": f'"{final["version"]}"'})
    again = seal(owner, final)
    asked = owner.get(f"{url}/completeness")

    told = "This analysis is sealed; start a new one to change anything."
    assert [(each.status_code, each.json()["detail"]) for each in (edited, again, asked)] == [(409, told)] * 3
    assert (read(owner, f"analyses/{final['id']}"), read(owner, "history/head")) == (final, before)


@pytest.mark.usefixtures("quickly")
def test_a_file_called_like_the_document_does_not_take_its_place(owner) -> None:
    draft = started(owner)
    about = {"about": "analysis", "about_id": draft["id"]}
    stem = f"practice-{owner.practice_id.hex[-6:]}-risk-analysis-1"
    for given, data in ((f"{stem}.pdf", b"%PDF-1.7 not it"), (f"{stem}.seal.json", b"{}")):
        assert owner.post(f"{owner.here}/files", files={"file": (given, data)}, data=about).status_code == 201

    final = seal(owner, draft).json()

    pdf = document(owner, final).content
    assert sha256(pdf).hexdigest() == final["document_sha256"]
    assert verify_seal(owner.get(f"{owner.here}/analyses/{final['id']}/seal").content, pdf) == ()


@pytest.mark.usefixtures("quickly")
def test_a_document_whose_bytes_are_gone_is_said_to_be_gone(owner, settings) -> None:
    final = sealed(owner)
    sha = final["document_sha256"]
    (settings.data / "files" / sha[:2] / sha).unlink()

    answer = document(owner, final)

    assert (answer.status_code, "backup" in answer.json()["detail"]) == (404, True)


# is it still true?


def test_without_a_sealed_analysis_nothing_stands(owner) -> None:
    started(owner)

    assert read(owner, "analyses/currency") == {"analysis_id": None, "sealed_at": "", "current": False, "changes": []}


@pytest.mark.usefixtures("quickly")
def test_what_has_changed_since_the_seal_is_named(owner, database, monkeypatch) -> None:
    final = sealed(owner)
    standing = {"analysis_id": final["id"], "sealed_at": final["approved_at"]}
    assert read(owner, "analyses/currency") == standing | {"current": True, "changes": []}

    tomorrow = TODAY + timedelta(days=1)
    monkeypatch.setattr("api.work._today", lambda _: tomorrow)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.add(Event(kind="incident", happened_on=tomorrow, note="Phish."))
        laptop = session.exec(select(Asset).where(Asset.name == "Laptop")).one()
        laptop.encrypted = "no"

    told = read(owner, "analyses/currency")
    assert {name: told[name] for name in ("analysis_id", "sealed_at", "current")} == standing | {"current": False}
    assert told["changes"][0]["kind"] == "trigger"
    assert told["changes"][0]["text"].startswith("A security incident is on record for ")
    assert told["changes"][0]["text"].endswith(": Phish.")
    assert {"kind": "asset", "text": "Laptop: encryption was yes and is now no."} in told["changes"]


@pytest.mark.usefixtures("quickly")
def test_an_incident_of_the_very_day_counts_when_it_is_recorded_after_the_seal(owner) -> None:
    incident = {"kind": "incident", "happened_on": TODAY.isoformat(), "note": "Phish."}
    owner.post(f"{owner.here}/events", json=incident)
    sealed(owner)
    assert read(owner, "analyses/currency")["current"] is True

    owner.post(f"{owner.here}/events", json=incident | {"note": "Theft."})

    told = read(owner, "analyses/currency")
    assert (told["current"], [line["kind"] for line in told["changes"]]) == (False, ["trigger"])
    assert told["changes"][0]["text"].endswith(": Theft.")


@pytest.mark.usefixtures("quickly")
def test_the_day_of_a_seal_is_the_practices_own_day(owner, database, monkeypatch) -> None:
    early = datetime.combine(TODAY, time(8), ZoneInfo("Pacific/Auckland")).astimezone(UTC)
    assert early.date() == TODAY - timedelta(days=1)
    monkeypatch.setattr("api.work._today", lambda _: TODAY)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.exec(select(Practice)).one().time_zone = "Pacific/Auckland"
        session.add(Event(kind="incident", happened_on=TODAY))
    with monkeypatch.context() as patched:
        patched.setattr("api.written.instant", lambda: early)
        sealed(owner)
    draft = started(owner)

    ready = read(owner, f"analyses/{draft['id']}/completeness")["ready"]

    assert (ready, seal(owner, draft).status_code) == (True, 200)


@pytest.mark.usefixtures("quickly")
def test_a_draft_compares_itself_with_the_one_that_stands(owner, database) -> None:
    sealed(owner)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.exec(select(Asset).where(Asset.name == "Laptop")).one().owner = "Robin Reyes"

    second = sealed(owner)

    told = owner.get(f"{owner.here}/analyses/{second['id']}/seal").json()["analysis"]
    assert told["changes_since"].startswith("analysis 1 of ")
    assert [line["text"] for line in told["changes"]] == [
        "Laptop: who is responsible was not given and is now “Robin Reyes”."
    ]


# year over year


def compared(client: Client, analysis: dict[str, Any], **since: str) -> Any:
    return client.get(f"{client.here}/analyses/{analysis['id']}/changes", params=since)


def own_risk(number: int) -> Risk:
    """A low risk in the practice's own words, with what is done about it."""
    words = {"title": f"Key {number}", "threat": "The landlord comes in.", "vulnerability": "No list of keys."}
    rated = {"likelihood": "low", "impact": "low", "level": "low", "rank": 1, "reason": "So it is."}
    decided = {"response": "mitigate", "owner": "Dana Reyes", "due_on": NEXT_YEAR}
    return Risk(number=number, method="nist-sp-800-30-r1", edition=date(2012, 9, 17), **words, **rated, **decided)


@pytest.mark.usefixtures("quickly")
def test_one_year_is_held_against_the_year_before(owner, database, monkeypatch) -> None:
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.add_all([own_risk(number) for number in (90, 91, 92)])
    first = sealed(owner)
    then = read(owner, "overview")["counts"]["risks_by_level"]
    monkeypatch.setattr("api.work._today", lambda _: TODAY + timedelta(days=2))
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        rising, falling, done = session.exec(select(Risk).where(Risk.number >= 90).order_by(Risk.number)).all()
        rising.sqlmodel_update({"likelihood": "very_high", "impact": "very_high", "level": "very_high", "rank": 4})
        falling.sqlmodel_update({"likelihood": "very_low", "impact": "very_low", "level": "very_low", "rank": 0})
        done.status = "mitigated"
        session.add(own_risk(99))
    draft = started(owner)

    told = compared(owner, draft).json()

    now = read(owner, "overview")["counts"]["risks_by_level"]
    assert told == {
        "since_id": first["id"],
        "since_on": TODAY.isoformat(),
        "id": draft["id"],
        "on": (TODAY + timedelta(days=2)).isoformat(),
        "levels_then": then,
        "levels_now": now,
        "risks_new": 1,
        "risks_gone": 1,
        "rose": 1,
        "fell": 1,
        "lines": [
            {"kind": "risk", "text": "R-090 Key 90: the level rose from low to very high."},
            {"kind": "risk", "text": "R-091 Key 91: the level fell from low to very low."},
            {"kind": "risk", "text": "R-092 Key 92: the status was open and is now mitigated."},
            {"kind": "risk", "text": "R-099 Key 99 is new: low."},
        ],
    }
    assert now == then | {"low": then["low"] - 2, "very_low": then["very_low"] + 1, "very_high": 1}


@pytest.mark.usefixtures("quickly")
def test_what_is_sealed_is_compared_as_it_was_sealed_and_with_any_before(owner, database) -> None:
    first = sealed(owner)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.exec(select(Asset).where(Asset.name == "Laptop")).one().owner = "Robin Reyes"
    second = sealed(owner)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.exec(select(Asset).where(Asset.name == "Laptop")).one().owner = "Dana Reyes"
    third = sealed(owner)

    def told(analysis: dict[str, Any], **since: str) -> tuple[str, list[str]]:
        body = compared(owner, analysis, **since).json()
        return body["since_id"], [line["text"] for line in body["lines"]]

    before = "Laptop: who is responsible was not given and is now “Robin Reyes”."
    after = "Laptop: who is responsible was “Robin Reyes” and is now “Dana Reyes”."
    whole = "Laptop: who is responsible was not given and is now “Dana Reyes”."
    assert told(second) == (first["id"], [before])
    assert told(third) == told(third, since=second["id"]) == (second["id"], [after])
    assert told(third, since=first["id"]) == (first["id"], [whole])


@pytest.mark.usefixtures("quickly")
def test_there_has_to_be_something_before_to_compare_with(owner, sign_in) -> None:
    draft = started(owner)
    alone = compared(owner, draft)
    assert (alone.status_code, alone.json()["detail"]) == (
        409,
        "No analysis was sealed before this one, so there is nothing to compare it with yet.",
    )
    first = seal(owner, draft).json()
    second, third = sealed(owner), started(owner)

    statuses = {
        "the first of all": compared(owner, first).status_code,
        "itself": compared(owner, second, since=second["id"]).status_code,
        "a later one": compared(owner, first, since=second["id"]).status_code,
        "a draft": compared(owner, second, since=third["id"]).status_code,
        "nothing there": compared(owner, second, since=owner.practice_id).status_code,
        "no id": compared(owner, second, since="1").status_code,
    }

    assert statuses == {
        "the first of all": 409,
        "itself": 409,
        "a later one": 409,
        "a draft": 409,
        "nothing there": 404,
        "no id": 422,
    }
    stranger = sign_in()
    theirs = started(stranger)
    assert compared(stranger, theirs, since=first["id"]).status_code == 404


# who, and with what


@pytest.mark.parametrize(
    ("role", "starting", "sealing"),
    [
        (Role.MANAGER, 201, 200),
        (Role.SECURITY_OFFICER, 201, 403),
        (Role.PRIVACY_OFFICER, 201, 403),
        (Role.STAFF, 403, 403),
        (Role.AUDITOR, 403, 403),
    ],
)
@pytest.mark.usefixtures("quickly")
def test_who_speaks_for_management_seals(owner, sign_in, role: Role, starting: int, sealing: int) -> None:
    somebody = sign_in(role, owner.practice_id)
    began = somebody.post(f"{owner.here}/analyses", json=FIRST)
    draft = began.json() if began.status_code == 201 else started(owner)

    answer = seal(somebody, draft)

    assert (began.status_code, answer.status_code) == (starting, sealing)
    final = read(owner, f"analyses/{draft['id']}")
    assert (final["status"], final["approved_by"], final["approved_role"]) == (
        ("final", name(somebody), role.value) if sealing == 200 else ("draft", "", "")
    )


@pytest.mark.usefixtures("quickly")
def test_sealing_takes_the_version_that_was_seen(owner) -> None:
    draft = started(owner)
    url = f"{owner.here}/analyses/{draft['id']}"
    before = state(owner)

    assert owner.post(f"{url}/seal").status_code == 428
    assert owner.put(url, json=FIRST).status_code == 428
    assert owner.post(f"{url}/seal", headers={"If-Match": '"2"'}).status_code == 412
    assert owner.put(url, json=FIRST, headers={"If-Match": '"2"'}).status_code == 412
    assert state(owner) == before


@pytest.mark.usefixtures("quickly")
def test_another_practice_sees_nothing(owner, sign_in) -> None:
    stranger, final = sign_in(), sealed(owner)

    for here in (owner.here, stranger.here):
        url = f"{here}/analyses/{final['id']}"
        for path in ("", "/document", "/seal", "/completeness", "/changes"):
            assert stranger.get(f"{url}{path}").status_code == 404
        assert stranger.put(url, json=FIRST, headers={"If-Match": '"2"'}).status_code == 404
        assert stranger.post(f"{url}/seal", headers={"If-Match": '"2"'}).status_code == 404
    assert read(stranger, "analyses") == {"items": [], "next": None}
    assert read(stranger, "analyses/currency")["analysis_id"] is None
    assert started(stranger)["number"] == 1


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"purpose": "x" * 10_001}, ["body", "purpose"]),
        ({"next_review_on": "next year"}, ["body", "next_review_on"]),
        ({"next_review_on": "2027-13-01"}, ["body", "next_review_on"]),
        ({"status": "final"}, ["body", "status"]),
        ({"approved_by": "Me"}, ["body", "approved_by"]),
    ],
)
def test_a_bad_body_is_refused_and_says_where(owner, told: dict[str, Any], at: list[str]) -> None:
    draft = started(owner)

    answer = owner.put(f"{owner.here}/analyses/{draft['id']}", json=FIRST | told, headers={"If-Match": '"1"'})

    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [at])
    assert read(owner, f"analyses/{draft['id']}") == draft
