"""Logs come in by pieces; what is faulty is told by its row, and what is here already is not counted twice."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.db import imports
from api.domain.roles import MAY, Role, Scope
from api.routers import imports as routes
from tests.bodies import Story
from tests.contract import Client
from tests.databases import everything

WHEN = datetime(2026, 3, 2, 15, tzinfo=UTC)
COLUMNS = {"at": "Time", "account": "User", "action": "Action", "outcome": "Result", "patient": "MRN"}
PATIENT = "Patient/8842"


def url(client: Client) -> str:
    return f"{client.here}/activity/imports"


def event(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "AuditEvent",
        "id": f"e{number}",
        "type": {"code": "rest"},
        "action": "R",
        "recorded": (WHEN + timedelta(minutes=number)).isoformat(),
        "outcome": "0",
        "agent": [{"requestor": True, "who": {"identifier": {"value": "ann"}}, "network": {"address": "front-1"}}],
        "source": {"observer": {"display": "Chart"}},
        "entity": [{"what": {"reference": PATIENT}, "role": {"code": "1"}}],
    } | changes


def lines(*events: dict[str, Any], end: str = "\n") -> bytes:
    return "".join(json.dumps(each) + end for each in events).encode()


def begun(client: Client, **changes: Any) -> dict[str, Any]:
    answer = client.post(url(client), json={"name": "Chart, week 10", "format": "ndjson"} | changes)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def send(client: Client, id: str, piece: bytes, offset: int = 0, last: bool = True) -> Any:
    files = {"piece": ("log", piece, "application/octet-stream")}
    return client.post(f"{url(client)}/{id}/pieces", params={"offset": offset, "last": last}, files=files)


def taken(client: Client, content: bytes, **changes: Any) -> dict[str, Any]:
    answer = send(client, begun(client, **changes)["id"], content)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def counts(told: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(told[name] for name in ("state", "rows", "events", "known", "refused"))


def test_a_log_is_taken_in_by_pieces_cut_anywhere(story: Story) -> None:
    """Cut within a line; the sender goes on from where the answer says."""
    owner, content = story.owner, lines(*map(event, range(20)))
    made = begun(owner)
    first = send(owner, made["id"], content[:1000], last=False).json()
    assert (first["state"], content[first["offset"] - 1 : first["offset"]]) == ("open", b"\n")
    assert first["offset"] == owner.get(f"{url(owner)}/{made['id']}").json()["offset"] < 1000
    again = send(owner, made["id"], content[:1000], last=False)
    assert (again.status_code, str(first["offset"]) in again.json()["detail"]) == (409, True)

    told = send(owner, made["id"], content[first["offset"] :], first["offset"]).json()
    whole = {
        "id": made["id"],
        "version": 2,
        "name": "Chart, week 10",
        "format": "ndjson",
        "keep": "good",
        "systems": [],
        "delimiter": ",",
        "columns": dict.fromkeys(made["columns"], ""),
        "state": "done",
        "started_at": made["started_at"],
        "started_by": owner.get("/v1/me").json()["name"],
        "ended_at": told["ended_at"],
        "offset": len(content),
        "rows": 20,
        "events": 20,
        "known": 0,
        "refused": 0,
        "faults": [],
    }
    assert told == whole == owner.get(url(owner)).json()["items"][0]
    assert send(owner, made["id"], content).status_code == 409


def test_the_same_file_twice_and_one_that_overlaps_add_nothing_twice(story: Story) -> None:
    events = list(map(event, range(10)))
    assert counts(taken(story.owner, lines(*events[:6]))) == ("done", 6, 6, 0, 0)
    assert counts(taken(story.owner, lines(*events[:6]))) == ("done", 6, 0, 6, 0)
    assert counts(taken(story.owner, lines(*events[3:], events[9]))) == ("done", 8, 4, 4, 0)


def test_faulty_rows_are_told_and_the_good_ones_kept_or_none_as_the_sender_chose(story: Story, settings: Any) -> None:
    half = json.dumps(event(9))[:60].encode()
    content = (
        b"\xef\xbb\xbf"
        + lines(event(1), event(2, recorded="2999-01-01T00:00:00Z"), end="\r\n")
        + b"\r\n"
        + lines({"resourceType": "Patient"}, event(4, source={}), event(5))
        + half
    )
    chosen = {"systems": ["Chart"]}
    told = taken(story.owner, content, keep="none", **chosen)
    assert counts(told) == ("refused", 6, 0, 0, 4)
    assert told["faults"] == [
        {"row": 2, "message": "the event is from the future"},
        {"row": 3, "message": "this is not an AuditEvent of FHIR R4"},
        {"row": 4, "message": "it comes from a system that this import does not expect"},
        {"row": 6, "message": "the line is not JSON, or breaks off"},
    ]
    assert list(settings.data.rglob("*.parquet")) == []
    assert counts(taken(story.owner, content, **chosen)) == ("done", 6, 2, 0, 4)


def test_a_csv_is_read_by_its_mapping(story: Story) -> None:
    """Quoted line breaks end no row, wherever a piece is cut."""
    content = (
        b'Time;User;Action;Result;MRN\r\n2026-03-02 08:00;ann;view;ok;1\r\n"03/02/2026 8:10 AM";ben;"log\r\nin";ok;2\r\n'
        b"2026-03-02 08:20;ann;view;maybe;3\r\n\r\n2026-03-02 08:30;ann;view\r\n"
    )
    owner = story.owner
    made = begun(owner, format="csv", delimiter=";", columns=COLUMNS)
    cut = content.index(b'in"')
    first = send(owner, made["id"], content[:cut], last=False).json()
    assert (first["rows"], first["events"]) == (1, 1)
    told = send(owner, made["id"], content[first["offset"] :], first["offset"]).json()
    assert (counts(told), told["faults"]) == (
        ("done", 5, 2, 0, 2),
        [
            {"row": 4, "message": "the outcome says neither that it worked nor that it failed"},
            {"row": 6, "message": "the row has 3 columns and the header 5"},
        ],
    )


@pytest.mark.parametrize(
    ("changes", "content", "last", "said"),
    [
        ({"format": "csv", "columns": COLUMNS}, b"Time;User\n1;2\n", True, "Is the delimiter another"),
        ({"format": "ndjson"}, b"{" * 5000, False, "No line ends in this piece"),
        ({"format": "csv", "columns": COLUMNS}, b'Time,"User\n1;2\n', False, "No line ends in this piece"),
        ({"format": "fhir_json"}, b"{", True, "not JSON"),
        ({"format": "fhir_json"}, b"{}", False, "one piece"),
        ({"format": "csv", "columns": COLUMNS}, b"\xff\xfe\n", True, "not UTF-8"),
    ],
)
def test_a_piece_that_cannot_be_read_is_refused_whole(
    changes: dict[str, Any], content: bytes, last: bool, said: str, story: Story
) -> None:
    made = begun(story.owner, **changes)
    answer = send(story.owner, made["id"], content, last=last)
    assert (answer.status_code, answer.json()["faults"][0]["at"]) == (422, ["body", "piece"])
    assert said in answer.json()["faults"][0]["message"]
    assert story.owner.get(f"{url(story.owner)}/{made['id']}").json() == made


def test_a_csv_without_a_time_or_a_user_is_refused_at_once(story: Story) -> None:
    answer = story.owner.post(url(story.owner), json={"name": "x", "format": "csv", "columns": {"at": "Time"}})
    assert (answer.status_code, answer.json()["faults"][0]["at"]) == (422, ["body", "columns"])


def test_a_bundle_is_read_entry_by_entry(story: Story) -> None:
    bundle = {"resourceType": "Bundle", "entry": [{"resource": event(1)}, {}, {"resource": event(2)}]}
    told = taken(story.owner, json.dumps(bundle).encode(), format="fhir_json")
    assert (counts(told), told["faults"][0]["row"]) == (("done", 3, 2, 0, 1), 2)
    assert counts(taken(story.owner, json.dumps(event(1)).encode(), format="fhir_json")) == ("done", 1, 0, 1, 0)


def test_no_patient_is_stored_anywhere_but_as_a_keyed_hash(story: Story, settings: Any) -> None:
    broken = event(2, outcome="8842")
    taken(story.owner, lines(event(1), broken))
    assert "8842" not in repr(everything(story.database))
    kept = [file for file in settings.data.rglob("*") if file.is_file()]
    assert {file.suffix for file in kept} >= {".parquet", ".key"}
    for file in kept:
        assert b"8842" not in file.read_bytes()
    key = next(settings.data.rglob("*.key"))
    assert key.stat().st_mode & 0o077 == 0


def test_a_removed_log_takes_its_events_along(story: Story, settings: Any) -> None:
    owner, content = story.owner, lines(event(1))
    told = taken(owner, content)
    gone = owner.delete(f"{url(owner)}/{told['id']}", headers={"If-Match": f'"{told["version"]}"'})
    assert (gone.status_code, list(settings.data.rglob("*.parquet"))) == (204, [])
    assert counts(taken(owner, content)) == ("done", 1, 1, 0, 0)


def test_only_the_owner_and_the_officers_see_it_or_its_history(story: Story) -> None:
    shut_out = {role for role in Role if Scope.ACTIVITY_READ not in MAY[role]}
    assert shut_out == {Role.MANAGER, Role.STAFF, Role.AUDITOR}
    taken(story.owner, lines(event(1)))
    manager = story.sign_in(Role.MANAGER, story.owner.practice_id)
    assert "LogImport" not in manager.get(f"{manager.here}/history").text
    assert "LogImport" in story.owner.get(f"{story.owner.here}/history").text


def test_a_piece_over_the_limit_is_refused_in_words(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "LARGEST_MB", 0)
    made = begun(story.owner)
    answer = send(story.owner, made["id"], b"x")
    assert (answer.status_code, answer.json()["detail"]) == (413, "A piece may have 0 MB at most.")
    assert story.owner.get(f"{url(story.owner)}/{made['id']}").json() == made


def test_what_was_written_of_a_piece_that_broke_off_counts_for_nothing(
    story: Story, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The events lie in their file already, and the power goes before the record says so."""
    made, content = begun(story.owner), lines(*map(event, range(5)))

    def fail(*_: object) -> None:
        raise OSError("the power went")

    monkeypatch.setattr(imports, "count_in", fail)
    with pytest.raises(OSError, match="power"):
        send(story.owner, made["id"], content)
    monkeypatch.undo()
    assert len(list(settings.data.rglob("*.parquet"))) == 1
    assert story.owner.get(f"{url(story.owner)}/{made['id']}").json() == made
    assert counts(send(story.owner, made["id"], content).json()) == ("done", 5, 5, 0, 0)
    assert len(list(settings.data.rglob("*.parquet"))) == 1


def test_a_code_that_is_no_text_is_not_tripped_over(story: Story) -> None:
    odd = event(1, type={"code": []}, agent=[event(0)["agent"][0] | {"purposeOfUse": [{"coding": [{"code": {}}]}]}])
    assert counts(taken(story.owner, lines(odd))) == ("done", 1, 1, 0, 0)
