"""Does what was sent look as if it named a patient? Asked once, of every write, before anything of it is read.

Whoever sends it takes the text out, or says with a header that it is not about a patient; what was written then stands
on record as kept as typed: where, and what it looked like, never the text.
"""

from collections.abc import Iterable
from typing import Any

from fastapi import Request

from api.db.base import Session, now
from api.db.identifiers import Override
from api.domain.identifiers import Hit, hits, kinds_on
from api.problems import FaultOut, PatientIdentifier

HEADER = "Keep-As-Typed"
SHOWN = 50


def watch(request: Request, sent: Any, at: str = "body") -> None:
    """Raises PatientIdentifier, unless the header says that what looks like one is to be kept."""
    found = hits(kinds_on(now().date()), sent)
    if found and HEADER not in request.headers:
        raise PatientIdentifier(faults=[_fault(each, at) for each in found[:SHOWN]])
    if found:
        request.state.kept = [*kept(request), *found]


def kept(request: Request) -> list[Hit]:
    """What this request asks to keep as typed."""
    return getattr(request.state, "kept", [])


def remember(session: Session, request: Request) -> None:
    """Put on record that something was kept as typed; a request that changed nothing kept nothing."""
    found = kept(request)
    session.flush()
    if found and session.info["practice_id"] is not None and session.info.get("recorded"):
        places = sorted({".".join(str(step) for step in each.place) for each in found})
        doing = str(getattr(request.scope.get("route"), "summary", ""))
        session.add(Override(doing=doing, places=places[:SHOWN], looks_like=_titles(found), at=now()))


def _fault(hit: Hit, at: str) -> FaultOut:
    where = f" in line {hit.line}" if hit.line > 1 else ""
    message = f"looks like {hit.kind.title}{where}; take it out, or keep it if it is not about a patient"
    return FaultOut(at=[at, *hit.place], message=message)


def _titles(found: Iterable[Hit]) -> list[str]:
    return sorted({each.kind.title for each in found})
