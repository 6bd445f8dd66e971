"""Written analyses to try the rules on: a practice of every seed with its register, its plan and its records filled in."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from api.domain.analyses import draw_up
from api.domain.choosing import first_pass
from api.domain.elements import About
from api.domain.facts import Answer, Decision, Event, Facts, Person, Risk, Site, Task
from api.domain.questions import DONT_KNOW
from api.domain.scenarios import find_scenarios
from api.domain.snapshots import Analysis, Appetite, Signature
from tests.practices import BANK, CATALOGS, NIST_30, TODAY, practice

NOBODY = Signature("", "", "")
ABOUT = About(
    practice="Maple Street Family Medicine",
    time_zone="America/New_York",
    id="an-2",
    number=2,
    status="draft",
    on=TODAY,
    prepared_by=Signature("Dana Reyes", "office_manager", "2026-11-22T15:00:00Z"),
    approved_by=Signature("Dr. Amara Osei", "owner", ""),
    next_review_on=date(2027, 11, 22),
    appetite=Appetite("moderate", "Up to moderate we live with it.", "Dr. Amara Osei", "2026-11-01"),
    method_approved_by="Dr. Amara Osei",
    method_approved_on=date(2026, 11, 1),
)


def mixed(seed: int, assets: int = 12) -> Facts:
    """A practice with mixed answers, half of its open scenarios in the register, people, sites, events and tasks."""
    draw = random.Random(seed)
    facts = practice(seed, assets=assets)
    chosen = [line for line in find_scenarios(facts, CATALOGS, NIST_30) if line.selected]
    risks = tuple(_risk(draw, number, line) for number, line in enumerate(chosen, start=10) if draw.random() < 0.5)
    risks += (Risk("own", 99, None, "The landlord has a key", "No list of keys", asset_id="a1"),)
    return replace(
        facts,
        assets=tuple(replace(asset, site_id=draw.choice([None, "s1", "s2"])) for asset in facts.assets),
        sites=(Site("s1", "Maple Street"), Site("s2", "River Road"), Site("s3", "Storage")),
        people=tuple(_person(draw, number) for number in range(5)),
        events=tuple(_event(draw, number) for number in range(6)),
        decisions={
            "164.308(a)(3)(ii)(B)": Decision("164.308(a)(3)(ii)(B)", "alternative", "Small", "Two referees", "Osei")
        },
        risks=(*facts.risks, *risks),
        tasks=tuple(_task(draw, number, risks) for number in range(6)),
    )


def finished() -> tuple[Facts, About]:
    """A practice whose analysis lacks nothing: everything answered and placed, every open scenario rated and decided."""
    facts = practice(11)
    selection = first_pass(BANK, facts.profile)
    answers = {q.id: Answer(q.id, q.options[-2 if q.not_applicable else -1].id) for q in selection.first}
    assets = tuple(replace(asset, holds_ephi="yes", site_id="s1") for asset in facts.assets)
    facts = replace(facts, answers=answers, assets=assets, sites=(Site("s1", "Maple Street"),), risks=())
    open_ = [answer.question for answer in answers.values() if answer.option == DONT_KNOW]
    tasks = tuple(Task(f"t-{question}", "Find out", question=question) for question in open_)
    chosen = [line for line in find_scenarios(facts, CATALOGS, NIST_30) if line.selected]
    risks = tuple(_decided(number, line) for number, line in enumerate(chosen, start=1))
    return replace(facts, tasks=tasks, risks=risks), replace(ABOUT, status="final")


def draft(seed: int, previous: Analysis | None = None) -> Analysis:
    return draw_up(mixed(seed), CATALOGS, NIST_30, ABOUT, previous)


def shuffled(facts: Facts, seed: int) -> Facts:
    """The same facts told in another order."""
    draw = random.Random(seed)
    turned: Any = {
        name: tuple(draw.sample(value, len(value)))
        for name in ("sites", "groups", "assets", "flows", "vendors", "people", "events", "risks", "tasks")
        for value in [getattr(facts, name)]
    }
    answers = dict(draw.sample(list(facts.answers.items()), len(facts.answers)))
    decisions = dict(draw.sample(list(facts.decisions.items()), len(facts.decisions)))
    return replace(facts, answers=answers, decisions=decisions, **turned)


def _risk(draw, number, line):
    rated = draw.random() < 0.8
    return Risk(
        id=f"x{number}",
        number=number,
        pair=line.pair,
        threat=CATALOGS.pairs[line.pair].threat,
        vulnerability=CATALOGS.pairs[line.pair].vulnerability,
        group_id=line.group_id,
        likelihood=line.residual.likelihood if rated else "",
        impact=line.residual.impact if rated else "",
        level=line.residual.level if rated else "",
        method=NIST_30.id,
        reason=draw.choice(["", "As suggested."]),
        response=draw.choice([None, "mitigate", "accept", "transfer"]),
        owner=draw.choice(["", "Dana Reyes"]),
        due_on=draw.choice([None, TODAY + timedelta(days=30)]),
        approved_by=draw.choice(["", "Dr. Amara Osei"]),
        status=draw.choice(["open", "mitigated", "closed"]),
    )


def _decided(number, line):
    return Risk(
        id=f"x{number}",
        number=number,
        pair=line.pair,
        threat=CATALOGS.pairs[line.pair].threat,
        vulnerability=CATALOGS.pairs[line.pair].vulnerability,
        group_id=line.group_id,
        likelihood=line.residual.likelihood,
        impact=line.residual.impact,
        level=line.residual.level,
        method=NIST_30.id,
        reason="We rate it as suggested.",
        response="mitigate",
        owner="Dana Reyes",
        due_on=TODAY + timedelta(days=30),
        rated_by="Dana Reyes",
        rated_on=TODAY,
    )


def _person(draw, number):
    return Person(
        id=f"p{number}",
        name=f"Person {number}",
        job="nurse",
        started_on=date(2024, 1, 1),
        ended_on=draw.choice([None, date(2026, 5, 1)]),
        access_ended_on=draw.choice([None, date(2026, 5, 1)]),
        trained_on=draw.choice([None, date(2026, 2, 1)]),
        duties=draw.choice([(), ("security_official",)]),
    )


def _event(draw, number):
    kinds = ["incident", "ownership_change", "key_staff_turnover", "new_technology", "restore_test", "disposal"]
    return Event(
        f"e{number}", draw.choice(kinds), TODAY - timedelta(days=draw.randrange(400)), draw.choice(["", "Note."])
    )


def _task(draw, number, risks):
    return Task(
        id=f"t{number}",
        title=f"Task {number % 4}",
        status=draw.choice(["open", "started", "done", "dropped"]),
        due_on=draw.choice([None, TODAY + timedelta(days=draw.randrange(60))]),
        risk_ids=tuple(risk.id for risk in draw.sample(risks, min(2, len(risks)))),
    )
