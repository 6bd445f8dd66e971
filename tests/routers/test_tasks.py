from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from api.db.answers import Answer
from api.db.assets import Asset
from api.db.base import Database, new_id, transaction
from api.db.risks import Risk
from api.db.tasks import Task
from api.domain.questions import bank_on
from api.domain.roles import Role
from tests.contract import Client
from tests.days import TODAY

ENCRYPTION = bank_on(TODAY).questions["laptop-encryption"]
KEYS = {"title": "List who has a key", "minutes": 20, "owner": "Robin Reyes"}


def stand(database: Database, client: Client, *rows: Any) -> list[str]:
    """Put rows into the client's practice; returns their ids."""
    with transaction(database, practice_id=client.practice_id, actor="test") as session:
        session.add_all(rows)
    return [str(row.id) for row in rows]


def unencrypted(database: Database, client: Client) -> None:
    stand(
        database,
        client,
        Asset(name="Laptop", type="laptop", holds_ephi="yes"),
        Answer(question=ENCRYPTION.id, option="none"),
    )


def a_risk(number: int) -> Risk:
    return Risk(
        id=new_id(),
        number=number,
        title="Landlord's key",
        likelihood="low",
        impact="low",
        level="low",
        method="nist-sp-800-30-r1",
        edition=TODAY,
    )


def put(client: Client, task: dict[str, Any], **changes: Any) -> Any:
    body = {name: value for name, value in task.items() if name not in ("id", "version", "milestones")} | changes
    url = f"{client.here}/tasks/{task['id']}"
    return client.put(url, json=body, headers={"If-Match": f'"{task["version"]}"'})


def head(client: Client) -> Any:
    return client.get(f"{client.here}/history/head").json()


def test_a_task_is_made_done_and_verified_and_each_day_is_on_record(sign_in, database) -> None:
    owner = sign_in()
    (risk,) = stand(database, owner, a_risk(1))
    name, today = f"Pat {owner.user_id.hex[-6:]}", TODAY.isoformat()
    body = KEYS | {"due_on": "2027-03-01", "question": ENCRYPTION.id, "becomes": "all", "risk_ids": [risk]}

    made = owner.post(f"{owner.here}/tasks", json=body)

    task = made.json()
    assert task == body | {
        "id": task["id"],
        "version": 1,
        "detail": "",
        "status": "open",
        "note": "",
        "milestones": [{"status": "open", "on": today, "by": name}],
    }
    assert made.headers["location"] == f"{owner.here}/tasks/{task['id']}"

    for status, note in (
        ("started", ""),
        ("started", "Called them."),
        ("done", "Two have one."),
        ("verified", "Saw it."),
    ):
        task = put(owner, task, status=status, note=note).json()

    assert (task["version"], task["status"], task["note"]) == (5, "verified", "Saw it.")
    assert task["milestones"] == [
        {"status": status, "on": today, "by": name} for status in ("open", "started", "done", "verified")
    ]
    assert owner.get(made.headers["location"]).json() == task
    assert owner.get(f"{owner.here}/tasks").json() == {"items": [task], "next": None}


STATUSES = ("open", "started", "done", "verified", "dropped")
ALLOWED = {
    "open": {"open", "started", "done", "dropped"},
    "started": {"open", "started", "done", "dropped"},
    "done": {"started", "done", "verified", "dropped"},
    "verified": {"verified", "started"},
    "dropped": {"dropped", "open"},
}


@pytest.mark.parametrize("was", STATUSES)
def test_a_task_moves_only_as_work_does(sign_in, database, was: str) -> None:
    owner = sign_in()
    ids = stand(database, owner, *(Task(id=new_id(), title="List", status=was) for _ in STATUSES))

    answers = {}
    for id, becomes in zip(ids, STATUSES, strict=True):
        task = owner.get(f"{owner.here}/tasks/{id}").json()
        answers[becomes] = put(owner, task, status=becomes)

    assert {becomes for becomes, answer in answers.items() if answer.status_code == 200} == ALLOWED[was]
    for answer in answers.values():
        if answer.status_code != 200:
            told = ", ".join(sorted(ALLOWED[was] - {was}))
            assert (answer.status_code, answer.json()["detail"]) == (409, f"A task that is {was} can become {told}.")


