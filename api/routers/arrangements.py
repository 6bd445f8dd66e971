"""What do covered entities put in writing who work as one arrangement, or as one entity? 45 CFR 160.103, 164.105(b)."""

from typing import Annotated

from fastapi import Response

from api.db import determinations
from api.domain.arrangements import Arranged, Member, PaperId, papers_on
from api.domain.roles import Scope
from api.door import room
from api.problems import Busy, NotFound, responses
from api.wire import attached, attachment
from api.work import Work, work
from api.written import KINDS, arrangement_paper

router = room("arrangements", "determinations")
Reading = Annotated[Work, work(Scope.INVENTORY_READ)]


@router.get(
    "/{paper}",
    summary="Print the paper of a joint arrangement",
    response_class=Response,
    responses={**attached("The paper, to sign.", KINDS["pdf"]), **responses(Busy)},
)
def print_arrangement(work: Reading, paper: PaperId) -> Response:
    """A PDF/A with everybody whose determination asks for this paper: the memo on an organized health care arrangement,
    or the designation as one affiliated covered entity. 404 while nobody's does.
    """
    found = determinations.everybody(work.session)
    members = tuple(
        Member(person.name, row.decided_by, row.decided_on)
        for row, person in found
        if paper in determinations.pack(row, person)
    )
    if not members:
        raise NotFound("Nobody's determination asks for this paper. Tell on their page how you work together.")
    pdf, name = arrangement_paper(Arranged(work.practice.name, work.today, papers_on(work.today)[paper], members))
    return attachment(pdf, name, KINDS["pdf"])
