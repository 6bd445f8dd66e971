"""Who has to read which policy, who has, and on which day?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.attestations import PART_SECONDS, Reading, Worker, missing, parts, present, readings_for, seconds
from api.domain.policies import library_on

ON = date(2026, 11, 22)
ALL = Reading("leaving", 1)
EVERYONE = Reading("incidents", 2, ("everyone",))
DESK = Reading("fax", 1, ("front_desk", "billing"))
OFFICERS = Reading("risks", 1, ("officers",))
READINGS = (ALL, EVERYONE, DESK, OFFICERS)


@pytest.mark.parametrize(
    ("worker", "expected"),
    [
        (Worker("1", "Ann"), (ALL, EVERYONE)),
        (Worker("1", "Ann", roles=("front_desk",)), (ALL, EVERYONE, DESK)),
        (Worker("1", "Ann", roles=("clinicians", "contractors")), (ALL, EVERYONE)),
        (Worker("1", "Ann", duties=("deputy",)), (ALL, EVERYONE, OFFICERS)),
        (Worker("1", "Ann", roles=("billing", "officers")), (ALL, EVERYONE, DESK, OFFICERS)),
    ],
)
def test_a_policy_is_for_whom_it_was_written(worker, expected):
    assert readings_for(worker, READINGS) == expected


@pytest.mark.parametrize(
    ("started", "ended", "here"),
    [
        (None, None, True),
        (date(2026, 11, 22), None, True),
        (date(2026, 11, 23), None, False),
        (None, date(2026, 11, 22), False),
        (None, date(2026, 11, 23), True),
    ],
)
def test_only_who_works_here_on_the_day_owes(started, ended, here):
    assert bool(present([Worker("1", "Ann", started_on=started, ended_on=ended)], ON)) == here


def test_another_version_is_another_text():
    assert missing(Worker("1", "Ann"), [EVERYONE], {("incidents", 1)}) == (EVERYONE,)
    assert missing(Worker("1", "Ann"), [EVERYONE], {("incidents", 2)}) == ()


def test_people_come_by_name():
    assert [each.name for each in present([Worker("2", "Zoe"), Worker("1", "Ann")], ON)] == ["Ann", "Zoe"]


NAMES = st.sampled_from(["leaving", "incidents", "fax", "risks", "other"])


@given(st.sets(st.tuples(NAMES, st.integers(1, 3))), st.sets(st.sampled_from(["front_desk", "billing", "officers"])))
def test_only_what_is_owed_and_not_done_is_missing(attested, roles):
    worker = Worker("1", "Ann", roles=tuple(roles))
    should, left = readings_for(worker, READINGS), missing(worker, READINGS, attested)

    assert set(left) <= set(should)
    assert all(((each.policy, each.number) in attested) == (each not in left) for each in should)


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ((), ()),
        ((300,), (1,)),
        ((300, 300), (1, 1)),
        ((400, 400), (1, 2)),
        ((300, 300, 300, 300), (1, 1, 2, 2)),
        ((2000, 10), (1, 2)),
    ],
    ids=["nothing", "one", "two that fit", "two that do not", "four", "one that is long by itself"],
)
def test_what_there_is_to_read_comes_in_parts(lengths, expected):
    assert parts(lengths) == expected


@given(st.lists(st.integers(0, 1500), max_size=40))
def test_no_part_is_longer_than_four_minutes_and_none_could_take_the_next(lengths):
    found = parts(lengths)
    assert list(found) == sorted(found)
    for part in set(found):
        inside = [seconds(words) for words, of in zip(lengths, found, strict=True) if of == part]
        assert sum(inside) <= PART_SECONDS or len(inside) == 1
        after = next((seconds(words) for words, of in zip(lengths, found, strict=True) if of == part + 1), None)
        assert after is None or sum(inside) + after > PART_SECONDS


def test_every_policy_of_the_library_is_read_within_a_part():
    lengths = {
        template.id: sum(
            len(statement.text.split()) for section in template.sections for statement in section.statements
        )
        + len(template.purpose.split())
        for template in library_on(ON).templates.values()
    }
    assert {id: words for id, words in lengths.items() if seconds(words) > PART_SECONDS} == {}
