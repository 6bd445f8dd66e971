"""Somebody outside is asked by link, offers answers, and the practice decides what counts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlmodel import update

from api.db import base, guests, history
from api.db.base import now, transaction
from api.db.guests import Guest
from api.db.history import Whole
from api.db.practices import Practice
from api.domain.choosing import applicable
from api.domain.facts import Profile
from api.domain.questions import NOT_APPLICABLE, Question, bank_on
from api.domain.roles import Role
from tests.bodies import Story, link, link_secret
from tests.contract import Client
from tests.days import TODAY, ZONE

BANK = bank_on(TODAY)
EVERYBODYS = applicable(BANK, Profile())
FIRST, SECOND = [each for each in EVERYBODYS if not each.not_applicable and len(each.options) > 2][:2]
"""Two questions that every practice is asked and that always apply."""
EXCUSABLE = next(question for question in EVERYBODYS if question.not_applicable)
FOR_TEAMS = BANK.questions["sanction-policy"]
GONE = "This link does not work, or does not work any more. Ask the person who sent it to you for a new one."


def invite(story: Story, *questions: Question, **changes: Any) -> dict[str, Any]:
    return story.make("create_guest", questions=[each.id for each in questions or (FIRST, SECOND)], **changes)


def visit(story: Story, token: str) -> Response:
    return story.visitor().post("/v1/guest-visits", json={"token": token})


def offer(story: Story, token: str, question: Question = FIRST, option: int | str = 0, note: str = "") -> Response:
    chosen = option if isinstance(option, str) else question.options[option].id
    body = {"token": token, "question": question.id, "option": chosen, "note": note}
    return story.visitor().post("/v1/guest-visits/offers", json=body)


def offers(story: Story, **asked: str) -> list[dict[str, Any]]:
    return list(story.owner.get(f"{story.owner.here}/guests/offers", params=asked).json()["items"])


def decide(
    story: Story, told: dict[str, Any], *, accept: bool, reason: str = "", version: int | None = None
) -> Response:
    url = f"{story.owner.here}/guests/offers/{told['id']}/decision"
    etag = {"If-Match": f'"{version or told["version"]}"'}
    return story.owner.post(url, json={"accept": accept, "reason": reason}, headers=etag)


def pending(story: Story, **told: Any) -> dict[str, Any]:
    """An offer that waits for a decision."""
    assert offer(story, link_secret(invite(story)), **told).status_code == 200
    return offers(story)[-1]


def answer(story: Story, question: Question = FIRST) -> Response:
    return story.owner.get(f"{story.owner.here}/answers/{question.id}")


def my_name(story: Story) -> str:
    return str(story.owner.get("/v1/me").json()["name"])


def become(story: Story, **facts: Any) -> None:
    """Change a fact about the practice."""
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.exec(update(Practice).values(**facts))


def letters(story: Story) -> list[Any]:
    folder = story.settings.data / "mail"
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(folder.glob("*.eml"))]


# asking


def test_a_guest_is_invited_and_the_link_is_shown_this_once(story: Story) -> None:
    client, asked = story.owner, {"name": " Dana Doe ", "email": "Dana@Example.org", "questions": [SECOND.id, FIRST.id]}
    made = client.post(f"{client.here}/guests", json=asked | {"note": "About our network.", "days": 7})
    told = made.json()
    shown = told.pop("link")
    assert (made.status_code, told) == (
        201,
        {
            "id": told["id"],
            "version": 1,
            "name": "Dana Doe",
            "email": "dana@example.org",
            "questions": [SECOND.id, FIRST.id],
            "note": "About our network.",
            "invited_by": my_name(story),
            "expires_at": told["expires_at"],
            "revoked": False,
        },
    )
    assert shown.startswith(f"{story.settings.base_url}/guest#token=")
    assert made.headers["location"] == f"{client.here}/guests/{told['id']}"
    assert client.get(made.headers["location"]).json() == told
    listed, history = client.get(f"{client.here}/guests"), client.get(f"{client.here}/history")
    assert listed.json() == {"items": [told], "next": None}
    assert shown.split("=")[1] not in listed.text + history.text
    change = history.json()["items"][0]
    assert (change["kind"], change["action"], change["actor"]) == ("Guest", "created", f"user:{client.user_id}")
    assert "secret" not in change["content"]


def test_the_letter_says_who_asks_for_which_practice_and_until_when(story: Story) -> None:
    become(story, name="Maple Street", time_zone=ZONE)
    made = invite(story, days=3)
    (letter,) = letters(story)
    assert (letter["To"], letter["Subject"]) == ("dana@example.org", "Maple Street has a few questions for you")
    last = TODAY + timedelta(3)
    text = letter.get_content()
    for said in (my_name(story), "Maple Street", "2 questions", f"{last:%B} {last.day}, {last.year}", made["link"]):
        assert said in text, said


def test_without_an_address_no_letter_goes_out(story: Story) -> None:
    invite(story, email="")
    assert letters(story) == []


def test_nobody_gets_a_letter_from_a_sample_practice(story: Story) -> None:
    become(story, sample=True)
    assert visit(story, link_secret(invite(story))).status_code == 200
    assert letters(story) == []


@pytest.mark.parametrize(("days", "expires_at"), [(1, "2026-10-27T04:59:59Z"), (14, "2026-11-09T05:59:59Z")])
def test_a_link_lasts_to_the_end_of_its_last_day_where_the_practice_is(
    days: int, expires_at: str, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is still October 25 in Chicago; two weeks later its clocks have gone back."""
    monkeypatch.setattr(base, "now", lambda: datetime(2026, 10, 26, 3, 30, tzinfo=UTC))
    assert invite(story, days=days)["expires_at"] == expires_at


