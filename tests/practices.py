"""Practices to try the rules on: five that stand for the people we build for, and mixed ones drawn from a seed."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

from api.domain.catalogs import catalogs_on
from api.domain.choosing import applicable
from api.domain.facts import Answer, Asset, Ehr, Facts, Flow, Group, Kind, Profile, Risk, Vendor
from api.domain.methods import method_on
from api.domain.questions import Option

TODAY = date(2026, 11, 22)
CATALOGS = catalogs_on(TODAY)
BANK = CATALOGS.bank
NIST_30 = method_on("nist-sp-800-30-r1", TODAY)
NIST_66 = method_on("nist-sp-800-66-r2", TODAY)

FEATURES = (
    "server",
    "telehealth",
    "home_work",
    "personal_phones",
    "texting",
    "paper",
    "contractors",
    "ai_tools",
    "medical_devices",
    "website",
    "it_provider",
    "clearinghouse",
    "group_plan",
    "government",
    "acts_as_associate",
)

_EVERY: Any = dict.fromkeys(FEATURES, True)

PROFILES = {
    "solo telehealth therapist": Profile(
        Kind.BEHAVIORAL_HEALTH,
        people=1,
        office=False,
        telehealth=True,
        home_work=True,
        personal_phones=True,
        texting=True,
    ),
    "solo dentist with an office": Profile(Kind.DENTAL, people=1, paper=True, website=True),
    "nine people, every feature": replace(Profile(people=9), **_EVERY),
    "fourteen people, server and devices": Profile(
        people=14, ehr=Ehr.ONSITE, server=True, medical_devices=True, paper=True, it_provider=True
    ),
    "forty-person group": Profile(people=40, server=True, medical_devices=True, website=True, it_provider=True),
}

_WEIGHT = {"verified": 2, "in_place": 4, "partly": 3, "no": 3, "dont_know": 1, "not_applicable": 1}


def practice(seed: int, *, assets: int = 12) -> Facts:
    """A practice with mixed answers and records; the same seed, the same practice."""
    draw = random.Random(seed)
    features: Any = {name: draw.random() < 0.5 for name in FEATURES}
    profile = replace(
        Profile(people=draw.choice([1, 2, 9, 14, 40]), ehr=draw.choice(list(Ehr)), office=draw.random() < 0.8),
        **features,
    )
    things = tuple(_asset(draw, number) for number in range(assets))
    return Facts(
        profile=profile,
        answers=_answers(draw, profile),
        groups=(Group("g1", "Front office"), Group("g2", "Clinic")),
        assets=things,
        flows=tuple(_flow(draw, number, things) for number in range(assets // 3)),
        vendors=tuple(_vendor(draw, number) for number in range(3)),
        risks=tuple(_risk(draw, number) for number in range(4)),
    )


def _answers(draw: random.Random, profile: Profile) -> dict[str, Answer]:
    found = {}
    for question in applicable(BANK, profile):
        if draw.random() < 0.8:
            option = pick(draw, question.options)
            found[question.id] = Answer(question.id, option.id, note="We do not do that.")
    return found


def pick(draw: random.Random, options: tuple[Option, ...]) -> Option:
    return draw.choices(options, [_WEIGHT[option.grade] for option in options])[0]


def _asset(draw: random.Random, number: int) -> Asset:
    return Asset(
        id=f"a{number}",
        name=f"Asset {number}",
        type=draw.choice(sorted(CATALOGS.types)),
        holds_ephi=draw.choice(["yes", "no", "unknown"]),
        group_id=draw.choice([None, "g1", "g2"]),
        vendor_id=draw.choice([None, "v0", "v1", "v2"]),
        encrypted=draw.choice(["yes", "no", "unknown", "not_applicable"]),
        multi_factor=draw.choice(["yes", "no", "unknown", "not_applicable"]),
        shared_sign_in=draw.choice(["yes", "no", "unknown"]),
        supported=draw.choice(["yes", "no", "unknown"]),
        critical=draw.random() < 0.2,
        retired_on=draw.choice([None, None, None, date(2025, 1, 1)]),
    )


def _vendor(draw: random.Random, number: int) -> Vendor:
    return Vendor(
        id=f"v{number}",
        name=f"Vendor {number}",
        service="billing",
        touches_phi=draw.choice(["yes", "no", "unknown"]),
        agreement=draw.choice(["on_file", "missing", "not_needed", "unknown"]),
        agreement_ends_on=draw.choice([None, date(2026, 1, 1), date(2027, 1, 1)]),
    )


def _flow(draw: random.Random, number: int, assets: tuple[Asset, ...]) -> Flow:
    here, there = draw.choice(assets).id, draw.choice(assets).id
    return Flow(f"f{number}", f"Flow {number}", here, there, None, "e-mail", draw.choice(["yes", "no", "unknown"]))


def _risk(draw: random.Random, number: int) -> Risk:
    return Risk(
        id=f"r{number}",
        number=number,
        pair=draw.choice(sorted(CATALOGS.pairs)),
        threat="",
        vulnerability="",
        group_id=draw.choice([None, "g1", "g2"]),
    )
