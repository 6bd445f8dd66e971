"""Who works for the practice? 45 CFR 164.308(a)(3)."""

from uuid import UUID

from api.db import people
from api.db.people import Person, PersonFields
from api.domain.roles import Scope
from api.door import room
from api.shelf import Shelf, stand
from api.wire import In, MaybeEmail, Out

router = room("people", "people")


class PersonIn(In, PersonFields):
    """A workforce member."""

    email: MaybeEmail = ""


class PersonOut(Out, PersonFields):
    """A workforce member."""

    id: UUID
    version: int


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
    ),
)