@pytest.mark.parametrize("days", [0, 61, -1, "soon"])
def test_a_link_lasts_one_to_sixty_days(days: object, story: Story) -> None:
    assert refused(story, days=days) == [["body", "days"]]


def refused(story: Story, **changes: Any) -> list[list[str | int]]:
    body = {"name": "Dana Doe", "questions": [FIRST.id]} | changes
    told = story.owner.post(f"{story.owner.here}/guests", json=body)
    assert told.status_code == 422, told.text
    assert story.owner.get(f"{story.owner.here}/guests").json()["items"] == []
    assert letters(story) == []
    return [fault["at"] for fault in told.json()["faults"]]


@pytest.mark.parametrize(
    ("questions", "places"),
    [
        ([], [[]]),
        ([FIRST.id] * 201, [[]]),
        (["nothing-of-the-kind"], [[0]]),
        ([FIRST.id, FOR_TEAMS.id, SECOND.id], [[1]]),
        ([FIRST.id, SECOND.id, FIRST.id, "no-such"], [[2], [3]]),
        ([FIRST.id, "no spaces here"], [[1]]),
    ],
)
def test_a_question_that_cannot_be_put_is_named_by_its_place(
    questions: list[str], places: list[list[int]], story: Story
) -> None:
    assert refused(story, questions=questions) == [["body", "questions", *place] for place in places]


def test_a_question_for_teams_is_put_to_a_team(story: Story) -> None:
    become(story, people=9)
    assert invite(story, FOR_TEAMS)["questions"] == [FOR_TEAMS.id]


@pytest.mark.parametrize("email", ["x", "a b@example.org", "a@example.org\r\nBcc: b@example.org"])
def test_an_address_that_is_none_is_refused(email: str, story: Story) -> None:
    assert refused(story, email=email)


# visiting


def test_a_visitor_sees_the_questions_and_nothing_else_of_the_practice(story: Story) -> None:
    become(story, name="Maple Street")
    client = story.owner
    client.put(f"{client.here}/answers/{FIRST.id}", json={"option": FIRST.options[1].id, "note": "Kept to ourselves."})
    client.put(f"{client.here}/answers/{FIRST.id}/assignment", json={"assigned_to": str(client.user_id)})
    made = invite(story, SECOND, FIRST, note="Please help.")

    told = visit(story, link_secret(made))

    titles = {section.id: section.title for section in BANK.sections}
    assert (told.status_code, told.json()) == (
        200,
        {
            "practice": "Maple Street",
            "invited_by": my_name(story),
            "guest": "Dana Doe",
            "note": "Please help.",
            "expires_at": made["expires_at"],
            "questions": [
                {
                    "id": each.id,
                    "section_title": titles[each.section],
                    "text": each.text,
                    "why": each.why,
                    "citations": list(each.citations),
                    "minutes": each.minutes,
                    "options": [{"id": o.id, "text": o.text, "teach": o.teach} for o in each.options],
                    "offered": None,
                }
                for each in (FIRST, SECOND)
            ],
        },
    )
    assert "Kept to ourselves" not in told.text
    assert client.email not in told.text


def test_looking_changes_nothing(story: Story) -> None:
    made = invite(story)
    before = story.owner.get(f"{story.owner.here}/history").json()
    visit(story, link_secret(made))
    assert story.owner.get(f"{story.owner.here}/history").json() == before