def test_nothing_begins_as_verified(sign_in) -> None:
    owner = sign_in()

    answer = owner.post(f"{owner.here}/tasks", json=KEYS | {"status": "verified"})

    assert (answer.status_code, owner.get(f"{owner.here}/tasks").json()["items"]) == (409, [])


def test_two_who_change_a_task_do_not_lose_each_others_work(sign_in) -> None:
    owner = sign_in()
    task = owner.post(f"{owner.here}/tasks", json=KEYS).json()
    officer = sign_in(Role.SECURITY_OFFICER, owner.practice_id)
    url = f"{owner.here}/tasks/{task['id']}"
    assert put(officer, task, note="The landlord has two.").status_code == 200

    assert owner.put(url, json=KEYS).status_code == 428
    late = put(owner, task, note="Nobody has one.")

    assert (late.status_code, late.headers["etag"], late.json()["type"]) == (412, '"2"', "/problems/stale")
    assert owner.get(url).json()["note"] == "The landlord has two."


@pytest.mark.parametrize(
    ("told", "faults"),
    [
        ({"question": "no-such-question"}, [(["body", "question"], "is none of the bank's questions")]),
        (
            {"question": ENCRYPTION.id, "becomes": "nearly"},
            [(["body", "becomes"], "is none of that question's answers")],
        ),
        ({"becomes": "all"}, [(["body", "becomes"], "is none of that question's answers")]),
        ({"title": " "}, [(["body", "title"], "String should have at least 1 character")]),
        ({"title": "x" * 201}, [(["body", "title"], "String should have at most 200 characters")]),
        ({"minutes": 0}, [(["body", "minutes"], "Input should be greater than or equal to 1")]),
        ({"minutes": 100_001}, [(["body", "minutes"], "Input should be less than or equal to 100000")]),
        ({"due_on": "2027-02-30"}, [(["body", "due_on"], None)]),
        ({"status": "finished"}, [(["body", "status"], None)]),
        ({"risk_ids": ["R-001"]}, [(["body", "risk_ids", 0], None)]),
        ({"milestones": []}, [(["body", "milestones"], "Extra inputs are not permitted")]),
        ({"version": 1}, [(["body", "version"], "Extra inputs are not permitted")]),
    ],
)
def test_a_bad_task_is_refused_and_says_where(
    sign_in, told: dict[str, Any], faults: list[tuple[list[Any], str]]
) -> None:
    owner = sign_in()
    task = owner.post(f"{owner.here}/tasks", json=KEYS).json()
    before = head(owner)

    for answer in (owner.post(f"{owner.here}/tasks", json=KEYS | told), put(owner, task, **told)):
        assert answer.status_code == 422, answer.text
        found = [(fault["at"], fault["message"]) for fault in answer.json()["faults"]]
        assert [at for at, _ in found] == [at for at, _ in faults]
        assert all(said in (None, message) for (_, message), (_, said) in zip(found, faults, strict=True))
    assert head(owner) == before


def test_a_task_names_no_risk_of_another_practice(sign_in, database) -> None:
    owner, stranger = sign_in(), sign_in()
    (own,), (foreign,) = stand(database, owner, a_risk(1)), stand(database, stranger, a_risk(1))

    answer = owner.post(f"{owner.here}/tasks", json=KEYS | {"risk_ids": [own, foreign]})

    assert (answer.status_code, answer.json()["faults"]) == (
        422,
        [{"at": ["body", "risk_ids"], "message": f"{foreign} is no risk of this practice"}],
    )


def test_another_practice_sees_nothing(sign_in) -> None:
    owner, stranger = sign_in(), sign_in()
    task = owner.post(f"{owner.here}/tasks", json=KEYS).json()

    assert stranger.get(f"{owner.here}/tasks/{task['id']}").status_code == 404
    assert stranger.get(f"{stranger.here}/tasks/{task['id']}").status_code == 404
    assert put(stranger, task, title="Mine").status_code == 404
    assert stranger.post(f"{stranger.here}/tasks/what-if", json={"task_ids": [task["id"]]}).status_code == 422
    assert stranger.get(f"{stranger.here}/tasks").json() == {"items": [], "next": None}


def test_staff_read_tasks_and_change_none(sign_in) -> None:
    owner = sign_in()
    task = owner.post(f"{owner.here}/tasks", json=KEYS).json()
    staff = sign_in(Role.STAFF, owner.practice_id)

    assert staff.get(f"{staff.here}/tasks").json()["items"] == [task]
    assert put(staff, task, status="done").status_code == 403


