"""Which files back a record?"""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import File as Part
from fastapi import Form, Query, UploadFile
from fastapi.responses import StreamingResponse

from api.db import analyses, files, sendings, tables
from api.db.fields import Name, Note
from api.db.files import About, File, Hidden
from api.domain.roles import Scope
from api.door import room
from api.files import Store, TooBig, UnknownKind
from api.problems import Conflict, FaultOut, Invalid, NotFound, TooLarge, Unsupported, responses
from api.shelf import Asked, Most, Sort, read_page
from api.wire import Out, Page
from api.work import Work, work

router = room("files", "files")
Reading = Annotated[Work, work(Scope.FILES_READ)]
Writing = Annotated[Work, work(Scope.FILES_WRITE)]


class FileOut(Out):
    """A file on record, what it is about, and the sha256 of its bytes."""

    id: UUID
    version: int
    name: str
    about: About
    about_id: UUID
    note: str
    media_type: str
    size: int
    sha256: str
    uploaded_by: str


@router.get("", summary="List the files", response_model=Page[FileOut])
def list_files(
    work: Reading,
    about: Annotated[About | None, Query()] = None,
    about_id: Annotated[UUID | None, Query()] = None,
    sort: Sort = "name",
    after: Asked = None,
    limit: Most = 50,
) -> Any:
    """Those of incidents are told to whoever may read the incident."""
    return read_page(work, files, sort, after, limit, files.filtered(about, about_id, _hidden(work)))


@router.post("", status_code=201, summary="Attach a file", responses=responses(TooLarge, Unsupported))
def create_file(
    work: Writing,
    file: Annotated[UploadFile, Part()],
    about: Annotated[About, Form()],
    about_id: Annotated[UUID, Form()],
    note: Annotated[Note, Form()] = "",
) -> FileOut:
    """Its kind is read from its bytes. Attach no patient records: proof that a thing was done is enough."""
    if _hidden(work).hides(about, about_id) or not tables.exists(work.session, about, about_id):
        raise Invalid(faults=[FaultOut(at=["body", "about_id"], message=f"is no {about} of this practice")])
    name = _name(file.filename or "")
    limit = work.settings.max_file_mb << 20
    try:
        stored = _store(work).keep(file.file, name, limit)
    except TooBig as error:
        raise TooLarge(f"A file may have {work.settings.max_file_mb} MB at most.") from error
    except UnknownKind as error:
        raise Unsupported(str(error)) from error
    row = File(
        name=name,
        about=about,
        about_id=about_id,
        note=note,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
        uploaded_by=work.caller.name,
    )
    return FileOut.model_validate(work.created(row))


@router.get("/{id}", summary="Read what a file is")
def get_file(work: Reading, id: UUID) -> FileOut:
    return FileOut.model_validate(work.found(_seen(work, id)))


@router.get(
    "/{id}/content",
    summary="Download a file",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The bytes.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def download_file(work: Reading, id: UUID) -> StreamingResponse:
    row = work.found(_seen(work, id))
    store = _store(work)
    if not store.has(row.sha256):
        raise NotFound("The record is here and its bytes are gone from the data folder; restore them from a backup.")
    disposition = f"attachment; filename*=UTF-8''{quote(row.name)}"
    headers = {"Content-Disposition": disposition, "Content-Length": str(row.size)}
    return StreamingResponse(store.read(row.sha256), 200, headers, media_type="application/octet-stream")


@router.delete("/{id}", status_code=204, summary="Detach a file")
def remove_file(work: Writing, id: UUID) -> None:
    """The bytes stay as long as the history speaks of them; what backs a sealed analysis stays with it."""
    row = work.unchanged(_seen(work, id))
    analysis = analyses.get(work.session, row.about_id) if row.about == "analysis" else None
    if analysis is not None and analysis.status != "draft":
        raise Conflict("This file backs an analysis that is sealed, and stays with it.")
    work.session.delete(row)


def _seen(work: Work, id: UUID) -> File | None:
    row = files.get(work.session, id)
    return row if row is not None and not _hidden(work).hides(row.about, row.about_id) else None


def _hidden(work: Work) -> Hidden:
    if not work.may(Scope.INCIDENTS_READ):
        return Hidden(kinds=files.CLOSE)
    if not work.may(Scope.CONDUCT_READ):
        return Hidden(records=sendings.kept_close(work.session))
    return Hidden()


def _store(work: Work) -> Store:
    return Store(work.settings.data / "files")


def _name(given: str) -> Name:
    name = given.replace("\\", "/").rsplit("/", 1)[-1].strip()
    clean = "".join(letter for letter in name if letter.isprintable())[:200]
    if not clean:
        raise Invalid(faults=[FaultOut(at=["body", "file"], message="has no name")])
    return clean
