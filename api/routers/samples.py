"""What does a whole program look like? A made-up practice to look around in, to change and to leave again."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from api.db import practices, samples
from api.db.practices import Practice
from api.domain.roles import Role, Scope
from api.door import room
from api.problems import Conflict, NotAllowed
from api.wire import Out
from api.work import Work, account, work

founding = room("/v1/practices/sample", "practices")
router = room("sample", "practices")
Founding = Annotated[Work, account()]
Leaving = Annotated[Work, work(Scope.MEMBERS_WRITE)]


class SampleOut(Out):
    """A sample practice. Its rooms are those of any other."""

    id: UUID
    version: int
    name: str
    time_zone: str
    sample: bool


@founding.post("", status_code=201, summary="Make a sample practice")
def create_sample(work: Founding) -> SampleOut:
    """One believable practice, made up from end to end. You are its owner and its only member.

    The people it speaks of stand in its records by name; they have no accounts and get no mail. One at a time: leave
    the one you have to start over.
    """
    if samples.reached(work.session, work.person):
        raise Conflict("You have a sample practice already. Open it, or leave it first to start over with a new one.")
    play: Callable[[Work], Practice] = work.request.app.state.play
    row = play(work)
    work.headers["Location"] = f"/v1/practices/{row.id}"
    return SampleOut.model_validate(work.found(row))


@router.delete("", status_code=204, summary="Leave a sample practice")
def leave_sample(work: Leaving) -> None:
    """Ends its memberships, yours too, and its links and tokens, so that it is on nobody's list any more.

    Its records stay in its chain, where nobody reaches them. A practice that is not a sample cannot be left so.
    """
    row = work.unchanged(practices.get(work.session, work.here))
    if not row.sample:
        raise Conflict("This is no sample. Its records have to be kept; end your own membership instead.")
    if work.caller.role is not Role.OWNER:
        raise NotAllowed("Only an owner ends a sample for everybody.")
    samples.left_by_all(work.session, work.here)
