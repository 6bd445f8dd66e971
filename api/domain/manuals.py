"""What does a version of a policy say, as it is printed? What is so, what is under way, what is not. 45 CFR 164.316(b)(1)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from api.domain.versions import Standing


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in the words in which it is printed, and the paragraphs it covers.

    `task` and `due_on` (an ISO day) are the work that will make one under way so; `against` are the sentences that speak
    against one that does not match practice.
    """

    text: str
    covers: tuple[str, ...]
    task: str = ""
    due_on: str = ""
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the statements that hold under it."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A version as it is printed, and what it is on the day. Days and instants are ISO texts, "" where there is none.

    Only `parts` are promises; `planned` is under way, and `open` is in drafts alone. `sha256` is "" until approval.
    """

    practice: str
    reference: str
    title: str
    purpose: str
    audience: tuple[str, ...]
    number: int
    edition: str
    parts: tuple[Part, ...]
    planned: tuple[Line, ...]
    open: tuple[Line, ...]
    approved_by: str
    approved_role: str
    approved_at: str
    effective_on: str
    sha256: str
    standing: Standing

    @property
    def in_effect(self) -> bool:
        return self.standing.state == "effective"

    @property
    def approved(self) -> bool:
        return self.standing.state not in {"draft", "in_review"}


def read(text: str | bytes, sha256: str, standing: Standing) -> Wording:
    """A version from its text in JSON, as it is stored at approval; a draft's has what is `open` too."""
    told = json.loads(text)
    return Wording(
        practice=told["practice"],
        reference=told["reference"],
        title=told["title"],
        purpose=told["purpose"],
        audience=tuple(told["audience"]),
        number=told["number"],
        edition=told["edition"],
        parts=tuple(Part(section["title"], _lines(section["statements"])) for section in told["sections"]),
        planned=_lines(told["planned"]),
        open=_lines(told.get("open", ())),
        approved_by=told["approved_by"],
        approved_role=told["approved_role"],
        approved_at=told["approved_at"],
        effective_on=told["effective_on"] or "",
        sha256=sha256,
        standing=standing,
    )


def _lines(stored: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    return tuple(
        Line(
            text=each["text"],
            covers=tuple(each["covers"]),
            task=each.get("task", ""),
            due_on=each.get("due_on", ""),
            against=tuple(each.get("against", ())),
        )
        for each in stored
    )
