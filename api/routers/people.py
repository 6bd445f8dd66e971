"""Who works for the practice? 45 CFR 164.308(a)(3)."""

from typing import Annotated
from uuid import UUID

from api.db import designations, people, sites
from api.db.people import Person, PersonFields
from api.db.sites import Site
from api.domain.people import COLUMNS, read_people
from api.domain.records import over
from api.domain.roles import Scope
from api.door import room
from api.problems import FaultOut, Invalid
from api.sheets import LoadedOut, Names, SheetIn, Target, rows_of, save, settle, told
from api.shelf import Shelf, stand
from api.wire import In, MaybeEmail, Out
from api.work import Work, work

router = room("people", "people")
Writing = Annotated[Work, work(Scope.INVENTORY_WRITE)]


class PersonIn(In, PersonFields):
    """A workforce member."""

    email: MaybeEmail = ""


class PersonOut(Out, PersonFields):
    """A workforce member."""

    id: UUID
    version: int


class PersonSheetIn(SheetIn):
    """The roster as it was typed, at most 2,000 rows; somebody is known by their name, whatever its case and spaces."""

    rows: rows_of("Person", COLUMNS)  # type: ignore[valid-type]


class PeopleLoadedOut(LoadedOut):
    """What became of the rows, the first 200 people they are about, and the sites that were made for them by name."""

    items: list[PersonOut]
    new_sites: list[str]


@router.post("/import", summary="Load the roster from a spreadsheet")
def import_people(work: Writing, body: PersonSheetIn) -> PeopleLoadedOut:
    """A row finds its person by name and changes only what its cells say; of several with one name, whoever works here.

    On a dry run nothing is saved, every fault is told, and `items` shows the people as they would be. Otherwise one
    fault stops it all.
    """
    known = Names(Person, people.everything(work.session), lambda person: not over(person.ended_on, work.today))
    places = Names(Site, sites.everything(work.session))
    target = Target(known, lists={"sites": places})
    load = settle(read_people([row.model_dump() for row in body.rows]), target)
    if not body.dry_run:
        save(work, load, target)
    return PeopleLoadedOut.model_validate(told(load) | {"new_sites": places.new})


def at_sites(work: Work, body: PersonIn) -> None:
    """Refuse places that are not on record."""
    known = {site.id for site in sites.everything(work.session)} if body.site_ids else set()
    faults = [
        FaultOut(at=["body", "site_ids", place], message="is no site on record")
        for place, id in enumerate(body.site_ids)
        if id not in known
    ]
    if faults:
        raise Invalid(faults=faults)


def follow(work: Work, person: Person) -> None:
    """Whoever no longer has a duty here is no longer designated for it."""
    designations.lay_down(work.session, person, work.today)


stand(
    router,
    Shelf(
        "person",
        "people",
        people,
        Person,
        PersonIn,
        PersonOut,
        Scope.INVENTORY_READ,
        Scope.INVENTORY_WRITE,
        sort="name",
        check=at_sites,
        after=follow,
    ),
)
