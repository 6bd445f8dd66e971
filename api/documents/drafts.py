"""What does our template of a contract look like on paper? Its terms, each with its citation, and room for two names."""

from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Chapter, Memo, Notice, Signatures, Text
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date
from api.domain.drafts import Draft

_OPEN = "Do not sign it yet. This is still open:"


def draw_up(draft: Draft, practice: str, on: date) -> Memo:
    """The contract, ready for two signatures unless something is lacking."""
    open_ = (Chapter("Draft", (Notice("Not finished", _OPEN, draft.lacks),)),) if draft.lacks else ()
    terms = tuple(
        Chapter(
            title, tuple(Text(f"{text} (45 CFR {citation})" if citation else text) for text, citation in paragraphs)
        )
        for title, paragraphs in draft.terms
    )
    sign = Chapter("Signed", (Signatures(tuple(f"{side}: name, title, date" for side in draft.sides)),))
    return Memo(
        title=draft.title,
        practice=practice,
        running=shorten(f"{practice} · {draft.title}", HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=bool(draft.lacks),
        short_hash=sha256(repr(draft).encode()).hexdigest()[:SHORT],
        lead=draft.lead,
        facts=(
            ("Between", (draft.sides[0],)),
            ("And", (draft.sides[1],)),
            ("Rule", (f"45 CFR {draft.citation}",)),
            ("Printed", (us_date(on.isoformat()),)),
        ),
        chapters=(*open_, *terms, sign),
    )
