"""Where do the answers and the records of a practice disagree? Each rule cites the paragraph that the matter falls under.

A contradiction is no verdict: either the statement or the record is wrong, and the text says how to mend each. What a
rule says stands in the catalog; what it looks at stands here.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from api.domain import records
from api.domain.answers import claims
from api.domain.catalogs import Catalogs
from api.domain.editions import in_force, read
from api.domain.facts import Facts, Profile
from api.domain.records import (
    COMPUTERS,
    MACHINES,
    MAIL,
    PHONES,
    RUN_BY_VENDORS,
    Known,
    Look,
    assets_where,
    no_event,
    vendors_where,
)
from api.domain.sentences import listed

CATALOG = "contradictions"


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds what is said against what is recorded.

    `claims`: the rule is only looked at while an answer makes one of them; with none it always is. `said`, `found`
    (followed by the records) and `mend` are the three parts of the text; `mend` gives both ways out. `citation` is
    empty where the matter is not one of 45 CFR Part 164.
    """

    id: str
    citation: str
    title: str
    claims: tuple[str, ...]
    said: str
    found: str
    mend: str
    look: Look


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A rule that fired: `subjects` are the ids of the records, `questions` those whose answers make the claim."""

    rule: str
    citation: str
    title: str
    text: str
    subjects: tuple[str, ...]
    questions: tuple[str, ...]


def contradiction_rules_on(day: date) -> tuple[Rule, ...]:
    """Every rule of the edition in force on `day`, in its order; raises NoEdition before the first."""
    return _rules(in_force(CATALOG, day))


def find_contradictions(
    facts: Facts, catalogs: Catalogs, on: date, last_final_on: date | None
) -> tuple[Contradiction, ...]:
    """Everything that does not fit together on a day, in the catalog's order; `last_final_on` is None before the first."""
    known = Known(facts, catalogs.types, on, last_final_on)
    return held_against(claims(catalogs.bank, facts), known, contradiction_rules_on(on))


def held_against(
    claimed: Mapping[str, tuple[str, ...]], known: Known, rules: tuple[Rule, ...]
) -> tuple[Contradiction, ...]:
    """The rules that fire for these claims (each with the questions that make it) and these records."""
    found: list[Contradiction] = []
    for rule in rules:
        questions = sorted({question for claim in rule.claims for question in claimed.get(claim, ())})
        if rule.claims and not questions:
            continue
        seen = sorted(rule.look(known), key=lambda record: (record.says, record.id or ""))
        if seen:
            text = f"{rule.said} {rule.found}: {listed([record.says for record in seen])}. {rule.mend}"
            subjects = tuple(record.id for record in seen if record.id is not None)
            found.append(Contradiction(rule.id, rule.citation, rule.title, text, subjects, tuple(questions)))
    return tuple(found)


@cache
def _rules(edition: date) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            id=row["id"],
            citation=row.get("citation", ""),
            title=row["title"],
            claims=tuple(row["claims"]),
            said=row["said"],
            found=row["found"],
            mend=row["mend"],
            look=LOOKS[row["id"]],
        )
        for row in read(CATALOG, edition)["rule"]
    )


