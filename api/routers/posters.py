"""How does somebody report by scanning a poster? No account, no name unless they give one, and nothing to read."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.db import incidents, posters
from api.db.fields import Line
from api.db.incidents import ReportFields
from api.db.posters import Poster, PosterFields
from api.domain.incidents import reference
from api.domain.roles import Scope
from api.door import room
from api.keys import fingerprint, new_secret
from api.links import LinkSecretIn, opened
from api.shelf import Asked, Most, Sort, read_page
from api.wire import In, Out, Page
from api.work import Visiting, Work, instant, work

router = room("posters", "incidents")
visiting = room("/v1/posters", "incidents")
Reading = Annotated[Work, work(Scope.INCIDENTS_READ)]
Writing = Annotated[Work, work(Scope.INCIDENTS_WRITE)]
UNNAMED = "unnamed"


class PosterIn(In, PosterFields):
    """A poster, by the place where it will hang."""


class PosterOut(Out, PosterFields):
    """A poster that works; its link is not among what is kept."""

    id: UUID
    version: int
    made_by: str


class NewPosterOut(PosterOut):
    """A poster just made. The link is shown this once, to be printed as a code."""

    link: str


class ScannedOut(Out):
    """Whose poster it is."""

    practice: str


class ScannedReportIn(LinkSecretIn, ReportFields):
    """What was seen, by whoever scanned the poster. Name no patient."""

    name: Annotated[Line, Field(description="Who reports it, if they wish to say.")] = ""


class ScannedReportOut(Out):
    """What the report goes by from now on."""

    reference: str


@router.get("", summary="List the posters", response_model=Page[PosterOut])
def list_posters(work: Reading, sort: Sort = "name", after: Asked = None, limit: Most = 50) -> Any:
    return read_page(work, posters, sort, after, limit)


@router.post("", status_code=201, summary="Make a poster")
def create_poster(work: Writing, body: PosterIn) -> NewPosterOut:
    """Its link works until the poster is taken down. It opens a form to report by and shows nothing else."""
    secret = new_secret()
    work.confidential = True
    row = work.created(Poster(name=body.name, made_by=work.caller.name, secret=fingerprint(secret)))
    return NewPosterOut.model_validate(row, update={"link": f"{work.settings.base_url}/tell#token={secret}"})


@router.get("/{id}", summary="Read a poster")
def get_poster(work: Reading, id: UUID) -> PosterOut:
    return PosterOut.model_validate(work.found(posters.get(work.session, id)))


@router.delete("/{id}", status_code=204, summary="Take a poster down")
def remove_poster(work: Writing, id: UUID) -> None:
    """Its code opens nothing from now on; what was reported by it stays."""
    work.session.delete(work.unchanged(posters.get(work.session, id)))


@visiting.post("", summary="See whose poster was scanned")
def scan_poster(visit: Visiting, body: LinkSecretIn) -> ScannedOut:
    with opened(visit, body.token, posters, "poster", write=False) as inside:
        return ScannedOut(practice=inside.practice.name)


@visiting.post("/reports", status_code=201, summary="Report by a poster that something went wrong")
def report_by_poster(visit: Visiting, body: ScannedReportIn) -> ScannedReportOut:
    """Nothing of who sent it is kept but the name that they give, if they give one."""
    with opened(visit, body.token, posters, "poster") as inside:
        if not body.name:
            inside.session.info["actor"] = UNNAMED
        row = incidents.report(inside.session, body, "poster", body.name, instant(), inside.today)
        return ScannedReportOut(reference=reference(row.number))
