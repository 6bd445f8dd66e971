"""Which of OCR's nine elements are done, what does this rest on, and how can it be checked? 45 CFR 164.316(b)(1)."""

from api.documents.blocks import Block, Bullets, Chapter, Code, Heading, Pairs, Table, Text
from api.documents.chapters.opening import MOST_CHANGES
from api.documents.seal import Seal
from api.documents.words import catalog, counted, sentence, since, us_date, us_instant
from api.domain.snapshots import Analysis


def elements(analysis: Analysis) -> Chapter:
    title = "The nine elements of a risk analysis"
    if not analysis.elements:
        return Chapter(title, (Text("The elements that OCR's guidance names have not been checked yet."),))
    done = sum(element.done for element in analysis.elements)
    said = (
        f"OCR's guidance on risk analysis names nine elements. {done} of {len(analysis.elements)} are done in this analysis. "
        f"Done means that the record holds what the element asks for; whether it is accurate is for people to judge."
    )
    rows = tuple(
        (
            str(element.number),
            element.title,
            "Done" if element.done else "Not done",
            " ".join(sentence(text) for text in element.missing) or "Nothing is missing.",
        )
        for element in analysis.elements
    )
    head = ("No.", "Element", "State", "What is missing")
    return Chapter(title, (Text(said), Table(head, (1, 7, 3, 10), rows)))


def sources(analysis: Analysis) -> Chapter:
    """What was used, in which edition, and the changes that found no room on the cover."""
    blocks: list[Block] = []
    if analysis.sources:
        blocks.append(Pairs(tuple((line.title, (sentence(line.note),)) for line in analysis.sources)))
    else:
        blocks.append(Text("No source is named."))
    if analysis.editions:
        rows = tuple((catalog(each.catalog), us_date(each.edition), each.sha256) for each in analysis.editions)
        head = ("Published facts", "Edition", "sha256 of the edition")
        blocks += [Heading("Editions"), Table(head, (6, 4, 16), rows)]
    more = analysis.changes[MOST_CHANGES:]
    if more:
        blocks += [
            Heading(f"Further changes since {since(analysis.changes_since)}"),
            Bullets(tuple(sentence(change.text) for change in more)),
        ]
    return Chapter("Sources", tuple(blocks))


def sealed(analysis: Analysis, analysis_sha256: str, seal: Seal | None) -> Chapter:
    """The hashes by which this document can be checked without trusting the software that made it."""
    hashed = Code("sha256 of the analysis", analysis_sha256)
    if seal is None:
        said = (
            "This copy is not sealed. The number below is the sha256 of the analysis it was drawn from; the same analysis "
            "gives the same number, so two copies can be compared."
        )
        return Chapter("Seal", (Text(said), hashed), opens=True)
    said = (
        f"This analysis was sealed on {us_instant(seal.sealed_at, analysis.practice.time_zone)}. The first number is the sha256 "
        f"of the analysis, from which every page here was drawn. The second is the head of the practice's record chain, at "
        f"{counted(seal.chain_seq, 'recorded change')}, on which the seal was put."
    )
    beside = (
        "The sha256 of this PDF file itself cannot stand inside it, because writing it here would change it. It lies in the "
        "seal file beside it, which has the same name and ends in .seal.json and which also holds the whole analysis, so that "
        "anyone can compute both numbers again."
    )
    chain = Code("Head of the record chain", seal.chain_head)
    return Chapter("Seal", (Text(said), hashed, chain, Text(beside)), opens=True)
