import base64
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.db.base import Database, new_id, transaction
from api.db.chain import ChangeContent
from api.db.sites import Site
from api.domain.roles import MAY, Role, Scope
from tests.bodies import ADDRESSABLE, BODIES, QUESTION
from tests.contract import Client
from tests.days import TODAY

BOOK = {"name": "Main Street", "kind": "office", "note": ""}
CONTENT = ChangeContent.__table__


def stand(database: Database, client: Client, count: int) -> list[UUID]:
    """Sites by their rows, so many changes after one another."""
    sites = [Site(id=new_id(), name=f"Site {number}") for number in range(count)]
    for site in sites:
        with transaction(database, practice_id=client.practice_id, actor="test") as session:
            session.add(site)
    return [site.id for site in sites]


def listed(client: Client, **asked: Any) -> Any:
    answer = client.get(f"{client.here}/history", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def walked(client: Client, **asked: Any) -> list[int]:
    """The numbers of all changes, page by page."""
    found: list[int] = []
    after: dict[str, str] = {}
    for _ in range(30):
        page = listed(client, **asked, **after)
        found += [each["seq"] for each in page["items"]]
        if page["next"] is None:
            return found
        after = {"after": page["next"]}
    raise AssertionError(f"the pages have no end: {found}")


def test_who_changed_what_when_and_what_it_became(sign_in) -> None:
    owner = sign_in()
    officer = sign_in(Role.SECURITY_OFFICER, owner.practice_id)
    site = owner.post(f"{owner.here}/sites", json=BOOK).json()
    url = f"{owner.here}/sites/{site['id']}"
    officer.put(url, json=BOOK | {"note": "Second floor."}, headers={"If-Match": '"1"'})
    owner.delete(url, headers={"If-Match": '"2"'})

    page = listed(owner, row_id=site["id"])

    became = {name: value for name, value in site.items() if name != "version"}
    expected = [
        (f"user:{owner.user_id}", "removed", None),
        (f"user:{officer.user_id}", "changed", became | {"note": "Second floor."}),
        (f"user:{owner.user_id}", "created", became),
    ]
    assert page["next"] is None
    assert [(each["actor"], each["action"], each["content"]) for each in page["items"]] == expected
    assert [each["before"] for each in page["items"]] == [became | {"note": "Second floor."}, became, None]
    assert [each["who"] for each in page["items"]] == [person(owner), person(officer), person(owner)]
    assert {each["name"] for each in page["items"]} == {"Main Street"}
    assert {(each["kind"], each["row_id"], each["disposal"]) for each in page["items"]} == {("Site", site["id"], None)}
    ats = [each["at"] for each in page["items"]]
    assert ats == sorted(ats, reverse=True)
    newest = page["items"][0]
    assert owner.get(f"{owner.here}/history/head").json() == {"seq": newest["seq"], "hash": newest["hash"]}


def person(client: Client) -> str:
    return f"Pat {client.user_id.hex[-6:]}"


def test_whoever_acts_is_told_in_words(sign_in, visitor, database) -> None:
    owner = sign_in()
    body = {"name": "Nightly", "scopes": ["inventory:write"], "expires_on": (TODAY + timedelta(days=9)).isoformat()}
    script = visitor()
    secret = owner.post(f"{owner.here}/tokens", json=body).json()["secret"]
    assert script.post(f"{owner.here}/sites", json=BOOK, headers={"Authorization": f"Bearer {secret}"}).is_success
    for actor in ("host", f"guest:{new_id()}", f"user:{new_id()}", f"token:{new_id()}", "test"):
        with transaction(database, practice_id=owner.practice_id, actor=actor) as session:
            session.add(Site(name=actor))

    told = {each["name"]: each["who"] for each in listed(owner, kind="Site")["items"]}

    assert [told.pop(name) for name in ("Main Street", "host")] == ["API token Nightly", "Host command"]
    assert {name.partition(":")[0]: who for name, who in told.items()} == {
        "guest": "A guest link",
        "user": "Someone no longer here",
        "token": "Someone no longer here",
        "test": "Someone no longer here",
    }


def test_another_practices_token_is_nobody_here(sign_in, database) -> None:
    owner, stranger = sign_in(), sign_in()
    body = {"name": "Theirs", "scopes": ["inventory:read"], "expires_on": (TODAY + timedelta(days=9)).isoformat()}
    token = stranger.post(f"{stranger.here}/tokens", json=body).json()
    with transaction(database, practice_id=owner.practice_id, actor=f"token:{token['id']}") as session:
        session.add(Site(name="Main Street"))

    (change,) = listed(owner, kind="Site")["items"]

    assert change["who"] == "Someone no longer here"


def test_a_record_goes_by_what_people_call_it(story) -> None:
    owner = story.owner
    staff = story.sign_in(Role.STAFF, owner.practice_id)
    story.make("create_risk", title="Landlord's key")
    story.make("create_task", title="List who has a key")
    story.make("create_analysis")
    story.make("create_event", kind="restore_test", happened_on="2026-01-15")
    owner.put(f"{owner.here}/answers/{QUESTION.id}", json={"option": QUESTION.options[0].id})
    owner.put(f"{owner.here}/decisions/{ADDRESSABLE}", json=BODIES["replace_decision"])

    told = {(each["kind"], each["name"]) for each in listed(owner)["items"]}

    assert told >= {
        ("Risk", "R-001 Landlord's key"),
        ("Task", "List who has a key"),
        ("Analysis", "Analysis 1"),
        ("Event", "Restore test on January 15, 2026"),
        ("Answer", QUESTION.safeguard),
        ("Decision", ADDRESSABLE),
        ("Membership", person(owner)),
        ("Membership", person(staff)),
    }


def test_what_a_record_was_before_is_found_however_the_list_is_narrowed(sign_in) -> None:
    owner = sign_in()
    officer = sign_in(Role.SECURITY_OFFICER, owner.practice_id)
    site = owner.post(f"{owner.here}/sites", json=BOOK).json()
    url = f"{owner.here}/sites/{site['id']}"
    for version, (client, note) in enumerate(((owner, "a"), (officer, "b"), (owner, "c")), start=1):
        client.put(url, json=BOOK | {"note": note}, headers={"If-Match": f'"{version}"'})

    def notes(**asked: Any) -> list[tuple[str | None, str]]:
        items = listed(owner, row_id=site["id"], **asked)["items"]
        return [(each["before"] and each["before"]["note"], each["content"]["note"]) for each in items]

    assert notes() == [("b", "c"), ("a", "b"), ("", "a"), (None, "")]
    assert notes(actor=f"user:{owner.user_id}") == [("b", "c"), ("", "a"), (None, "")]
    assert notes(limit=1) == [("b", "c")]


class Clock:
    """Stands in for the clock that links are stamped by."""

    def __init__(self, instant: str) -> None:
        self.instant = instant

    def now(self, _: object) -> datetime:
        return datetime.fromisoformat(f"{self.instant}+00:00")


@pytest.mark.parametrize(
    ("asked", "seqs"),
    [
        ({"since": "2099-03-01"}, [6, 5, 4]),
        ({"until": "2099-02-28"}, [3, 2, 1]),
        ({"since": "2099-03-01", "until": "2099-03-01"}, [5, 4]),
        ({"since": "2099-03-02", "until": "2099-03-02"}, [6]),
        ({"since": "2099-02-28", "until": "2099-03-01", "kind": "Site"}, [5, 4, 3]),
        ({"since": "2099-03-03"}, []),
        ({"until": "2020-01-01"}, []),
        ({"since": "0001-01-01", "until": "9999-12-31"}, [6, 5, 4, 3, 2, 1]),
    ],
    ids=str,
)
def test_the_history_of_some_days_is_that_of_the_practices_days(
    sign_in, database, monkeypatch, asked: dict[str, str], seqs: list[int]
) -> None:
    owner = sign_in()
    for instant in (
        "2099-03-01T05:59:59.999999",
        "2099-03-01T06:00:00",
        "2099-03-02T05:59:59.999999",
        "2099-03-02T06:00",
    ):
        monkeypatch.setattr("api.db.chain.datetime", Clock(instant))
        stand(database, owner, 1)

    assert [each["seq"] for each in listed(owner, **asked)["items"]] == seqs
    assert walked(owner, limit=2, **asked) == seqs


def test_days_the_wrong_way_round_are_refused_and_told_so(sign_in) -> None:
    owner = sign_in()

    answer = owner.get(f"{owner.here}/history", params={"since": "2026-03-02", "until": "2026-03-01"})

    assert (answer.status_code, answer.json()["faults"]) == (
        422,
        [{"at": ["query", "until"], "message": "is before `since`; turn the two days round"}],
    )


def test_a_change_that_changes_nothing_is_no_change(sign_in) -> None:
    owner = sign_in()
    site = owner.post(f"{owner.here}/sites", json=BOOK).json()
    head = owner.get(f"{owner.here}/history/head").json()

    owner.put(f"{owner.here}/sites/{site['id']}", json=BOOK, headers={"If-Match": '"1"'})
    owner.put(f"{owner.here}/sites/{site['id']}", json=BOOK | {"name": ""}, headers={"If-Match": '"1"'})

    assert owner.get(f"{owner.here}/history/head").json() == head


def test_the_history_is_narrowed_by_kind_record_and_person(sign_in, database) -> None:
    owner = sign_in()
    first, second = stand(database, owner, 2)
    owner.post(f"{owner.here}/sites", json=BOOK)

    assert {each["kind"] for each in listed(owner)["items"]} == {"Practice", "Membership", "Site"}
    assert [each["row_id"] for each in listed(owner, kind="Site", actor="test")["items"]] == [str(second), str(first)]
    assert [each["row_id"] for each in listed(owner, row_id=str(first))["items"]] == [str(first)]
    assert [each["actor"] for each in listed(owner, actor=f"user:{owner.user_id}")["items"]] == [
        f"user:{owner.user_id}"
    ]
    for nothing in ({"kind": "Patient"}, {"actor": "nobody"}, {"row_id": str(UUID(int=5))}):
        assert listed(owner, **nothing) == {"items": [], "next": None}


@pytest.mark.parametrize("limit", [1, 2, 3, 9, 10, 200])
def test_paging_leaves_no_change_out(sign_in, database, limit: int) -> None:
    owner = sign_in()
    stand(database, owner, 7)

    assert walked(owner, limit=limit) == list(range(9, 0, -1))
    assert walked(owner, limit=limit, kind="Site") == list(range(9, 2, -1))


def test_a_page_goes_on_where_it_ended_though_more_has_happened(sign_in, database) -> None:
    owner = sign_in()
    stand(database, owner, 4)
    first = listed(owner, limit=3)

    stand(database, owner, 2)

    assert [each["seq"] for each in first["items"]] == [6, 5, 4]
    assert [each["seq"] for each in listed(owner, limit=3, after=first["next"])["items"]] == [3, 2, 1]


def forged(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "asked",
    [
        {"after": "A"},
        {"after": "rubbish"},
        {"after": forged("seven")},
        {"after": forged("9" * 30)},
        {"after": forged("-1")},
        {"after": forged("")},
        {"limit": 0},
        {"limit": 201},
        {"row_id": "R-001"},
        {"kind": "x" * 41},
        {"actor": "x" * 61},
        {"since": "yesterday"},
        {"until": "2026-02-30"},
    ],
    ids=str,
)
def test_what_no_page_gave_out_is_refused(sign_in, asked: dict[str, Any]) -> None:
    owner = sign_in()

    assert owner.get(f"{owner.here}/history", params=asked).status_code == 422


def test_a_longer_history_takes_no_more_queries(sign_in, database, queries) -> None:
    owner = sign_in()
    counts = []
    for _ in range(3):
        stand(database, owner, 3)
        owner.post(f"{owner.here}/sites", json=BOOK)
        queries.clear()
        listed(owner, since="2020-01-01")
        counts.append(len(queries))

    assert len(set(counts)) == 1
    assert counts[0] <= 1 + 5  # one to begin


def test_what_was_disposed_of_leaves_its_place(sign_in, database) -> None:
    owner = sign_in()
    (site,) = stand(database, owner, 1)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        emptied = CONTENT.update().where(CONTENT.c.practice_id == owner.practice_id, CONTENT.c.seq == 3)
        session.connection().execute(emptied.values(content=None, disposal="A patient was named."))

    (change,) = listed(owner, row_id=str(site))["items"]

    assert (change["seq"], change["content"], change["disposal"]) == (3, None, "A patient was named.")
    assert (change["before"], change["name"]) == (None, "")


def test_what_was_disposed_of_is_not_told_as_what_was_before(sign_in, database) -> None:
    owner = sign_in()
    (site,) = stand(database, owner, 1)
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        session.get_one(Site, (owner.practice_id, site)).note = "Second floor."
    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        emptied = CONTENT.update().where(CONTENT.c.practice_id == owner.practice_id, CONTENT.c.seq == 3)
        session.connection().execute(emptied.values(content=None, disposal="A patient was named."))

    later, first = listed(owner, row_id=str(site))["items"]

    assert (later["before"], later["content"]["note"], first["content"]) == (None, "Second floor.", None)


def test_no_secret_enters_the_history(sign_in) -> None:
    owner = sign_in()
    body = {"name": "Nightly", "scopes": ["inventory:read"], "expires_on": "2027-01-01"}
    token = owner.post(f"{owner.here}/tokens", json=body)

    assert token.status_code == 201, token.text
    text = owner.get(f"{owner.here}/history").text
    assert "Nightly" in text
    assert not any(value in text for value in token.json().values() if isinstance(value, str) and value[:3] == "dc_")
    assert not [word for word in ('"secret"', "password") if word in text]


@pytest.mark.parametrize("role", Role)
def test_those_who_may_read_the_history_do(sign_in, role: Role) -> None:
    owner = sign_in()
    somebody = sign_in(role, owner.practice_id)
    status = 200 if Scope.HISTORY_READ in MAY[role] else 403

    assert [somebody.get(f"{owner.here}/history{path}").status_code for path in ("", "/head")] == [status, status]


def test_another_practice_sees_its_own_history_only(sign_in, database) -> None:
    owner, stranger = sign_in(), sign_in()
    (site,) = stand(database, owner, 1)

    assert stranger.get(f"{owner.here}/history").status_code == 404
    assert stranger.get(f"{owner.here}/history/head").status_code == 404
    assert listed(stranger, row_id=str(site)) == {"items": [], "next": None}
    assert walked(stranger) == [2, 1]
