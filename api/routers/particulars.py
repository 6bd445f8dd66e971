"""What do policies state that no record and no question holds? Habits, numbers and words, told once for all policies."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from api.db import particulars
from api.db.fields import Key
from api.db.particulars import Particular, ParticularFields
from api.domain import policies as library
from api.domain.matching import HABITS, calls_for, draft
from api.domain.policies import Library, library_on
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid, NotFound
from api.promises import here
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Work, work

router = room("particulars", "policies")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]


class ParticularIn(In, ParticularFields):
    """A habit is yes, no, dont_know or not_applicable; a number is its digits; empty takes it back."""


class UsedOut(Out):
    """A policy of the library that states it."""

    template: str
    title: str


class ParticularOut(Out):
    """Something that policies state, and what the practice told about it. `version` is 0 while nothing was told."""

    name: str
    version: int
    kind: library.ParticularKind
    question: str
    hint: str
    unit: str
    least: int
    most: int
    suggest: str
    value: str
    told_by: str
    told_on: date | None
    used: list[UsedOut]


@router.get("", summary="List what policies state about the practice", response_model=Page[ParticularOut])
def list_particulars(work: Reading, after: Asked = None, limit: Most = 200) -> Any:
    """Those that a policy which applies here asks for, in the order of the policies; habits, numbers and words."""
    held, told = library_on(work.today), particulars.told(work.session)
    used = _used(work, held)
    return part([_line(held, name, used[name], told.get(name)) for name in used], "name", after, limit)


@router.get("/{name}", summary="Read a particular")
def get_particular(work: Reading, name: Key) -> ParticularOut:
    held = library_on(work.today)
    if name not in held.particulars:
        raise NotFound("No policy of this edition asks for that.")
    row = particulars.by_name(work.session, name)
    if row is not None:
        work.found(row)
    return ParticularOut.model_validate(_line(held, name, _used(work, held).get(name, []), row))


@router.put("/{name}", summary="Tell a particular")
def replace_particular(work: Writing, name: Key, body: ParticularIn) -> ParticularOut:
    """A first one takes no If-Match, a changed one does."""
    held = library_on(work.today)
    if name not in held.particulars:
        raise NotFound("No policy of this edition asks for that.")
    fits(held.particulars[name], body.value)
    row = particulars.by_name(work.session, name)
    if row is None:
        work.absent()
        row = Particular(name=name, value=body.value, told_on=work.today)
        work.session.add(row)
    else:
        work.unchanged(row)
    row.sqlmodel_update({"value": body.value, "told_by": work.caller.name, "told_on": work.today})
    return ParticularOut.model_validate(_line(held, name, _used(work, held).get(name, []), work.found(row)))


def fits(particular: library.Particular, value: str) -> None:
    """Refuse a value that is no answer to it; raises Invalid."""
    wrong = ""
    if particular.kind == "habit" and value not in (*HABITS, ""):
        wrong = f"choose one of {', '.join(HABITS)}"
    if particular.kind == "number" and value:
        digits = value.isascii() and value.isdigit() and len(value) <= 6
        if not digits or not particular.least <= int(value) <= particular.most:
            wrong = f"give a whole number from {particular.least} to {particular.most}"
    if particular.kind == "text" and ("{" in value or "}" in value):
        wrong = "leave the curly brackets out"
    if wrong:
        raise Invalid(faults=[FaultOut(at=["body", "value"], message=wrong)])


def _used(work: Work, held: Library) -> dict[str, list[library.Template]]:
    """The particulars that policies for this practice ask for, each with the policies."""
    against, found = here(work), dict[str, list[library.Template]]()
    for template in held.templates.values():
        if calls_for(against, template):
            for name in _stated(draft(against, template)):
                if name in held.particulars:
                    found.setdefault(name, []).append(template)
    return found


def _stated(statements: Iterable[library.Statement]) -> Iterable[str]:
    """What statements assert or say, each once."""
    return dict.fromkeys(name for each in statements for name in (*each.asserts, *each.places))


def _line(held: Library, name: str, used: list[library.Template], row: Particular | None) -> Mapping[str, Any]:
    asked = held.particulars[name]
    return {
        "name": name,
        "version": row.version if row else 0,
        "kind": asked.kind,
        "question": asked.question,
        "hint": asked.hint,
        "unit": asked.unit,
        "least": asked.least,
        "most": asked.most,
        "suggest": asked.suggest,
        "value": row.value if row else "",
        "told_by": row.told_by if row else "",
        "told_on": row.told_on if row else None,
        "used": [{"template": template.id, "title": template.title} for template in used],
    }
