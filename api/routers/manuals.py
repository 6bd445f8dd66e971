"""What do the practice's policies look like on paper, one by one and as a manual? 45 CFR 164.316(b)(1), 164.530(j)(1)."""

from typing import Annotated, Literal, get_args
from uuid import UUID

from fastapi import Query, Response
from pydantic import Field

from api.db import policies, versions
from api.domain.roles import Scope
from api.door import room
from api.posture import posture
from api.problems import Conflict, NotFound
from api.promises import here, manual, standings, wording
from api.wire import attached, attachment
from api.work import Work, work
from api.written import KINDS, manual_file, policy_file

router = room("manual", "policies")
Reading = Annotated[Work, work(Scope.POLICIES_READ)]
Kind = Literal["pdf", "docx"]
Number = Annotated[int, Field(ge=1, le=100_000)]
_DOCUMENT = attached("The document.", *(KINDS[kind] for kind in get_args(Kind)))


@router.get("", summary="Print the policy manual", response_class=Response, responses=_DOCUMENT)
def print_manual(
    work: Reading,
    kind: Annotated[Kind, Query()] = "pdf",
    drafts: Annotated[
        bool, Query(description="The newest version of each policy, approved or not, and marked as a draft.")
    ] = False,
) -> Response:
    """Every policy that is in effect today, with which of them covers what. Statements that are not so are no part of it."""
    found = manual(work, here(work), drafts=drafts)
    if not found:
        raise Conflict(
            "There is no policy yet. Draft one, or the whole library."
            if drafts
            else "No policy is in effect today. Approve one, or ask for the manual with its drafts (`drafts=true`)."
        )
    data, name = manual_file(posture(work).practice, work.today, found, kind)
    return attachment(data, name, KINDS[kind])


@router.get(
    "/{policy_id}/{number}", summary="Print a version of a policy", response_class=Response, responses=_DOCUMENT
)
def print_policy(work: Reading, policy_id: UUID, number: Number, kind: Annotated[Kind, Query()] = "pdf") -> Response:
    """What was approved, word for word, with its fingerprint; a draft shows apart what does not match practice."""
    policy = policies.get(work.session, policy_id)
    if policy is None:
        raise NotFound
    of = versions.of(work.session, policy_id)
    row = work.found(versions.numbered(of, number))
    against = here(work)
    says = wording(against, policy, row, standings(of, policy, against.on)[number])
    data, name = policy_file(says, posture(work).practice.time_zone, work.today, kind)
    return attachment(data, name, KINDS[kind])
