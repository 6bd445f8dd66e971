"""The one letter of the week: chosen, looked at beforehand, sent once to each for whom something waits."""

import re
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from anyio import run, sleep
from sqlmodel import update

from api.app import create_app
from api.db.base import now, transaction
from api.db.practices import Practice
from api.digests import send_due
from api.domain.digests import week_of
from api.domain.roles import Role
from tests.bodies import Story
from tests.days import TODAY, ZONE
from tests.promises import OWN, approve

PRESSING = {"title": "Encrypt the laptops", "owner": "Robin Reyes", "due_on": str(TODAY - timedelta(days=2))}


@pytest.fixture
def robin(story: Story) -> None:
    """Somebody with a policy to read and a task that is late."""
    made = story.owner.post(f"{story.owner.here}/policies", json=OWN).json()["id"]
    assert approve(story.owner, made).status_code == 200
    story.make("create_task", **PRESSING)
    story.make("create_person", name="Robin Reyes", email="robin@example.org", duties=["security_official"])


def choose(story: Story, weekly: bool) -> None:
    url = f"{story.owner.here}/digests/choice"
    tag = story.owner.get(url).headers["ETag"]
    answer = story.owner.put(url, json={"weekly_letter": weekly}, headers={"If-Match": tag})
    assert (answer.status_code, answer.json()["weekly_letter"]) == (200, weekly)


def send(story: Story, later: timedelta = timedelta(0)) -> int:
    return send_due(story.database, story.settings, now() + later)


def letters(story: Story) -> list[tuple[str, str]]:
    files = sorted((story.settings.data / "mail").glob("*.eml"))
    read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [(letter["To"], letter.get_content()) for letter in read if "your week" in letter["Subject"]]


@pytest.mark.usefixtures("robin")
def test_one_letter_a_week_with_everything_and_a_link_that_opens(story: Story) -> None:
    assert send(story) == 0
    choose(story, weekly=True)
    (shown,) = story.owner.get(f"{story.owner.here}/digests").json()["items"]
    assert (shown["name"], shown["sent_at"]) == ("Robin Reyes", None)

    assert send(story) == 1
    ((to, text),) = letters(story)
    assert to == "robin@example.org"
    for said in ("1 policy to read:\n- Locking up", "Encrypt the laptops (late since", "1 task is late, 1 person has"):
        assert said in text
        assert said in shown["text"]
    found = re.search(r"/mine#token=(\S+)", text)
    assert found is not None
    assert story.visitor().post("/v1/personal-pages", json={"token": found[1]}).json()["person"] == "Robin Reyes"
    (line,) = story.owner.get(f"{story.owner.here}/digests").json()["items"]
    assert now() - datetime.fromisoformat(line["sent_at"]) < timedelta(minutes=2)

    assert (send(story), len(letters(story))) == (0, 1)
    assert (send(story, timedelta(days=7)), len(letters(story))) == (1, 2)
    assert story.visitor().post("/v1/personal-pages", json={"token": found[1]}).status_code == 404


def test_nobody_is_written_to_without_a_choice_an_address_or_a_reason(story: Story) -> None:
    choose(story, weekly=True)
    story.make("create_person", name="Gone Already", email="gone@example.org", ended_on=str(TODAY - timedelta(days=9)))
    story.make("create_person", name="Robin Reyes", email="")
    story.make("create_task", **PRESSING)
    assert (send(story), letters(story)) == (0, [])


def test_a_course_alone_sends_a_letter_with_a_link_that_opens(story: Story) -> None:
    choose(story, weekly=True)
    story.make("create_person", name="Robin Reyes", email="robin@example.org", duties=[], roles=[])
    assert send(story) == 1
    ((to, text),) = letters(story)
    assert to == "robin@example.org"
    assert re.search(r"^\d courses? to take:\n- ", text, re.MULTILINE)
    assert "In the practice" not in text
    found = re.search(r"/mine#token=(\S+)", text)
    assert found is not None
    assert story.visitor().post("/v1/personal-pages", json={"token": found[1]}).status_code == 200


