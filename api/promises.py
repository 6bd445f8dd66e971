"""What do a practice's policies say, and does practice bear it out? Versions held against the facts of today."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from api.db import policies as policy_rows
from api.db import versions
from api.db.base import Session
from api.db.policies import Policy
from api.db.versions import Version
from api.domain.facts import Task
from api.domain.manuals import Wording, read
from api.domain.matching import Here, Match, hold
from api.domain.policies import Section, Statement, Template, blank, library_on
from api.domain.standards import rules_on
from api.domain.versions import Standing, State, stand
from api.domain.versions import Version as Stage
from api.posture import posture
from api.problems import FaultOut, Invalid
from api.statements import PolicySectionIn
from api.work import Work

_OPEN = ("open", "started")
_IN_EFFECT: frozenset[State] = frozenset({"effective"})
_LIVE: frozenset[State] = _IN_EFFECT | {"draft", "in_review", "approved"}


def here(work: Work) -> Here:
    """What statements are held against today."""
    standing = posture(work)
    return Here(standing.practice.name, standing.facts, standing.catalogs.bank, library_on(work.today), work.today)


def statements(sections: Sequence[Mapping[str, Any]]) -> tuple[Statement, ...]:
    """The statements of a version as they are stored, in their order."""
    return tuple(_statement(each) for section in sections for each in section["statements"])


def drafted(template: Template, fits: Sequence[Statement]) -> list[dict[str, Any]]:
    """A template's sections as a draft begins with them: the statements that fit, and no empty section."""
    kept = {statement.id for statement in fits}
    sections = [_section(section, kept) for section in template.sections]
    return [section for section in sections if section["statements"]]


def held(against: Here, version: Version) -> tuple[Match, ...]:
    """Each statement of a version against practice. An approved one keeps the words and the plans it was approved with."""
    if version.text:
        text = orjson.loads(version.text)
        printed = [line for section in text["sections"] for line in section["statements"]] + text["planned"]
        plans = {line["id"]: date.fromisoformat(line["due_on"]) for line in text["planned"]}
        return hold(against, statements(version.sections), plans, {line["id"]: line["text"] for line in printed})
    return hold(against, statements(version.sections), _plans(against, version))


def told(against: Here, version: Version) -> list[dict[str, Any]]:
    """A version's sections with what was found about each statement, ready for the wire."""
    tasks = {task.id: task for task in against.facts.tasks}
    found = {match.statement.id: match for match in held(against, version)}
    return [
        {
            "title": section["title"],
            "statements": [_told(found[each["id"]], tasks.get(str(each["task_id"]))) for each in section["statements"]],
        }
        for section in version.sections
    ]


def checked(against: Here, sections: Sequence[PolicySectionIn]) -> list[dict[str, Any]]:
    """Sections as they are stored; refuses ids given twice and citations, questions, habits and places there are none of."""
    library, bank = against.library, against.bank
    rules, fillable = rules_on(against.on).items, library.fillable()
    faults: list[FaultOut] = []
    seen: set[str] = set()
    tasks = {task.id for task in against.facts.tasks}
    for i, section in enumerate(sections):
        for j, each in enumerate(section.statements):
            at: list[str | int] = ["body", "sections", i, "statements", j]
            if each.id in seen:
                faults.append(FaultOut(at=[*at, "id"], message="stands twice"))
            seen.add(each.id)
            faults += [
                FaultOut(at=[*at, "covers"], message=f"{citation} is no paragraph of these rules")
                for citation in each.covers
                if citation not in rules
            ]
            faults += [
                FaultOut(at=[*at, "asserts"], message=f"{id} is no question and no habit")
                for id in each.asserts
                if id not in bank.questions and not library.is_habit(id)
            ]
            faults += [
                FaultOut(at=[*at, "text"], message=f"there is nothing called {{{place}}} to put in")
                for place in _statement(each.model_dump()).places
                if place not in fillable
            ]
            if each.task_id is not None and str(each.task_id) not in tasks:
                faults.append(FaultOut(at=[*at, "task_id"], message="is no task of this practice"))
    if faults:
        raise Invalid(faults=faults)
    return [section.model_dump(mode="json") for section in sections]


def unprintable(against: Here, version: Version) -> list[FaultOut]:
    """What keeps a version from being approved: a sentence for each statement that is not so and has no way out."""
    found = held(against, version)
    faults = [FaultOut(at=["statements", match.statement.id], message=why) for match in found if (why := _keeps(match))]
    return faults or ([] if found else [FaultOut(at=["statements"], message="there is nothing in it to approve")])


def approved_text(against: Here, policy: Policy, version: Version) -> bytes:
    """What is approved, as it will be printed, in canonical JSON: the statements that hold, then what is under way."""
    told = _worded(against, policy, version)
    del told["open"]  # nothing is: what does not match practice has been refused before
    return orjson.dumps(told, option=orjson.OPT_SORT_KEYS)


def seal(text: bytes) -> str:
    """The digest by which people attest to a version."""
    return hashlib.sha256(text).hexdigest()


