"""What does a policy look like on paper, alone and in the manual of them all? 45 CFR 164.316(b)(1)(i), 164.530(j)(1)(i)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from textwrap import shorten
from typing import TypeAlias

from api.documents.blocks import Block, Chapter, Clause, Clauses, Code, Heading, Memo, Pairs, Table, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import capital, counted, instant, listed, lower, sentence, us_date, us_instant
from api.domain.manuals import Line, Wording

Rows: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

READERS = {
    "everyone": "everyone",
    "clinicians": "clinicians",
    "front_desk": "the front desk",
    "billing": "billing",
    "officers": "the officials and managers",
    "contractors": "contractors",
}
_PLANNED = "This is not so yet, and nobody may rely on it. Work is under way, and each point says what it is and by when it is done."
_OPEN = (
    "None of this is promised, and none of it can be approved as it stands. Each point says what speaks against it. What "
    "nobody has told yet is left blank."
)
_APPROVED = "The policies that are in effect on this day, each in the words in which it was approved."
_DRAFTS = (
    "The policies as they stand on this day, with the drafts among them. A draft promises nothing, and the version before "
    "it, if there is one, stays in effect until the draft is approved and its day has come."
)
_SEALED = (
    "The number below is the sha256 of the text that was approved, as the practice's record keeps it. People who say that "
    "they have read this version say it of this number."
)


def draw_policy(says: Wording, zone: str, titles: Mapping[str, str], on: date) -> Memo:
    """One version. `titles` has what paragraphs are about, in the order in which they are listed; `zone` is the practice's."""
    facts = (*_row("Reference", says.reference), *_facts(says, zone))
    chapters = (*_chapters(says), _covers(says, titles), *_fingerprint(says))
    return Memo(
        title=_name(says),
        practice=says.practice,
        running=shorten(f"{says.practice} · Version {says.number}", HEADER, placeholder="…"),
        date=_day(says, on),
        draft=not says.approved,
        short_hash=(says.sha256 or _digest(facts, chapters))[:SHORT],
        lead=sentence(says.purpose),
        facts=facts,
        chapters=chapters,
    )


