"""What does a policy say that the practice already has, and which paragraphs may each statement of it cover?"""

from pathlib import PurePath
from typing import Annotated, Literal

from fastapi import Depends, Form, UploadFile
from fastapi import File as Part
from starlette.types import Receive, Send
from starlette.types import Scope as ASGIScope

from api.documents.readings import Crowded, Kind, read_file
from api.documents.sources.bounds import OtherKind, Unreadable
from api.documents.sources.text import plain_lines
from api.domain.lines import Line
from api.domain.policies import Section
from api.domain.readings import Reading, TooLong, Wordless, arrange
from api.domain.roles import Scope
from api.domain.suggestions import Index, index_on, suggest
from api.door import Door, room
from api.problems import Busy, FaultOut, Invalid, TooLarge, Unsupported, render, responses
from api.wire import Out
from api.work import Work, admit, work

LARGEST_MB = 20
PASTED = 250_000
"""Characters of pasted text: as many as a form's field may have bytes for, whatever they are."""


class Upload(Door):
    """A door that lets in no more than a policy's file may have, however much the installation takes as evidence."""

    async def handle(self, scope: ASGIScope, receive: Receive, send: Send) -> None:
        length = dict(scope["headers"]).get(b"content-length", b"")
        fits = not length.isdigit() or int(length) <= (LARGEST_MB + 1) << 20
        await (super().handle if fits else render(_too_large(LARGEST_MB)))(scope, receive, send)


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"A policy may have {most} MB at most.")


router = room("readings", "policies", Upload)
Writing = Annotated[Work, work(Scope.POLICIES_WRITE)]


class SuggestionOut(Out):
    """A paragraph of 45 CFR Part 164 that a statement may cover, and the words of it that say so. Nobody has confirmed it."""

    citation: str
    title: str
    because: str


class ReadStatementOut(Out):
    """A paragraph or list item in the practice's own words, and at most three paragraphs of the rules that it may cover."""

    id: str
    text: str
    suggestions: list[SuggestionOut]


class ReadSectionOut(Out):
    """A heading and what stands under it."""

    title: str
    statements: list[ReadStatementOut]


class ReadingOut(Out):
    """A document as it was read. Nothing of it is kept: what a person confirms is drafted as a policy in own words.

    `dropped` counts the lines that are page numbers, run along every page, or belong to a table of contents.
    """

    title: str
    kind: Literal["docx", "pdf", "markdown", "text"]
    sections: list[ReadSectionOut]
    dropped: int


def _read(
    work: Writing,
    file: Annotated[UploadFile | None, Part(description="A DOCX, PDF, Markdown or text file.")] = None,
    text: Annotated[str | None, Form(max_length=PASTED, description="Or the text itself.")] = None,
) -> ReadingOut:
    """Before the transaction: reading a file takes seconds, and others wait to write meanwhile."""
    admit(work)
    if (file is None) == (text is None):
        raise Invalid(faults=[FaultOut(at=["body"], message="Send either a file or text.")])
    at = "file" if file else "text"
    try:
        kind, name, lines = _file(file, work) if file else ("text", "", tuple(plain_lines(text or "")))
        reading = arrange(lines, name, wrapped=kind in ("pdf", "text"))
    except OtherKind as refused:
        raise Unsupported(str(refused), [FaultOut(at=["body", at], message=str(refused))]) from refused
    except (Unreadable, TooLong, Wordless) as refused:
        raise Invalid(str(refused), [FaultOut(at=["body", at], message=str(refused))]) from refused
    except Crowded as refused:
        raise Busy("Other documents are being read. Try again in a minute.", headers={"Retry-After": "30"}) from refused
    return _told(reading, kind, index_on(work.today))


Read = Annotated[ReadingOut, Depends(_read)]


@router.post("", summary="Read a policy you already have", responses=responses(TooLarge, Unsupported))
def read_policy(work: Writing, reading: Read) -> ReadingOut:  # noqa: ARG001  a handler without its work is nobody's
    """Its sections and statements in your own words, each with the paragraphs it may cover. Nothing is stored.

    When somebody has confirmed what each statement covers, draft it with `POST …/policies`.
    """
    return reading


def _file(file: UploadFile, work: Work) -> tuple[Kind, str, tuple[Line, ...]]:
    most = min(LARGEST_MB, work.settings.max_file_mb)
    data = file.file.read((most << 20) + 1)
    if len(data) > most << 20:
        raise _too_large(most)
    name = PurePath((file.filename or "").replace("\\", "/")).name
    kind, lines = read_file(data, name)
    return kind, name, lines


def _told(reading: Reading, kind: Kind, held: Index) -> ReadingOut:
    return ReadingOut(
        title=reading.title,
        kind=kind,
        sections=[_section(section, held) for section in reading.sections],
        dropped=len(reading.dropped),
    )


def _section(section: Section, held: Index) -> ReadSectionOut:
    return ReadSectionOut(
        title=section.title,
        statements=[
            ReadStatementOut(
                id=each.id,
                text=each.text,
                suggestions=[
                    SuggestionOut(
                        citation=found.citation, title=held.items[found.citation].title, because=found.because
                    )
                    for found in suggest(each.text, section.title, held)
                ],
            )
            for each in section.statements
        ],
    )
