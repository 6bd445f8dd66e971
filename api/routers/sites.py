"""Where does the practice work?"""

from uuid import UUID

from api.db import people, sites
from api.db.sites import Site, SiteFields
from api.domain.roles import Scope
from api.domain.sentences import joined
from api.door import room
from api.problems import Conflict
from api.shelf import Shelf, stand
from api.wire import In, Out
from api.work import Work

router = room("sites", "sites")


class SiteIn(In, SiteFields):
    """A place where people work with PHI or where it is kept."""


class SiteOut(Out, SiteFields):
    """A place where people work with PHI or where it is kept."""

    id: UUID
    version: int


def where_nobody_works(work: Work, row: Site) -> None:
    """Refuse the removal of a place where somebody is on record as working."""
    named = [person.name for person in people.everything(work.session) if row.id in person.site_ids]
    if named:
        raise Conflict(
            f"{joined(named[:3])} {'works' if len(named) == 1 else 'work'} here by the record. Change that first."
        )


stand(
    router,
    Shelf(
        "site",
        "sites",
        sites,
        Site,
        SiteIn,
        SiteOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="name",
        keep=where_nobody_works,
    ),
)
