"""What does the memo on who is who say? 45 CFR 160.103: a determination to keep, and to take to counsel."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Block, Chapter, Heading, Memo, Notice, Pairs, Table, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import counted, us_date
from api.domain.determinations import Determination, Person, Reason, Told
from api.domain.determinations import Table as Rules
from api.domain.sentences import joined

STATUSES = {
    "workforce_member": "Workforce",
    "workforce_member_by_presumption": "Workforce, by presumption",
    "business_associate": "Business associate",
    "separate_covered_entity": "Provider of their own (separate covered entity)",
    "not_involved": "Not involved",
    "undetermined": "Not settled",
}
ARRANGEMENTS = {
    "ohca": "Together they may be an organized health care arrangement.",
    "affiliated_covered_entity": "They may designate themselves as one affiliated covered entity.",
}
_ACTIVITIES = {
    "treatment": "treats patients",
    "services_for_practice": "works for the practice",
    "other": "does something else",
}
_PAID = {
    "w2": "as an employee (W-2)",
    "1099": "as a contractor (1099)",
    "volunteer": "not at all, as a volunteer",
    "trainee": "as a student or trainee",
    "agency": "through an agency",
    "none": "in none of the usual ways",
}
_DIRECTS = {"yes": "the practice", "no": "the person", "unclear": "hard to say"}
_SITES = {"substantially": "mostly on the practice's premises", "sometimes": "sometimes there", "never": "elsewhere"}
_BILLS = {"practice": "the practice", "own": "the person, under their own number", "none": "nobody"}
_SYSTEMS = {"ehr": "charts", "scheduling": "scheduling", "billing": "billing", "phones": "phones"}
_LEAD = (
    "What each of these people is under HIPAA, by the facts as they were told. It is the practice's own determination, "
    "made with a published table; it is no ruling and no legal advice. Take it to counsel where much hangs on it."
)


def draw_up(practice: str, on: date, rules: Rules, told: Sequence[Told]) -> Memo:
    """The memo of a day on everybody who was asked about, those with something to settle first."""
    ordered = sorted(told, key=lambda each: not each.found.flags)
    chapters = (_glance(ordered), *_unsettled(ordered), _everybody(ordered, rules))
    content = repr((practice, on, rules.edition, chapters))
    return Memo(
        title="Who is who under HIPAA",
        practice=practice,
        running=shorten(practice, HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=False,
        short_hash=sha256(content.encode()).hexdigest()[:SHORT],
        lead=_LEAD,
        facts=(
            ("Day", (us_date(on.isoformat()),)),
            ("People", (counted(len(told), "person", "people") + " asked about",)),
            ("Table", (f"{rules.title}, edition of {us_date(rules.edition.isoformat())}", rules.source)),
        ),
        chapters=chapters,
    )


def _glance(told: Sequence[Told]) -> Chapter:
    rows = tuple(
        (each.name, _status(each.found), _count(len(each.found.flags)), us_date(each.on.isoformat())) for each in told
    )
    return Chapter("At a glance", (Table(("Person", "What they are", "To settle", "Told on"), (3, 4, 2, 2), rows),))


def _unsettled(told: Sequence[Told]) -> tuple[Chapter, ...]:
    """Each question once, with everybody it is about: a page for counsel, and one of what the practice settles."""
    about: dict[str, list[str]] = {}
    counsel: dict[str, bool] = {}
    for each in told:
        for flag in each.found.flags:
            about.setdefault(flag.text, []).append(each.name)
            counsel[flag.text] = flag.for_counsel
    parts = (
        ("For counsel", True, "Questions that the facts leave open, for whoever advises the practice."),
        ("To do here", False, "What the practice settles by itself."),
    )
    chapters = []
    for title, theirs, lead in parts:
        rows = tuple((text, joined(names)) for text, names in about.items() if counsel[text] is theirs)
        if rows:
            chapters.append(Chapter(title, (Text(lead), Table(("What is open", "About"), (3, 2), rows)), opens=theirs))
    return tuple(chapters)


def _everybody(told: Sequence[Told], rules: Rules) -> Chapter:
    return Chapter("Person by person", tuple(block for each in told for block in _one(each, rules)), opens=True)


def _one(told: Told, rules: Rules) -> tuple[Block, ...]:
    found = told.found
    cases = [hat.case for hat in found.hats]
    rows = (
        ("What they are", _statuses(found)),
        ("As told", _facts(told.person)),
        ("By", (f"{told.by}, {us_date(told.on.isoformat())}",)),
        *((("Rests on", (told.note,)),) if told.note else ()),
        ("Why", cited(found.reasons)),
        ("Papers", tuple(rules.documents[id] for id in found.documents) or ("None is needed.",)),
        ("What the practice owes", cited(tuple(duty for case in cases for duty in case.duties))),
        ("If there is a breach", cited(tuple(case.discovery for case in cases))),
        ("What would change it", tuple(dict.fromkeys(fact for case in cases for fact in case.settles))),
    )
    open_ = [Notice("To settle", "", tuple(flag.task for flag in found.flags))] if found.flags else []
    return (Heading(told.name), Pairs(rows), *open_)


def _status(found: Determination) -> str:
    return "; ".join(dict.fromkeys(STATUSES[hat.case.status] for hat in found.hats))


def _statuses(found: Determination) -> tuple[str, ...]:
    several = len({hat.case.status for hat in found.hats}) > 1
    lines = [
        f"{STATUSES[hat.case.status]}, as one who {_ACTIVITIES[hat.activity]}" if several else STATUSES[hat.case.status]
        for hat in found.hats
    ]
    if found.practice_is_business_associate_of_person:
        lines.append("The practice is this provider's business associate.")
    return tuple(dict.fromkeys([*lines, *(ARRANGEMENTS[each] for each in found.arrangements)]))


def _facts(person: Person) -> tuple[str, ...]:
    truths = (
        ("sees patient information", person.phi_access),
        ("keeps records of their own patients", person.own_records),
        ("has a business associate agreement on file", person.baa_on_file),
        ("works with the practice as one system of care", person.joint_arrangement),
        ("has an owner in common with the practice", person.common_ownership),
        ("brings an app or device of their own", person.own_tools),
    )
    systems = ", ".join(_SYSTEMS[each] for each in person.uses_practice_systems)
    return (
        f"Says how the work is done: {_DIRECTS[person.practice_directs_work]}",
        f"Paid {_PAID[person.tax_form]}; works {_SITES[person.on_site]}",
        f"Does: {', '.join(_ACTIVITIES[each] for each in person.activities)}",
        f"Bills for the care: {_BILLS[person.bills_under]}",
        f"Uses the practice's: {systems or 'nothing'}",
        f"True: {'; '.join(said for said, true in truths if true) or 'none of the rest'}",
        f"Not so: {'; '.join(said for said, true in truths if not true) or 'none of the rest'}",
        *((f"State: {person.state}",) if person.state else ()),
    )


def cited(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    lines = (f"{each.text} (45 CFR\u00a0{each.citation})" if each.citation else each.text for each in reasons)
    return tuple(dict.fromkeys(lines))


def _count(flags: int) -> str:
    return str(flags) if flags else "nothing"
