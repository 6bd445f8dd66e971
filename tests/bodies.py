"""What does a good request to each operation look like? One example each; a new operation without one fails loudly.

`BODIES` has the example body of an operation, `PARTS` makes what a `{parameter}` of a path stands for when the
operation that creates it is not a POST to the path before it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from httpx2 import Response

from api.db import attestations, users
from api.db.acknowledgments import Acknowledgment
from api.db.analyses import Analysis
from api.db.base import Database, now, transaction
from api.db.notices import Notice
from api.db.versions import Version
from api.domain.courses import courses_on
from api.domain.questions import bank_on
from api.domain.roles import Role
from api.domain.standards import rules_on
from api.keys import fingerprint, hash_password, new_secret
from api.settings import Settings
from tests.contract import BY_ID, HERE, OPERATIONS, Client, Operation
from tests.days import TODAY, ZONE
from tests.tidy import NEXT_YEAR, tidied

PASSWORD = "correct horse battery staple"
QUESTION = next(q for q in bank_on(TODAY).questions.values() if len(q.options) > 2)
ADDRESSABLE = "164.308(a)(3)(ii)(A)"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, ready to be sent any number of times with the very same bytes."""

    operation: Operation
    url: str
    content: bytes
    headers: dict[str, str]

    def send(self, client: Client, **headers: str) -> Response:
        told = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        return client.request(self.operation.method, self.url, content=self.content, headers=told)

    def without(self, header: str) -> "Asked":
        return Asked(self.operation, self.url, self.content, {k: v for k, v in self.headers.items() if k != header})


@dataclass(frozen=True)
class Story:
    """An owner in a practice, and the means to make whatever a request needs first."""

    app: FastAPI
    database: Database
    settings: Settings
    sign_in: Callable[..., Client]
    visitor: Callable[..., Client]
    owner: Client

    def make(self, operation_id: str, **changes: Any) -> dict[str, Any]:
        """Carry out a creating operation on its example body; returns what was made."""
        operation = BY_ID[operation_id]
        body = example(operation, self) | changes
        answer = self.owner.request(operation.method, self.path(operation), json=body)
        assert answer.status_code == operation.success, f"the example of {operation_id} was refused: {answer.text}"
        return dict(answer.json()) if answer.content else {}

    def path(self, operation: Operation) -> str:
        """The operation's path with every parameter standing for something that exists."""
        return fill(operation, self)

    def asked(self, operation: Operation) -> Asked:
        """A request to the operation that will succeed."""
        url = self.path(operation)
        body: dict[str, Any] = {}
        if operation.media == "multipart/form-data":
            body = dict(example(operation, self))
        elif operation.media is not None:
            body = {"json": example(operation, self)}
        request = self.owner.build_request(operation.method, url, **body)
        headers = {"Content-Type": request.headers["content-type"]} if "content-type" in request.headers else {}
        etag = self.etag(operation, url)
        if etag is not None:
            headers["If-Match"] = etag
        return Asked(operation, url, request.read(), headers)

    def etag(self, operation: Operation, url: str) -> str | None:
        """The present ETag of the record that the request is about; None when it is about none."""
        if not takes_a_match(operation):
            return None
        parts, told = url.split("/"), operation.path.split("/")
        for end in range(len(told), 3, -1):
            path = "/".join(told[:end])
            if path != operation.path and "{" not in path.removeprefix(HERE):
                break
            read = next((each for each in OPERATIONS if (each.method, each.path) == ("GET", path)), None)
            if read is not None and not read.page:
                return self.owner.get("/".join(parts[:end])).headers.get("ETag", '"1"')
        return '"1"'


UNMATCHED = frozenset(
    {
        "remove_invitation",
        "add_piece",
        "remove_entry",
        "create_comment",
        "create_entry",
        "create_version",
        "tick_item",
        "untick_item",
    }
)
"""Operations on one record of a practice that need no If-Match: nothing of anybody's can be lost by them.

An invitation and a line of a timeline never change, what is put below a policy changes nothing of it, what two people
tick off, both did, and a piece of a log says where it begins.
"""


def takes_a_match(operation: Operation) -> bool:
    """Whether it changes a record that somebody may have changed meanwhile."""
    if not operation.in_practice or not operation.writes or operation.id in UNMATCHED:
        return False
    return operation.method in {"PUT", "DELETE"} or "{" in operation.path.removeprefix(HERE)


def example(operation: Operation, story: Story) -> Any:
    """The operation's example body, or a loud failure when there is none yet."""
    body = BODIES.get(operation.id)
    if body is None:
        pytest.fail(f"tests/bodies.py has no example body for {operation.id}; add one to BODIES")
    return body(story) if callable(body) else dict(body)


def fill(operation: Operation, story: Story) -> str:
    """The path with its parameters filled in, each with something that was just made for it."""
    filled: list[str] = []
    template: list[str] = []
    for part in operation.path.split("/"):
        template.append(part)
        if part == "{practice_id}":
            filled.append(str(story.owner.practice_id))
            if operation.id in FIRST:
                FIRST[operation.id](story)
        elif part.startswith("{"):
            filled.append(_made(operation, "/".join(template), "/".join(filled), story))
        else:
            filled.append(part)
    return "/".join(filled)


def _made(operation: Operation, template: str, url: str, story: Story) -> str:
    maker = PARTS.get(operation.id) or PARTS.get(template)
    if maker is not None:
        return maker(story, url)
    before = template.rsplit("/", 1)[0]
    creating = next((each for each in OPERATIONS if (each.method, each.path) == ("POST", before)), None)
    if creating is None:
        pytest.fail(f"tests/bodies.py does not know what stands at the end of {template}; add it to PARTS")
    if creating.media == "application/json":
        return str(story.make(creating.id)["id"])
    answer = story.asked(creating).send(story.owner)
    assert answer.status_code == creating.success, f"the example of {creating.id} was refused: {answer.text}"
    return str(answer.json()["id"])


