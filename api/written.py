"""How does a practice's record become a document: the written analysis, sealed in the end, a memo, or its policies?"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Literal

from api.db import analyses, chain, files, history
from api.db.analyses import Analysis
from api.db.courses import Completion
from api.db.files import File
from api.db.practices import Practice
from api.documents.blocks import Memo
from api.documents.seal import Seal, seal_json
from api.domain import drafts, drills, frozen, letters, plans, snapshots, standings
from api.domain.analyses import draw_up
from api.domain.arrangements import Arranged
from api.domain.changes import currency
from api.domain.courses import Course
from api.domain.designations import Letter
from api.domain.determinations import Table, Told
from api.domain.elements import About, Element, complete
from api.domain.manuals import Wording
from api.domain.notices import Printed
from api.domain.requests import Slip
from api.domain.signings import Signed
from api.domain.snapshots import Appetite, Changed, Signature
from api.domain.standards import rules_on
from api.files import Store
from api.posture import Posture, posture
from api.problems import Busy, NotFound
from api.work import Work, instant

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Status = Literal["draft", "final"]
SEAL = ".seal.json"


def about(work: Work, standing: Posture, row: Analysis, status: Status, approved_at: str = "") -> About:
    """The cover of an analysis as it would stand now; whoever asks for a final one is its approver."""
    practice = standing.practice
    approver = work.caller.name if status == "final" else ""
    role = (work.caller.role or "").replace("_", " ") if status == "final" else ""
    approved_on = practice.approved_on.isoformat() if practice.approved_on else ""
    return About(
        practice=practice.name,
        time_zone=practice.time_zone,
        id=str(row.id),
        number=row.number,
        status=status,
        on=work.today,
        prepared_by=Signature(row.prepared_by, "", row.started_on.isoformat()),
        approved_by=Signature(approver, role, approved_at),
        next_review_on=row.next_review_on,
        appetite=Appetite(practice.appetite, practice.appetite_statement, practice.approved_by, approved_on),
        method_approved_by=practice.approved_by,
        method_approved_on=practice.approved_on,
        new_events=new_events(work, standing),
        purpose=row.purpose,
    )


def new_events(work: Work, standing: Posture) -> frozenset[str]:
    """The ids of the events that were recorded after the standing analysis was sealed."""

    def found() -> frozenset[str]:
        last = standing.final
        ids = history.created_since(work.session, work.here, "Event", last.chain_seq) if last else set()
        return frozenset(str(id) for id in ids)

    return standing.once("new_events", found)


def lacking(work: Work, standing: Posture, row: Analysis) -> tuple[Element, ...]:
    """The nine elements of a draft, each with what keeps it from becoming final."""
    return complete(
        standing.facts,
        standing.catalogs,
        standing.method,
        standing.scenarios,
        about(work, standing, row, "final"),
        since=standing.last_final_on,
    )


def outdated(work: Work, standing: Posture) -> tuple[Changed, ...]:
    """What has changed since the analysis that stands was sealed; nothing while it is true, or while none stands."""

    def found() -> tuple[Changed, ...]:
        last = analyses.last_final(work.session)
        if last is None:
            return ()
        cover = about(work, standing, last, "draft")
        now = draw_up(standing.facts, standing.catalogs, standing.method, cover, None)
        return currency(frozen.read(last.snapshot.encode()), now, standing.facts.events, cover.new_events)

    return standing.once("outdated", found)


def drawn(work: Work, row: Analysis, status: Status, approved_at: str = "") -> snapshots.Analysis:
    """The analysis as the records stand now, compared with the one before it."""
    standing = posture(work)
    last = analyses.last_final(work.session)
    previous = frozen.read(last.snapshot.encode()) if last is not None and last.id != row.id else None
    cover = about(work, standing, row, status, approved_at)
    return draw_up(standing.facts, standing.catalogs, standing.method, cover, previous)


def sealed(work: Work, row: Analysis) -> None:
    """Make a draft final: its text, digest, document and seal, all within this transaction.

    Raises Incomplete while an element lacks something. The bytes go into the store first; until the transaction
    commits nothing speaks of them, so whatever stops the machine leaves either the draft or the whole final.
    """
    from api.documents.pdf import RenderFailed, render_pdf  # noqa: PLC0415 - only sealing and printing need it

    at = instant().isoformat(timespec="seconds")
    analysis = drawn(work, row, "final", at)
    head = chain.head(work.session.connection(), work.here)
    seal = Seal(frozen.digest(analysis), head.hash, head.seq, at)
    try:
        pdf = render_pdf(analysis, seal)
    except RenderFailed as error:
        raise Busy(f"The document could not be drawn, and nothing was sealed. {error}") from error
    document = _keep(work, row, pdf, "pdf", "The sealed analysis.")
    text = seal_json(seal, document.name, document.sha256, analysis)
    _keep(work, row, text, "seal", "The seal that the document is verified against.")
    last = analyses.last_final(work.session)
    if last is not None:
        last.status = "superseded"
    row.status, row.approved_at = "final", at
    row.approved_by, row.approved_role = work.caller.name, work.caller.role or ""
    row.snapshot = frozen.canonical(analysis).decode()
    row.sha256, row.chain_seq, row.chain_head = seal.analysis_sha256, seal.chain_seq, seal.chain_head
    row.document_sha256 = document.sha256


def render(work: Work, row: Analysis, kind: str) -> tuple[bytes, str]:
    """(bytes, file name) of an analysis as a pdf, docx or xlsx, or of a final one's seal."""
    name = file_name(work, row, kind)
    if row.status == "draft":
        return _written(drawn(work, row, "draft"), None, kind), name
    if kind == "pdf":
        document = _document(work, row)
        return _bytes(work, document), document.name
    seal = Seal(row.sha256, row.chain_head, row.chain_seq, row.approved_at)
    analysis = frozen.read(row.snapshot.encode())
    if kind == "seal":
        document = _document(work, row)
        return seal_json(seal, document.name, document.sha256, analysis), document.name.removesuffix(".pdf") + SEAL
    return _written(analysis, seal, kind), name


