"""What was told about the practice itself, from which its status follows? 45 CFR 160.103, 164.103."""

from datetime import date
from typing import Annotated

from pydantic import Field as Constraint
from sqlalchemy import UniqueConstraint
from sqlmodel import Session, SQLModel, select

from api.db.base import Row
from api.db.fields import Line, Note, json_column, word
from api.domain.standings import Known, Plan, Transaction


class StandingFields(SQLModel):
    """The facts that the interview asks for; what is not known is unknown.

    `sends`: something goes to health plans electronically, from the practice or from a billing service or clearinghouse
    for it; `transactions` says what. `cash_only`: nobody pays but patients, and nothing goes to a plan. `paper_only`:
    plans are dealt with on paper, by phone and by fax of paper alone. `components_designated`: the health care
    components are designated in writing. `converts_for_others`: what others send is turned into standard form for them,
    or back. `health_plan`: one for the practice's staff that has 50 or more participants,
    or is run by somebody else.
    """

    provides_care: Known = word("unknown")
    sends: Known = word("unknown")
    transactions: Annotated[list[Transaction], Constraint(max_length=9)] = json_column(list)
    cash_only: Known = word("unknown")
    paper_only: Known = word("unknown")
    other_business: Known = word("unknown")
    components_designated: Known = word("unknown")
    works_for_others: Known = word("unknown")
    converts_for_others: Known = word("unknown")
    health_plan: Plan = word("unknown")
    review_on: date | None = None
    note: Note = ""


class Standing(StandingFields, Row, table=True):
    """The practice's facts as they were told, by whom and when, and the edition of the table they were held against."""

    __table_args__ = (UniqueConstraint("practice_id"),)

    edition: date
    decided_by: Line = ""
    decided_on: date


def present(session: Session) -> Standing | None:
    """What is on record about the practice now; what was before it is in the history."""
    return session.exec(select(Standing)).one_or_none()
