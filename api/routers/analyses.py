"""What does the written risk analysis say, is it complete, and is it still true? 45 CFR 164.308(a)(1)(ii)(A)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query, Response

from api.db import analyses, numbers
from api.db.analyses import Analysis, AnalysisFields
from api.db.risks import Level
from api.domain import changes, frozen
from api.domain.roles import Scope
from api.door import room
from api.posture import posture
from api.problems import Busy, Conflict, NotFound, responses
from api.shelf import Asked, Most, Sort, read_page
from api.wire import In, Out, Page, attached, attachment
from api.work import Work, work
from api.written import KINDS, drawn, lacking, outdated, render, sealed

router = room("analyses", "analyses")
Reading = Annotated[Work, work(Scope.ANALYSES_READ)]
Writing = Annotated[Work, work(Scope.ANALYSES_WRITE)]
Approving = Annotated[Work, work(Scope.APPROVE)]
Kind = Literal["pdf", "docx", "xlsx"]


class AnalysisIn(In, AnalysisFields):
    """Why it is made, and the day of the next review."""


class AnalysisOut(Out, AnalysisFields):
    """An analysis. `sha256` is of its canonical text; `chain_head` is the head of the history it was made from."""

    id: UUID
    version: int
    number: int
    status: Literal["draft", "final", "superseded"]
    started_on: date
    prepared_by: str
    approved_by: str
    approved_role: str
    approved_at: str
    sha256: str
    chain_seq: int
    chain_head: str
    document_sha256: str


class MissingOut(Out):
    """One thing to do, the room where it is done, and the records it is about."""

    text: str
    room: str
    ids: list[str]


class ElementOut(Out):
    """One of the nine elements of OCR's guidance."""

    number: int
    title: str
    done: bool
    missing: list[MissingOut]


class CompletenessOut(Out):
    """What keeps the analysis from becoming final; a draft can always be printed."""

    ready: bool
    elements: list[ElementOut]


class ChangedOut(Out):
    """One thing that differs, in a sentence."""

    kind: str
    text: str


class CurrencyOut(Out):
    """Whether the analysis that stands still describes the practice, and what has changed since."""

    analysis_id: UUID | None
    sealed_at: str
    current: bool
    changes: list[ChangedOut]


class YearOverYearOut(Out):
    """How two analyses stand to each other, the earlier one first.

    The levels count the open risks. `risks_new` are open now and were not then, `risks_gone` were open then and are not
    any more, `rose` and `fell` are open in both. `lines` tell everything that differs, a sentence each.
    """

    since_id: UUID
    since_on: date
    id: UUID
    on: date
    levels_then: dict[Level, int]
    levels_now: dict[Level, int]
    risks_new: int
    risks_gone: int
    rose: int
    fell: int
    lines: list[ChangedOut]


@router.get("", summary="List the analyses", response_model=Page[AnalysisOut])
def list_analyses(work: Reading, sort: Sort = "-number", after: Asked = None, limit: Most = 50) -> Any:
    return read_page(work, analyses, sort, after, limit)


@router.post("", status_code=201, summary="Start an analysis")
def create_analysis(work: Writing, body: AnalysisIn) -> AnalysisOut:
    """One draft at a time; the risks, answers and inventory on record are what it says."""
    if analyses.draft(work.session) is not None:
        raise Conflict("There is a draft already; finish that one.")
    row = Analysis(
        **body.model_dump(),
        number=numbers.take(work.session, "analysis").start,
        started_on=work.today,
        prepared_by=work.caller.name,
    )
    return AnalysisOut.model_validate(work.created(row))


@router.get("/currency", summary="Ask whether the standing analysis is still true")
def get_currency(work: Reading) -> CurrencyOut:
    """Events that OCR's guidance names come first, then every fact that has changed since it was approved."""
    standing = posture(work)
    if standing.final is None:
        return CurrencyOut(analysis_id=None, sealed_at="", current=False, changes=[])
    found = outdated(work, standing)
    return CurrencyOut(
        analysis_id=standing.final.id,
        sealed_at=standing.final.approved_at,
        current=not found,
        changes=[ChangedOut(kind=line.kind, text=line.text) for line in found],
    )