def colleague(story: Story) -> Client:
    """Somebody with an account and no place in the practice."""
    return story.sign_in(role=None)


def link(story: Story, purpose: users.Purpose, **about: Any) -> str:
    """The secret of a one-time link."""
    secret = new_secret()
    with transaction(story.database, practice_id=None, actor="test") as session:
        users.make_link(session, purpose, fingerprint(secret), hours=1, **about)
    return secret


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)


def known(story: Story) -> str:
    """The address of somebody whose password is PASSWORD."""
    with transaction(story.database, practice_id=None, actor="test") as session:
        user = users.by_id(session, story.owner.user_id)
        assert user is not None
        user.password_hash = _hashed()
        return user.email


def _invitation(story: Story) -> dict[str, Any]:
    secret = link(story, "invitation", email="new@example.org", practice_id=story.owner.practice_id, role=Role.STAFF)
    return {"token": secret, "name": "Nico New", "password": PASSWORD}


def _reset(story: Story) -> dict[str, Any]:
    known(story)
    return {"token": link(story, "reset", user_id=story.owner.user_id), "password": PASSWORD}


def _flow(story: Story) -> dict[str, Any]:
    return {
        "name": "Chart to backup",
        "from_asset_id": story.make("create_asset")["id"],
        "to_asset_id": story.make("create_asset")["id"],
        "channel": "LAN",
        "encrypted": "yes",
    }


def _many(*made: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"items": [{"id": each["id"], "version": each["version"]} for each in made], "set": changes}


def _password(story: Story) -> dict[str, Any]:
    known(story)
    return {"present": PASSWORD, "new": "another horse battery staple"}


def _partner(story: Story) -> dict[str, Any]:
    return {"partner_id": story.make("create_partner")["id"], "role": "auditor"}


def _file(story: Story) -> dict[str, Any]:
    about = {"about": "practice", "about_id": str(story.owner.practice_id), "note": "Signed in ink."}
    return {"files": {"file": ("signed policy.txt", b"Signed by all.", "text/plain")}, "data": about}


def _found(story: Story) -> dict[str, Any]:
    """A log of one event by an account that nobody knows, and the finding that comes of it."""
    log = b"Time,User\n2026-03-02 08:00,ann\n"
    made = story.make("create_import", format="csv", columns={"at": "Time", "account": "User"})
    files = {"piece": ("log.csv", log, "text/csv")}
    url = f"{story.owner.here}/activity/imports/{made['id']}/pieces"
    assert story.owner.post(url, params={"last": True}, files=files).json()["events"] == 1
    return {"sign": "unmapped", "account": "ann", "on": "2026-03-02", "reason": "It is Ann, of the front desk."}


def _quiet_week(story: Story) -> dict[str, Any]:
    """The newest week that is over and not certified."""
    there = story.owner.get(f"{story.owner.here}/activity/reviews", params={"limit": 200}).json()["items"]
    first = min((date.fromisoformat(each["week"]) for each in there), default=TODAY - timedelta(days=TODAY.weekday()))
    return {"week": str(first - timedelta(weeks=1)), "note": "Nothing stood out."}


def _scenarios(story: Story) -> dict[str, Any]:
    story.make("create_asset")
    line = story.owner.get(f"{story.owner.here}/scenarios").json()["items"][0]
    return {"scenarios": [{"pair": line["pair"], "group_id": line["group_id"]}], "reason": "We see it the same way."}


def link_secret(guest: dict[str, Any]) -> str:
    """What opens a link that was just made."""
    return str(guest["link"].split("#token=")[1])


def _sheet(story: Story) -> dict[str, Any]:
    token = link_secret(story.make("create_review"))
    lines = story.visitor().post("/v1/access-reviews", json={"token": token}).json()["lines"]
    return {"token": token, "verdicts": [{"access_id": line["access_id"], "say": "ended"} for line in lines]}


def _visit(story: Story) -> dict[str, Any]:
    return {"token": link_secret(story.make("create_guest"))}


def _offered(story: Story, _: str) -> str:
    story.make("offer_answer")
    return str(story.owner.get(f"{story.owner.here}/guests/offers?sort=-id").json()["items"][0]["id"])


def _accepted(story: Story, _: str) -> str:
    until = (TODAY + timedelta(days=90)).isoformat()
    return str(story.make("create_risk", response="accept", accepted_until=until)["id"])


def _complete(story: Story, _: str) -> str:
    tidied(story.database, story.owner)
    return str(story.make("create_analysis", purpose="The first one.", next_review_on=NEXT_YEAR.isoformat())["id"])


def _compared(story: Story, url: str) -> str:
    """A draft with a sealed analysis before it."""
    sealed = story.owner.post(f"{url}/{_complete(story, url)}/seal", headers={"If-Match": '"1"'})
    assert sealed.status_code == 200, sealed.text
    return str(story.make("create_analysis")["id"])


def _designation(story: Story) -> dict[str, Any]:
    """The next one for a post: each begins a day after the one before it."""
    made = story.owner.get(f"{story.owner.here}/designations?limit=200").json()["items"]
    started_on = TODAY - timedelta(days=100) + timedelta(days=len(made))
    return {
        "duty": "privacy_official",
        "person_id": story.make("create_person", name=f"Robin {len(made)}", duties=[])["id"],
        "started_on": started_on.isoformat(),
    }


CODE = "314159"


def linked(story: Story) -> str:
    """The secret of a link to somebody's own page."""
    return str(story.make("create_link")["link"].split("#token=")[1])


