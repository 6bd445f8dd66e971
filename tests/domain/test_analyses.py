"""What does the written analysis say? 45 CFR 164.308(a)(1)(ii)(A)."""

import re
from dataclasses import asdict, replace
from datetime import date

import pytest

from api.domain.analyses import Incomplete, draw_up
from api.domain.facts import Asset, Decision, Event, Facts, Risk, Site, Task, Vendor
from api.domain.frozen import canonical
from api.domain.methods import own_method
from api.domain.scenarios import find_scenarios
from api.domain.snapshots import Analysis
from tests.practices import CATALOGS, NIST_30, NIST_66, PROFILES, TODAY, practice
from tests.written import ABOUT, finished, mixed, shuffled

SEEDS = range(6)
LAST = date(2026, 1, 31)
OWN_TABLE = own_method(
    "own",
    "Ours",
    likelihoods=("low", "high"),
    impacts=("low", "high"),
    grid={"low": ("low", "low"), "high": ("low", "high")},
    edition=TODAY,
)


def drawn(facts: Facts, previous: Analysis | None = None, method=NIST_30, **about: object) -> Analysis:
    return draw_up(facts, CATALOGS, method, replace(ABOUT, **about), previous)


def strings(value: object) -> list[str]:
    """Every text in an analysis."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_facts_in_any_order_give_the_same_bytes(seed: int):
    facts = mixed(seed)
    before = replace(drawn(mixed(seed + 1)), on=LAST.isoformat())
    assert canonical(drawn(shuffled(facts, seed), before)) == canonical(drawn(facts, before))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("method", [NIST_30, NIST_66, OWN_TABLE], ids=lambda method: method.id)
def test_every_pair_that_reaches_something_here_is_in_the_register_or_was_considered(seed: int, method):
    facts = practice(seed)
    analysis = drawn(facts, method=method)
    reached = {line.pair for line in find_scenarios(facts, CATALOGS, method)}
    assert reached <= {line.pair for line in analysis.risks} | {line.pair for line in analysis.considered}
    assert {line.level for line in analysis.considered} <= set(method.levels)
    assert all(line.because for line in analysis.considered)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_open_and_not_in_the_register_is_said_to_be_so_before_what_is_closed(seed: int):
    facts = replace(practice(seed), risks=())
    selected = sum(line.selected for line in find_scenarios(facts, CATALOGS, NIST_30))
    waiting = [line.because.startswith("Not closed") for line in drawn(facts).considered]
    assert waiting == [True] * selected + [False] * (len(waiting) - selected)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_text_calls_the_practice_compliant_or_repeats_an_identifier(seed: int):
    analysis = drawn(mixed(seed), replace(drawn(mixed(seed + 1)), on=LAST.isoformat()))
    prose = [line.text for line in (*analysis.changes, *analysis.contradictions)]
    prose += [text for element in analysis.elements for text in element.missing]
    prose += [reason for gap in analysis.gaps for reason in gap.reasons] + list(analysis.practice.facts)
    assert not [
        text for text in strings(asdict(analysis)) if re.search(r"complian(t|ce)\b|certified", text, re.IGNORECASE)
    ]
    assert not [text for text in prose if re.search(r"\b[a-z]+_[a-z]+\b|None|\b\d{4}-\d\d-\d\d\b", text)]
    assert all(text.endswith(".") for text in prose)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_citation_is_one_on_file(seed: int):
    analysis = drawn(mixed(seed))
    cited = {citation for line in (*analysis.risks, *analysis.safeguards) for citation in line.citations}
    cited |= {line.citation for line in (*analysis.gaps, *analysis.contradictions)} - {""}
    assert cited <= CATALOGS.rules.items.keys()


def test_a_final_analysis_lacks_nothing_and_a_draft_is_never_refused():
    facts, about = finished()
    assert draw_up(facts, CATALOGS, NIST_30, about, None).status == "final"
    with pytest.raises(Incomplete, match="Periodic review: Set the day of the next review"):
        draw_up(facts, CATALOGS, NIST_30, replace(about, next_review_on=None), None)
    assert draw_up(Facts(PROFILES["forty-person group"]), CATALOGS, NIST_30, ABOUT, None).status == "draft"


def test_the_cover_says_whose_it_is_under_which_paragraph_and_by_which_method():
    analysis = drawn(mixed(1))
    assert "45 CFR 164.308(a)(1)(ii)(A)" in analysis.purpose
    assert "Maple Street Family Medicine" in analysis.purpose
    assert analysis.method.how.endswith("Dr. Amara Osei approved this method for the practice on November 1, 2026.")
    assert [line.likelihood for line in analysis.method.grid] == list(NIST_30.likelihoods)
    assert {"security_rule", "questions", "threats", "nist_sp_800_30_r1"} <= {
        line.catalog for line in analysis.editions
    }
    assert (analysis.next_review_on, analysis.changes, analysis.changes_since) == ("2027-11-22", (), "")


def test_a_practice_s_own_table_is_printed_whole():
    used = drawn(mixed(1), method=OWN_TABLE).method
    assert [(line.likelihood, line.levels) for line in used.grid] == [
        ("low", ("low", "low")),
        ("high", ("low", "high")),
    ]
    assert "Its own table, printed here" in used.how


def test_what_came_after_the_last_analysis_leads_the_list_of_changes():
    facts = replace(mixed(2), events=(Event("e", "incident", date(2026, 5, 3), "Stolen laptop"),))
    before = replace(drawn(mixed(3)), number=1, on=LAST.isoformat())
    analysis = drawn(facts, before)
    assert analysis.changes_since == "analysis 1 of January 31, 2026"
    assert analysis.changes[0].text == "A security incident is on record for May 3, 2026: Stolen laptop."
    assert len(analysis.changes) > 1


def test_a_recorded_risk_stands_on_the_whole_chain():
    facts, _ = finished()
    task = Task("t", "Encrypt the laptops", owner="it", due_on=date(2026, 12, 24), risk_ids=("x1",))
    dropped = Task("d", "Buy a safe", status="dropped", risk_ids=("x1",))
    analysis = drawn(replace(facts, tasks=(*facts.tasks, task, dropped)))
    risk, pair = analysis.risks[0], CATALOGS.pairs[facts.risks[0].pair or ""]
    assert (risk.number, risk.title, risk.threat, risk.vulnerability) == (
        "R-001",
        pair.title,
        pair.threat,
        pair.vulnerability,
    )
    assert risk.citations == pair.citations
    assert risk.assets
    assert risk.selected_because
    assert (risk.residual, risk.suggested.level) == (risk.suggested, facts.risks[0].level)
    assert risk.inherent.level
    assert risk.response.tasks == ("Encrypt the laptops",)
    names = [factor.name for factor in risk.factors]
    assert names[-4:] == ["Overall likelihood", "Level", "Likelihood without safeguards", "Level without safeguards"]
    assert risk.factors[-3].value == risk.suggested.level
    assert [line.risks for line in analysis.tasks if line.title == "Encrypt the laptops"] == [("R-001",)]
    assert "Buy a safe" not in {line.title for line in analysis.tasks}


def test_a_risk_keeps_its_record_when_nothing_here_is_reached_any_more():
    pair = "TV-018"
    laptop = Asset("a1", "Laptop 3", "laptop", holds_ephi="yes", retired_on=LAST)
    rated = Risk(
        "r1", 14, pair, "Theft", "No encryption", likelihood="high", impact="high", level="high", reason="We saw it."
    )
    analysis = drawn(Facts(PROFILES["forty-person group"], assets=(laptop,), risks=(rated,)))
    (risk,) = analysis.risks
    assert (risk.number, risk.threat, risk.residual.level, risk.reason) == ("R-014", "Theft", "high", "We saw it.")
    assert risk.selected_because == (
        "Nothing in use today is reached by it; the risk stays on record as it was rated.",
    )
    assert (risk.suggested.level, risk.factors) == ("", ())


def test_a_risk_in_the_practice_s_own_words_names_its_asset_or_its_group():
    assets = (Asset("a1", "Safe", "backup_media"), Asset("a2", "Tablet", "tablet", group_id="g1"))
    told = Risk("r1", 1, None, "The landlord has a key", "No list of keys", asset_id="a1")
    grouped = replace(told, id="r2", number=2, asset_id=None, group_id="g1")
    one, two = drawn(Facts(PROFILES["forty-person group"], assets=assets, risks=(grouped, told))).risks
    assert (one.title, one.assets, one.pair) == ("The landlord has a key", ("Safe",), "")
    assert two.assets == ("Tablet",)
    assert one.selected_because == ("The practice recorded this risk in its own words.",)


def test_a_rating_by_another_method_is_printed_as_it_was_made():
    rated = Risk("r1", 1, None, "x", "y", likelihood="low", impact="high", level="moderate", method="nist-sp-800-66-r2")
    (risk,) = drawn(Facts(PROFILES["forty-person group"], risks=(rated,))).risks
    assert (risk.residual.likelihood, risk.residual.impact, risk.residual.level) == ("low", "high", "moderate")
    (risk,) = drawn(Facts(PROFILES["forty-person group"], risks=(replace(rated, method=NIST_30.id),))).risks
    assert risk.residual.level == NIST_30.rate("low", "high") == "low"


def test_only_what_is_in_use_is_in_the_inventory():
    facts = Facts(
        PROFILES["forty-person group"],
        sites=(Site("s1", "River Road"), Site("s2", "Maple Street")),
        assets=(
            Asset("a1", "old", "laptop", site_id="s1", retired_on=TODAY),
            Asset("a2", "Beta", "laptop", site_id="s1", vendor_id="v1"),
            Asset("a3", "alpha", "laptop", site_id="s1"),
        ),
        vendors=(Vendor("v1", "Acme IT", "it", "yes"), Vendor("v2", "Gone", "it", "yes", ended_on=TODAY)),
    )
    analysis = drawn(facts)
    assert [(line.name, line.assets) for line in analysis.sites] == [("Maple Street", 0), ("River Road", 2)]
    assert [(line.name, line.type, line.category) for line in analysis.assets] == [
        ("alpha", "Laptop", "mobile"),
        ("Beta", "Laptop", "mobile"),
    ]
    assert [line.vendor for line in analysis.assets] == ["", "Acme IT"]
    assert [line.name for line in analysis.vendors] == ["Acme IT"]


def test_a_decision_on_an_addressable_specification_is_printed_with_the_paragraph():
    citation = "164.312(a)(2)(iii)"
    decision = Decision(citation, "alternative", "The monitor must stay on.", "The room is locked.", "Dr. Osei", LAST)
    analysis = drawn(replace(mixed(1), decisions={citation: decision}))
    (printed,) = [gap.decision for gap in analysis.gaps if gap.decision]
    assert (printed.alternative, printed.approved_by, printed.decided_on) == (
        "The room is locked.",
        "Dr. Osei",
        "2026-01-31",
    )


def test_the_analysis_is_itself_the_answer_to_what_came_after_the_last_one():
    laptop = Asset("a1", "Laptop 9", "laptop", holds_ephi="yes", site_id="s1", added_on=TODAY)
    analysis = drawn(
        Facts(PROFILES["forty-person group"], assets=(laptop,)), replace(drawn(mixed(1)), on=LAST.isoformat())
    )
    assert "assets-since-analysis" not in {line.rule for line in analysis.contradictions}


def test_the_sources_say_what_is_not_official():
    notes = {line.title: line.note for line in drawn(mixed(1)).sources}
    assert "not official" in notes["Crosswalks"]
    assert any("advice, not law" in note for note in notes.values())