def test_a_question_that_applies_no_more_is_asked_no_more(story: Story) -> None:
    become(story, people=9)
    token = link_secret(invite(story, FOR_TEAMS, FIRST))
    become(story, people=1)
    assert [each["id"] for each in visit(story, token).json()["questions"]] == [FIRST.id]
    told = offer(story, token, FOR_TEAMS)
    assert (told.status_code, [fault["at"] for fault in told.json()["faults"]]) == (422, [["body", "question"]])


def expired(story: Story) -> str:
    token = link_secret(invite(story))
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.exec(update(Guest).values(expires_at=now() - timedelta(seconds=1)))
    return token


def revoked(story: Story) -> str:
    made = invite(story)
    url = f"{story.owner.here}/guests/{made['id']}"
    assert story.owner.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    return link_secret(made)


DEAD: dict[str, Callable[[Story], str]] = {
    "unknown": lambda _: "x" * 43,
    "too old": expired,
    "taken back": revoked,
    "cut short": lambda story: link_secret(invite(story))[:-1],
    "an API token": lambda story: str(story.make("create_token")["secret"]),
    "a reset link": lambda story: link(story, "reset", user_id=story.owner.user_id),
    "an invitation": lambda story: link(story, "invitation", practice_id=story.owner.practice_id, role=Role.OWNER),
    "an access token": lambda story: story.owner.headers["Authorization"].removeprefix("Bearer ")[:200],
    "a guest's id": lambda story: str(invite(story)["id"]),
    "no secret at all": lambda _: "%",
}


@pytest.mark.parametrize("kind", DEAD)
def test_every_link_that_opens_nothing_is_told_the_same(kind: str, story: Story) -> None:
    token = DEAD[kind](story)
    told = [visit(story, token), offer(story, token)]
    problem = {"type": "/problems/not-found", "title": "Not Found", "status": 404, "detail": GONE, "faults": []}
    assert [(each.status_code, each.json()) for each in told] == [(404, problem)] * 2
    assert offers(story) == []


def test_a_guests_link_opens_nothing_else(story: Story) -> None:
    token = link_secret(invite(story))
    reset = story.visitor().post("/v1/password-resets/confirm", json={"token": token, "password": "x" * 12})
    joined = story.visitor().post("/v1/invitations/accept", json={"token": token, "name": "x", "password": "x" * 12})
    read = story.visitor().get(story.owner.here, headers={"Authorization": f"Bearer {token}"})
    assert [each.status_code for each in (reset, joined, read)] == [409, 409, 401]


def test_guessing_links_is_slowed_down(story: Story) -> None:
    statuses = [visit(story, f"{number:043}").status_code for number in range(130)]
    assert set(statuses[:100]) == {404}
    assert 429 in statuses


# offering


def test_an_offer_waits_and_is_no_answer(story: Story) -> None:
    token = link_secret(invite(story))
    told = offer(story, token, SECOND, 1, "  As of last week. ")
    expected = {"option": SECOND.options[1].id, "note": "As of last week.", "outcome": "pending"}
    assert (told.status_code, told.json()) == (200, expected)
    assert [each["offered"] for each in visit(story, token).json()["questions"]] == [None, expected]
    assert answer(story, SECOND).status_code == 404
    questions = story.owner.get(f"{story.owner.here}/questions", params={"which": "all", "limit": 200}).json()["items"]
    assert {each["id"]: each["given"] for each in questions}[SECOND.id] is None


def test_a_newer_offer_takes_the_place_of_one_that_waits(story: Story) -> None:
    token = link_secret(invite(story))
    offer(story, token, FIRST, 0)
    offer(story, token, FIRST, 1, "On second thought.")
    (line,) = offers(story)
    assert (line["option"], line["note"], line["version"]) == (FIRST.options[1].id, "On second thought.", 2)


def test_what_a_guest_does_is_on_the_record_as_the_guests(story: Story) -> None:
    made = invite(story)
    offer(story, link_secret(made))
    change = story.owner.get(f"{story.owner.here}/history").json()["items"][0]
    assert (change["kind"], change["action"], change["actor"]) == ("Offer", "created", f"guest:{made['id']}")


NOT_OFFERED: dict[str, tuple[Question, str, str]] = {
    "an option of another question": (FIRST, "nothing-of-the-kind", ""),
    "not applicable where that cannot be": (FIRST, NOT_APPLICABLE, "We have no patients."),
    "not applicable without a reason": (EXCUSABLE, NOT_APPLICABLE, "  "),
    "a question that was not asked": (SECOND, SECOND.options[0].id, ""),
}


