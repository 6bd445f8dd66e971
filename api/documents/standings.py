"""What does the memo on the practice itself say? 45 CFR 160.103, 164.103: a determination to keep, and to take to counsel."""

from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Bullets, Chapter, Memo, Pairs, Text
from api.documents.memos import cited
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date
from api.domain.standings import Practice, Standing, Table, Told

STATUSES = {
    "covered_entity": "A covered entity",
    "not_covered_entity": "Not a covered entity",
    "undetermined": "Not settled whether a covered entity",
}
HYBRIDS = {
    "none": "Not a hybrid entity",
    "available": "Not a hybrid entity, though it may become one",
    "designated": "A hybrid entity",
    "undetermined": "Not settled whether a hybrid entity",
}
ASSOCIATE = {
    "yes": "A business associate of others",
    "no": "Not a business associate of others",
    "unknown": "Not settled whether a business associate of others",
}
PLAN = {
    "yes": "The health plan of its staff is a covered entity of its own",
    "no": "No health plan of its staff is a covered entity",
    "unknown": "Not settled whether a health plan of its staff is a covered entity",
}
_SAID = {"yes": "Yes", "no": "No", "unknown": "Not known"}
_PLANS = {
    "none": "None like that",
    "insured": "Yes, bought from an insurer",
    "self_funded": "Yes, and the practice pays for care itself",
    "unknown": "Not known",
}
_LEAD = (
    "What the practice is under HIPAA, by the facts as they were told. It is the practice's own determination, made "
    "with a published table; it is no ruling and no legal advice. Take it to counsel where much hangs on it."
)


def draw_up(practice: str, on: date, table: Table, told: Told) -> Memo:
    """The memo of a day."""
    found = told.found
    chapters = (
        Chapter("What the practice is", (Pairs(_answers(found)),)),
        Chapter("For counsel", (_open(found),)),
        Chapter("What was told", (Pairs(_facts(told.practice, table)), *([Text(told.note)] if told.note else []))),
        Chapter("What follows", (Pairs(_consequences(found, table)),)),
    )
    content = repr((practice, on, table.edition, told.by, told.on, chapters))
    return Memo(
        title="What the practice is under HIPAA",
        practice=practice,
        running=shorten(practice, HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=False,
        short_hash=sha256(content.encode()).hexdigest()[:SHORT],
        lead=_LEAD,
        facts=(
            ("Day", (us_date(on.isoformat()),)),
            ("Told by", (f"{told.by}, {us_date(told.on.isoformat())}" if told.on else "Nobody yet",)),
            ("Table", (f"{table.title}, edition of {us_date(table.edition.isoformat())}", table.source)),
        ),
        chapters=chapters,
    )


def _answers(found: Standing) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each of the four answers with its own reasons."""
    said = (
        STATUSES[found.status],
        HYBRIDS[found.hybrid],
        ASSOCIATE[found.business_associate],
        PLAN[found.plan_is_covered_entity],
    )
    return tuple((answer, cited(case.reasons)) for answer, case in zip(said, found.cases, strict=True))


def _open(found: Standing) -> Bullets | Text:
    if not found.flags:
        return Text("Nothing here is left to settle.")
    return Bullets(tuple(flag.text for flag in found.flags))


def _facts(practice: Practice, table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    sent = tuple(table.transactions[each] for each in practice.transactions) or ("Nothing named",)
    return (
        ("Furnishes, bills or is paid for health care", (_SAID[practice.provides_care],)),
        ("Something goes to plans electronically", (_SAID[practice.sends],)),
        ("What goes there", sent),
        ("Nobody pays but patients", (_SAID[practice.cash_only],)),
        ("Plans are dealt with on paper alone", (_SAID[practice.paper_only],)),
        ("Has business that is not health care", (_SAID[practice.other_business],)),
        ("Health care components designated", (_SAID[practice.components_designated],)),
        ("Works with PHI for others", (_SAID[practice.works_for_others],)),
        ("Turns what others send into standard form, or back", (_SAID[practice.converts_for_others],)),
        ("Hosts others, by who is who", ("Yes" if practice.hosts else "Nobody on record",)),
        ("Health plan for its staff", (_PLANS[practice.health_plan],)),
    )


def _consequences(found: Standing, table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("What it owes", cited(found.duties) or ("HIPAA asks for nothing on these facts.",)),
        ("Papers", tuple(table.documents[id] for id in found.documents)),
        ("What would change it", found.settles),
    )