def coded(story: Story) -> dict[str, str]:
    """A link, and the code that a letter brought; the code is put in its place, for only its fingerprint is kept."""
    token = linked(story)
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        link = attestations.by_secret(session, fingerprint(token))
        assert link is not None
        link.code, link.code_until = fingerprint(f"{token}:{CODE}"), now() + timedelta(minutes=5)
    return {"token": token, "code": CODE}


def keyed(story: Story) -> dict[str, str]:
    """A link, and the key that the right code gave."""
    told = coded(story)
    answer = story.visitor().post("/v1/personal-pages/key", json=told)
    assert answer.status_code == 200, answer.text
    return {"token": told["token"], "key": answer.json()["key"]}


def _attested(story: Story) -> dict[str, Any]:
    policy = _approved(story, f"{story.owner.here}/policies")
    version = story.owner.get(f"{story.owner.here}/policies/{policy}/versions/1").json()
    return keyed(story) | {"policy_id": policy, "number": 1, "sha256": version["sha256"]}


def _agreed(story: Story) -> dict[str, Any]:
    told = keyed(story)
    robin = next(each for each in story.owner.get(f"{story.owner.here}/people").json()["items"] if each["email"])
    device = story.make("create_device", person_id=robin["id"])
    answer = story.visitor().post("/v1/personal-pages/agreements/reading", json=told)
    assert answer.status_code == 200, answer.text
    return told | {"device_id": device["id"], "sha256": answer.json()["sha256"]}


def named(story: Story, opened: dict[str, str], **changes: Any) -> dict[str, Any]:
    """What signs the first paper on a page: its text's digest, and the name on file."""
    told = story.visitor().post("/v1/personal-pages/papers/reading", json=opened)
    assert told.status_code == 200, told.text
    first = told.json()["papers"][0]
    return opened | {"paper": first["paper"], "sha256": first["sha256"], "name": told.json()["person"]} | changes


def _signing(story: Story, url: str) -> str:
    answer = story.visitor().post("/v1/personal-pages/papers", json=named(story, keyed(story)))
    assert answer.status_code == 200, answer.text
    return next(str(line["signing_id"]) for line in story.owner.get(url).json()["items"] if line["signing_id"])


def quiz(course: str, wrong: int = 0) -> dict[str, Any]:
    """A course's quiz with every answer right, or as many wrong as asked for, the first ones first."""
    found = courses_on(TODAY).courses[course]
    answers = [
        {"question": question.id, "option": (question.right + (place < wrong)) % len(question.options)}
        for place, question in enumerate(found.questions)
    ]
    return {"course": course, "sha256": found.sha256, "answers": answers}


PRACTICE = {"name": "Maple Street Family Medicine", "time_zone": ZONE, "people": 6, "ehr": "cloud"}

POLICY: dict[str, Any] = {
    "title": "Locking up",
    "purpose": "So that nobody forgets.",
    "sections": [
        {
            "title": "At night",
            "statements": [
                {"id": "own.lock", "text": "The last one out locks the door.", "covers": ["164.310(a)(2)(ii)"]},
                {"id": "own.plan", "text": "We keep to our plan.", "asserts": [QUESTION.id]},
            ],
        }
    ],
}

NOTICE: dict[str, Any] = {
    "direct": "yes",
    "office": "yes",
    "electronic": "no",
    "website": "yes",
    "website_address": "maplestreet.example",
    "reminders": "yes",
    "exchange": "no",
    "directory": "no",
    "fundraising": "no",
    "psychotherapy": "no",
    "part2": "no",
    "ohca": "no",
    "contact": "our privacy official",
    "contact_phone": "(217) 555-0142",
    "complaint_address": "12 Maple Street, Springfield",
    "reserves": "yes",
    "effective_on": TODAY.isoformat(),
}