def _unless(said: Callable[[Profile], bool], kinds: Collection[str]) -> Look:
    """Assets of these types or categories, while the profile does not say that there are any."""
    look = assets_where(lambda known, asset: asset.type in kinds or known.category(asset) in kinds)
    return lambda known: () if said(known.facts.profile) else look(known)


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "agreements-missing": vendors_where(
            lambda _, v: v.touches_phi == "yes" and v.agreement in ("missing", "unknown")
        ),
        "vendors-listed": assets_where(
            lambda _, a: a.type in RUN_BY_VENDORS and a.holds_ephi == "yes" and a.vendor_id is None
        ),
        "vendors-checked": no_event("vendor_check", "vendor check"),
        "devices-encrypted": assets_where(
            lambda k, a: (
                k.category(a) in COMPUTERS and a.type not in PHONES and a.holds_ephi == "yes" and a.encrypted == "no"
            )
        ),
        "servers-encrypted": assets_where(
            lambda k, a: (k.category(a) == "server" or a.type == "backup_media") and a.encrypted == "no"
        ),
        "phones-protected": assets_where(lambda _, a: a.type in PHONES and a.encrypted == "no"),
        "transmission-encrypted": records.flows_unencrypted,
        "systems-supported": assets_where(lambda _, a: a.supported == "no"),
        "accounts-unique": assets_where(lambda _, a: a.shared_sign_in == "yes"),
        "mfa-email": assets_where(lambda _, a: a.type in MAIL and a.multi_factor == "no"),
        "mfa-systems": assets_where(
            lambda k, a: (
                a.multi_factor == "no"
                and a.holds_ephi == "yes"
                and a.type not in MAIL
                and k.category(a) in ("application", "vendor_service", "ai")
            )
        ),
        "mfa-remote": assets_where(lambda _, a: a.type in ("remote_access", "it_provider") and a.multi_factor == "no"),
        "mfa-vendors": vendors_where(lambda _, v: v.touches_phi == "yes" and v.multi_factor == "no"),
        "leavers-closed": records.leavers_with_access,
        "official-named": records.no_security_official,
        "training-all": records.people_untrained,
        "inventory-complete": records.kinds_missing,
        "disposal-recorded": records.retired_without_disposal,
        "backups-run": records.nothing_backed_up_to,
        "restore-tested": no_event("restore_test", "restore test"),
        "contingency-tested": no_event("contingency_test", "test of the emergency plans"),
        "activity-reviewed": no_event("activity_review", "review of system activity"),
        "access-reviewed": no_event("access_review", "review of access"),
        "policies-reviewed": records.policies_changed_since_review,
        "recognized-practices": records.adopted_too_lately,
        "agreement-ended": records.agreements_ended,
        "agreement-signed-later": records.agreements_signed_later,
        "vendor-ended": records.vendors_ended_behind_assets,
        "vendor-touches-phi": records.vendors_with_unadmitted_phi,
        "asset-nowhere": assets_where(
            lambda _, a: a.holds_ephi == "yes" and not (a.site_id or a.vendor_id or a.location.strip())
        ),
        "encryption-not-applicable": assets_where(
            lambda k, a: k.category(a) in MACHINES and a.holds_ephi == "yes" and a.encrypted == "not_applicable"
        ),
        "flow-retired": records.flows_at_retired_assets,
        "official-left": records.officials_who_left,
        "officials-several": records.several_security_officials,
        "profile-people": records.more_people_than_said,
        "profile-personal-phones": _unless(lambda p: p.personal_phones, {"smartphone_personal"}),
        "profile-paper": _unless(lambda p: p.paper, {"paper_charts", "archived_charts"}),
        "profile-server": _unless(lambda p: p.server or p.ehr == "onsite", {"server"}),
        "profile-telehealth": _unless(lambda p: p.telehealth, {"telehealth_platform"}),
        "profile-ai": _unless(lambda p: p.ai_tools, {"ai"}),
        "profile-devices": _unless(lambda p: p.medical_devices, {"medical_device"}),
        "profile-website": _unless(lambda p: p.website, {"public_website"}),
        "profile-home": _unless(lambda p: p.home_work, {"home_workstation", "home_network", "home_office"}),
        "profile-it-provider": _unless(lambda p: p.it_provider, {"it_provider"}),
        "acceptance-expired": records.acceptances_expired,
        "acceptance-unapproved": records.acceptances_unapproved,
        "mitigated-no-evidence": records.mitigated_without_evidence,
        "mitigated-open-tasks": records.mitigated_with_open_tasks,
        "assets-since-analysis": records.assets_since_last_analysis,
    }
)
