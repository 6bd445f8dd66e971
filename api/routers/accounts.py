"""Whose are the accounts that the logs name, and when do these people work? 45 CFR 164.312(a)(2)(i)."""

from uuid import UUID

from api.db import accounts, people
from api.db.accounts import AccountFields, LogAccount
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work

router = room("activity/accounts", "activity")


class AccountIn(In, AccountFields):
    """An account by the name that the logs have for it, and the person whose it is."""


class AccountOut(Out, AccountFields):
    """An account on record."""

    id: UUID
    version: int


def can_be_so(work: Work, body: AccountIn) -> None:
    """Refuse somebody who is not on the roster, half of somebody's hours, and a leave that ends before it begins."""
    faults = []
    if body.person_id is not None and not people.some(work.session, {body.person_id}):
        faults.append(("person_id", "is nobody on the roster"))
    if bool(body.starts) != bool(body.ends):
        faults.append(("ends" if body.starts else "starts", "is missing: hours have a start and an end"))
    if body.leave_until is not None and (body.leave_from is None or body.leave_until < body.leave_from):
        faults.append(("leave_until", "is before the leave begins"))
    if faults:
        raise Invalid(faults=[FaultOut(at=["body", name], message=message) for name, message in faults])


stand(
    router,
    Shelf(
        "account",
        "accounts",
        accounts,
        LogAccount,
        AccountIn,
        AccountOut,
        Scope.ACTIVITY_READ,
        Scope.ACTIVITY_WRITE,
        check=can_be_so,
    ),
)
