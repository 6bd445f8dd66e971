"""How does a document become a Word file that people can comment on? The PDF's chapters in a simpler layout."""

from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from api.documents.blocks import (
    Block,
    Bullets,
    Card,
    Cards,
    Cell,
    Clause,
    Clauses,
    Code,
    Heading,
    Level,
    Matrix,
    Memo,
    Notice,
    Pairs,
    Report,
    Sheet,
    Signatures,
    Table,
    Tally,
    Text,
)
from api.documents.packed import fixed, writable
from api.documents.report import draw_up
from api.documents.seal import Seal
from api.domain.snapshots import Analysis

ACCENT = RGBColor(0x1F, 0x55, 0x60)
SIGN_HERE = "_" * 40


def render_docx(analysis: Analysis, seal: Seal | None) -> bytes:
    """The analysis as DOCX, the same bytes for the same analysis and seal."""
    return _written(draw_up(analysis, seal))


def render_memo(memo: Memo) -> bytes:
    """A memo in the same form, the same bytes for the same content."""
    return _written(memo)


def _written(content: Report | Memo) -> bytes:
    at = datetime(*content.date, tzinfo=UTC)
    document = docx.Document()
    _styles(document)
    _properties(document, content, at)
    _margins(document, content)
    if isinstance(content, Report):
        _cover(document, content)
    else:
        _head(document, content)
    for title, chapter in zip(_titles(content), content.chapters, strict=True):
        document.add_heading(title, 1)
        for block in chapter.blocks:
            _block(document, block)
    out = BytesIO()
    document.save(out)
    return fixed(out.getvalue(), at)


def _titles(content: Report | Memo) -> list[str]:
    numbered = isinstance(content, Report) or content.numbered
    titles = (writable(chapter.title) for chapter in content.chapters)
    return [f"{number}  {title}" if numbered else title for number, title in enumerate(titles, 1)]


def _styles(document: Document) -> None:
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Calibri", Pt(10)
    for level in range(1, 4):
        font = document.styles[f"Heading {level}"].font
        font.name, font.color.rgb = "Calibri", ACCENT


def _properties(document: Document, report: Report | Memo, at: datetime) -> None:
    core = document.core_properties
    core.title = writable(f"{report.title}, {report.practice}")[:255]
    core.author = core.last_modified_by = writable(report.practice)[:255]
    core.comments, core.language, core.revision = "", "en-US", 1
    core.created = core.modified = at.replace(tzinfo=None)


def _margins(document: Document, report: Report | Memo) -> None:
    section = document.sections[0]
    draft = ", DRAFT" if report.draft else ""
    section.header.paragraphs[0].text = writable(f"{report.running}\t\t{report.title}{draft}")
    section.footer.paragraphs[0].text = report.short_hash


def _cover(document: Document, report: Report) -> None:
    document.add_heading(writable(report.practice), 0)
    document.add_paragraph(writable(f"{report.title}. {report.cover.purpose}"))
    _pairs(document, report.cover.facts)
    if report.cover.missing:
        _labelled(document, "DRAFT.", "These elements of a risk analysis are not done yet:")
        _bullets(document, report.cover.missing)
    _labelled(document, report.cover.changes_title, "")
    _bullets(document, report.cover.changes)


def _head(document: Document, memo: Memo) -> None:
    document.add_paragraph(writable(memo.practice))
    document.add_heading(writable(memo.title), 0)
    if memo.lead:
        document.add_paragraph(writable(memo.lead))
    _pairs(document, memo.facts)
    if memo.contents:
        _labelled(document, "Contents", "")
        for title in _titles(memo):
            document.add_paragraph(title)


def _block(document: Document, block: Block) -> None:  # noqa: C901, PLR0912  one branch a kind of block
    match block:
        case Heading(text):
            document.add_heading(writable(text), 2)
        case Text(text):
            document.add_paragraph(writable(text))
        case Bullets(items):
            _bullets(document, items)
        case Clauses(clauses):
            for clause in clauses:
                _clause(document, clause)
        case Notice(title, text, items):
            _labelled(document, f"{title}.", text)
            _bullets(document, items)
        case Pairs(rows):
            _pairs(document, rows)
        case Signatures(items):
            for item in items:
                document.add_paragraph(f"{SIGN_HERE}\n{writable(item)}, and the day")
        case Table(head, _, table_rows, strong):
            _table(document, head, table_rows, strong)
        case Sheet(head, _, named):
            _table(document, head, tuple((each, *([""] * (len(head) - 1))) for each in named))
        case Tally(counts):
            _table(document, ("Level", "Risks"), tuple((level, str(count)) for level, count in counts))
        case Matrix(columns, squares):
            cells = tuple((label, *(square.text for square in row)) for label, row in squares)
            _table(document, ("Likelihood \\ Impact", *columns), cells)
        case Cards(compact, cards):
            for card in cards:
                (_line if compact else _card)(document, card)
        case Code(label, text):
            _labelled(document, f"{label}:", text)


def _line(document: Document, card: Card) -> None:
    chain = "  ".join(f"{label}: {' '.join(lines)}" for label, lines in card.rows)
    _labelled(document, f"{card.number}  {card.title} ({card.level.name}).", chain)


def _card(document: Document, card: Card) -> None:
    document.add_heading(writable(f"{card.number}  {card.title} ({card.level.name})"), 3)
    paragraph = document.add_paragraph()
    for place, (label, lines) in enumerate(card.rows):
        run = paragraph.add_run(f"{writable(label)}: ")
        run.bold = True
        if place:
            run._r.insert(0, OxmlElement("w:br"))  # noqa: SLF001  python-docx offers no break before a run's text
        paragraph.add_run(writable(" ".join(lines)))


def _clause(document: Document, clause: Clause) -> None:
    paragraph = document.add_paragraph(f"{clause.number}\t{writable(clause.text)}")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(10), Mm(-10)
    for label, lines in clause.notes:
        _labelled(document, f"{label}:", " ".join(lines)).paragraph_format.left_indent = Mm(10)


def _pairs(document: Document, rows: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    for label, lines in rows:
        _labelled(document, f"{label}:", " ".join(lines))


def _labelled(document: Document, label: str, text: str) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(writable(label)).bold = True
    paragraph.add_run(f" {writable(text)}")
    return paragraph


def _bullets(document: Document, items: tuple[str, ...]) -> None:
    for item in items:
        document.add_paragraph(writable(item), style="List Bullet")


def _table(
    document: Document, head: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], strong: tuple[int, ...] = ()
) -> None:
    table = document.add_table(rows=len(rows) + 1, cols=len(head), style="Light Grid Accent 1")
    # table.cell() walks the whole grid each time; the rows are walked once here.
    for place, (row, cells) in enumerate(zip(table.rows, (head, *rows), strict=True)):
        for cell, value in zip(row.cells, cells, strict=True):
            _fill(cell, value, bold=place == 0 or place - 1 in strong)
    _repeat(table.rows[0])
    document.add_paragraph()


def _fill(cell: _Cell, value: Cell, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(writable(value.name if isinstance(value, Level) else value))
    run.bold, run.font.size = bold, Pt(8.5)


def _repeat(row: _Row) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001  python-docx has no name for a repeated header row