BODIES: dict[str, Mapping[str, Any] | Callable[[Story], Any]] = {
    "create_owner": lambda story: {
        "token": link(story, "setup"),
        "name": "Olive Owner",
        "email": "olive@example.org",
        "password": PASSWORD,
    },
    "sign_in": lambda story: {"email": known(story), "password": PASSWORD},
    "request_reset": lambda story: {"email": known(story)},
    "confirm_reset": _reset,
    "accept_invitation": _invitation,
    "replace_me": {"name": "Pat Renamed"},
    "replace_password": _password,
    "create_practice": PRACTICE,
    "replace_practice": PRACTICE,
    "create_partner": {"name": "Helpful IT"},
    "add_colleague": lambda story: {"email": colleague(story).email, "administrator": False},
    "invite_member": {"email": "invited@example.org", "role": "staff"},
    "add_partner": _partner,
    "replace_member": {"role": "manager"},
    "create_token": {
        "name": "Nightly inventory",
        "scopes": ["inventory:read"],
        "expires_on": (TODAY + timedelta(days=30)).isoformat(),
    },
    "create_site": {"name": "Main Street", "kind": "office", "note": "Second floor."},
    "replace_site": {"name": "Main Street 2", "kind": "office", "note": ""},
    "create_asset_group": {"name": "Front desk"},
    "replace_asset_group": {"name": "Front office"},
    "create_asset": {"name": "Chart", "type": "ehr_cloud", "holds_ephi": "yes"},
    "replace_asset": {"name": "Chart in the cloud", "type": "ehr_cloud", "holds_ephi": "yes"},
    "create_vendor": {"name": "Chartwell", "service": "EHR", "touches_phi": "yes", "agreement": "on_file"},
    "replace_vendor": {"name": "Chartwell", "service": "EHR", "touches_phi": "yes", "agreement": "missing"},
    "take_proposals": {
        "take": [{"id": "ehr", "vendor_name": "Chartwell"}, {"id": "laptops", "count": 2}],
        "strike": ["fax"],
    },
    "change_assets": lambda story: _many(story.make("create_asset"), owner="Robin Reyes"),
    "change_vendors": lambda story: _many(story.make("create_vendor"), multi_factor="yes"),
    "change_risks": lambda story: _many(story.make("create_risk"), owner="Robin Reyes"),
    "change_tasks": lambda story: _many(story.make("create_task"), status="started"),
    "import_assets": {"rows": [{"name": "Front desk PC", "type": "PC", "site": "Main Street", "encrypted": "Yes"}]},
    "import_vendors": {"rows": [{"name": "Chartwell", "service": "EHR", "agreement": "signed"}]},
    "create_flow": _flow,
    "replace_flow": _flow,
    "create_person": {"name": "Robin Reyes", "job": "Front desk", "duties": ["deputy"]},
    "replace_person": {"name": "Robin Reyes", "job": "Billing", "duties": []},
    "import_people": {"rows": [{"name": "Robin Reyes", "job": "Biller", "roles": "billing", "sites": "Main office"}]},
    "create_access": lambda story: {
        "person_id": story.make("create_person")["id"],
        "asset_id": story.make("create_asset")["id"],
        "granted_at": "2026-03-02T09:00:00-06:00",
        "granted_by": "Robin Reyes",
    },
    "replace_access": lambda story: {
        "person_id": story.make("create_person")["id"],
        "asset_id": story.make("create_asset")["id"],
        "granted_at": "2026-03-02T09:00:00-06:00",
        "ended_at": "2026-08-14T16:50:00-05:00",
        "ended_by": "Robin Reyes",
    },
    "create_device": lambda story: {
        "person_id": story.make("create_person")["id"],
        "name": "Phone of Robin",
        "kind": "phone",
        "personal": True,
        "agreed_on": "2026-03-02",
    },
    "replace_device": lambda story: {
        "person_id": story.make("create_person")["id"],
        "name": "Badge 12",
        "kind": "badge",
        "returned_at": "2026-08-14T16:50:00-05:00",
    },
    "create_checklist": lambda story: {
        "person_id": story.make("create_person")["id"],
        "kind": "joining",
        "happened_at": "2026-03-02T09:00:00-06:00",
    },
    "tick_item": {"item": "role-decided", "note": "Front desk only."},
    "create_designation": _designation,
    "replace_designation": lambda story: _designation(story) | {"note": "Four hours a week are set aside."},
    "create_review": lambda story: {
        "asset_id": story.make("create_access")["asset_id"],
        "name": "Sam Sysadmin",
        "email": "sam@example.org",
        "note": "You know who works at night.",
    },
    "read_sheet": lambda story: {"token": link_secret(story.make("create_review"))},
    "hand_in": _sheet,
    "create_sanction": lambda story: {
        "person_id": story.make("create_person")["id"],
        "what": "Left the front desk computer open over lunch.",
        "level": "spoken_warning",
        "decided_by": "Ann Ode",
        "decided_on": "2026-03-02",
    },
    "replace_sanction": lambda story: {
        "person_id": story.make("create_person")["id"],
        "what": "Left the front desk computer open over lunch.",
        "level": "retraining",
        "decided_on": "2026-03-02",
        "withdrawn_on": "2026-03-09",
        "withdrawn_why": "It had locked itself.",
    },
    "create_complaint": lambda story: {
        "received_on": "2026-03-02",
        "way": "phone",
        "source": "patient",
        "what": "Names were called out loud in the waiting room.",
        "person_id": story.make("create_person")["id"],
    },
    "replace_complaint": {
        "received_on": "2026-03-02",
        "way": "letter",
        "source": "relative",
        "what": "Names were called out loud in the waiting room.",
        "disposition": "First names are called now.",
        "closed_on": "2026-03-20",
    },
    "report_incident": {"kind": "misdirected_message", "what": "A fax went to the wrong number."},
    "report_on_page": lambda story: (
        keyed(story) | {"kind": "phishing", "what": "I typed my password.", "unnamed": True}
    ),
    "create_incident": lambda story: {
        "kind": "lost_or_stolen_device",
        "what": "The front desk tablet is gone.",
        "happened_on": "2026-03-02",
        "known_on": "2026-03-03",
        "asset_ids": [story.make("create_asset")["id"]],
    },
    "replace_incident": {
        "kind": "lost_or_stolen_device",
        "what": "The front desk tablet was gone for a night.",
        "known_on": "2026-03-03",
        "lead": "Ann Ode",
        "judged": "incident",
        "contained_on": "2026-03-03",
        "mitigation": "It was locked from afar.",
        "outcome": "It lay in a drawer.",
        "closed_on": "2026-03-20",
    },
    "create_breach": lambda story: {
        "incident_id": story.make("create_incident")["id"],
        "discovered_on": "2026-03-03",
        "phi": "yes",
        "permitted": "no",
        "secured": "no",
        "affected": 412,
        "residents_by_state": {"OH": 400, "KY": 12},
        "known_earlier_by": [{"who": "workforce_member", "on": "2026-03-02"}],
    },
    "replace_breach": {
        "discovered_on": "2026-03-03",
        "phi": "yes",
        "permitted": "no",
        "secured": "yes",
        "secured_why": "The whole disk was encrypted, and the key was not with it.",
        "conclusion": "secured",
        "reasoning": "Nobody without the key can read it.",
        "decided_on": "2026-03-04",
        "business_associate": {
            "discovered_on": "2026-03-02",
            "notified_covered_entity_on": "2026-03-03",
            "is_agent": False,
        },
        "law_enforcement_hold": {"form": "oral", "requested_on": "2026-03-04"},
    },
    "create_restore": lambda story: {
        "asset_id": story.make("create_asset")["id"],
        "on": "2026-03-02",
        "hours": 3.5,
        "where": "The offsite copy",
        "note": "One chart was opened and compared.",
    },
    "replace_restore": lambda story: {
        "asset_id": story.make("create_asset")["id"],
        "did": "backup",
        "on": "2026-03-02",
        "result": "partly",
        "by": "The IT firm",
    },
    "replace_recovery": {"hours": 8, "point_hours": 24, "rank": 1, "without": "Paper forms."},
    "create_plan_review": {"plan": "contingency", "reviewed_on": "2026-03-02", "reviewed_by": "Ann Ode"},
    "replace_plan_review": {
        "plan": "contingency",
        "reviewed_on": "2026-03-02",
        "changes": "New number of the power company.",
        "next_on": "2026-09-02",
    },
    "create_drill": {"on": "2026-03-02", "script": "ransomware", "plan": "contingency", "took_part": 5},
    "replace_drill": {
        "on": "2026-03-02",
        "script": "ransomware",
        "plan": "incident_response",
        "led_by": "Ann Ode",
        "gaps": "Nobody knew the number of the insurer.",
        "next_on": "2026-09-02",
    },
    "create_drill_task": {"title": "Print the insurer’s number", "owner": "Ann Ode", "due_on": "2026-12-01"},
    "create_evaluation_task": {"title": "Turn the second factor on", "owner": "Ann Ode"},
    "create_evaluation": {
        "evaluated_on": "2026-03-02",
        "trigger": "periodic",
        "technical": "Sign-in, backups, updates.",
        "nontechnical": "Policies and training.",
    },
    "replace_evaluation": {
        "evaluated_on": "2026-03-02",
        "trigger": "operations",
        "because": "A new EHR.",
        "technical": "The new EHR.",
        "nontechnical": "Who may do what in it.",
    },
    "create_request": {"kind": "access", "received_on": "2026-03-02"},
    "replace_request": {
        "kind": "access",
        "received_on": "2026-03-02",
        "answered_on": "2026-03-20",
        "outcome": "given",
    },
    "create_disposal": {"what": "Old server disk", "method": "destroy", "disposed_on": "2026-03-02"},
    "replace_disposal": {"what": "Old server disk", "method": "purge", "disposed_on": "2026-03-02", "held_ephi": "yes"},
    "create_entry": {"step": "assess", "what": "Begun.", "at": "2026-03-04T15:00:00Z"},
    "create_contract": lambda story: {
        "vendor_id": story.make("create_vendor")["id"],
        "executed_on": "2024-01-10",
        "expires_on": "2030-01-10",
        "notice_days": 5,
        "clauses": {"safeguards": {"said": "present", "passage": "Use appropriate safeguards."}},
    },
    "replace_contract": {
        "kind": "subcontractor",
        "executed_on": "2024-01-10",
        "effective_on": "2024-02-01",
        "ended_on": "2026-02-01",
        "disposition": "destroyed",
        "disposed_on": "2026-02-10",
        "disposed_by": "The vendor",
    },
    "check_contract": {"text": "Vendor reports every security incident."},
    "create_sending": lambda story: {
        "breach_id": story.make("create_breach")["id"],
        "told": "individuals",
        "way": "mail",
        "sent_on": "2026-03-20",
        "count": 412,
    },
    "replace_sending": {
        "told": "substitute",
        "way": "website",
        "sent_on": "2026-03-20",
        "until": "2026-06-20",
        "note": "On the home page.",
    },
    "create_overlay": {
        "state": "OH",
        "whom": "individuals",
        "days": 45,
        "source": "A statute of the State, as counsel read it",
        "read_on": "2026-03-02",
    },
    "replace_overlay": {
        "state": "OH",
        "whom": "attorney_general",
        "residents_from": 1000,
        "source": "A statute of the State, as counsel read it",
        "read_on": "2026-03-02",
        "note": "It names no number of days.",
    },
    "choose_weekly": {"weekly_letter": True},
    "replace_notice": NOTICE,
    "replace_provisions": {"given": [{"id": "posted", "since": TODAY.isoformat()}]},
    "create_acknowledgment": lambda story: {
        "notice": int(_noticed(story, f"{story.owner.here}/notices")),
        "given_on": TODAY.isoformat(),
        "way": "signed",
    },
    "replace_acknowledgment": {
        "notice": 1,
        "given_on": TODAY.isoformat(),
        "way": "refused",
        "effort": "in_person",
        "reason": "Did not want to sign anything.",
    },
    "create_event": {"kind": "restore_test", "happened_on": "2026-01-15", "note": "Restored one chart."},
    "replace_event": {"kind": "restore_test", "happened_on": "2026-01-16", "note": "Restored two charts."},
    "calculate_risk_level": {"method": "nist-sp-800-30-r1", "likelihood": "low", "impact": "high"},
    "calculate_penalty_exposure": {
        "culpability": "reasonable_cause",
        "known_on": "2026-01-10",
        "cured_on": None,
        "assessed_on": "2026-11-02",
        "violations": [{"year": 2025, "count": 3}],
    },
    "calculate_breach_deadlines": {
        "role": "covered_entity",
        "discovered_on": "2025-05-12",
        "affected": 900,
        "residents_by_state": {"NJ": 400, "NY": 500},
    },
    "calculate_workforce_status": {
        "tax_form": "1099",
        "phi_access": True,
        "practice_directs_work": "no",
        "on_site": "substantially",
        "activities": ["treatment"],
        "bills_under": "practice",
    },
    "replace_standing": {
        "provides_care": "yes",
        "sends": "yes",
        "transactions": ["claims", "eligibility"],
        "cash_only": "no",
        "paper_only": "no",
        "other_business": "no",
        "works_for_others": "no",
        "converts_for_others": "no",
        "health_plan": "none",
        "note": "All claims go through our billing service.",
    },
    "replace_engagement": {"answers": {"information": "yes", "keeps": "yes"}, "note": "Hosts our charts."},
    "replace_determination": {
        "tax_form": "1099",
        "phi_access": True,
        "practice_directs_work": "no",
        "on_site": "substantially",
        "activities": ["treatment"],
        "bills_under": "practice",
    },
    "create_link": lambda story: {
        "person_id": story.make("create_person", email="robin@example.org")["id"],
        "days": 7,
    },
    "knock": lambda story: {"token": linked(story)},
    "unlock": coded,
    "read_page": keyed,
    "attest": _attested,
    "read_agreement": keyed,
    "agree": _agreed,
    "read_papers": keyed,
    "sign_paper": lambda story: named(story, keyed(story)),
    "read_courses": keyed,
    "answer_quiz": lambda story: keyed(story) | quiz("onboarding"),
    "create_completion": lambda story: {
        "person_id": story.make("create_person")["id"],
        "course": "onboarding",
        "done_on": TODAY.isoformat(),
        "given_by": "The county medical society",
        "note": "An evening, with a sign-in sheet.",
    },
    "replace_particular": {"value": "yes"},
    "create_policy": POLICY,
    "replace_policy": {"title": "Who locks up", "purpose": "So that nobody forgets.", "audience": ["everyone"]},
    "retire_policy": {"reason": "The office moved."},
    "read_policy": {
        "files": {"file": ("Passwords.md", b"# Passwords\n\nPasswords are not shared.", "text/markdown")},
    },
    "replace_version": {"sections": POLICY["sections"]},
    "approve_version": {"effective_on": TODAY.isoformat()},
    "plan_statement": {"owner": "Robin Reyes", "due_on": NEXT_YEAR.isoformat()},
    "create_comment": {"statement": "own.lock", "text": "Does this hold on Fridays?"},
    "replace_answer": {"option": QUESTION.options[0].id, "note": "As told by the front desk.", "flagged": False},
    "assign_answer": lambda story: {"assigned_to": str(story.owner.user_id)},
    "create_guest": {
        "name": "Dana Doe",
        "email": "dana@example.org",
        "questions": [QUESTION.id],
        "note": "Please help.",
    },
    "decide_offer": {"accept": True},
    "visit_guest_link": _visit,
    "create_poster": {"name": "Break room"},
    "scan_poster": lambda story: {"token": link_secret(story.make("create_poster"))},
    "report_by_poster": lambda story: {
        "token": link_secret(story.make("create_poster")),
        "kind": "misdirected_message",
        "what": "A fax went to a bakery.",
    },
    "offer_answer": lambda story: _visit(story) | {"question": QUESTION.id, "option": QUESTION.options[0].id},
    "create_view": {"room": "risks", "name": "Above our line", "search": "?level=high"},
    "replace_view": {"room": "risks", "name": "Ours to approve", "search": "?response=accept"},
    "replace_decision": {"outcome": "not_reasonable", "reason": "Two people share one room and see each other."},
    "create_risk": {
        "title": "Landlord's key",
        "threat": "The landlord comes in at night.",
        "vulnerability": "Nobody knows who has a key.",
        "likelihood": "low",
        "impact": "moderate",
    },
    "confirm_scenarios": _scenarios,
    "replace_method": {
        "method": "nist-sp-800-66-r2",
        "appetite": "moderate",
        "appetite_statement": "Up to moderate we live with it.",
    },
    "create_task": {"title": "List who has a key", "minutes": 20, "owner": "Robin Reyes"},
    "replace_task": {"title": "List who has a key", "minutes": 20, "status": "started"},
    "imagine_tasks": lambda story: {"task_ids": [story.make("create_task")["id"]]},
    "create_analysis": {"purpose": "The first one."},
    "replace_analysis": {"purpose": "The first one, as the auditor asked."},
    "create_file": _file,
    "create_account": lambda _: {"name": f"ann-{new_secret()}", "starts": "08:00", "ends": "17:00"},
    "replace_account": {"name": "ann.lee", "leave_from": "2026-03-02"},
    "close_finding": _found,
    "certify_week": _quiet_week,
    "create_import": {"name": "Chart, week 9", "format": "ndjson"},
    "add_piece": {"files": {"piece": ("log.ndjson", b"{}\n", "application/octet-stream")}},
    "replace_risk": {"likelihood": "low", "impact": "low", "reason": "The lock was changed."},
}


