"""What does a policy look like on the wire? Sections of statements, and what was found about each."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.db.fields import Citation, Key, Name
from api.wire import In, Out

Text = Annotated[str, Field(min_length=1, max_length=4_000)]
StatementId = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]


class StatementIn(In):
    """One statement: its words with {places} for values, the paragraphs it covers, and what has to be true for it.

    `asserts` names questions of the bank and habits of the library; one in your own words may assert nothing, and then
    nobody can tell whether practice matches. `task_id` is the work that makes it true.
    """

    id: StatementId
    text: Text
    covers: Annotated[list[Citation], Field(max_length=30, default_factory=list)]
    asserts: Annotated[list[Key], Field(max_length=10, default_factory=list)]
    needs: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=10, default_factory=list)]
    task_id: UUID | None = None


class PolicySectionIn(In):
    """A heading and what stands under it."""

    title: Name
    statements: Annotated[list[StatementIn], Field(max_length=100)]


class GroundOut(Out):
    """One thing that a statement asserts, what was found about it, and the sentence that says so."""

    kind: Literal["answer", "habit", "value", "profile"]
    id: str
    finding: Literal["holds", "false", "unknown", "not_applicable"]
    says: str


class StatementOut(Out):
    """A statement as it would be printed, and whether it matches practice today.

    `finding` is the worst that was found and `against` says what speaks against it. Where work is under way for it,
    `task` names that and `until` the day until which the policy says so; then it counts as a match until that day.
    """

    id: str
    text: str
    printed: str
    covers: list[str]
    asserts: list[str]
    needs: list[str]
    matches: bool
    finding: Literal["holds", "false", "unknown", "not_applicable"]
    against: list[GroundOut]
    until: date | None
    task_id: UUID | None
    task: str


class PolicySectionOut(Out):
    title: str
    statements: list[StatementOut]
