"""How long do the rules take to say where a practice stands, with nothing remembered?"""

import time
from collections.abc import Iterator
from statistics import median

from api.domain.contradictions import find_contradictions
from api.domain.gaps import find_gaps
from api.domain.scenarios import find_scenarios
from bench.practices import large
from bench.table import Figure
from tests.practices import CATALOGS, NIST_30, TODAY

TIMES = 20


def rules() -> Iterator[Figure]:
    """One practice's scenarios, gaps and contradictions from its facts."""
    facts = large()
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        find_scenarios(facts, CATALOGS, NIST_30)
        find_gaps(facts, CATALOGS, TODAY)
        find_contradictions(facts, CATALOGS, TODAY, None)
        taken.append(time.perf_counter() - begun)
    remark = f"{len(facts.assets)} assets, {len(CATALOGS.pairs)} pairs, {len(facts.answers)} answers; facts in memory"
    yield Figure("recompute a practice's whole posture", 1000 * median(taken), "ms", None, 50, remark=remark)