def who_is_who(practice: str, on: date, table: Table, told: Sequence[Told]) -> bytes:
    """The memo on who is who as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.memos import draw_up as draw_memo  # noqa: PLC0415 - only printing needs it

    return _memo(draw_memo(practice, on, table, told), "pdf")


def practice_memo(practice: str, on: date, table: standings.Table, told: standings.Told) -> bytes:
    """The memo on what the practice is as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.standings import draw_up as draw_memo  # noqa: PLC0415

    return _memo(draw_memo(practice, on, table, told), "pdf")


def designation_letter(says: Letter) -> tuple[bytes, str]:
    """(bytes, file name) of the letter of a designation as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.letters import draw_letter  # noqa: PLC0415

    memo = draw_letter(says)
    name = _named(memo, memo.title, says.term.person, says.term.started_on.isoformat())
    return _memo(memo, "pdf"), f"{name}.pdf"


def arrangement_paper(arranged: Arranged) -> tuple[bytes, str]:
    """(bytes, file name) of the paper of a joint arrangement as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.arrangements import draw_up as draw_arrangement  # noqa: PLC0415

    memo = draw_arrangement(arranged)
    return _memo(memo, "pdf"), f"{_named(memo, memo.title, arranged.on.isoformat())}.pdf"


def breach_letter(letter: letters.Letter, facts: letters.Facts, on: date, kind: str) -> tuple[bytes, str]:
    """(bytes, file name) of a breach's letter or sheet as a pdf or docx; raises Busy when it cannot be drawn."""
    from api.documents.breach_letters import draw_letter as draw_notice  # noqa: PLC0415

    memo = draw_notice(letter, facts, on)
    return _memo(memo, kind), f"{_named(memo, facts.reference, letter.id.replace('_', '-'), 'notice')}.{kind}"


