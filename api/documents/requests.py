"""What does the slip of a patient's request say? A page with its code and its days, and no name. 45 CFR 164.530(j)."""

from datetime import date
from hashlib import sha256
from textwrap import shorten

from api.documents.blocks import Chapter, Memo, Notice, Pairs, Signatures
from api.documents.report import HEADER, SHORT
from api.documents.words import us_date
from api.domain.requests import Slip

_LEAD = "Keep this page with the patient's own paper. The record knows the request by its code alone."


def draw_slip(slip: Slip, on: date) -> Memo:
    """The page of one request on a day."""
    facts = (
        ("Code", (slip.code,)),
        ("Asked for", (slip.title,)),
        ("Came in", (us_date(slip.received_on.isoformat()),)),
        ("Answer by", (us_date(slip.stands_on.isoformat()),)),
    )
    told = tuple((each.citation or "Our advice", (each.text,)) for each in slip.reasons)
    chapters = (
        Chapter(
            "The days",
            (
                Pairs(told),
                Notice("No name on this page", "Write the code on the patient's paper, and keep the two together."),
            ),
        ),
        Chapter("Done", (Signatures(("Told in writing that it takes longer", "Answered")),)),
    )
    return Memo(
        title=f"Patient request {slip.code}",
        practice=slip.practice,
        running=shorten(slip.practice, HEADER, placeholder="…"),
        date=(on.year, on.month, on.day),
        draft=False,
        short_hash=sha256(repr((facts, chapters)).encode()).hexdigest()[:SHORT],
        lead=_LEAD,
        facts=facts,
        chapters=chapters,
        numbered=False,
    )