def _member(story: Story, _: str) -> str:
    staff = story.sign_in(Role.STAFF, story.owner.practice_id)
    items = story.owner.get(f"{story.owner.here}/members").json()["items"]
    return next(str(item["id"]) for item in items if item["user_id"] == str(staff.user_id))


def _invited(story: Story, url: str) -> str:
    answer = story.owner.post(url, json=BODIES["invite_member"])
    assert answer.status_code == 202, answer.text
    return str(story.owner.get(url).json()["items"][0]["id"])


def _colleague(story: Story, url: str) -> str:
    person = colleague(story)
    answer = story.owner.post(url, json={"email": person.email})
    assert answer.status_code == 204, answer.text
    return str(person.user_id)


def _answered(story: Story, url: str) -> str:
    answer = story.owner.put(f"{url}/{QUESTION.id}", json=BODIES["replace_answer"])
    assert answer.status_code in {200, 428}, answer.text
    return QUESTION.id


def _decided(story: Story, url: str) -> str:
    answer = story.owner.put(f"{url}/{ADDRESSABLE}", json=BODIES["replace_decision"])
    assert answer.status_code in {200, 428}, answer.text
    return ADDRESSABLE


def _determined(story: Story, url: str) -> str:
    person = story.make("create_person")["id"]
    answer = story.owner.put(f"{url}/{person}", json=BODIES["replace_determination"])
    assert answer.status_code == 200, answer.text
    return str(person)


