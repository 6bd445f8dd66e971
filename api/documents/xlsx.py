"""How does a written analysis become a workbook that can be filtered? Every column of the chain, one row a risk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

from api.documents.chapters.levels import by_level
from api.documents.chapters.opening import STATUS_WORDS
from api.documents.packed import fixed, writable
from api.documents.report import document_date
from api.documents.seal import Seal
from api.documents.words import us_instant, words
from api.domain.frozen import digest
from api.domain.snapshots import Analysis, GapLine, RiskLine

# Excel refuses a cell with more; the last characters say that something was cut.
MOST_CHARACTERS = 32_767
CUT = " … (cut)"
DAY = "mmmm d, yyyy"
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Value = str | int | date

HEAD = Font(bold=True, color="FFFFFF")
HEAD_FILL = PatternFill("solid", fgColor="1F5560")
WRAPPED = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns with their widths in characters, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[tuple[Value, ...]]


def render_xlsx(analysis: Analysis, seal: Seal | None) -> bytes:
    """The analysis as XLSX, the same bytes for the same analysis and seal; no cell is a formula."""
    book = Workbook(write_only=True)
    at = datetime(*document_date(analysis), tzinfo=UTC)
    book.properties.creator = book.properties.lastModifiedBy = writable(analysis.practice.name)[:255]
    book.properties.title = f"Risk analysis {analysis.number}"
    book.properties.created = at.replace(tzinfo=None)
    for sheet in _sheets(analysis, seal):
        _write(book, sheet)
    out = BytesIO()
    book.save(out)
    return fixed(out.getvalue(), at)


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    rows = list(sheet.rows)
    for place, (_, width) in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(rows) + 1}"
    heads = [WriteOnlyCell(page, title) for title, _ in sheet.columns]
    for head in heads:
        head.font, head.fill, head.alignment = HEAD, HEAD_FILL, WRAPPED
    page.append(heads)
    for row in rows:
        page.append([_cell(page, value) for value in row])


def _cell(page: WriteOnlyWorksheet, value: Value) -> Cell:
    if isinstance(value, str):
        value = writable(value)
        if len(value) > MOST_CHARACTERS:
            value = value[: MOST_CHARACTERS - len(CUT)] + CUT
    cell = WriteOnlyCell(page)
    cell.value = value
    cell.alignment = WRAPPED
    if isinstance(value, date):
        cell.number_format = DAY
    if isinstance(value, str):
        cell.data_type = "s"
        # The apostrophe prefix keeps it text when someone edits the cell or saves the sheet as CSV and opens it again.
        cell.quotePrefix = value.startswith(FORMULA)
    return cell


def _sheets(analysis: Analysis, seal: Seal | None) -> tuple[Sheet, ...]:
    return (
        Sheet("Register", _REGISTER, (_risk(risk) for _, risks in by_level(analysis) for risk in risks)),
        Sheet("Gaps", _GAPS, (_gap(gap) for gap in analysis.gaps)),
        Sheet("Inventory", _INVENTORY, _inventory(analysis)),
        Sheet("Plan", _PLAN, _plan(analysis)),
        _heat_map(analysis),
        Sheet("About", (("What", 28), ("Value", 80)), _about(analysis, seal)),
    )


_REGISTER = (
    ("Number", 10),
    ("Title", 34),
    ("Level", 12),
    ("Group", 18),
    ("Assets", 40),
    ("Threat", 34),
    ("Vulnerability", 34),
    ("At risk", 22),
    ("On record because", 44),
    ("Safeguards in place", 34),
    ("Safeguards missing", 34),
    ("Likelihood without safeguards", 16),
    ("Impact without safeguards", 16),
    ("Level without safeguards", 16),
    ("Suggested likelihood", 14),
    ("Suggested impact", 14),
    ("Suggested level", 14),
    ("Likelihood", 14),
    ("Impact", 14),
    ("What moved it", 50),
    ("Reason given", 34),
    ("Rated by", 20),
    ("Rated on", 18),
    ("Response", 14),
    ("Reason for the response", 34),
    ("Responsible", 20),
    ("Due", 18),
    ("Approved by", 20),
    ("Accepted until", 18),
    ("Status", 12),
    ("Tasks", 34),
    ("Citations (45 CFR)", 34),
    ("Answers", 24),
    ("Catalog pair", 14),
)


def _risk(risk: RiskLine) -> tuple[Value, ...]:
    made = risk.response
    return (
        *(risk.number, risk.title, words(risk.residual.level) or "Not rated", risk.group, _lines(risk.assets)),
        *(risk.threat, risk.vulnerability, _lines([words(each) for each in risk.at_risk])),
        *(_lines(risk.selected_because), _lines(risk.safeguards), _lines(risk.missing)),
        *(words(risk.inherent.likelihood), words(risk.inherent.impact), words(risk.inherent.level)),
        *(words(risk.suggested.likelihood), words(risk.suggested.impact), words(risk.suggested.level)),
        *(words(risk.residual.likelihood), words(risk.residual.impact)),
        _lines(f"{words(factor.name)}: {words(factor.value)}. {factor.because}" for factor in risk.factors),
        *(risk.reason, risk.rated_by, _day(risk.rated_on)),
        *(words(made.kind) or "Not decided", made.reason, made.owner, _day(made.due_on)),
        *(made.approved_by, _day(made.accepted_until), words(made.status), _lines(made.tasks)),
        *(_lines(risk.citations), _lines(risk.questions), risk.pair),
    )


_GAPS = (
    ("Citation (45 CFR)", 24),
    ("Under", 20),
    ("Kind", 16),
    ("Title", 40),
    ("Safeguard", 18),
    ("Required or addressable", 16),
    ("Status", 18),
    ("Why", 60),
    ("Decision", 18),
    ("Reason for the decision", 40),
    ("Alternative", 40),
    ("Approved by", 20),
    ("Decided on", 18),
)


def _gap(gap: GapLine) -> tuple[Value, ...]:
    made = gap.decision
    status = STATUS_WORDS.get(gap.status, words(gap.status))
    said = (words(made.outcome), made.reason, made.alternative, made.approved_by, _day(made.decided_on)) if made else ()
    return (
        *(gap.citation, gap.parent, words(gap.kind), gap.title, words(gap.safeguard), words(gap.designation), status),
        _lines(gap.reasons),
        *(said or ("",) * 5),
    )


_INVENTORY = (
    ("Kind", 10),
    ("Name", 34),
    ("Type or service", 30),
    ("Category", 18),
    ("Group", 18),
    ("Site", 24),
    ("Location", 24),
    ("Holds or handles ePHI", 14),
    ("Encrypted", 16),
    ("Responsible", 20),
    ("Vendor", 28),
    ("Count", 8),
    ("Agreement", 14),
    ("Signed", 18),
    ("Ends", 18),
)


def _inventory(analysis: Analysis) -> Iterable[tuple[Value, ...]]:
    for asset in analysis.assets:
        yield (
            *("Asset", asset.name, words(asset.type), words(asset.category), asset.group, asset.site, asset.location),
            *(words(asset.holds_ephi), words(asset.encrypted), asset.owner, asset.vendor, asset.count, "", "", ""),
        )
    for vendor in analysis.vendors:
        yield (
            *("Vendor", vendor.name, words(vendor.service), "", "", "", "", words(vendor.touches_phi), "", "", "", 1),
            *(words(vendor.agreement), _day(vendor.signed_on), _day(vendor.ends_on)),
        )


_PLAN = (("Task", 50), ("Responsible", 22), ("Due", 18), ("Minutes", 10), ("Status", 12), ("Risks", 30))


def _plan(analysis: Analysis) -> Iterable[tuple[Value, ...]]:
    for task in analysis.tasks:
        yield task.title, words(task.owner), _day(task.due_on), task.minutes, words(task.status), _lines(task.risks)


def _heat_map(analysis: Analysis) -> Sheet:
    used = analysis.method
    columns = (("Likelihood \\ Impact", 22), *((words(impact), 22) for impact in used.impacts))
    where: dict[tuple[str, str], list[str]] = {}
    for risk in analysis.risks:
        where.setdefault((risk.residual.likelihood, risk.residual.impact), []).append(risk.number)
    rows = (
        (words(likelihood), *(_lines(where.get((likelihood, impact), [])) for impact in used.impacts))
        for likelihood in reversed(used.likelihoods)
    )
    return Sheet("Heat map", columns, rows)


def _about(analysis: Analysis, seal: Seal | None) -> Iterable[tuple[Value, ...]]:
    yield "Practice", analysis.practice.name
    yield "Number", analysis.number
    yield "Status", words(analysis.status)
    yield "As of", _day(analysis.on)
    yield "Prepared by", analysis.prepared_by.name
    yield "Approved by", analysis.approved_by.name
    yield "Method", analysis.method.title
    yield "sha256 of the analysis", digest(analysis)
    if seal:
        yield "Sealed", us_instant(seal.sealed_at, analysis.practice.time_zone)
        yield "Head of the record chain", seal.chain_head


def _day(iso: str) -> Value:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return iso


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)
