"""What does the written analysis say, chapter by chapter? 45 CFR 164.308(a)(1)(ii)(A); the order that a reader needs."""

from textwrap import shorten

from api.documents.blocks import Report
from api.documents.chapters import closing, duties, holdings, opening, plan, rating, register
from api.documents.seal import Seal
from api.documents.words import instant
from api.domain.frozen import digest
from api.domain.snapshots import Analysis

SHORT = 12
HEADER = 80
NO_DAY = (1970, 1, 1)


def draw_up(analysis: Analysis, seal: Seal | None) -> Report:
    """The document's content, the same for every format; it rests on the analysis and the seal alone."""
    analysis_sha256 = digest(analysis)
    return Report(
        title=f"Risk analysis {analysis.number}",
        practice=analysis.practice.name,
        running=shorten(analysis.practice.name, HEADER, placeholder="…"),
        date=document_date(analysis),
        draft=analysis.status != "final",
        short_hash=analysis_sha256[:SHORT],
        cover=opening.cover(analysis),
        chapters=(
            opening.how_to_read(analysis),
            opening.summary(analysis),
            holdings.scope(analysis),
            holdings.flows(analysis),
            rating.method(analysis),
            rating.safeguards(analysis),
            rating.heat_map(analysis),
            register.register(analysis),
            register.considered(analysis),
            duties.gaps(analysis),
            plan.plan(analysis),
            plan.contradictions(analysis),
            closing.elements(analysis),
            closing.sources(analysis),
            closing.sealed(analysis, analysis_sha256, seal),
        ),
    )


def document_date(analysis: Analysis) -> tuple[int, int, int]:
    """Year, month and day of the document: when it was approved (UTC), else the day it speaks of. Never today."""
    approved = instant(analysis.approved_by.at)
    day = approved.date().isoformat() if approved else analysis.on
    try:
        year, month, on = (int(part) for part in day.split("-"))
    except ValueError:
        return NO_DAY
    return year, month, on