def test_a_device_of_ones_own_waits_until_it_is_agreed_or_no_longer_used(story: Story) -> None:
    robin = story.make("create_person", name="Robin Reyes", email="robin@example.org", duties=[], roles=[])["id"]
    story.make("create_device", person_id=robin, name="Robin's phone", personal=True, returned_at=None)
    story.make("create_device", person_id=robin, name="Office laptop", personal=False, returned_at=None)
    story.make("create_device", person_id=robin, name="Old phone", personal=True, returned_at=str(now()))
    (line,) = story.owner.get(f"{story.owner.here}/digests").json()["items"]
    assert "1 device of your own to agree on:\n- Robin's phone\n" in line["text"]


def test_more_people_take_no_more_queries(story: Story, queries: list[str]) -> None:
    counts = []
    for names in (["Robin Reyes"], [f"Person {place}" for place in range(5)]):
        for name in names:
            story.make("create_person", name=name, email=f"{name.split()[-1].lower()}@example.org")
        queries.clear()
        assert story.owner.get(f"{story.owner.here}/digests").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_member_is_told_of_tasks_and_of_questions_put_to_them(story: Story) -> None:
    choose(story, weekly=True)
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    question = story.owner.get(f"{story.owner.here}/questions?limit=1").json()["items"][0]["id"]
    url = f"{story.owner.here}/answers/{question}/assignment"
    assert story.owner.put(url, json={"assigned_to": str(staff.user_id)}).status_code == 200
    assert send(story) == 1
    ((_, text),) = letters(story)
    assert "1 question put to you to answer." in text


@pytest.mark.usefixtures("robin")
def test_no_letter_leaves_a_sample_practice_or_one_that_changed_its_mind(story: Story) -> None:
    choose(story, weekly=True)
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.exec(update(Practice).values(sample=True))
    assert send(story) == 0
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.exec(update(Practice).values(sample=False))
    choose(story, weekly=False)
    assert send(story) == 0


@pytest.mark.usefixtures("robin")
def test_each_practice_has_its_own_letters(story: Story, sign_in) -> None:
    other = sign_in()
    other.post(f"{other.here}/people", json={"name": "Robin Reyes", "email": "elsewhere@example.org"})
    for client in (story.owner, other):
        url = f"{client.here}/digests/choice"
        client.put(url, json={"weekly_letter": True}, headers={"If-Match": client.get(url).headers["ETag"]})
    assert send(story) == 2
    texts = dict(letters(story))
    assert {to for to, text in texts.items() if "Locking up" in text} == {"robin@example.org"}
    assert texts.keys() == {"robin@example.org", "elsewhere@example.org"}
    (line,) = other.get(f"{other.here}/digests").json()["items"]
    assert line["email"] == "elsewhere@example.org"


def test_the_week_is_counted_in_the_practices_own_time(story: Story) -> None:
    told = story.owner.get(f"{story.owner.here}/digests/choice").json()
    assert told["week"] == str(week_of(now().astimezone(ZoneInfo(ZONE))))


def test_staff_neither_choose_nor_look(story: Story) -> None:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    assert staff.get(f"{staff.here}/digests").status_code == 403
    answer = staff.put(f"{staff.here}/digests/choice", json={"weekly_letter": True}, headers={"If-Match": '"1"'})
    assert answer.status_code == 403


@pytest.mark.usefixtures("robin")
def test_the_service_looks_after_it_by_itself(story: Story) -> None:
    choose(story, weekly=True)
    app = create_app(story.database, story.settings)

    async def live() -> None:
        async with app.router.lifespan_context(app):
            for _ in range(100):
                if letters(story):
                    return
                await sleep(0.05)

    run(live)
    assert [to for to, _ in letters(story)] == ["robin@example.org"]
