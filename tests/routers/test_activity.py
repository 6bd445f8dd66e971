"""A week is looked at, each finding is closed with a reason, and the week is certified as it stood."""

from typing import Any

import pytest

from tests.bodies import Story
from tests.contract import Client
from tests.databases import everything

MONDAY = "2026-03-02"
COLUMNS = {"at": "Time", "account": "User", "action": "Action", "outcome": "Result", "self": "Own"}
REASON = "She stayed to finish her notes."


def take(client: Client, *rows: str, **changes: Any) -> dict[str, Any]:
    body = {"name": "Chart", "format": "csv", "columns": COLUMNS} | changes
    made = client.post(f"{client.here}/activity/imports", json=body).json()
    log = "\n".join(["Time,User,Action,Result,Own", *rows]).encode()
    url = f"{client.here}/activity/imports/{made['id']}/pieces"
    return dict(client.post(url, params={"last": True}, files={"piece": ("log.csv", log, "text/csv")}).json())


def week(client: Client, of: str = MONDAY) -> dict[str, Any]:
    return dict(client.get(f"{client.here}/activity/week", params={"of": of}).json())


def close(client: Client, found: dict[str, Any], reason: str = REASON) -> Any:
    body = {name: found[name] for name in ("sign", "account", "on")} | {"reason": reason}
    return client.post(f"{client.here}/activity/closings", json=body)


def certify(client: Client, of: str = MONDAY) -> Any:
    return client.post(f"{client.here}/activity/reviews", json={"week": of, "note": "Looked at together."})


def test_a_week_is_looked_at_closed_and_certified(story: Story) -> None:
    owner = story.owner
    me = owner.get("/v1/me").json()["name"]
    person = story.make("create_person", name="Ann Ode")["id"]
    story.make("create_account", name="ann", person_id=person)
    told = take(owner, "2026-03-03 09:00,ann,view,ok,", "2026-03-03 22:00,ann,view,ok,yes", "2026-03-03,ann,view,?,")
    assert (told["events"], told["refused"]) == (2, 1)
    take(owner, "2026-03-04 12:00,ann,view,ok,", "x,ann,,,", keep="none")

    hours = {
        "sign": "after_hours",
        "account": "ann",
        "person": "Ann Ode",
        "on": "2026-03-03",
        "why": "1 event outside of 8:00 to 17:00, the first from 22:00 on.",
        "reason": "",
        "closed_by": "",
    }
    own = hours | {
        "sign": "self",
        "why": "1 event of which the log says that the person looked at a record of their own.",
    }
    seen = week(owner, "2026-03-08")
    assert seen == {
        "week": MONDAY,
        "until": "2026-03-08",
        "over": True,
        "imports": 1,
        "events": 2,
        "accounts": 1,
        "open": 2,
        "findings": [hours, own],
        "certified_by": "",
        "certified_at": None,
        "cadence": seen["cadence"],
    }
    assert "names no interval" in seen["cadence"]

    assert close(owner, hours).status_code == 201
    assert REASON in close(owner, hours).json()["detail"]
    assert "1 of the findings" in certify(owner).json()["detail"]
    assert close(owner, own, "She was told not to.").status_code == 201
    made = certify(owner)
    assert made.status_code == 201
    certified = made.json()
    then = [
        {name: value for name, value in each.items() if name != "person"} | {"reason": reason, "closed_by": me}
        for each, reason in ((hours, REASON), (own, "She was told not to."))
    ]
    assert certified == {
        "id": certified["id"],
        "version": 1,
        "week": MONDAY,
        "note": "Looked at together.",
        "imports": 1,
        "events": 2,
        "accounts": 1,
        "findings": then,
        "certified_by": me,
        "certified_at": certified["certified_at"],
        "keep_until": certified["keep_until"],
    }
    assert int(certified["keep_until"][:4]) == int(certified["certified_at"][:4]) + 6
    assert certify(owner).status_code == 409
    assert week(owner)["certified_by"] == me

    owner.delete(f"{owner.here}/activity/imports/{told['id']}", headers={"If-Match": f'"{told["version"]}"'})
    assert week(owner)["events"] == 0
    assert owner.get(f"{owner.here}/activity/reviews").json()["items"] == [certified]


def test_usual_days_are_those_of_eight_weeks_before(story: Story) -> None:
    owner = story.owner
    story.make("create_account", name="ann", starts="", ends="")
    usual = [f"2026-02-{day:02d} 09:{minute:02d},ann,view,ok," for day in range(10, 21) for minute in range(5)]
    take(owner, *usual, *(f"2026-03-03 09:{n % 60:02d}:{n // 60:02d},ann,view,ok," for n in range(80)))
    assert [(each["sign"], each["why"]) for each in week(owner)["findings"]] == [
        ("volume", "80 events, where 5 is usual on the 11 days before.")
    ]
    take(owner, "2026-06-02 09:00,ann,view,ok,")
    assert [each["sign"] for each in week(owner, "2026-06-02")["findings"]] == ["dormant"]


def test_a_week_that_is_not_over_is_not_certified(story: Story) -> None:
    told = story.owner.get(f"{story.owner.here}/activity/week").json()
    assert told["over"]
    assert "is over on" in certify(story.owner, "2199-12-30").json()["detail"]


@pytest.mark.parametrize(("of", "said"), [("2026-03-03", "is no Monday"), ("1999-12-27", "calendar")])
def test_only_mondays_are_weeks(of: str, said: str, story: Story) -> None:
    answer = certify(story.owner, of)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert story.owner.get(f"{story.owner.here}/activity/week", params={"of": "1999-12-27"}).status_code == 422


def test_nothing_is_closed_that_was_not_found(story: Story) -> None:
    before = everything(story.database)
    assert close(story.owner, {"sign": "self", "account": "ann", "on": MONDAY}).status_code == 422
    assert everything(story.database) == before


def test_a_busier_week_takes_no_more_queries(story: Story, queries: list[str]) -> None:
    counts = []
    for many in (1, 20):
        take(story.owner, *(f"2026-03-03 09:00,ann{n},view,ok," for n in range(many)))
        queries.clear()
        assert week(story.owner)["accounts"] == many
        counts.append(len(queries))
    assert counts[0] == counts[1]
