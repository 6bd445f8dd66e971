"""What differs between two analyses, and what makes the last one out of date? 45 CFR 164.306(e), 164.316(b)(2)(iii)."""

from dataclasses import replace
from datetime import date

import pytest

from api.domain.analyses import draw_up
from api.domain.changes import TRIGGERS, changed, compare_levels, currency, level_counts, triggers
from api.domain.facts import Answer, Event, Facts, Flow, Risk, Vendor
from api.domain.snapshots import Analysis, Appetite
from tests.practices import BANK, CATALOGS, NIST_30, NIST_66
from tests.written import ABOUT, draft, finished

FACTS, _ = finished()
LAST = date(2026, 1, 31)
LAPTOP = replace(
    FACTS.assets[0], id="new", name="Laptop 9", type="laptop", encrypted="no", location="Desk", retired_on=None
)
WITH_LAPTOP = replace(FACTS, assets=(*FACTS.assets, LAPTOP))
BILLING = Vendor("new", "Acme Billing", "billing", "yes", "missing")
WITH_BILLING = replace(FACTS, vendors=(*FACTS.vendors, BILLING))
RESULTS = Flow("new", "Results", FACTS.assets[0].id, None, None, "e-mail", "no")
WITH_RESULTS = replace(FACTS, flows=(*FACTS.flows, RESULTS))
OWN = Risk("own", 99, None, "The landlord has a key", "No list of keys", likelihood="low", impact="low", level="low")
WITH_OWN = replace(FACTS, risks=(*FACTS.risks, OWN))


def drawn(facts: Facts, **about: object) -> Analysis:
    return draw_up(facts, CATALOGS, NIST_30, replace(ABOUT, **about), None)


def told(before: Facts, now: Facts, kind: str) -> list[str]:
    """The sentences of one kind."""
    return [line.text for line in changed(drawn(before), drawn(now)) if line.kind == kind]


def last_asset(facts: Facts, **changes: object) -> Facts:
    return replace(facts, assets=(*facts.assets[:-1], replace(facts.assets[-1], **changes)))


def last_risk(**changes: object) -> Facts:
    return replace(WITH_OWN, risks=(*FACTS.risks, replace(OWN, **changes)))


def answering(option: int) -> Facts:
    question = BANK.questions["mfa-email"]
    return replace(FACTS, answers={**FACTS.answers, question.id: Answer(question.id, question.options[option].id)})


@pytest.mark.parametrize("seed", range(4))
def test_an_analysis_does_not_differ_from_itself(seed: int):
    assert changed(draft(seed), draft(seed)) == ()


@pytest.mark.parametrize(
    ("before", "now", "kind", "says"),
    [
        (FACTS, WITH_LAPTOP, "asset", "Laptop 9 is new: the asset was not on record before."),
        (WITH_LAPTOP, FACTS, "asset", "Laptop 9 is gone: the asset is no longer on record."),
        (
            WITH_LAPTOP,
            last_asset(WITH_LAPTOP, retired_on=LAST),
            "asset",
            "Laptop 9 is gone: the asset is no longer on record.",
        ),
        (WITH_LAPTOP, last_asset(WITH_LAPTOP, encrypted="yes"), "asset", "Laptop 9: encryption was no and is now yes."),
        (
            WITH_LAPTOP,
            last_asset(WITH_LAPTOP, location="Back room", holds_ephi="unknown"),
            "asset",
            "Laptop 9: the location was Desk and is now “Back room”, whether it holds ePHI was yes and is now unknown.",
        ),
        (FACTS, WITH_BILLING, "vendor", "Acme Billing is new: the vendor was not on record before."),
        (
            WITH_BILLING,
            replace(FACTS, vendors=(*FACTS.vendors, replace(BILLING, agreement="on_file", agreement_signed_on=LAST))),
            "vendor",
            (
                "Acme Billing: the agreement was missing and is now on file, the signing date was not given and is now "
                "January 31, 2026."
            ),
        ),
        (FACTS, WITH_RESULTS, "flow", "Results is new: the flow of ePHI was not on record before."),
        (
            WITH_RESULTS,
            replace(FACTS, flows=(*FACTS.flows, replace(RESULTS, encrypted="yes"))),
            "flow",
            "Results: encryption was no and is now yes.",
        ),
        (FACTS, WITH_OWN, "risk", "R-099 The landlord has a key is new: low."),
        (WITH_OWN, FACTS, "risk", "R-099 The landlord has a key is no longer carried."),
        (
            WITH_OWN,
            last_risk(likelihood="very_high", impact="very_high"),
            "risk",
            "R-099 The landlord has a key: the level rose from low to very high.",
        ),
        (
            last_risk(likelihood="very_high", impact="very_high"),
            WITH_OWN,
            "risk",
            "R-099 The landlord has a key: the level fell from very high to low.",
        ),
        (
            WITH_OWN,
            last_risk(likelihood="moderate"),
            "risk",
            "R-099 The landlord has a key: likelihood or impact was rated anew; the level is the same.",
        ),
        (
            WITH_OWN,
            last_risk(likelihood="", impact="", level=""),
            "risk",
            "R-099 The landlord has a key: the level was low and is now not given.",
        ),
        (
            WITH_OWN,
            last_risk(response="accept"),
            "risk",
            "R-099 The landlord has a key: the response was not given and is now accept.",
        ),
        (
            WITH_OWN,
            last_risk(status="closed"),
            "risk",
            "R-099 The landlord has a key: the status was open and is now closed.",
        ),
        (
            FACTS,
            replace(FACTS, profile=replace(FACTS.profile, people=FACTS.profile.people + 1)),
            "profile",
            f"The number of people who work here was {FACTS.profile.people} and is now {FACTS.profile.people + 1}.",
        ),
    ],
)
def test_a_difference_is_told_in_one_sentence(before: Facts, now: Facts, kind: str, says: str):
    assert told(before, now, kind) == [says]


