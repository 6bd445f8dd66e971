"""Which letters and sheets are printed after a breach? Drawn from its record: 45 CFR 164.404 to 164.410."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query, Response

from api.db import breaches, incidents, sendings
from api.db.breaches import Breach
from api.db.incidents import Incident
from api.domain import letters as rules
from api.domain.incidents import reference
from api.domain.letters import LetterId
from api.domain.notifications import rule_on
from api.domain.roles import Scope
from api.domain.sendings import log_due_on
from api.domain.sentences import plain, spell
from api.door import room
from api.problems import Busy, NotFound, responses
from api.wire import Out, attached, attachment
from api.work import Work, work
from api.written import KINDS, breach_letter, breach_log

router = room("breaches", "incidents")
Reading = Annotated[Work, work(Scope.INCIDENTS_READ)]
Format = Annotated[Literal["pdf", "docx"], Query(alias="format", description="As a PDF/A or a Word file.")]
TOLD = ("what_happened", "information", "protection", "response", "contact")


class LackedOut(Out):
    """A field of the assessment that a letter still needs, and what to write there."""

    field: str
    message: str


class LetterOut(Out):
    """A letter or sheet; `note` says how it is sent, with the paragraph. With something lacking it prints as a draft."""

    id: LetterId
    title: str
    note: str
    lacks: list[LackedOut]


class LettersOut(Out):
    """The letters and sheets that one breach may need."""

    edition: date
    letters: list[LetterOut]


class LogOut(Out):
    """How many smaller breaches were discovered in a year, how many the Secretary knows of, and until when to tell."""

    year: int
    breaches: int
    told: int
    due_on: date


@router.get("/{id}/letters", summary="List the letters of a breach")
def get_breach_letters(work: Reading, id: UUID) -> LettersOut:
    """Each with what it still lacks."""
    facts = _facts(work, *_found(work, id))
    written = [rules.write(facts, each, work.today) for each in rules.LETTERS[facts.role]]
    return LettersOut(
        edition=written[0].edition,
        letters=[
            LetterOut(
                id=each.id,
                title=each.title,
                note=each.note,
                lacks=[LackedOut(field=field, message=message) for field, message in each.lacks],
            )
            for each in written
        ],
    )


@router.get(
    "/{id}/letters/{letter}",
    summary="Print a letter of a breach",
    response_class=Response,
    responses={**attached("The letter or sheet.", KINDS["pdf"], KINDS["docx"]), **responses(Busy)},
)
def print_breach_letter(work: Reading, id: UUID, letter: LetterId, kind: Format = "pdf") -> Response:
    """Names and addresses are never in it: they are added outside of this program."""
    facts = _facts(work, *_found(work, id))
    data, name = breach_letter(rules.write(facts, letter, work.today), facts, work.today, kind)
    return attachment(data, name, KINDS[kind])


Year = Annotated[int | None, Query(ge=2009, le=2199, description="The calendar year of discovery; this one, if none.")]


@router.get("/log", summary="Read the log of a year's smaller breaches")
def get_breach_log(work: Reading, year: Year = None) -> LogOut:
    """Those of fewer than 500 people: 164.408(c)."""
    year = year or work.today.year
    rows = _log(work, year)
    due = log_due_on(year, rule_on(work.today).numbers["yearly_days"])
    return LogOut(year=year, breaches=len(rows), told=sum(bool(row[-1]) for row in rows), due_on=due)


@router.get(
    "/log/document",
    summary="Print the log of a year's smaller breaches",
    response_class=Response,
    responses={**attached("The log.", KINDS["pdf"], KINDS["docx"]), **responses(Busy)},
)
def print_breach_log(work: Reading, year: Year = None, kind: Format = "pdf") -> Response:
    """Ready to be told on the portal of HHS."""
    year = year or work.today.year
    data, name = breach_log(work.practice.name, year, work.today, rules.log_words(work.today), _log(work, year), kind)
    return attachment(data, name, KINDS[kind])


def _found(work: Work, id: UUID) -> tuple[Breach, Incident]:
    breach = breaches.get(work.session, id)
    incident = incidents.get(work.session, breach.incident_id) if breach else None
    if breach is None or incident is None or (incident.close and not work.may(Scope.CONDUCT_READ)):
        raise NotFound
    return breach, incident


def _facts(work: Work, breach: Breach, incident: Incident) -> rules.Facts:
    return rules.Facts(
        practice=work.practice.name,
        role=breach.role,
        reference=reference(incident.number),
        kind=incident.kind,
        happened_on=incident.happened_on,
        discovered_on=breach.discovered_on,
        affected=breach.affected,
        residents=breach.residents_by_state,
        told={name: getattr(breach, name) for name in TOLD},
        covered_entity=breach.covered_entity,
        associate=breach.business_associate is not None,
        mitigation=incident.mitigation,
        sent=_first(work, [breach.id]).get(breach.id),
    )


def _first(work: Work, ids: list[UUID]) -> dict[UUID, dict[str, date]]:
    """The first day on which each kind of notice went out, by breach."""
    found: dict[UUID, dict[str, date]] = {}
    for each in sendings.of(work.session, ids):
        found.setdefault(each.breach_id, {}).setdefault(each.told, each.sent_on)
    return found


def _log(work: Work, year: int) -> list[tuple[str, ...]]:
    below = rule_on(work.today).numbers["secretary_at"]
    found = [
        (breach, incident)
        for breach, incident in breaches.discovered_in(work.session, year, work.may(Scope.CONDUCT_READ))
        if breach.conclusion == "breach" and (breach.affected or 0) < below
    ]
    sent = _first(work, [breach.id for breach, _ in found])

    def day(breach: Breach, told: str) -> str:
        when = sent.get(breach.id, {}).get(told)
        return spell(when) if when else ""

    return [
        (
            reference(incident.number),
            spell(breach.discovered_on),
            plain(incident.kind).capitalize(),
            str(breach.affected or ""),
            day(breach, "individuals"),
            day(breach, "hhs"),
        )
        for breach, incident in found
    ]