def wording(against: Here, policy: Policy, version: Version, standing: Standing) -> Wording:
    """A version as it is printed: an approved one in the words it was approved in, a draft as it would read today."""
    text = version.text or orjson.dumps(_worded(against, policy, version))
    return read(text, version.sha256, standing)


def manual(work: Work, against: Here, *, drafts: bool = False) -> list[Wording]:
    """What each policy says, in the order of the set: the version in effect, or with `drafts` the newest not yet over."""
    shown = _standing(work.session, against.on, _LIVE if drafts else _IN_EFFECT)
    return [wording(against, *each) for each in shown]


def standings(rows: Sequence[Version], policy: Policy, on: date) -> dict[int, Standing]:
    """What each version is on a day, by its number."""
    stages = [Stage(row.number, row.stage, row.effective_on) for row in rows]
    return {standing.number: standing for standing in stand(stages, policy.retired_on, on)}


def in_effect(session: Session, on: date) -> list[tuple[Policy, Version]]:
    """The version of each policy that is in effect on a day, in the order of the set."""
    return [(policy, version) for policy, version, _ in _standing(session, on, _IN_EFFECT)]


def _standing(session: Session, on: date, states: frozenset[State]) -> Iterator[tuple[Policy, Version, Standing]]:
    """Of each policy the newest version that is in one of these states on a day."""
    rows = versions.by_policy(session)
    for policy in policy_rows.everyone(session):
        of = rows.get(policy.id, [])
        found = standings(of, policy, on)
        for row in [row for row in of if found[row.number].state in states][-1:]:
            yield policy, row, found[row.number]


def _worded(against: Here, policy: Policy, version: Version) -> dict[str, Any]:
    """A version's words as they would be approved now, and what would keep them from it in `open`."""
    found = {match.statement.id: match for match in held(against, version)}
    tasks = {task.id: task for task in against.facts.tasks}
    sections, planned, open_ = [], [], []
    for section in version.sections:
        lines = []
        for each in section["statements"]:
            match = found[each["id"]]
            line = {"id": each["id"], "text": match.text, "covers": each["covers"]}
            if match.finding == "holds":
                lines.append(line)
            elif _keeps(match):
                says = [blank(ground.says) for ground in match.against]
                open_.append(line | {"text": blank(match.text), "against": says})
            else:
                planned.append(line | {"task": tasks[str(each["task_id"])].title, "due_on": match.until})
        if lines:
            sections.append({"title": section["title"], "statements": lines})
    return {
        "practice": against.name,
        "policy": str(policy.id),
        "reference": policy.reference,
        "title": policy.title,
        "purpose": policy.purpose,
        "audience": policy.audience,
        "number": version.number,
        "edition": version.edition,
        "sections": sections,
        "planned": planned,
        "open": open_,
        "approved_by": version.approved_by,
        "approved_role": version.approved_role,
        "approved_at": version.approved_at,
        "effective_on": version.effective_on,
    }


def _plans(against: Here, version: Version) -> dict[str, date]:
    """The day of the open task of each statement that has one with a day."""
    tasks = {task.id: task for task in against.facts.tasks if task.status in _OPEN}
    chosen = {
        each["id"]: tasks.get(str(each["task_id"])) for section in version.sections for each in section["statements"]
    }
    return {id: task.due_on for id, task in chosen.items() if task is not None and task.due_on is not None}


def _keeps(match: Match) -> str:
    if match.finding == "holds":
        return ""
    says = " ".join(ground.says for ground in match.against)
    if any(ground.kind == "value" for ground in match.against):
        return f"It has no words yet for a place in it. {says}"
    if not match.matches:
        return (
            f"It does not match practice. {says} Change it, leave it out, or give it an open task with a day to come."
        )
    return ""


def _told(match: Match, task: Task | None) -> dict[str, Any]:
    statement = match.statement
    return {
        "id": statement.id,
        "text": statement.text,
        "printed": match.text,
        "covers": list(statement.covers),
        "asserts": list(statement.asserts),
        "needs": list(statement.needs),
        "matches": match.matches,
        "finding": match.finding,
        "against": [
            {"kind": ground.kind, "id": ground.id, "finding": ground.finding, "says": ground.says}
            for ground in match.against
        ],
        "until": match.until if match.finding != "holds" else None,
        "task_id": task.id if task else None,
        "task": task.title if task else "",
    }


def _section(section: Section, kept: set[str]) -> dict[str, Any]:
    return {
        "title": section.title,
        "statements": [
            {
                "id": each.id,
                "text": each.text,
                "covers": list(each.covers),
                "asserts": list(each.asserts),
                "needs": list(each.needs),
                "task_id": None,
            }
            for each in section.statements
            if each.id in kept
        ],
    }


def _statement(stored: Mapping[str, Any]) -> Statement:
    return Statement(
        id=stored["id"],
        text=stored["text"],
        covers=tuple(stored["covers"]),
        asserts=tuple(stored["asserts"]),
        needs=tuple(stored["needs"]),
    )
