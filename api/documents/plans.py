"""What do the plans look like on paper? A few pages that work when the computers do not. 45 CFR 164.308(a)(6), (a)(7).

What is not on record is a line to fill in by hand, for in an emergency a blank that can be seen is worth more than one
that was left out.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Block, Bullets, Chapter, Heading, Memo, Notice, Pairs, Sheet, Signatures, Table
from api.documents.blocks import Text as Words
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date
from api.domain.incidents import Kind
from api.domain.plans import (
    Facts,
    Form,
    Outline,
    Plan,
    Standing,
    System,
    Text,
    Texts,
    first_steps,
    in_calling_order,
)
from api.domain.sentences import plain

BLANK = "____________________"
_FORM_NOTE = "Filled in, this sheet holds patient information: lock it away, and enter it when the systems are back."
_WHEN = {"hour": "Within the hour", "day": "Within the day", "week": "Within the week"}
_KINDS: Mapping[Kind, str] = {
    "lost_or_stolen_device": "A lost or stolen device",
    "lost_or_stolen_paper": "Lost or stolen papers",
    "misdirected_message": "A message to the wrong place",
    "phishing": "Phishing, or an account taken over",
    "malware": "Malware or ransomware",
    "snooping": "Somebody looked without a reason",
    "vendor_notice": "A vendor tells us of an incident",
    "other": "Anything else",
}


def draw_plan(plan: Plan, facts: Facts, stands: Standing, texts: Texts) -> Memo:
    """A plan as it stands on the day of the facts, with the forms at the end of the contingency plan."""
    outline = texts.plans[plan]
    parts = tuple(
        Chapter(
            part.title,
            (Bullets(tuple(map(_cited, part.texts))), *_BODIES[part.id](facts, outline, texts)),
            opens=part.id == "call",
        )
        for part in outline.parts
    )
    forms = tuple(_form(form) for form in texts.forms) if plan == "contingency" else ()
    chapters = (*parts, Chapter("Read through and agreed", _agreed(stands)), *forms)
    return _memo(outline.title, outline.lead, facts, _facts(outline, facts, stands), chapters)


def draw_forms(facts: Facts, texts: Texts) -> Memo:
    """The forms alone, to copy and to lay out."""
    rows = (("Copies lie at", (BLANK,)), ("Lock box for what is filled in", (BLANK,)))
    return _memo(
        "Downtime forms",
        "To copy and lay out before they are needed. Nothing is filled in here.",
        facts,
        rows,
        tuple(_form(form) for form in texts.forms),
    )


def _memo(
    title: str,
    lead: str,
    facts: Facts,
    head: tuple[tuple[str, tuple[str, ...]], ...],
    chapters: tuple[Chapter, ...],
) -> Memo:
    return Memo(
        title=title,
        practice=facts.practice,
        running=shorten(f"{facts.practice} · {title}", HEADER, placeholder="…"),
        date=(facts.on.year, facts.on.month, facts.on.day),
        draft=False,
        short_hash=sha256(repr((title, head, chapters)).encode()).hexdigest()[:SHORT],
        lead=lead,
        facts=head,
        chapters=chapters,
        contents=True,
    )


def _facts(outline: Outline, facts: Facts, stands: Standing) -> tuple[tuple[str, tuple[str, ...]], ...]:
    reviewed, tested = stands.reviewed, stands.tested
    return (
        ("Serves", (f"45 CFR {outline.citation}",)),
        ("Printed", (us_date(facts.on.isoformat()),)),
        (
            "Read through",
            (f"{us_date(reviewed.on.isoformat())}, {reviewed.by or BLANK}" if reviewed else f"Not yet. {BLANK}",),
        ),
        (
            "Tested by a drill",
            (f"{us_date(tested.on.isoformat())}, {tested.script}" if tested else f"Not yet. {BLANK}",),
        ),
        ("Copies on paper", (f"At each site, and one elsewhere with {BLANK}",)),
    )


def _agreed(stands: Standing) -> tuple[Block, ...]:
    missing = tuple(each.text for each in stands.missing)
    found = (Notice("Still open", "Fill it in by hand now, and on record next.", missing),) if missing else ()
    sign = Signatures(("Read through, for the practice", "Security official"))
    return (*found, sign)


def _calls(facts: Facts, outline: Outline, _: Texts) -> tuple[Block, ...]:
    people = tuple(
        (
            f"{place}. {each.name}",
            "; ".join(filter(None, (*(plain(duty).capitalize() for duty in each.duties), each.job))),
            each.email or BLANK,
            BLANK,
        )
        for place, each in enumerate(in_calling_order(facts.callers), 1)
    )
    firms = tuple((each.name, each.service or BLANK, ", ".join(each.systems), BLANK) for each in facts.firms)
    nobody = (("Security official " + BLANK, "", BLANK, BLANK),)
    return (
        Heading("Our own people"),
        Table(("Name", "In charge of", "E-mail", "Phone"), (4, 5, 5, 4), people or nobody),
        Heading("Firms outside"),
        Table(("Firm", "For what", "Systems", "Phone, contract number"), (4, 5, 4, 5), firms or ((BLANK,) * 4,)),
        Heading("Others"),
        Pairs(tuple((name, (BLANK + BLANK,)) for name in outline.outside)),
    )


def _copies(facts: Facts, _: Outline, __: Texts) -> tuple[Block, ...]:
    return _systems(
        facts,
        ("System", "How, and how often", "Where the copy is", "Off site; encrypted", "Last good copy"),
        (4, 5, 4, 3, 3),
        lambda each: (
            each.name,
            each.backup or BLANK,
            each.backup_where or BLANK,
            f"{_YES[each.offsite]}; {_YES[each.encrypted]}",
            us_date(each.backed_up_on.isoformat()) if each.backed_up_on else "____",
        ),
    )


def _order(facts: Facts, _: Outline, __: Texts) -> tuple[Block, ...]:
    places = {each.id: place for place, each in enumerate(facts.systems, 1)}
    order = _systems(
        facts,
        ("System", "Back in", "May lose", "Who brings it back", "Last test"),
        (4, 2, 2, 6, 3),
        lambda each: (
            f"{places[each.id]}. {each.name}",
            _hours(each.hours),
            _hours(each.point_hours),
            "; ".join(filter(None, (each.restored_by, each.firm and f"vendor: {each.firm}"))) or BLANK,
            us_date(each.restored_on.isoformat()) if each.restored_on else "None",
        ),
    )
    sites = Pairs(tuple((f"Keys and alarm, {each}", (BLANK + BLANK,)) for each in facts.sites or ("the office",)))
    return (*order, sites)


def _without(facts: Facts, _: Outline, __: Texts) -> tuple[Block, ...]:
    return _systems(facts, ("While it is away", "We work like this"), (3, 9), lambda e: (e.name, e.without or BLANK))


def _reached(facts: Facts, _: Outline, __: Texts) -> tuple[Block, ...]:
    head = ("System", "How its records are reached in an emergency")
    return _systems(facts, head, (3, 9), lambda e: (e.name, e.emergency_access or BLANK))


def _systems(
    facts: Facts, head: tuple[str, ...], widths: tuple[int, ...], row: Callable[[System], tuple[str, ...]]
) -> tuple[Block, ...]:
    return (Table(head, widths, tuple(map(row, facts.systems)) or ((BLANK,) * len(head),)),)


def _steps(facts: Facts, _: Outline, __: Texts) -> tuple[Block, ...]:
    own, shared = first_steps(facts.on)
    told = (*((_KINDS[kind], steps) for kind, steps in own), ("For all of them", shared))
    found: list[Block] = []
    for title, steps in told:
        rows = tuple((_WHEN[step.when], step.text, step.citation) for step in steps)
        found += [Heading(title), Table(("When", "Step", "45 CFR"), (3, 12, 4), rows)]
    return tuple(found)


def _deadlines(facts: Facts, _: Outline, texts: Texts) -> tuple[Block, ...]:
    rows = tuple((each.whom, each.when, each.how, each.citation) for each in texts.deadlines)
    table = Table(("Whom", "By when", "How", "45 CFR"), (5, 5, 5, 3), rows)
    states = tuple(
        (each.state, plain(each.whom).capitalize(), f"{each.days} days" if each.days else "No number", each.source)
        for each in facts.duties
    )
    return (
        table,
        Heading("State law, as we read it and wrote it down"),
        Table(("State", "Whom", "By when", "Source"), (2, 4, 3, 8), states or ((BLANK, BLANK, BLANK, BLANK),)),
    )


def _nothing(_: Facts, __: Outline, ___: Texts) -> tuple[Block, ...]:
    return ()


_BODIES: Mapping[str, Callable[[Facts, Outline, Texts], tuple[Block, ...]]] = {
    "start": _nothing,
    "call": _calls,
    "lead": _calls,
    "backup": _copies,
    "recovery": _order,
    "emergency": _without,
    "access": _reached,
    "steps": _steps,
    "decide": _nothing,
    "deadlines": _deadlines,
    "after": _nothing,
}
_YES = {"yes": "yes", "no": "no", "unknown": "____"}


def _form(form: Form) -> Chapter:
    return Chapter(
        f"Form: {form.title}",
        (
            Words(f"{form.use} {_FORM_NOTE}"),
            Pairs(tuple((each, (BLANK + BLANK,)) for each in form.fields)),
            Sheet(form.head, form.widths, form.rows, form.height),
        ),
        opens=True,
    )


def _hours(hours: int | None) -> str:
    return "____" if hours is None else "1 hour" if hours == 1 else f"{hours} hours"


def _cited(says: Text) -> str:
    return f"{says.text} (45 CFR\u00a0{says.citation})" if says.citation else says.text