@pytest.mark.parametrize("kind", NOT_OFFERED)
def test_an_offer_that_could_be_no_answer_is_refused(kind: str, story: Story) -> None:
    question, option, note = NOT_OFFERED[kind]
    token = link_secret(invite(story, FIRST, EXCUSABLE))
    assert offer(story, token, question, option, note).status_code == 422
    assert offers(story) == []


def test_not_applicable_is_offered_with_its_reason(story: Story) -> None:
    token = link_secret(invite(story, EXCUSABLE))
    assert offer(story, token, EXCUSABLE, NOT_APPLICABLE, "There is no such thing here.").status_code == 200


def test_many_offers_at_once_are_one(story: Story) -> None:
    token = link_secret(invite(story))
    with ThreadPoolExecutor(6) as pool:
        statuses = set(pool.map(lambda number: offer(story, token, FIRST, number % 2).status_code, range(6)))
    assert statuses == {200}
    assert len(offers(story)) == 1


def test_an_offer_reaches_the_practice_of_its_link_only(story: Story) -> None:
    other = story.sign_in()
    offer(story, link_secret(invite(story)))
    assert len(offers(story)) == 1
    for room in ("guests", "guests/offers"):
        assert other.get(f"{other.here}/{room}").json() == {"items": [], "next": None}


# deciding


def test_an_accepted_offer_is_the_answer_on_record(story: Story) -> None:
    client = story.owner
    client.put(f"{client.here}/answers/{FIRST.id}", json={"option": FIRST.options[0].id, "note": "So we thought."})
    waiting = pending(story, option=1, note="Looked at it today.")
    assert waiting["standing"] == FIRST.options[0].id

    told = decide(story, waiting, accept=True)

    today = story.owner.post(f"{client.here}/analyses", json={}).json()["started_on"]
    assert (told.status_code, told.json()) == (
        200,
        {
            "id": waiting["id"],
            "version": 2,
            "guest_id": waiting["guest_id"],
            "guest_name": "Dana Doe",
            "question": FIRST.id,
            "question_text": FIRST.text,
            "option": FIRST.options[1].id,
            "option_text": FIRST.options[1].text,
            "note": "Looked at it today.",
            "offered_by": "Dana Doe",
            "offered_at": waiting["offered_at"],
            "outcome": "accepted",
            "reason": "",
            "decided_by": my_name(story),
            "decided_on": today,
            "standing": FIRST.options[1].id,
        },
    )
    assert offers(story) == [told.json()]
    row = answer(story).json()
    assert (row["option"], row["note"], row["version"]) == (FIRST.options[1].id, "Looked at it today.", 2)
    assert (row["answered_by"], row["answered_on"]) == (f"Dana Doe by link, accepted by {my_name(story)}", today)
    history = client.get(f"{client.here}/history", params={"row_id": row["id"]}).json()["items"]
    assert [each["content"]["note"] for each in history] == ["Looked at it today.", "So we thought."]
    assert history[0]["actor"] == f"user:{client.user_id}"


def test_an_accepted_offer_leaves_the_mark_and_the_assignment(story: Story) -> None:
    client, url = story.owner, f"{story.owner.here}/answers/{FIRST.id}"
    client.put(url, json={"option": FIRST.options[0].id, "flagged": True})
    client.put(f"{url}/assignment", json={"assigned_to": str(client.user_id)}, headers={"If-Match": '"1"'})
    decide(story, pending(story, option=1), accept=True)
    row = answer(story).json()
    assert (row["option"], row["flagged"], row["assigned_to"]) == (FIRST.options[1].id, True, str(client.user_id))


def test_a_first_answer_can_come_by_link(story: Story) -> None:
    waiting = pending(story)
    assert waiting["standing"] is None
    assert decide(story, waiting, accept=True).json()["standing"] == FIRST.options[0].id


def test_a_refused_offer_changes_no_answer_and_says_why(story: Story) -> None:
    waiting = pending(story)
    told = decide(story, waiting, accept=False)
    assert (told.status_code, told.json()["faults"][0]["at"]) == (422, ["body", "reason"])

    told = decide(story, waiting, accept=False, reason="  They meant the other office. ")

    assert (told.status_code, told.json()["outcome"]) == (200, "refused")
    assert told.json()["reason"] == "They meant the other office."
    assert answer(story).status_code == 404


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_an_offer_is_decided_once(first: bool, second: bool, story: Story) -> None:
    waiting = pending(story)
    decide(story, waiting, accept=first, reason="We looked.")
    before = answer(story).json()
    again = decide(story, waiting, accept=second, reason="We looked again.", version=2)
    assert (again.status_code, "already" in again.json()["detail"]) == (409, True)
    assert answer(story).json() == before


