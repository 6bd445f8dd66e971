"""The papers of joint arrangements are those that a determination can ask for, and say whose word each line is."""

import re
from datetime import date
from typing import get_args

import pytest

from api.domain.arrangements import PaperId, papers_on
from api.domain.determinations import table_on
from tests.days import TODAY

PAPERS = papers_on(TODAY)
ASKED = {id for arrangement in table_on(TODAY).arrangements for id in arrangement.documents}
# Kept elsewhere: the notice is built from facts.
ELSEWHERE = {"joint_notice"}


def test_what_an_arrangement_asks_for_can_be_printed() -> None:
    assert set(PAPERS) == set(get_args(PaperId)) == ASKED - ELSEWHERE
    assert {id: table_on(TODAY).documents[id] for id in PAPERS}.keys() == PAPERS.keys()


@pytest.mark.parametrize("id", PAPERS)
def test_every_line_has_its_paragraph_or_is_our_advice(id: str) -> None:
    paper = PAPERS[id]
    lines = [line for _, part in paper.parts for line in part]
    assert len(lines) >= 8
    for line in lines:
        assert re.fullmatch(r"(16[04]\.[0-9]{3}(\([a-zA-Z0-9]+\))*)?", line.citation)
        assert line.text.endswith(".")
    assert 0 < sum(not line.citation for line in lines) < len(lines) / 2
    assert paper.edition == date(2026, 7, 1)


def test_the_designation_cites_what_the_rule_asks_of_it() -> None:
    cited = {line.citation for _, part in PAPERS["ace_designation"].parts for line in part}
    assert cited >= {
        "164.105(b)(2)(i)(A)",
        "164.105(b)(2)(i)(B)",
        "164.105(b)(2)(ii)",
        "164.105(c)(2)",
        "160.402(b)(2)",
    }