def _engaged(story: Story, url: str) -> str:
    vendor = story.make("create_vendor")["id"]
    answer = story.owner.put(f"{url}/{vendor}", json=BODIES["replace_engagement"])
    assert answer.status_code == 200, answer.text
    return str(vendor)


def _arranged(story: Story, url: str) -> str:
    """The designation of those who are under common ownership: somebody who is a provider of their own has told so."""
    person = story.make("create_person")["id"]
    owned = {"bills_under": "own", "own_records": True, "common_ownership": True}
    told = f"{url.removesuffix('arrangements')}determinations/{person}"
    answer = story.owner.put(told, json=BODIES["replace_determination"] | owned)
    assert answer.status_code == 200, answer.text
    return "ace_designation"


def _particular(story: Story, url: str) -> str:
    answer = story.owner.put(f"{url}/leaving-noted", json={"value": "no"})
    assert answer.status_code in {200, 428}, answer.text
    return "leaving-noted"


def _policy(story: Story, url: str) -> str:
    """The policy that is there, so that what lies below it is found again; a first one otherwise."""
    there = story.owner.get(url).json()["items"]
    return str(there[0]["id"] if there else story.make("create_policy")["id"])


def _reviewed(story: Story, url: str) -> str:
    """A policy of which every statement is the practice's own, handed over for review; then its number."""
    if not url.endswith("/policies"):
        return "1"
    sections = [section | {"statements": section["statements"][:1]} for section in POLICY["sections"]]
    policy = str(story.make("create_policy", sections=sections)["id"])
    answer = story.owner.post(f"{url}/{policy}/versions/1/review", headers={"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text
    return policy


def _approved(story: Story, url: str) -> str:
    policy = _reviewed(story, url)
    answer = story.owner.post(
        f"{url}/{policy}/versions/1/approval", json=BODIES["approve_version"], headers={"If-Match": '"2"'}
    )
    assert answer.status_code == 200, answer.text
    return policy


def _notice(story: Story, url: str) -> str:
    """The notice that is there, or else a draft with nothing missing."""
    there = story.owner.get(url).json()["items"]
    if there:
        return str(there[0]["number"])
    made = story.owner.post(url)
    assert made.status_code == 201, made.text
    number = made.json()["number"]
    answer = story.owner.put(f"{url}/{number}", json=NOTICE, headers={"If-Match": made.headers["ETag"]})
    assert answer.status_code == 200, answer.text
    return str(number)


def _noticed(story: Story, url: str) -> str:
    """A notice that is in effect."""
    number = _notice(story, url)
    read = story.owner.get(f"{url}/{number}")
    if read.json()["state"] == "draft":
        answer = story.owner.post(f"{url}/{number}/approval", headers={"If-Match": read.headers["ETag"]})
        assert answer.status_code == 200, answer.text
    return number


FIRST: dict[str, Callable[[Story], object]] = {
    "print_manual": lambda story: _approved(story, f"{story.owner.here}/policies"),
    "replace_standing": lambda story: story.owner.put(
        f"{story.owner.here}/standing", json=BODIES["replace_standing"]
    ).raise_for_status(),
}
"""What has to be on record before an operation can succeed that names nothing of it in its path."""


def _ticked(story: Story, url: str) -> str:
    answer = story.owner.post(url, json=BODIES["tick_item"])
    assert answer.status_code == 200, answer.text
    return "role-decided"


def _scenario(story: Story, url: str) -> str:
    story.make("create_asset")
    return str(story.owner.get(url).json()["items"][0]["key"])


def _targeted(story: Story, url: str) -> str:
    asset = str(story.make("create_asset")["id"])
    answer = story.owner.put(f"{url}/{asset}", json=BODIES["replace_recovery"])
    assert answer.status_code == 200, answer.text
    return asset


PARTS: dict[str, Callable[[Story, str], str]] = {
    "/v1/partners/{partner_id}/people/{user_id}": _colleague,
    f"{HERE}/members/{{id}}": _member,
    f"{HERE}/members/invitations/{{id}}": _invited,
    f"{HERE}/answers/{{question}}": _answered,
    f"{HERE}/decisions/{{citation}}": _decided,
    f"{HERE}/determinations/{{person_id}}": _determined,
    f"{HERE}/engagements/{{vendor_id}}": _engaged,
    f"{HERE}/arrangements/{{paper}}": _arranged,
    f"{HERE}/recoveries/{{asset_id}}": _targeted,
    f"{HERE}/triages/{{incident_id}}/entries/{{id}}": lambda story, url: str(
        story.owner.post(url, json=BODIES["create_entry"]).json()["id"]
    ),
    f"{HERE}/triages/{{incident_id}}": lambda story, _: str(story.make("create_incident")["id"]),
    f"{HERE}/breaches/{{id}}/letters/{{letter}}": lambda *_: "individual",
    f"{HERE}/guests/offers/{{id}}": _offered,
    f"{HERE}/questions/{{question}}": lambda *_: QUESTION.id,
    f"{HERE}/scenarios/{{key}}": _scenario,
    f"{HERE}/signings/{{id}}": _signing,
    f"{HERE}/particulars/{{name}}": _particular,
    f"{HERE}/checklists/{{id}}/ticks/{{item}}": _ticked,
    f"{HERE}/policies/{{policy_id}}": _policy,
    f"{HERE}/manual/{{policy_id}}": lambda story, _: _policy(story, f"{story.owner.here}/policies"),
    f"{HERE}/manual/{{policy_id}}/{{number}}": lambda *_: "1",
    f"{HERE}/policies/{{policy_id}}/versions/{{number}}": lambda *_: "1",
    f"{HERE}/policies/{{policy_id}}/versions/{{number}}/statements/{{statement}}": lambda *_: "own.plan",
    f"{HERE}/notices/{{number}}": _notice,
    "replace_provisions": _noticed,
    "approve_version": _reviewed,
    "create_version": _approved,
    "approve_risk": _accepted,
    "seal_analysis": _complete,
    "compare_analysis": _compared,
}


def _answer_another(story: Story, number: int) -> None:
    question = list(bank_on(TODAY).questions.values())[number]
    answer = story.owner.put(f"{story.owner.here}/answers/{question.id}", json={"option": question.options[0].id})
    assert answer.status_code == 200, answer.text


def _decide_another(story: Story, number: int) -> None:
    citation = [item.citation for item in rules_on(TODAY).items.values() if item.designation == "addressable"][number]
    answer = story.owner.put(f"{story.owner.here}/decisions/{citation}", json=BODIES["replace_decision"])
    assert answer.status_code == 200, answer.text


def _analyze_once_more(story: Story, number: int) -> None:
    """By its row, for a practice has one draft at a time."""
    here = story.owner.practice_id
    with transaction(story.database, practice_id=here, actor="test") as session:
        session.add(Analysis(number=number + 1, status="superseded", started_on=TODAY, purpose="Long ago."))


def _version_another(story: Story, number: int) -> None:
    """By its row, for a policy has one draft at a time."""
    policy = UUID(_policy(story, f"{story.owner.here}/policies"))
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.add(Version(policy_id=policy, number=number + 2, edition=TODAY, started_on=TODAY))


def _notify_another(story: Story, number: int) -> None:
    """By its row, for a practice has one draft of its notice at a time."""
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.add(Notice(number=number + 2, edition=TODAY, started_on=TODAY))


def _acknowledge_in_another_month(story: Story, number: int) -> None:
    """By its row, for nothing is given before its notice is in effect."""
    notice = int(_noticed(story, f"{story.owner.here}/notices"))
    month = (TODAY.replace(day=1) - timedelta(days=31 * number)).replace(day=1)
    with transaction(story.database, practice_id=story.owner.practice_id, actor="test") as session:
        session.add(Acknowledgment(notice=notice, given_on=month, way="signed", put_down_on=month))


def _invite_another(story: Story, number: int) -> None:
    body = BODIES["invite_member"] | {"email": f"invited-{number}@example.org"}
    answer = story.owner.post(f"{story.owner.here}/members/invitations", json=body)
    assert answer.status_code == 202, answer.text


def come_closer(story: Story, number: int) -> None:
    """One more asset and one more answer: what the rules conclude from grows."""
    story.make("create_asset")
    _answer_another(story, number)


def _wait_another(story: Story, number: int) -> None:
    """Somebody with an address, for whom a task waits."""
    name = f"Robin {number}"
    story.make("create_person", name=name, email=f"robin{number}@example.org")
    story.make("create_task", owner=name, due_on=TODAY.isoformat())


GROWS: dict[str, Callable[[Story, int], object]] = {
    "list_answers": _answer_another,
    "list_decisions": _decide_another,
    "list_digests": _wait_another,
    "list_determinations": lambda story, _: _determined(story, f"{story.owner.here}/determinations"),
    "list_engagements": lambda story, _: _engaged(story, f"{story.owner.here}/engagements"),
    "list_analyses": _analyze_once_more,
    "list_versions": _version_another,
    "list_notices": _notify_another,
    "list_acknowledgment_months": _acknowledge_in_another_month,
    "list_members": lambda story, _: story.sign_in(Role.STAFF, story.owner.practice_id),
    "list_invitations": _invite_another,
    "list_changes": lambda story, _: story.make("create_site"),
    "list_offers": lambda story, _: story.make("offer_answer"),
    "list_proposals": come_closer,
    "list_particulars": come_closer,
    "list_coverage": come_closer,
    "list_reviewed_systems": lambda story, _: story.make("create_access"),
    "list_owed": lambda story, _: story.make("create_person"),
    "list_signings": lambda story, _: story.make("create_person"),
    "list_trained": lambda story, _: story.make("create_person"),
    "list_read": lambda story, _: _approved(story, f"{story.owner.here}/policies"),
    "list_recoveries": lambda story, _: story.make("create_asset"),
    "list_findings": lambda story, number: story.make(
        "create_vendor", name=f"Vendor {number}", touches_phi="yes", agreement="missing", ended_on=None
    ),
    "list_questions": come_closer,
    "list_scenarios": come_closer,
    "list_gaps": come_closer,
    "list_contradictions": come_closer,
    "list_proposed_tasks": come_closer,
}


def grow(operation: Operation, story: Story, number: int) -> None:
    """Make a list one longer, or what it is worked out from; a list without a POST says how in GROWS."""
    if operation.id in GROWS:
        GROWS[operation.id](story, number)
        return
    creating = next((each for each in OPERATIONS if (each.method, each.path) == ("POST", operation.path)), None)
    if creating is None:
        pytest.fail(f"tests/bodies.py does not know how {operation.id} gets longer; add it to GROWS")
    answer = story.asked(creating).send(story.owner)
    assert answer.status_code == creating.success, f"the example of {creating.id} was refused: {answer.text}"