@pytest.mark.parametrize("accept", [True, False])
def test_a_guest_cannot_offer_again_what_was_decided(accept: bool, story: Story) -> None:
    token = link_secret(invite(story))
    offer(story, token, FIRST, 0)
    decide(story, offers(story)[0], accept=accept, reason="We looked.")

    again = offer(story, token, FIRST, 1)

    outcome = "accepted" if accept else "refused"
    assert again.status_code == 409
    assert (
        again.json()["detail"] == f"The practice has {outcome} your answer already. To change it, ask for a new link."
    )
    assert visit(story, token).json()["questions"][0]["offered"]["outcome"] == outcome
    assert offers(story)[0]["option"] == FIRST.options[0].id
    assert offer(story, token, SECOND).status_code == 200


def test_who_decides_has_seen_the_offer_as_it_is(story: Story) -> None:
    token = link_secret(invite(story))
    offer(story, token, FIRST, 0)
    (seen,) = offers(story)
    offer(story, token, FIRST, 1)
    assert decide(story, seen, accept=True).status_code == 412
    assert answer(story).status_code == 404
    assert decide(story, offers(story)[0], accept=True).json()["standing"] == FIRST.options[1].id


def test_an_offer_about_what_applies_no_more_can_only_be_refused(story: Story) -> None:
    become(story, people=9)
    offer(story, link_secret(invite(story, FOR_TEAMS)), FOR_TEAMS)
    become(story, people=1)
    (waiting,) = offers(story)
    told = decide(story, waiting, accept=True)
    assert (told.status_code, "does not apply" in told.json()["detail"]) == (409, True)
    assert answer(story, FOR_TEAMS).status_code == 404
    assert decide(story, waiting, accept=False, reason="We are alone now.").status_code == 200


def test_offers_are_found_by_what_became_of_them(story: Story) -> None:
    waiting, taken, turned = pending(story), pending(story), pending(story)
    decide(story, taken, accept=True)
    decide(story, turned, accept=False, reason="No.")
    found = {outcome: [each["id"] for each in offers(story, outcome=outcome)] for outcome in guests.Outcome.__args__}
    assert found == {"pending": [waiting["id"]], "accepted": [taken["id"]], "refused": [turned["id"]]}
    assert story.owner.get(f"{story.owner.here}/guests/offers?outcome=lost").status_code == 422


def test_staff_may_look_and_decide_nothing(story: Story) -> None:
    staff: Client = story.sign_in(Role.STAFF, story.owner.practice_id)
    waiting = pending(story)
    assert staff.get(f"{staff.here}/guests/offers").json()["items"] == [waiting]
    url = f"{staff.here}/guests/offers/{waiting['id']}/decision"
    assert staff.post(url, json={"accept": True}, headers={"If-Match": '"1"'}).status_code == 403


# taking a link back


def test_a_link_taken_back_stops_at_once_and_its_offers_can_still_be_decided(story: Story) -> None:
    made = invite(story)
    offer(story, link_secret(made))
    url = f"{story.owner.here}/guests/{made['id']}"

    assert story.owner.delete(url, headers={"If-Match": '"1"'}).status_code == 204

    assert visit(story, link_secret(made)).status_code == 404
    assert story.owner.get(url).json() == {k: v for k, v in made.items() if k != "link"} | {
        "revoked": True,
        "version": 2,
    }
    assert decide(story, offers(story)[0], accept=True).status_code == 200


def test_taking_a_link_back_again_changes_nothing(story: Story) -> None:
    made = invite(story)
    url = f"{story.owner.here}/guests/{made['id']}"
    story.owner.delete(url, headers={"If-Match": '"1"'})
    after = story.owner.get(url).json()
    assert story.owner.delete(url, headers={"If-Match": '"2"'}).status_code == 204
    assert story.owner.get(url).json() == after


def test_a_guest_who_is_not_there_cannot_be_taken_back(story: Story) -> None:
    url = f"{story.owner.here}/guests/{uuid4()}"
    assert story.owner.delete(url, headers={"If-Match": '"1"'}).status_code == 404


def test_what_is_written_from_outside_joins_the_practices_own_chain(story: Story) -> None:
    decide(story, pending(story), accept=True)
    here = story.owner.practice_id
    with transaction(story.database, practice_id=here, actor="test", write=False) as session:
        assert isinstance(history.verify(session, here), Whole)
    actors = [each["actor"].split(":")[0] for each in story.owner.get(f"{story.owner.here}/history").json()["items"]]
    assert actors[:4] == ["user", "user", "guest", "user"]
