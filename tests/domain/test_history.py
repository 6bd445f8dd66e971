"""Who changed a record, and what is it called?"""

from typing import Any

import pytest

from api.domain.history import GONE, called, who, withheld
from api.domain.roles import MAY, Role, Scope
from tests.practices import BANK

NAMES = {"u1": "Ann Lee", "t1": "Nightly inventory", "p1": "Helpful IT"}
QUESTION = BANK.questions["mfa-email"]


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        ("user:u1", "Ann Lee"),
        ("user:u9", GONE),
        ("token:t1", "API token Nightly inventory"),
        ("token:t9", GONE),
        ("host", "Host command"),
        ("guest:g1", "A guest link"),
        ("person:p1", "A page of one's own"),
        ("nobody", GONE),
        ("", GONE),
    ],
)
def test_who_did_it(actor: str, said: str) -> None:
    assert who(actor, NAMES) == said


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("Asset", {"name": "Laptop"}, "Laptop"),
        ("Practice", {"name": "Maple Street"}, "Maple Street"),
        ("Task", {"title": "Turn it on"}, "Turn it on"),
        ("Risk", {"number": 14, "title": "Lost laptop"}, "R-014 Lost laptop"),
        ("Risk", {"number": 14, "title": ""}, "R-014"),
        ("Analysis", {"number": 2, "status": "draft"}, "Analysis 2"),
        ("Answer", {"question": QUESTION.id, "option": "no"}, QUESTION.safeguard),
        ("Offer", {"question": QUESTION.id}, QUESTION.safeguard),
        ("Answer", {"question": "asked-once", "option": "no"}, "asked-once"),
        ("Decision", {"citation": "164.308(a)(3)(ii)(A)"}, "164.308(a)(3)(ii)(A)"),
        ("Event", {"kind": "restore_test", "happened_on": "2026-01-15"}, "Restore test on January 15, 2026"),
        ("Membership", {"user_id": "u1", "partner_id": None, "role": "staff"}, "Ann Lee"),
        ("Membership", {"user_id": None, "partner_id": "p1", "role": "staff"}, "Helpful IT"),
        ("Membership", {"user_id": "u9", "partner_id": None, "role": "staff"}, ""),
        ("Whatever comes", {"note": "It has no name."}, ""),
        ("Policy", {"title": "Locking up"}, "Locking up"),
        ("Version", {"number": 2}, "Policy text, version 2"),
        ("Particular", {"name": "backup-hours", "value": "24"}, "backup-hours"),
        ("Complaint", {"number": 7, "what": "Names are called out loud."}, "C-0007"),
        ("Sanction", {"level": "written_warning", "decided_on": "2026-03-02"}, "Written warning on March 2, 2026"),
        ("Comment", {"text": "Does this hold on Fridays?"}, "Does this hold on Fridays?"),
        ("Risk", None, ""),
    ],
)
def test_what_it_is_called(kind: str, content: dict[str, Any] | None, said: str) -> None:
    assert called(kind, content, NAMES, BANK) == said


OF_ACTIVITY = {"ActivityReview", "FindingClosed", "LogAccount", "LogImport"}
OF_INCIDENTS = {"Incident", "Breach", "Sending", "Entry"}


@pytest.mark.parametrize(
    ("scopes", "left_out"),
    [
        (MAY[Role.OWNER], set()),
        (MAY[Role.PRIVACY_OFFICER], set()),
        (MAY[Role.MANAGER], {"Sanction", "Complaint"} | OF_ACTIVITY),
        (MAY[Role.AUDITOR], {"Sanction", "Complaint"} | OF_ACTIVITY),
        ({Scope.HISTORY_READ, Scope.CONDUCT_READ}, OF_INCIDENTS | OF_ACTIVITY),
        ((), {"Sanction", "Complaint"} | OF_INCIDENTS | OF_ACTIVITY),
    ],
)
def test_what_not_everybody_may_read_is_left_out(scopes: Any, left_out: set[str]) -> None:
    assert withheld(scopes) == left_out