def test_tasks_are_listed_by_status_and_sorted(sign_in, database) -> None:
    owner = sign_in()
    stand(database, owner, *(Task(title=title, status=status) for title, status in zip("cabed", STATUSES, strict=True)))

    def titles(**asked: str) -> str:
        return "".join(task["title"] for task in owner.get(f"{owner.here}/tasks", params=asked).json()["items"])

    assert (titles(sort="title"), titles(sort="-title"), titles(status="done")) == ("abcde", "edcba", "b")
    assert owner.get(f"{owner.here}/tasks", params={"status": "late"}).status_code == 422
    assert owner.get(f"{owner.here}/tasks", params={"sort": "minutes"}).status_code == 422


def test_the_work_that_an_answer_calls_for_is_proposed_until_it_is_taken_up(sign_in, database) -> None:
    owner = sign_in()
    unencrypted(database, owner)
    template = ENCRYPTION.option("none").task
    line = {
        "question": ENCRYPTION.id,
        "option": "none",
        "becomes": template.becomes,
        "title": template.title,
        "detail": template.detail,
        "minutes": template.minutes,
        "owner": template.owner,
        "pairs": [*ENCRYPTION.closes, *ENCRYPTION.eases],
        "taken_up": False,
    }
    assert owner.get(f"{owner.here}/tasks/proposed").json() == {"items": [line], "next": None}

    body = {name: line[name] for name in ("title", "detail", "minutes", "owner", "question", "becomes")}
    task = owner.post(f"{owner.here}/tasks", json=body).json()
    assert owner.get(f"{owner.here}/tasks/proposed").json()["items"] == [line | {"taken_up": True}]

    put(owner, task, status="dropped")
    assert owner.get(f"{owner.here}/tasks/proposed").json()["items"] == [line]


def test_proposed_work_is_paged_without_a_gap(sign_in, database) -> None:
    owner = sign_in()
    gaps = [question for question in bank_on(TODAY).questions.values() if question.option("dont_know")][:7]
    stand(database, owner, *(Answer(question=question.id, option="dont_know") for question in gaps))
    whole = owner.get(f"{owner.here}/tasks/proposed").json()["items"]

    found, after = [], {}
    for _ in range(10):
        page = owner.get(f"{owner.here}/tasks/proposed", params={"limit": "2"} | after).json()
        found += page["items"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}

    assert (found, len(whole) > 2) == (whole, True)
    assert owner.get(f"{owner.here}/tasks/proposed", params={"after": "A"}).status_code == 422


def test_imagining_a_task_done_shows_what_would_be_left_and_saves_nothing(sign_in, database) -> None:
    owner = sign_in()
    unencrypted(database, owner)
    task = owner.post(f"{owner.here}/tasks", json=KEYS | {"question": ENCRYPTION.id, "becomes": "all-checked"}).json()
    before, lines = head(owner), owner.get(f"{owner.here}/scenarios", params={"limit": 200}).json()["items"]

    answer = owner.post(f"{owner.here}/tasks/what-if", json={"task_ids": [task["id"]]})

    imagined = answer.json()
    assert answer.status_code == 200
    assert "TV-018" in {move["pair"] for move in imagined["moves"]}
    assert imagined["open_before"] == len(lines)
    assert imagined["open_before"] - imagined["open_after"] == sum(move["shut"] for move in imagined["moves"])
    assert (head(owner), owner.get(f"{owner.here}/scenarios", params={"limit": 200}).json()["items"]) == (before, lines)
    assert owner.get(f"{owner.here}/tasks/{task['id']}").json() == task

    with transaction(database, practice_id=owner.practice_id, actor="test") as session:
        answered = session.exec(select(Answer)).one()
        answered.option = "all-checked"
    after = {line["pair"]: line for line in owner.get(f"{owner.here}/scenarios", params={"limit": 200}).json()["items"]}
    assert len(after) == imagined["open_after"]
    for move in imagined["moves"]:
        assert (move["pair"] not in after) == move["shut"]
        assert move["shut"] or after[move["pair"]]["residual"] == move["after"]


LEVELS = ("very_low", "low", "moderate", "high", "very_high")