def draw_manual(practice: str, zone: str, titles: Mapping[str, str], on: date, policies: Sequence[Wording]) -> Memo:
    """All of them in one, in the order given, each on pages of its own; a draft as soon as one is not in effect."""
    waiting = sum(not each.in_effect for each in policies)
    facts = (
        ("Day", (us_date(on.isoformat()),)),
        ("In effect", (counted(len(policies) - waiting, "policy", "policies"),)),
        *_row("Not in effect", counted(waiting, "policy", "policies") if waiting else ""),
    )
    chapters = (*(_policy(each, zone) for each in policies), _which(policies, titles), _versions(policies))
    return Memo(
        title="Policy manual",
        practice=practice,
        running=shorten(practice, HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=waiting > 0,
        short_hash=_digest(facts, chapters)[:SHORT],
        lead=_DRAFTS if waiting else _APPROVED,
        facts=facts,
        chapters=chapters,
        contents=True,
        numbered=False,
    )


def _name(says: Wording) -> str:
    return f"{says.reference} {says.title}".strip()


def _day(says: Wording, on: date) -> tuple[int, int, int]:
    """The document's own: the day of approval (UTC), so that the same version gives the same bytes on any other day."""
    approved = instant(says.approved_at)
    day = approved.date() if approved else on
    return day.year, day.month, day.day


def _digest(*content: object) -> str:
    return sha256(repr(content).encode()).hexdigest()


def _facts(says: Wording, zone: str) -> Rows:
    approval = (says.approved_by, lower(says.approved_role), us_instant(says.approved_at, zone))
    return (
        ("Version", (str(says.number),)),
        ("In effect", _effect(says)),
        *_row("Approved by", ", ".join(filter(None, approval))),
        *_row("Who reads it", capital(listed([READERS[each] for each in says.audience]))),
        *_row("Library", f"Edition of {us_date(says.edition)}" if says.reference else ""),
    )


def _row(label: str, *lines: str) -> Rows:
    """A label and what stands beside it; no row where that is nothing."""
    return ((label, lines),) if any(lines) else ()


def _effect(says: Wording) -> tuple[str, ...]:
    """From when, and until when; for a version that is over one line more says how long it is kept."""
    first, ended = us_date(says.effective_on), says.standing.ended_on
    kept = says.standing.keep_until
    match says.standing.state:
        case "draft":
            return ("No, it is a draft",)
        case "in_review":
            return ("No, it is a draft and handed over for review",)
        case "approved":
            return (f"From {first}",)
        case "effective":
            return (f"Since {first}",)
    assert ended is not None
    assert kept is not None
    over = f"No more. It was from {first} until {us_date(ended.isoformat())}."
    if ended.isoformat() <= says.effective_on:
        over = f"Never. It was to be from {first}, and the policy was retired on {us_date(ended.isoformat())}."
    return (over, f"It is kept at least until {us_date(kept.isoformat())}.")


def _chapters(says: Wording) -> tuple[Chapter, ...]:
    """What it promises, section by section; then what is under way; then, in a draft, what does not match practice."""
    parts = [(part.title, "", part.lines) for part in says.parts]
    parts += [("Under way", _PLANNED, says.planned)] if says.planned else []
    parts += [("Does not match practice yet", _OPEN, says.open)] if says.open else []
    return tuple(_chapter(at, *part) for at, part in enumerate(parts, 1))


def _chapter(at: int, title: str, intro: str, lines: tuple[Line, ...]) -> Chapter:
    clauses = tuple(Clause(f"{at}.{place}", line.text, _notes(line)) for place, line in enumerate(lines, 1))
    return Chapter(title, (*((Text(intro),) if intro else ()), Clauses(clauses)))


def _notes(line: Line) -> Rows:
    return (*_row("Work", line.task), *_row("By", us_date(line.due_on)), *_row("Why", *line.against))


def _covered(says: Wording) -> Iterator[tuple[str, str, bool]]:
    """The paragraphs that statements cover: the citation, the statement's number, and whether it is so already."""
    for at, lines in enumerate((*(part.lines for part in says.parts), says.planned), 1):
        for place, line in enumerate(lines, 1):
            yield from ((citation, f"{at}.{place}", at <= len(says.parts)) for citation in line.covers)


def _covers(says: Wording, titles: Mapping[str, str]) -> Chapter:
    found: dict[str, dict[str, bool]] = {}
    for citation, number, so in _covered(says):
        found.setdefault(citation, {})[number] = so
    return Chapter("What it covers in the rules", _coverage("Statements", found, titles))


def _which(policies: Sequence[Wording], titles: Mapping[str, str]) -> Chapter:
    found: dict[str, dict[str, bool]] = {}
    for says in policies:
        name = says.reference or says.title
        for citation, _, so in _covered(says):
            by = found.setdefault(citation, {})
            by[name] = by.get(name, False) or so
    return Chapter("Which policy covers what", _coverage("Policies", found, titles), opens=True)


def _coverage(by: str, found: Mapping[str, Mapping[str, bool]], titles: Mapping[str, str]) -> tuple[Block, ...]:
    """A row a paragraph, in the order of the titles given; one without a title last."""
    if not found:
        return (Text("No paragraph of the rules yet."),)
    places = {citation: at for at, citation in enumerate(titles)}
    ordered = sorted(found, key=lambda citation: places.get(citation, len(places)))
    rows = tuple((citation, titles.get(citation, ""), _by(found[citation])) for citation in ordered)
    return (Table(("45 CFR", "What it is about", by), (4, 6, 5), rows),)


def _by(covering: Mapping[str, bool]) -> str:
    """What covers a paragraph; what is not so yet comes last and says so."""
    now, soon = (", ".join(name for name, so in covering.items() if so is which) for which in (True, False))
    return "; ".join(filter(None, (now, f"under way: {soon}" if soon else "")))


def _fingerprint(says: Wording) -> tuple[Chapter, ...]:
    return (Chapter("Fingerprint", (Text(_SEALED), Code("sha256", says.sha256))),) if says.sha256 else ()


def _policy(says: Wording, zone: str) -> Chapter:
    """A policy in the manual, its statements by the same numbers as alone."""
    blocks: list[Block] = [Text(sentence(says.purpose))] if says.purpose else []
    blocks.append(Pairs(_facts(says, zone)))
    for at, chapter in enumerate(_chapters(says), 1):
        blocks += [Heading(f"{at}  {chapter.title}"), *chapter.blocks]
    return Chapter(_name(says), tuple(blocks), opens=True)


def _versions(policies: Sequence[Wording]) -> Chapter:
    head = ("No.", "Policy", "Version", "In effect since", "Approved by", "sha256 begins")
    rows = tuple(
        (
            says.reference,
            says.title,
            str(says.number) if says.approved else f"{says.number}, a draft",
            us_date(says.effective_on) if says.in_effect else "Not in effect",
            says.approved_by,
            says.sha256[:SHORT],
        )
        for says in policies
    )
    return Chapter("Versions", (Table(head, (3, 8, 3, 5, 6, 5), rows),), opens=True)
