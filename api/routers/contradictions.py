"""Where do the answers say one thing and the records another?"""

from typing import Annotated, Any

from api.domain.roles import Scope
from api.door import room
from api.posture import posture
from api.shelf import Asked, Most, part
from api.wire import Out, Page
from api.work import Work, work

router = room("contradictions", "contradictions")
Reading = Annotated[Work, work(Scope.RISKS_READ)]


class ContradictionOut(Out):
    """An answer that a record speaks against, and the two ways out. `subjects` are the records' ids."""

    rule: str
    citation: str
    title: str
    text: str
    subjects: list[str]
    questions: list[str]


@router.get("", summary="List the contradictions", response_model=Page[ContradictionOut])
def list_contradictions(work: Reading, after: Asked = None, limit: Most = 100) -> Any:
    """Fixed rules, no guessing: each has an id and a citation."""
    found = posture(work).contradictions
    lines = [{name: getattr(line, name) for name in ContradictionOut.model_fields} for line in found]
    return part(lines, "rule", after, limit)
