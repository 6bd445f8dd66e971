"""Who may do what: the whole of it, on one page."""

from enum import StrEnum


class Scope(StrEnum):
    """What a piece of work needs. `read` never changes anything; `approve` speaks for management; `conduct` is sanctions
    and complaints; `activity` what accounts did by the logs; everybody who works here may report an incident.
    """

    PRACTICE_READ = "practice:read"
    PRACTICE_WRITE = "practice:write"
    INVENTORY_READ = "inventory:read"
    INVENTORY_WRITE = "inventory:write"
    ANSWERS_READ = "answers:read"
    ANSWERS_REPLY = "answers:reply"
    ANSWERS_WRITE = "answers:write"
    RISKS_READ = "risks:read"
    RISKS_WRITE = "risks:write"
    TASKS_READ = "tasks:read"
    TASKS_WRITE = "tasks:write"
    ANALYSES_READ = "analyses:read"
    ANALYSES_WRITE = "analyses:write"
    POLICIES_READ = "policies:read"
    POLICIES_WRITE = "policies:write"
    INCIDENTS_REPORT = "incidents:report"
    INCIDENTS_READ = "incidents:read"
    INCIDENTS_WRITE = "incidents:write"
    CONDUCT_READ = "conduct:read"
    CONDUCT_WRITE = "conduct:write"
    ACTIVITY_READ = "activity:read"
    ACTIVITY_WRITE = "activity:write"
    APPROVE = "approve"
    FILES_READ = "files:read"
    FILES_WRITE = "files:write"
    MEMBERS_READ = "members:read"
    MEMBERS_WRITE = "members:write"
    TOKENS_WRITE = "tokens:write"
    HISTORY_READ = "history:read"


class Role(StrEnum):
    """A person's part in one practice, from most to least; a partner's people have one too."""

    OWNER = "owner"
    SECURITY_OFFICER = "security_officer"
    PRIVACY_OFFICER = "privacy_officer"
    MANAGER = "manager"
    STAFF = "staff"
    AUDITOR = "auditor"


# Who sees sanctions, complaints and what accounts did the rule leaves open; that it is the owner and the officers is
# our advice.
_CONDUCT = frozenset({Scope.CONDUCT_READ, Scope.CONDUCT_WRITE, Scope.ACTIVITY_READ, Scope.ACTIVITY_WRITE})
_READ = frozenset(scope for scope in Scope if scope.endswith(":read")) - _CONDUCT
_OFFICER = frozenset(Scope) - {Scope.APPROVE, Scope.TOKENS_WRITE}

MAY: dict[Role, frozenset[Scope]] = {
    Role.OWNER: frozenset(Scope),
    Role.SECURITY_OFFICER: _OFFICER | {Scope.TOKENS_WRITE},
    Role.PRIVACY_OFFICER: _OFFICER - {Scope.MEMBERS_WRITE},
    Role.MANAGER: (_OFFICER - _CONDUCT) | {Scope.APPROVE},
    Role.STAFF: frozenset(
        {
            Scope.PRACTICE_READ,
            Scope.INVENTORY_READ,
            Scope.ANSWERS_READ,
            Scope.ANSWERS_REPLY,
            Scope.TASKS_READ,
            Scope.POLICIES_READ,
            Scope.INCIDENTS_REPORT,
            Scope.FILES_READ,
        }
    ),
    Role.AUDITOR: _READ,
}

RANK = {role: rank for rank, role in enumerate(Role)}


def may_grant(giver: Role, given: Role) -> bool:
    """Nobody hands out more than they hold, and only an owner makes an owner."""
    return giver is Role.OWNER or (given is not Role.OWNER and MAY[given] <= MAY[giver])