def test_a_fact_of_the_profile_is_told_when_it_begins_and_when_it_ends():
    without = replace(FACTS, profile=replace(FACTS.profile, website=False))
    with_ = replace(FACTS, profile=replace(FACTS.profile, website=True))
    assert told(without, with_, "profile") == ["New about the practice: It has a website."]
    assert told(with_, without, "profile") == ["No longer so: It has a website."]


def test_an_answer_is_told_and_what_it_does_to_the_paragraph_it_cites():
    best, worst = BANK.questions["mfa-email"].options[0], BANK.questions["mfa-email"].options[-2]
    (line,) = told(answering(0), answering(-2), "answer")
    assert best.text.rstrip(".") in line
    assert worst.text.rstrip(".") in line
    assert told(answering(0), answering(0), "gap") == []


def test_two_things_of_one_name_are_counted_not_confused():
    twice = replace(WITH_LAPTOP, assets=(*WITH_LAPTOP.assets, replace(LAPTOP, id="twin")))
    assert told(WITH_LAPTOP, twice, "asset") == ["Laptop 9 is new: the asset was not on record before."]
    one_encrypted = last_asset(twice, encrypted="yes")
    assert told(twice, one_encrypted, "asset") == ["Laptop 9: encryption was no and is now yes."]


def test_another_method_or_appetite_is_told_first():
    before, now = drawn(FACTS), draw_up(FACTS, CATALOGS, NIST_66, ABOUT, None)
    assert changed(before, now)[0].text == f"The method was “{NIST_30.title}” and is now “{NIST_66.title}”."
    lower = replace(ABOUT.appetite, level="low")
    (line,) = changed(before, drawn(FACTS, appetite=lower))
    assert line.text == "The highest level accepted untreated was moderate and is now low."


def test_a_table_that_changed_under_the_same_title_is_told():
    before = drawn(FACTS)
    row, *rows = before.method.grid
    now = replace(before, method=replace(before.method, grid=(replace(row, levels=tuple(reversed(row.levels))), *rows)))
    assert [line.kind for line in changed(before, now)] == ["method"]


def test_a_new_edition_is_told_but_puts_nothing_out_of_date():
    before = drawn(FACTS)
    first, *others = before.editions
    now = replace(before, editions=(replace(first, edition="2027-01-01"), *others))
    (line,) = changed(before, now)
    assert line.text.endswith("the edition of January 1, 2027 was used; before it was that of July 1, 2026.")
    assert currency(before, now, ()) == ()