@pytest.mark.parametrize("today", ["none", "some", "all", "all-checked"])
def test_imagining_never_raises_a_risk(sign_in, database, today: str) -> None:
    owner = sign_in()
    stand(
        database,
        owner,
        Asset(name="Laptop", type="laptop", holds_ephi="yes"),
        Answer(question=ENCRYPTION.id, option=today),
    )
    options = [option.id for option in ENCRYPTION.options]
    tasks = stand(
        database, owner, *(Task(id=new_id(), title=each, question=ENCRYPTION.id, becomes=each) for each in options)
    )

    imagined = [owner.post(f"{owner.here}/tasks/what-if", json={"task_ids": [task]}).json() for task in tasks]

    assert all(each["open_after"] <= each["open_before"] for each in imagined)
    moves = [(move["before"]["level"], move["after"]["level"]) for each in imagined for move in each["moves"]]
    assert all(LEVELS.index(after) <= LEVELS.index(before) for before, after in moves)
    assert bool(moves) == (today in ("none", "some"))


@pytest.mark.parametrize(
    ("ids", "status"), [([], 422), (["none"], 422), ([str(UUID(int=7))], 422), ([str(UUID(int=7))] * 201, 422)]
)
def test_only_the_practices_own_tasks_can_be_imagined(sign_in, ids: list[str], status: int) -> None:
    owner = sign_in()

    assert owner.post(f"{owner.here}/tasks/what-if", json={"task_ids": ids}).status_code == status


def test_the_plan_takes_up_all_work_within_the_minutes_of_a_week(sign_in, database) -> None:
    owner = sign_in()
    late, long, done = stand(
        database,
        owner,
        Task(id=new_id(), title="Late", minutes=50, due_on=TODAY - timedelta(days=3)),
        Task(id=new_id(), title="Long", minutes=100),
        Task(id=new_id(), title="Done", minutes=30, status="done"),
    )

    weeks = owner.get(f"{owner.here}/tasks/plan", params={"minutes": 60}).json()["weeks"]

    def slot(task: str, minutes: int, *, done: bool, urgent: bool = False) -> dict[str, Any]:
        return {"task": task, "minutes": minutes, "done": done, "urgent": urgent}

    starts = [(TODAY + timedelta(days=7 * week)).isoformat() for week in range(3)]
    assert weeks == [
        {
            "starts_on": starts[0],
            "slots": [slot(late, 50, done=True, urgent=True), slot(long, 10, done=False)],
            "minutes": 60,
        },
        {"starts_on": starts[1], "slots": [slot(long, 60, done=False)], "minutes": 60},
        {"starts_on": starts[2], "slots": [slot(long, 30, done=True)], "minutes": 30},
    ]
    assert done not in {slot["task"] for week in weeks for slot in week["slots"]}


@pytest.mark.parametrize(("minutes", "status"), [(15, 200), (2400, 200), (14, 422), (2401, 422), ("many", 422)])
def test_a_week_has_so_many_minutes(sign_in, minutes: object, status: int) -> None:
    owner = sign_in()

    assert owner.get(f"{owner.here}/tasks/plan", params={"minutes": minutes}).status_code == status


@pytest.mark.parametrize("path", ["", "/plan", "/proposed"])
def test_more_tasks_take_no_more_queries(sign_in, database, queries, path: str) -> None:
    owner = sign_in()
    unencrypted(database, owner)
    counts = []
    for _ in range(3):
        stand(database, owner, Task(title="Encrypt", question=ENCRYPTION.id, becomes="all"))
        queries.clear()
        assert owner.get(f"{owner.here}/tasks{path}").status_code == 200
        counts.append(len(queries))

    assert len(set(counts)) == 1


# many at once


def many(client: Client, tasks: list[dict[str, Any]], **changes: Any) -> Any:
    items = [{"id": task["id"], "version": task["version"]} for task in tasks]
    return client.post(f"{client.here}/tasks/bulk", json={"items": items, "set": changes})


def test_many_tasks_are_moved_on_and_the_day_of_each_is_on_record(sign_in) -> None:
    owner = sign_in()
    first, second, third = (owner.post(f"{owner.here}/tasks", json=KEYS | {"title": title}).json() for title in "ABC")
    second = put(owner, second, status="started").json()

    answer = many(owner, [first, second], status="started", owner="Robin")

    reached = {"status": "started", "on": TODAY.isoformat(), "by": f"Pat {owner.user_id.hex[-6:]}"}
    changes = {"status": "started", "owner": "Robin"}
    told = [
        first | changes | {"version": 2, "milestones": [*first["milestones"], reached]},
        second | changes | {"version": 3},
    ]
    assert (answer.status_code, answer.json()) == (200, {"items": told})
    assert owner.get(f"{owner.here}/tasks").json()["items"] == [*told, third]
    lines = owner.get(f"{owner.here}/history", params={"limit": 2}).json()["items"]
    assert {(line["row_id"], line["action"]) for line in lines} == {(task["id"], "changed") for task in (first, second)}