@router.get("/{id}", summary="Read an analysis")
def get_analysis(work: Reading, id: UUID) -> AnalysisOut:
    return AnalysisOut.model_validate(work.found(analyses.get(work.session, id)))


@router.put("/{id}", summary="Change a draft's purpose and next review")
def replace_analysis(work: Writing, id: UUID, body: AnalysisIn) -> AnalysisOut:
    row = _draft(work.unchanged(analyses.get(work.session, id)))
    row.sqlmodel_update(body.model_dump())
    return AnalysisOut.model_validate(work.found(row))


@router.get("/{id}/completeness", summary="Ask what is missing")
def get_completeness(work: Reading, id: UUID) -> CompletenessOut:
    row = _draft(work.found(analyses.get(work.session, id)))
    found = lacking(work, posture(work), row)
    return CompletenessOut(
        ready=all(element.done for element in found),
        elements=[
            ElementOut(
                number=element.number,
                title=element.title,
                done=element.done,
                missing=[MissingOut.model_validate(missing) for missing in element.missing],
            )
            for element in found
        ],
    )


@router.get("/{id}/changes", summary="Compare an analysis with an earlier one")
def compare_analysis(
    work: Reading,
    id: UUID,
    since: Annotated[
        UUID | None, Query(description="An earlier sealed analysis; without it the last one sealed before.")
    ] = None,
) -> YearOverYearOut:
    """Year over year: a sealed analysis as it was sealed, a draft as the records stand now."""
    row = work.found(analyses.get(work.session, id))
    earlier = _earlier(work, row, since)
    before = frozen.read(earlier.snapshot.encode())
    now = drawn(work, row, "draft") if row.status == "draft" else frozen.read(row.snapshot.encode())
    levels = changes.compare_levels(before, now)
    return YearOverYearOut.model_validate(
        {
            "since_id": earlier.id,
            "since_on": before.on,
            "id": row.id,
            "on": now.on,
            "levels_then": levels.then,
            "levels_now": levels.now,
            "risks_new": levels.new,
            "risks_gone": levels.gone,
            "rose": levels.rose,
            "fell": levels.fell,
            "lines": changes.changed(before, now),
        }
    )


@router.post("/{id}/seal", summary="Approve and seal an analysis", responses=responses(Busy))
def seal_analysis(work: Approving, id: UUID) -> AnalysisOut:
    """All of it becomes final in one transaction, with its document and seal, or it stays a draft."""
    row = _draft(work.unchanged(analyses.get(work.session, id)))
    sealed(work, row)
    return AnalysisOut.model_validate(work.found(row))


@router.get(
    "/{id}/document",
    summary="Print an analysis",
    response_class=Response,
    responses=attached("The document.", *KINDS.values()),
)
def print_analysis(work: Reading, id: UUID, kind: Annotated[Kind, Query()] = "pdf") -> Response:
    """A draft is drawn from the records as they are and carries a watermark; a sealed one is what was sealed."""
    row = work.found(analyses.get(work.session, id))
    data, name = render(work, row, kind)
    return attachment(data, name, KINDS[kind])


@router.get(
    "/{id}/seal",
    summary="Download an analysis' seal",
    response_class=Response,
    responses={200: {"description": "The seal.", "content": {"application/json": {"schema": {"type": "object"}}}}},
)
def download_seal(work: Reading, id: UUID) -> Response:
    """Keep it beside the PDF: `duecare verify FILE` holds one against the other, offline."""
    row = work.found(analyses.get(work.session, id))
    if row.status == "draft":
        raise NotFound("A draft has no seal.")
    data, name = render(work, row, "seal")
    return attachment(data, name, "application/json")


def _earlier(work: Work, row: Analysis, since: UUID | None) -> Analysis:
    if since is None:
        last = analyses.sealed_before(work.session, row.number)
        if last is None:
            raise Conflict("No analysis was sealed before this one, so there is nothing to compare it with yet.")
        return last
    named = analyses.get(work.session, since)
    if named is None:
        raise NotFound("There is no analysis of that id to compare with.")
    if named.status == "draft" or named.number >= row.number:
        raise Conflict("Name an analysis in `since` that was sealed before this one.")
    return named


def _draft(row: Analysis) -> Analysis:
    if row.status != "draft":
        raise Conflict("This analysis is sealed; start a new one to change anything.")
    return row
