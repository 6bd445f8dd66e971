"""How does a practice look on paper? One sentence for each fact of its profile that shapes the analysis."""

from collections.abc import Mapping
from types import MappingProxyType

from api.domain.facts import Ehr, Kind, Profile
from api.domain.sentences import joined

_KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MEDICAL: "It is a medical practice.",
        Kind.DENTAL: "It is a dental practice.",
        Kind.BEHAVIORAL_HEALTH: "It is a behavioral health practice.",
        Kind.THERAPY: "It is a therapy practice.",
        Kind.OPTOMETRY: "It is an optometry practice.",
        Kind.CHIROPRACTIC: "It is a chiropractic practice.",
        Kind.OTHER: "It is a health care practice of its own kind.",
    }
)
_CHARTS: Mapping[Ehr, str] = MappingProxyType(
    {
        Ehr.CLOUD: "Its charts are in an EHR that a vendor hosts.",
        Ehr.ONSITE: "Its charts are in an EHR that runs in the office.",
        Ehr.NONE: "It keeps its charts without an EHR.",
    }
)
LACKS = "It has, by its own account, no"
"""How the last sentence begins, so that a comparison can leave it out: it repeats the others in the negative."""

# Each fact with its sentence when it is so, and the words that stand in the list of what there is not.
_FACTS: tuple[tuple[str, str, str], ...] = (
    ("office", "It sees patients or works in an office.", "office"),
    ("server", "A server stands in the office.", "server in the office"),
    ("paper", "It keeps records with PHI on paper.", "paper records"),
    ("telehealth", "It gives care by video.", "telehealth"),
    ("home_work", "People work from home.", "work from home"),
    ("personal_phones", "People use their own phones for work.", "personal phones at work"),
    ("texting", "People send texts about patients or to them.", "texting"),
    ("contractors", "Contractors work for it.", "contractors"),
    ("ai_tools", "AI tools are used at work.", "AI tools"),
    ("medical_devices", "Medical devices are connected to its network.", "connected medical devices"),
    ("website", "It has a website.", "website"),
    ("it_provider", "An outside firm looks after its computers.", "outside IT firm"),
    ("clearinghouse", "Part of it works as a health care clearinghouse.", "clearinghouse function"),
    ("group_plan", "It runs a group health plan for its own people.", "group health plan of its own"),
    ("government", "It is part of a government body.", "tie to a government body"),
    ("acts_as_associate", "It handles PHI for other covered entities.", "work as a business associate"),
)


def describe(profile: Profile) -> tuple[str, ...]:
    """What the practice said of itself, a sentence each; the last one lists what it said it has not."""
    there = [said for fact, said, _ in _FACTS if getattr(profile, fact)]
    absent = [name for fact, _, name in _FACTS if not getattr(profile, fact)]
    lacks = [f"{LACKS} {joined(absent, 'and no')}."] if absent else []
    return (_KINDS[profile.kind], _CHARTS[profile.ehr], *there, *lacks)
