"""Who changed a record, and what is it called? In words that people know, for the ids that the history keeps."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from api.domain import complaints, incidents
from api.domain.questions import Bank
from api.domain.records import number
from api.domain.roles import Scope
from api.domain.sentences import plain, spell

GONE = "Someone no longer here"
NEEDS: Mapping[str, Scope] = {
    "ActivityReview": Scope.ACTIVITY_READ,
    "Breach": Scope.INCIDENTS_READ,
    "Complaint": Scope.CONDUCT_READ,
    "Entry": Scope.INCIDENTS_READ,
    "Incident": Scope.INCIDENTS_READ,
    "FindingClosed": Scope.ACTIVITY_READ,
    "LogAccount": Scope.ACTIVITY_READ,
    "LogImport": Scope.ACTIVITY_READ,
    "Sanction": Scope.CONDUCT_READ,
    "Sending": Scope.INCIDENTS_READ,
}
"""The kinds of records whose history takes more than the history's own scope."""


def withheld(scopes: Collection[Scope]) -> frozenset[str]:
    """The kinds whose changes are left out for somebody with these scopes."""
    return frozenset(kind for kind, scope in NEEDS.items() if scope not in scopes)


def who(actor: str, names: Mapping[str, str]) -> str:
    """The actor of a change, such as user:0190… or host, in words; `names` is by id."""
    kind, _, id = actor.partition(":")
    match kind:
        case "user":
            return names.get(id, GONE)
        case "token":
            return f"API token {names[id]}" if id in names else GONE
        case "host":
            return "Host command"
    return _LINKS.get(kind, GONE)


def called(kind: str, content: Mapping[str, Any] | None, names: Mapping[str, str], bank: Bank) -> str:
    """What a record of a kind is called, by its content; the empty string where nothing names it.

    An answer goes by the safeguard that its question asks about, a membership by whose it is.
    """
    if content is None:
        return ""
    if kind == "Membership":
        return names.get(str(content["user_id"] or content["partner_id"]), "")
    if kind in ("Answer", "Offer"):
        question = bank.questions.get(content["question"])
        return question.safeguard if question else str(content["question"])
    return _CALLED.get(kind, _name)(content)


_LINKS = {
    "digest": "The weekly letter",
    "guest": "A guest link",
    "reviewer": "An access review link",
    "person": "A page of one's own",
    "poster": "Somebody by a poster",
    "unnamed": "Somebody who gave no name",
}
_SAID = {"keep": "Access is right", "end": "Access should end", "ended": "Access ended"}


def _name(content: Mapping[str, Any]) -> str:
    return str(content.get("name", ""))


_CALLED: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "Access": lambda content: str(content["rights"]),
    "Acknowledgment": lambda content: str(content["code"]),
    "ActivityReview": lambda content: f"Week of {spell(date.fromisoformat(content['week']))}",
    "Analysis": lambda content: f"Analysis {content['number']}",
    "Breach": lambda content: f"Breach assessment of {spell(date.fromisoformat(content['discovered_on']))}",
    "Checklist": lambda content: plain(content["kind"]).capitalize(),
    "Completion": lambda content: str(content["person"]),
    "Contract": lambda content: f"{plain(content['kind']).capitalize()} contract",
    "Decision": lambda content: str(content["citation"]),
    "Comment": lambda content: str(content["text"])[:80],
    "Complaint": lambda content: complaints.reference(content["number"]),
    "Designation": lambda content: (
        f"{'Deputy of the ' if content['deputy'] else ''}{plain(content['duty'])}".capitalize()
    ),
    "PatientRequest": lambda content: str(content["code"]),
    "Disposal": lambda content: str(content["what"]),
    "Engagement": lambda _: "Is it a business associate?",
    "Drill": lambda content: f"Drill on {spell(date.fromisoformat(content['on']))}",
    "Entry": lambda content: str(content["what"] or plain(content["step"].replace("-", "_")).capitalize())[:80],
    "Evaluation": lambda content: f"Evaluation of {spell(date.fromisoformat(content['evaluated_on']))}",
    "Event": lambda content: (
        f"{plain(content['kind']).capitalize()} on {spell(date.fromisoformat(content['happened_on']))}"
    ),
    "FindingClosed": lambda content: f"{plain(content['sign']).capitalize()}, {content['account']}",
    "Incident": lambda content: incidents.reference(content["number"]),
    "Notice": lambda content: f"Notice of privacy practices, version {content['number']}",
    "Overlay": lambda content: f"{content['state']}, {plain(content['whom'])}",
    "Recovery": lambda _: "How soon a system has to be back",
    "PlanReview": lambda content: (
        f"Review of the {plain(content['plan'])} plan on {spell(date.fromisoformat(content['reviewed_on']))}"
    ),
    "Restore": lambda content: f"{plain(content['did']).capitalize()} on {spell(date.fromisoformat(content['on']))}",
    "Override": lambda content: f"Kept as typed: {', '.join(content['looks_like'])}",
    "Policy": lambda content: str(content["title"]),
    "Verdict": lambda content: _SAID[content["say"]],
    "Risk": lambda content: f"{number(content['number'])} {content['title']}".strip(),
    "Sanction": lambda content: (
        f"{plain(content['level']).capitalize()} on {spell(date.fromisoformat(content['decided_on']))}"
    ),
    "Sending": lambda content: (
        f"{plain(content['told']).capitalize()} on {spell(date.fromisoformat(content['sent_on']))}"
    ),
    "Signing": lambda content: str(content["person"]),
    "Standing": lambda _: "The practice itself",
    "Task": lambda content: str(content["title"]),
    "Tick": lambda content: plain(content["step"].rpartition(".")[2].replace("-", "_")).capitalize(),
    "Version": lambda content: f"Policy text, version {content['number']}",
}