def contract_draft(draft: drafts.Draft, facts: drafts.Facts, on: date, kind: str) -> tuple[bytes, str]:
    """(bytes, file name) of our template of a contract as a pdf or docx; raises Busy when it cannot be drawn."""
    from api.documents.drafts import draw_up as draw_contract  # noqa: PLC0415

    memo = draw_contract(draft, facts.practice, on)
    return _memo(memo, kind), f"{_named(memo, facts.kind, 'contract', facts.other)}.{kind}"


def emergency_plan(plan: plans.Plan, facts: plans.Facts, texts: plans.Texts) -> tuple[bytes, str]:
    """(bytes, file name) of a plan for an emergency as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.plans import draw_plan  # noqa: PLC0415

    memo = draw_plan(plan, facts, plans.standing(plan, facts), texts)
    return _memo(memo, "pdf"), f"{_named(memo, facts.practice, memo.title, facts.on.isoformat())}.pdf"


def downtime_forms(facts: plans.Facts, texts: plans.Texts) -> tuple[bytes, str]:
    """(bytes, file name) of the forms to fill in by hand as a PDF; raises Busy when they cannot be drawn."""
    from api.documents.plans import draw_forms  # noqa: PLC0415

    memo = draw_forms(facts, texts)
    return _memo(memo, "pdf"), f"{_named(memo, facts.practice, memo.title)}.pdf"


def drill_script(kit: drills.Kit, script: drills.Script, practice: str, on: date) -> tuple[bytes, str]:
    """(bytes, file name) of the script of a drill as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.drills import draw_script  # noqa: PLC0415

    memo = draw_script(kit, script, practice, on)
    return _memo(memo, "pdf"), f"{_named(memo, 'drill', script.id.replace('_', '-'))}.pdf"


def slip_file(slip: Slip, on: date) -> tuple[bytes, str]:
    """(bytes, file name) of the slip of a patient's request as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.requests import draw_slip  # noqa: PLC0415

    memo = draw_slip(slip, on)
    return _memo(memo, "pdf"), f"{_named(memo, slip.practice, slip.code)}.pdf"


def breach_log(
    practice: str, year: int, on: date, words: Mapping[str, str], rows: Sequence[tuple[str, ...]], kind: str
) -> tuple[bytes, str]:
    """(bytes, file name) of a year's log of smaller breaches as a pdf or docx; raises Busy when it cannot be drawn."""
    from api.documents.breach_letters import draw_log  # noqa: PLC0415

    memo = draw_log(practice, year, on, words, rows)
    return _memo(memo, kind), f"{_named(memo, 'smaller-breaches', str(year))}.{kind}"