def test_the_triggers_that_ocr_names_come_first_in_its_order():
    events = [Event(f"e{number}", kind, date(2026, 11, 1)) for number, kind in enumerate(reversed(TRIGGERS))]
    last = replace(drawn(FACTS), on=LAST.isoformat(), next_review_on="2026-11-22")
    found = currency(last, drawn(WITH_LAPTOP), events)
    assert [line.kind for line in found[:6]] == ["trigger"] * 4 + ["review", "asset"]
    assert [line.text for line in found[:2]] == [
        "A security incident is on record for November 1, 2026.",
        "The ownership changed on November 1, 2026.",
    ]
    assert found[4].text == "The review that was planned for November 22, 2026 is due."


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (Event("e", "incident", LAST), False),
        (Event("e", "incident", date(2026, 2, 1)), True),
        (Event("e", "incident", date(2026, 11, 22)), True),
        (Event("e", "incident", date(2026, 11, 23)), False),
        (Event("e", "restore_test", date(2026, 2, 1)), False),
    ],
)
def test_an_event_counts_after_the_last_analysis_and_until_today(event: Event, counts: bool):
    assert bool(triggers((event,), LAST, date(2026, 11, 22))) is counts


def test_a_trigger_carries_its_note():
    (line,) = triggers((Event("e", "new_technology", date(2026, 5, 1), "New EHR. "),), LAST, date(2026, 11, 22))
    assert line.text == "New technology came into use on May 1, 2026: New EHR."


def test_nothing_happened_so_the_last_analysis_still_holds():
    last = drawn(FACTS)
    assert currency(last, last, ()) == ()
    assert currency(replace(last, next_review_on=""), last, (Event("e", "disposal", LAST),)) == ()


def test_an_appetite_that_nobody_set_reads_as_not_given():
    unset = drawn(FACTS, appetite=Appetite("", "", "", ""))
    assert changed(unset, drawn(FACTS))[0].text.endswith("was not given and is now moderate.")


def test_an_event_recorded_after_the_seal_counts_whatever_its_day():
    event = Event("e", "incident", LAST)
    assert triggers((event,), LAST, date(2026, 11, 22)) == ()
    assert len(triggers((event,), LAST, date(2026, 11, 22), {"e"})) == 1


def carrying(*told: tuple[int, str, str]) -> Analysis:
    """An analysis with risks by number, level and status."""
    rated = {"likelihood": "low", "impact": "low"}
    risks = [Risk(str(number), number, None, "", "", **rated, status=status) for number, _, status in told]
    lines = drawn(replace(FACTS, risks=tuple(risks))).risks
    levels = {f"R-{number:03d}": level for number, level, _ in told}
    return replace(
        drawn(FACTS),
        risks=tuple(replace(line, residual=replace(line.residual, level=levels[line.number])) for line in lines),
    )


@pytest.mark.parametrize(
    ("case", "before", "now", "moved"),
    [
        ("nothing moved", [(1, "low", "open")], [(1, "low", "open")], (0, 0, 0, 0)),
        ("one came", [], [(1, "low", "open")], (1, 0, 0, 0)),
        ("one is no longer on record", [(1, "low", "open")], [], (0, 1, 0, 0)),
        ("one was mitigated", [(1, "low", "open")], [(1, "low", "mitigated")], (0, 1, 0, 0)),
        ("one was opened again", [(1, "low", "closed")], [(1, "high", "open")], (1, 0, 0, 0)),
        ("one rose", [(1, "low", "open")], [(1, "high", "open")], (0, 0, 1, 0)),
        ("one fell", [(1, "high", "open")], [(1, "low", "open")], (0, 0, 0, 1)),
        ("one moved while it was closed", [(1, "high", "closed")], [(1, "low", "closed")], (0, 0, 0, 0)),
        (
            "all at once",
            [(1, "high", "open"), (2, "low", "open"), (3, "moderate", "open")],
            [(2, "moderate", "open"), (3, "low", "open"), (4, "very_high", "open"), (5, "low", "closed")],
            (1, 1, 1, 1),
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_the_open_risks_of_two_analyses_are_held_against_each_other(case, before, now, moved):
    found = compare_levels(carrying(*before), carrying(*now))

    assert (found.new, found.gone, found.rose, found.fell) == moved, case
    assert found.then == level_counts(level for _, level, status in before if status == "open")
    assert found.now == level_counts(level for _, level, status in now if status == "open")
    assert sum(found.then.values()) - found.gone + found.new == sum(found.now.values())


def test_levels_are_counted_least_first_with_zeros():
    assert list(level_counts(["low", "high", "low"]).items()) == [
        ("very_low", 0),
        ("low", 2),
        ("moderate", 0),
        ("high", 1),
        ("very_high", 0),
    ]
