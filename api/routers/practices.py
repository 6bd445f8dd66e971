"""What is this practice, and by which method and appetite does it judge risk?"""

from collections.abc import Collection
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from api.db import practices
from api.db.base import new_id
from api.db.chain import hold
from api.db.members import Membership
from api.db.practices import Practice, PracticeFields
from api.domain.proposals import usual_on
from api.domain.roles import Role, Scope
from api.domain.steps import PLAIN_FACTS
from api.door import room
from api.problems import FaultOut, Invalid
from api.wire import In, Out
from api.work import Work, account, work

founding = room("/v1/practices", "practices")
router = room("", "practices")

Founding = Annotated[Work, account()]
Reading = Annotated[Work, work(Scope.PRACTICE_READ)]
Writing = Annotated[Work, work(Scope.PRACTICE_WRITE)]


class PracticeIn(In, PracticeFields):
    """A practice in about a dozen plain facts."""


class PracticeOut(Out, PracticeFields):
    """A practice in about a dozen plain facts."""

    id: UUID
    version: int
    sample: bool


@founding.post("", status_code=201, summary="Begin a practice", operation_id="create_practice")
def create_practice(work: Founding, body: PracticeIn) -> PracticeOut:
    """You become its owner."""
    _known_zone(body)
    _known_names(body, usual_on(work.today))
    id = new_id()
    row = Practice(id=id, practice_id=id, **body.model_dump())
    hold(work.session.connection(), id)
    work.session.add(Membership(practice_id=id, user_id=work.caller.user_id, role=Role.OWNER))
    return PracticeOut.model_validate(work.created(row))


@router.get("", summary="Read the practice")
def get_practice(work: Reading) -> PracticeOut:
    return PracticeOut.model_validate(work.found(practices.get(work.session, work.here)))


@router.put("", summary="Replace the practice's facts")
def replace_practice(work: Writing, body: PracticeIn) -> PracticeOut:
    _known_zone(body)
    row = work.unchanged(practices.get(work.session, work.here))
    _known_names(body, {*usual_on(work.today), *row.struck})
    row.sqlmodel_update(body.model_dump())
    return PracticeOut.model_validate(work.found(row))


def _known_zone(body: PracticeIn) -> None:
    try:
        ZoneInfo(body.time_zone)
    except (KeyError, ValueError, OSError) as error:
        fault = FaultOut(at=["body", "time_zone"], message="is not an IANA time zone such as America/Chicago")
        raise Invalid(faults=[fault]) from error


def _known_names(body: PracticeIn, proposals: Collection[str]) -> None:
    """Each name once, in one order; what a later edition no longer proposes may stay struck."""
    wrong = [
        FaultOut(at=["body", name, place], message=message)
        for name, known, message in (
            ("asked", PLAIN_FACTS, "is none of the plain facts"),
            ("struck", proposals, "is none of the proposals; GET …/proposals lists them"),
        )
        for place, said in enumerate(getattr(body, name))
        if said not in known
    ]
    if wrong:
        raise Invalid(faults=wrong)
    body.asked, body.struck = sorted({*body.asked}), sorted({*body.struck})
