"""Where does a practice stand? Its facts, the catalogs in force and its method, and what the rules conclude from them.

Conclusions are worked out, never stored. They are kept in memory as long as nothing changes: a practice's chain head
moves with every record, so the same head and day give the same conclusions.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from api.db import analyses, chain, past, practices
from api.db.analyses import Analysis
from api.db.facts import RECALLED, load, load_past
from api.db.past import Link
from api.db.practices import Practice
from api.domain.catalogs import Catalogs, catalogs_on
from api.domain.contradictions import Contradiction, find_contradictions
from api.domain.facts import Facts
from api.domain.gaps import Gap, find_gaps
from api.domain.methods import Method, method_on, own_method
from api.domain.scenarios import Scenario, find_scenarios
from api.domain.tasks import Relief, relieve
from api.problems import NotFound
from api.work import Work

REMEMBERED = 64
OWN = "own"
T = TypeVar("T")


@dataclass(frozen=True)
class Bearings:
    """A practice and the method by which it judges on a day: enough to rate a risk in its own words."""

    practice: Practice
    method: Method
    on: date


@dataclass(frozen=True)
class Posture(Bearings):
    """One practice on one day; every conclusion is worked out when first asked for.

    `final` is the analysis that stands and `draft` the one being written, both without their sealed text.
    """

    facts: Facts
    catalogs: Catalogs
    final: Analysis | None
    draft: Analysis | None
    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def last_final_on(self) -> date | None:
        return _day(self.final.approved_at, self.practice.time_zone) if self.final else None

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        return find_scenarios(self.facts, self.catalogs, self.method)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return find_gaps(self.facts, self.catalogs, self.on)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        return find_contradictions(self.facts, self.catalogs, self.on, self.last_final_on)

    @cached_property
    def relief(self) -> Mapping[str, Relief]:
        return relieve(self.facts, self.catalogs, self.method)

    def once(self, name: str, work_out: Callable[[], T]) -> T:
        """What follows from this posture and nothing else, worked out when first asked for and kept with it."""
        if name not in self._kept:
            self._kept[name] = work_out()
        found: T = self._kept[name]
        return found

    def scenario(self, pair: str, group_id: UUID | None) -> Scenario | None:
        """The scenario of a pair: the group's own, or the one that covers every exposed asset."""
        group = str(group_id) if group_id else None
        return next((found for found in self.scenarios if (found.pair, found.group_id) == (pair, group)), None)


class Postures:
    """The postures last asked for, in this process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[UUID, str, date], Posture] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[UUID, str, date]) -> Posture | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: tuple[UUID, str, date], posture: Posture) -> None:
        with self._lock:
            self._kept[key] = posture
            if len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)


def posture(work: Work) -> Posture:
    """The practice's posture as it stands in this transaction, its own unsaved changes included."""
    work.session.flush()
    kept: Postures = work.request.app.state.postures
    key = (work.here, chain.head(work.session.connection(), work.here).hash, work.today)
    found = None if work.writes else kept.get(key)
    if found is None:
        found = _read(work)
        if not work.writes:
            kept.keep(key, found)
    return found


def posture_on(work: Work, day: date, zone: str) -> Posture | None:
    """The posture at the end of a day in the practice's time zone; None before it was on record.

    Today's, and that of a day to come, is the present one.
    """
    if day >= work.today:
        return posture(work)
    link = past.last_before(work.session, work.here, past.end_of(day, zone))
    return _then(work, link, day) if link else None


def first_posture(work: Work, zone: str) -> Posture:
    """The posture with which the practice came on record, when it had told us nothing else yet."""
    link = past.first_of(work.session, work.here, Practice.__name__)
    found = _then(work, link, _day(link.at, zone)) if link else None
    if found is None:
        raise NotFound
    return found


def bearings(work: Work) -> Bearings:
    """The practice and its method, in one query."""
    practice = practices.get(work.session, work.here)
    if practice is None:
        raise NotFound
    return Bearings(practice, method_of(practice, work.today), work.today)


def method_of(practice: Practice, on: date) -> Method:
    """The method that the practice's management chose, in the edition of a day."""
    if practice.method == OWN and practice.own_method is not None:
        return _own(practice.own_method)
    return method_on(practice.method, on)


def _day(at: str, zone: str) -> date:
    return datetime.fromisoformat(at).astimezone(ZoneInfo(zone)).date()


def _own(table: dict[str, Any]) -> Method:
    return own_method(
        OWN,
        table["title"],
        likelihoods=tuple(table["likelihoods"]),
        impacts=tuple(table["impacts"]),
        grid={row: tuple(cells) for row, cells in table["grid"].items()},
        edition=date.fromisoformat(table["edition"]),
    )


def _read(work: Work) -> Posture:
    here = bearings(work)
    return _standing(here.practice, here.on, load(work.session, here.practice), analyses.current(work.session))


def _then(work: Work, link: Link, day: date) -> Posture | None:
    """The posture after a link of the chain, judged on a day. What the chain says up to there never changes."""
    kept: Postures = work.request.app.state.postures
    key = (work.here, link.hash, day)
    found = kept.get(key)
    if found is None:
        told = past.recall(work.session, work.here, link.seq, (*RECALLED, Analysis))
        loaded = load_past(told)
        if loaded is None:
            return None
        found = _standing(loaded[0], day, loaded[1], told.rows(Analysis))
        kept.keep(key, found)
    return found


def _standing(practice: Practice, on: date, facts: Facts, written: Sequence[Analysis]) -> Posture:
    return Posture(
        practice=practice,
        method=method_of(practice, on),
        on=on,
        facts=facts,
        catalogs=catalogs_on(on),
        final=max((row for row in written if row.status == "final"), key=lambda row: row.number, default=None),
        draft=next((row for row in written if row.status == "draft"), None),
    )
