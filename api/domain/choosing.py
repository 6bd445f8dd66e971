"""Which of the questions does a practice meet, and which of them in its first pass? The choice is our advice."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from api.domain.facts import Ehr, Profile
from api.domain.questions import Bank, Question


@dataclass(frozen=True, slots=True)
class Selection:
    """The questions of the first pass, and those that can follow when there is time. Both in the order of asking."""

    first: tuple[Question, ...]
    further: tuple[Question, ...]

    @property
    def minutes(self) -> int:
        """What answering the first pass takes."""
        return sum(question.minutes for question in self.first)

    @property
    def further_minutes(self) -> int:
        return sum(question.minutes for question in self.further)


def tags(profile: Profile) -> frozenset[str]:
    """The words by which questions and reasons name a profile, e.g. solo, team, large, office, paper, kind_dental."""
    serves = profile.server or profile.ehr is Ehr.ONSITE
    holds = {
        "solo": alone(profile),
        "team": not alone(profile),
        "large": profile.people >= 15,
        "office": profile.office or serves,
        "no_office": not (profile.office or serves),
        "paper": profile.paper,
        "cloud_ehr": profile.ehr is Ehr.CLOUD,
        "onsite_ehr": profile.ehr is Ehr.ONSITE,
        "server": serves,
        "telehealth": profile.telehealth,
        "home_work": profile.home_work,
        "personal_phones": profile.personal_phones,
        "texting": profile.texting,
        "contractors": profile.contractors,
        "ai": profile.ai_tools,
        "medical_devices": profile.medical_devices,
        "website": profile.website,
        "it_provider": profile.it_provider,
        "clearinghouse": profile.clearinghouse,
        "group_plan": profile.group_plan,
        "government": profile.government,
        "acts_as_associate": profile.acts_as_associate,
        f"kind_{profile.kind}": True,
    }
    return frozenset(tag for tag, true in holds.items() if true)


def alone(profile: Profile) -> bool:
    """Whether one person works here and nobody comes in beside: a contractor makes it a team."""
    return profile.people == 1 and not profile.contractors


def fits(needs: Iterable[str], held: frozenset[str]) -> bool:
    """Whether every need is held; a need written `!tag` asks that the tag is not."""
    return all((need[1:] not in held) if need.startswith("!") else (need in held) for need in needs)


def applicable(bank: Bank, profile: Profile) -> tuple[Question, ...]:
    """The questions that a practice of this profile can be asked, in section order, the most worthwhile first."""
    held = tags(profile)
    return tuple(question for question in bank.questions.values() if fits(question.needs, held))


def budget(profile: Profile) -> int | None:
    """How many questions a first pass may hold: 45 alone, 75 below fifteen people, all of them above. Our advice."""
    if alone(profile):
        return 45
    return 75 if profile.people < 15 else None


@lru_cache(maxsize=256)
def first_pass(bank: Bank, profile: Profile) -> Selection:
    """The applicable questions, split. Each owed paragraph keeps its most worthwhile question, come what may; the
    rest of the budget goes by worth.
    """
    questions = applicable(bank, profile)
    ranked = sorted(questions, key=lambda question: (-question.worth, question.id))
    keep: dict[str, Question] = {}
    for citation in sorted(bank.owed):
        best = next((question for question in ranked if citation in question.citations), None)
        if best is not None:
            keep[best.id] = best
    room = budget(profile)
    for question in ranked:
        if room is None or len(keep) < room:
            keep.setdefault(question.id, question)
    return Selection(
        first=tuple(question for question in questions if question.id in keep),
        further=tuple(question for question in questions if question.id not in keep),
    )
