"""Who looks after practices? A partner's people reach every practice that has taken it on."""

from typing import Annotated
from uuid import UUID

from api.db import members, users
from api.db.fields import Name
from api.db.members import Partner, PartnerMember
from api.door import room
from api.problems import Conflict, NotFound
from api.wire import Email, In, Out
from api.work import Work, account

router = room("/v1/partners", "partners")
Mine = Annotated[Work, account()]


class PartnerIn(In):
    """A firm that looks after practices."""

    name: Name


class PartnerOut(Out):
    """A firm that looks after practices; tell a practice's owner its id to be taken on."""

    id: UUID
    name: str


class ColleagueIn(In):
    """Somebody at the partner who has an account already."""

    email: Email
    administrator: bool = False


@router.post("", status_code=201, summary="Begin a partner")
def create_partner(work: Mine, body: PartnerIn) -> PartnerOut:
    """You become its administrator."""
    partner = Partner(name=body.name)
    work.session.add(partner)
    work.session.flush()
    work.session.add(PartnerMember(partner_id=partner.id, user_id=work.person, administrator=True))
    return PartnerOut.model_validate(partner)


@router.post("/{partner_id}/people", status_code=204, summary="Add somebody to a partner")
def add_colleague(work: Mine, partner_id: UUID, body: ColleagueIn) -> None:
    _administered(work, partner_id)
    user = users.by_email(work.session, body.email)
    if user is None:
        raise Conflict("Nobody has an account with this address yet.")
    work.session.merge(PartnerMember(partner_id=partner_id, user_id=user.id, administrator=body.administrator))


@router.delete("/{partner_id}/people/{user_id}", status_code=204, summary="Take somebody off a partner")
def remove_colleague(work: Mine, partner_id: UUID, user_id: UUID) -> None:
    _administered(work, partner_id)
    member = work.session.get(PartnerMember, (partner_id, user_id))
    if member is None or user_id == work.caller.user_id:
        raise Conflict("There is no such person here, or it is you: another administrator takes you off.")
    work.session.delete(member)


def _administered(work: Work, partner_id: UUID) -> None:
    if not members.may_administer(work.session, partner_id, work.person):
        raise NotFound
