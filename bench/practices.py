"""On what practice is it measured? 500 assets, an answer to all that is asked, and the risks; over HTTP, and as facts."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import httpx

from api.domain.choosing import applicable
from api.domain.facts import Answer, Facts
from bench.load import LOOPBACK
from bench.servers import Server
from tests.practices import BANK, PROFILES, pick, practice

ASSETS = 500
PROFILE = "nine people, every feature"
LEVELS = ("very_low", "low", "moderate", "high", "very_high")
NOTE = "Seen on the walk-through; the manager knows of it and will raise it with the firm that looks after it."


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody signed in, and how to speak for them."""

    client: httpx.Client
    token: str

    def found(self, name: str) -> str:
        """A new practice's path."""
        body = {"name": name, "time_zone": "America/Chicago", "people": 9, **_features()}
        return f"/v1/practices/{self.sent('POST', '/v1/practices', body)['id']}"

    def sent(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """An answer's body; raises when it is a refusal."""
        answer = self.client.request(method, path, json=body, headers=headers)
        if answer.is_error:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:500]}")
        return answer.json() if answer.content else None


def owner(server: Server) -> Owner:
    """The first owner of an empty installation."""
    client = httpx.Client(base_url=f"http://{LOOPBACK}:{server.port}", timeout=60)
    body = {
        "token": server.setup_token,
        "name": "Ann Lee",
        "email": "ann@example.org",
        "password": "a long pass phrase",
    }
    token = client.post("/v1/setup", json=body).raise_for_status().json()["access_token"]
    client.headers["Authorization"] = f"Bearer {token}"
    return Owner(client, token)


def fill(owner: Owner, path: str) -> str:
    """Give a practice its assets and answers, and confirm every suggested risk; returns how many of each, in words."""
    draw = random.Random(1)
    facts = large()
    for asset in facts.assets:
        body = {"name": asset.name, "type": asset.type, "holds_ephi": asset.holds_ephi, "encrypted": asset.encrypted}
        owner.sent("POST", f"{path}/assets", body)
    questions = owner.sent("GET", f"{path}/questions?which=all&limit=200")["items"]
    for question in questions:
        options = [each["id"] for each in question["options"] if each["grade"] != "not_applicable"]
        owner.sent("PUT", f"{path}/answers/{question['id']}", {"option": draw.choice(options)})
    scenarios = owner.sent("GET", f"{path}/scenarios?limit=200")["items"]
    chosen = [{"pair": each["pair"], "group_id": each["group_id"]} for each in scenarios]
    owner.sent("POST", f"{path}/risks/confirm", {"scenarios": chosen, "reason": "As the answers show."})
    return f"{len(facts.assets)} assets, {len(questions)} answers, {len(chosen)} risks"


def large() -> Facts:
    """The same size of practice as facts."""
    draw = random.Random(1)
    profile = PROFILES[PROFILE]
    asked = applicable(BANK, profile)
    answers = {question.id: Answer(question.id, pick(draw, question.options).id, note=NOTE) for question in asked}
    return replace(practice(1, assets=ASSETS), profile=profile, answers=answers)


def risk_bodies(count: int) -> Sequence[dict[str, Any]]:
    """Risks in the practice's own words, as a person would send them."""
    draw = random.Random(2)
    return [
        {
            "title": f"Risk {number} of the front office",
            "threat": f"Somebody takes paper or a device away while nobody is at desk {number % 40}.",
            "vulnerability": "The desk can be seen and reached from the waiting room.",
            "likelihood": draw.choice(LEVELS),
            "impact": draw.choice(LEVELS),
            "reason": NOTE,
            "response": draw.choice(["mitigate", "accept", None]),
            "owner": "Ann Lee",
            "due_on": "2027-03-01",
        }
        for number in range(count)
    ]


def _features() -> dict[str, Any]:
    names = type(PROFILES[PROFILE]).__dataclass_fields__
    return {name: True for name in names if getattr(PROFILES[PROFILE], name) is True}