def certificate(row: Completion, practice: str, course: Course) -> tuple[bytes, str]:
    """(bytes, file name) of the certificate of one training as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.certificates import Given  # noqa: PLC0415
    from api.documents.certificates import draw_up as draw_certificate  # noqa: PLC0415

    given = Given(row.person, row.done_on, row.given_by, row.note, row.recorded_by, row.score, row.questions)
    memo = draw_certificate(practice, course, given)
    return _memo(memo, "pdf"), f"{_named(memo, 'training', row.person, course.id, row.done_on.isoformat())}.pdf"


def signed_paper(signed: Signed) -> tuple[bytes, str]:
    """(bytes, file name) of a paper that somebody signed as a PDF; raises Busy when it cannot be drawn."""
    from api.documents.signings import draw_up as draw_paper  # noqa: PLC0415

    memo = draw_paper(signed)
    name = _named(memo, "signed", signed.person, signed.paper.id.replace("_", "-"), signed.signed_at.date().isoformat())
    return _memo(memo, "pdf"), f"{name}.pdf"


def policy_file(says: Wording, zone: str, on: date, kind: str) -> tuple[bytes, str]:
    """(bytes, file name) of one version as a pdf or docx; raises Busy when it cannot be drawn."""
    from api.documents.manuals import draw_policy  # noqa: PLC0415

    memo = draw_policy(says, zone, _titles(date.fromisoformat(says.edition)), on)
    name = _named(memo, says.practice, says.reference, says.title, f"version-{says.number}")
    return _memo(memo, kind), f"{name}.{kind}"


def manual_file(practice: Practice, on: date, policies: Sequence[Wording], kind: str) -> tuple[bytes, str]:
    """(bytes, file name) of the manual of a day as a pdf or docx; raises Busy when it cannot be drawn."""
    from api.documents.manuals import draw_manual  # noqa: PLC0415

    memo = draw_manual(practice.name, practice.time_zone, _titles(on), on, policies)
    return _memo(memo, kind), f"{_named(memo, practice.name, 'policy-manual', on.isoformat())}.{kind}"


def notice_file(says: Printed, on: date, kind: str) -> tuple[bytes, str]:
    """(bytes, file name) of a notice as a pdf or docx, or of its form; raises Busy when it cannot be drawn."""
    from api.documents.notices import draw_form, draw_notice  # noqa: PLC0415

    if kind == "form":
        memo = draw_form(says, on)
        return _memo(memo, "pdf"), f"{_named(memo, says.practice, 'receipt-of-notice', str(says.number))}.pdf"
    memo = draw_notice(says, on)
    return _memo(memo, kind), f"{_named(memo, says.practice, 'privacy-notice', str(says.number))}.{kind}"


def _memo(memo: Memo, kind: str) -> bytes:
    if kind == "docx":
        from api.documents import docx  # noqa: PLC0415

        return docx.render_memo(memo)
    from api.documents import pdf  # noqa: PLC0415

    try:
        return pdf.render_memo(memo)
    except pdf.RenderFailed as error:
        raise Busy(str(error)) from error


def _titles(on: date) -> dict[str, str]:
    """What each paragraph of the rules is about, in their order."""
    return {item.citation: item.title for item in rules_on(on).items.values()}


def _named(memo: Memo, *parts: str) -> str:
    """A file's name without its ending: maple-street-pol-08-leaving-version-2, and draft where it is one."""
    return "-".join(filter(None, (*map(_slug, parts), "draft" if memo.draft else "")))


def _document(work: Work, row: Analysis) -> File:
    """The sealed document among the analysis' files: by its digest, for anybody may attach another of that name."""
    return next(file for file in files.of(work.session, "analysis", row.id) if file.sha256 == row.document_sha256)


def _bytes(work: Work, file: File) -> bytes:
    try:
        return b"".join(_store(work).read(file.sha256))
    except FileNotFoundError as error:
        raise NotFound("The document's bytes are gone from the data folder; restore them from a backup.") from error


def file_name(work: Work, row: Analysis, kind: str) -> str:
    """A name that says whose analysis it is, which and what: maple-street-risk-analysis-1.pdf."""
    return f"{_slug(posture(work).practice.name) or 'practice'}-risk-analysis-{row.number}{_ending(kind)}"


def _slug(text: str) -> str:
    """A text as a part of a file name, empty when it has no letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60]


def _ending(kind: str) -> str:
    return SEAL if kind == "seal" else f".{kind}"


def _written(analysis: snapshots.Analysis, seal: Seal | None, kind: str) -> bytes:
    if kind == "pdf":
        from api.documents.pdf import RenderFailed, render_pdf  # noqa: PLC0415

        try:
            return render_pdf(analysis, seal)
        except RenderFailed as error:
            raise Busy(str(error)) from error
    if kind == "docx":
        from api.documents.docx import render_docx  # noqa: PLC0415

        return render_docx(analysis, seal)
    from api.documents.xlsx import render_xlsx  # noqa: PLC0415

    return render_xlsx(analysis, seal)


def _keep(work: Work, row: Analysis, data: bytes, kind: str, note: str) -> File:
    name = file_name(work, row, kind)
    stored = _store(work).keep(BytesIO(data), name, len(data))
    file = File(
        name=name,
        about="analysis",
        about_id=row.id,
        note=note,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
        uploaded_by=work.caller.name,
    )
    work.session.add(file)
    return file


def _store(work: Work) -> Store:
    return Store(work.settings.data / "files")
