"""What does the script of a drill look like on paper? A minute a row, and room for what is found."""

from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Bullets, Chapter, Memo, Sheet, Signatures, Table
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date
from api.domain.drills import Kit, Script, Step
from api.domain.sentences import joined, plain

BLANK = "____________________"


def draw_script(kit: Kit, script: Script, practice: str, on: date) -> Memo:
    """A script to lead a drill by, on two or three pages."""
    rows = tuple((str(step.minute), step.says, " ".join(step.ask), _good(step)) for step in script.steps)
    tests = joined(f"the {plain(plan)} plan" for plan in script.tests)
    facts = (
        ("Tests", (tests[0].upper() + tests[1:],)),
        ("At the table", (script.needs,)),
        ("Day, and who leads", (BLANK,)),
        ("Printed", (us_date(on.isoformat()),)),
    )
    chapters = (
        Chapter("Before you begin", (Bullets(kit.before),)),
        Chapter(
            "Twenty minutes",
            (Table(("Minute", "Read aloud", "Ask", "A good answer has in it"), (2, 6, 5, 6), rows),),
        ),
        Chapter(
            "What we found",
            (
                Sheet(("", "Write it down at once"), (2, 8), ("What went well", "What was missing"), 22),
                Sheet(("What will be done", "Who", "By when"), (6, 3, 2), ("",) * 5, 10),
                Signatures(("Who led the drill", "Security official")),
            ),
        ),
    )
    title = f"Drill: {script.title}"
    return Memo(
        title=title,
        practice=practice,
        running=shorten(f"{practice} · {title}", HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=False,
        short_hash=sha256(repr((title, facts, chapters)).encode()).hexdigest()[:SHORT],
        lead="A made-up story to test our plan around a table. It takes 20 minutes, and nobody is graded.",
        facts=facts,
        chapters=chapters,
        numbered=False,
    )


def _good(step: Step) -> str:
    return f"{step.good} (45 CFR\u00a0{step.citation})" if step.citation else step.good
