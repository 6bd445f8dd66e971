"""Who belongs to the practice, in what role, and who is invited?"""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Response

from api.db import members, users
from api.db.base import now
from api.db.members import Membership
from api.db.practices import get as get_practice_row
from api.domain.roles import MAY, Role, Scope, may_grant
from api.door import room
from api.keys import fingerprint, new_secret
from api.mail import Letter, post
from api.problems import Conflict, NotAllowed, NotFound
from api.shelf import Asked, Most, part, read_page
from api.wire import Email, In, Out, Page
from api.work import Visiting, Work, work

roles = room("/v1/roles", "members")
router = room("members", "members")
Reading = Annotated[Work, work(Scope.MEMBERS_READ)]
Writing = Annotated[Work, work(Scope.MEMBERS_WRITE)]


class MemberOut(Out):
    """A person or a partner in the practice, and the role."""

    id: UUID
    version: int
    role: Role
    user_id: UUID | None
    partner_id: UUID | None
    person: str | None
    email: str | None
    partner: str | None


class RoleOut(Out):
    """A role: what somebody in it may do, and the roles that they may give to others and take from them."""

    role: Role
    scopes: list[Scope]
    grants: list[Role]


class RoleIn(In):
    """A role."""

    role: Role


class InvitationIn(In):
    """Whom to invite, and as what."""

    email: Email
    role: Role


class InvitationOut(Out):
    """An invitation that nobody has accepted yet. What it opens is known to its letter alone."""

    id: UUID
    email: str
    role: Role
    made_at: str
    expires_at: str


class PartnerIn(In):
    """A partner to take on, and what its people may do."""

    partner_id: UUID
    role: Role


@roles.get("", summary="List the roles", response_model=Page[RoleOut])
def list_roles(_: Visiting, after: Asked = None, limit: Most = 50) -> Any:
    """From most to least; they are the same in every practice."""
    lines = [{"role": role, "scopes": sorted(MAY[role]), "grants": _grants(role)} for role in Role]
    return part(lines, "role", after, limit)


@router.get("", summary="List who belongs to the practice", response_model=Page[MemberOut])
def list_members(work: Reading, after: Asked = None, limit: Most = 50) -> Any:

    return read_page(work, members, "id", after, limit)


@router.post("/invitations", status_code=202, response_class=Response, summary="Invite somebody by e-mail")
def invite_member(work: Writing, body: InvitationIn) -> None:
    """The invitation goes out by mail and works once, for seven days; a newer one replaces it."""
    _grant(work, body.role)
    practice = get_practice_row(work.session, work.here)
    if practice is None:
        raise NotFound
    secret = new_secret()
    users.make_link(
        work.session,
        "invitation",
        fingerprint(secret),
        hours=7 * 24,
        email=body.email,
        practice_id=work.here,
        role=body.role,
    )
    link = f"{work.settings.base_url}/join#token={secret}"
    text = (
        f"Hello,\n\n{work.caller.name} invites you to work on the HIPAA program of {practice.name} in DueCare. "
        f"This link works once, within seven days:\n\n{link}\n"
    )
    letter = Letter(body.email, f"{practice.name} invites you to DueCare", text)
    settings = work.settings
    work.afterwards.append(lambda: post(letter, settings))


@router.get("/invitations", summary="List the invitations that wait", response_model=Page[InvitationOut])
def list_invitations(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """Those that can still be accepted, the newest first."""
    lines = [
        {
            "id": str(link.id),
            "email": link.email,
            "role": link.role,
            "made_at": link.made_at.isoformat(),
            "expires_at": link.expires_at.isoformat(),
        }
        for link in users.invitations(work.session, work.here)
    ]
    return part(lines, "id", after, limit)


@router.delete("/invitations/{id}", status_code=204, summary="Take an invitation back")
def remove_invitation(work: Writing, id: UUID) -> None:
    """Its link opens nothing any more. One that was accepted is a membership by now."""
    link = users.invitation(work.session, work.here, id)
    if link is None:
        raise NotFound
    _grant(work, Role(link.role))
    link.used_at = now()


@router.post("/partners", status_code=201, summary="Take on a partner")
def add_partner(work: Writing, body: PartnerIn) -> MemberOut:
    """Everyone at the partner reaches the practice in this role until the membership is removed."""
    _grant(work, body.role)
    partner = members.partner(work.session, body.partner_id)
    if partner is None:
        raise NotFound
    if members.of_partner(work.session, body.partner_id) is not None:
        raise Conflict("This partner is on already.")
    row = work.created(Membership(partner_id=partner.id, role=body.role))
    return MemberOut(
        id=row.id,
        version=row.version,
        role=row.role,
        user_id=None,
        partner_id=partner.id,
        person=None,
        email=None,
        partner=partner.name,
    )


@router.put("/{id}", status_code=204, summary="Change a member's role")
def replace_member(work: Writing, id: UUID, body: RoleIn) -> None:
    row = work.unchanged(members.get(work.session, id))
    _grant(work, row.role)
    _grant(work, body.role)
    _keep_an_owner(work, row, body.role)
    row.role = body.role
    work.found(row)


@router.delete("/{id}", status_code=204, summary="End a membership")
def remove_member(work: Writing, id: UUID) -> None:
    row = work.unchanged(members.get(work.session, id))
    _grant(work, row.role)
    _keep_an_owner(work, row, None)
    work.session.delete(row)


def _grants(giver: Role) -> list[Role]:
    return [given for given in Role if Scope.MEMBERS_WRITE in MAY[giver] and may_grant(giver, given)]


def _grant(work: Work, role: Role) -> None:
    if work.caller.role is None or not may_grant(work.caller.role, role):
        raise NotAllowed(f"Only somebody who holds as much can give or take the role {role.value}.")


def _keep_an_owner(work: Work, row: Membership, role: Role | None) -> None:
    if row.user_id and row.role == Role.OWNER and role is not Role.OWNER and members.owners(work.session) == 1:
        raise Conflict("This is the last owner. Make somebody else an owner first.")
