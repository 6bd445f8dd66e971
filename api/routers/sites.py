"""Where does the practice work?"""

from uuid import UUID

from api.db import sites
from api.db.sites import Site, SiteFields
from api.domain.roles import Scope
from api.door import room
from api.shelf import Shelf, stand
from api.wire import In, Out

router = room("sites", "sites")


class SiteIn(In, SiteFields):
    """A place where people work with PHI or where it is kept."""


class SiteOut(Out, SiteFields):
    """A place where people work with PHI or where it is kept."""

    id: UUID
    version: int


stand(
    router,
    Shelf("site", "sites", sites, Site, SiteIn, SiteOut, Scope.INVENTORY_READ, Scope.INVENTORY_WRITE, sort="name"),
)