@pytest.mark.parametrize("was", STATUSES)
@pytest.mark.parametrize("becomes", STATUSES)
def test_many_tasks_move_only_as_one_does(sign_in, database, was: str, becomes: str) -> None:
    owner = sign_in()
    stand(database, owner, *(Task(title="List", status=status) for status in (was, becomes)))
    tasks = owner.get(f"{owner.here}/tasks").json()["items"]

    answer = many(owner, tasks, status=becomes)

    if becomes in ALLOWED[was]:
        assert {task["status"] for task in answer.json()["items"]} == {becomes}
    else:
        told = ", ".join(sorted(ALLOWED[was] - {was}))
        (fault,) = answer.json()["faults"]
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conflict")
        assert (fault["at"][:2], fault["message"]) == (["body", "items"], f"A task that is {was} can become {told}.")
        assert owner.get(f"{owner.here}/tasks").json()["items"] == tasks


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"question": "no-such-question"}, ["body", "set", "question"]),
        ({"becomes": "all"}, ["body", "set", "becomes"]),
        ({"question": ENCRYPTION.id, "becomes": "nearly"}, ["body", "set", "becomes"]),
        ({"minutes": 0}, ["body", "set", "minutes"]),
        ({"title": None}, ["body", "set", "title"]),
        ({"milestones": []}, ["body", "set", "milestones"]),
        ({"risk_ids": [str(UUID(int=7))]}, ["body", "set", "risk_ids"]),
    ],
)
def test_a_change_of_many_is_refused_where_it_is_off(sign_in, changes: dict[str, Any], at: list[str]) -> None:
    owner = sign_in()
    tasks = [owner.post(f"{owner.here}/tasks", json=KEYS).json() for _ in range(2)]
    before = head(owner)
    answer = many(owner, tasks, **changes)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [at])
    assert head(owner) == before


def test_another_question_must_have_the_answer_that_a_task_leads_to(sign_in) -> None:
    owner = sign_in()
    other = next(q for q in bank_on(TODAY).questions.values() if q.option("all-checked") is None)
    body = KEYS | {"question": ENCRYPTION.id, "becomes": "all-checked"}
    tasks = [owner.post(f"{owner.here}/tasks", json=told).json() for told in (KEYS, body)]
    answer = many(owner, tasks, question=other.id)
    assert (answer.status_code, [fault["at"] for fault in answer.json()["faults"]]) == (422, [["body", "items", 1]])


def test_one_task_that_moved_on_or_is_not_there_stops_them_all(sign_in) -> None:
    owner, stranger = sign_in(), sign_in()
    first, second = (owner.post(f"{owner.here}/tasks", json=KEYS).json() for _ in range(2))
    theirs = stranger.post(f"{stranger.here}/tasks", json=KEYS).json()
    put(sign_in(Role.MANAGER, owner.practice_id), second, note="Called them.")
    before = head(owner)

    late, foreign = many(owner, [first, second], status="done"), many(owner, [first, theirs], status="done")

    assert (late.status_code, late.json()["faults"][0]["at"]) == (412, ["body", "items", 1])
    assert (foreign.status_code, foreign.json()["faults"][0]["at"]) == (422, ["body", "items", 1])
    assert head(owner) == before


def test_staff_change_no_tasks_at_once(sign_in) -> None:
    owner = sign_in()
    task = owner.post(f"{owner.here}/tasks", json=KEYS).json()
    assert many(sign_in(Role.STAFF, owner.practice_id), [task], status="done").status_code == 403


def test_two_hundred_tasks_take_no_more_queries_than_two(sign_in, database, queries) -> None:
    owner = sign_in()
    (risk,) = stand(database, owner, a_risk(1))
    stand(database, owner, *(Task(title="List") for _ in range(200)))
    tasks = owner.get(f"{owner.here}/tasks", params={"limit": 200}).json()["items"]
    taken = []
    for chosen in (tasks[:2], tasks[2:]):
        queries.clear()
        assert many(owner, chosen, risk_ids=[risk], status="started").status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 12
