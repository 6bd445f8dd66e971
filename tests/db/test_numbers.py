"""Can two records get the same number, however many people add at once?"""

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from uuid import UUID

import pytest

from api.db.base import Database, transaction
from api.db.numbers import take

HERE, THERE = UUID(int=1), UUID(int=2)
WRITERS, EACH = 8, 6


def taken(database: Database, kind: str = "risk", how_many: int = 1, here: UUID = HERE) -> list[int]:
    with transaction(database, practice_id=here, actor="test") as session:
        return list(take(session, kind, how_many))


def test_numbers_are_unique_and_gapless_under_eight_writers(database: Database) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        found = pool.map(lambda _: [taken(database) for _ in range(EACH)], range(WRITERS))
        numbers = list(chain.from_iterable(chain.from_iterable(found)))
    assert sorted(numbers) == list(range(1, WRITERS * EACH + 1))


def test_several_numbers_are_taken_in_one_go(database: Database) -> None:
    assert [taken(database, how_many=3), taken(database), taken(database, how_many=2)] == [[1, 2, 3], [4], [5, 6]]


def test_taking_none_takes_none(database: Database) -> None:
    assert [taken(database, how_many=0), taken(database)] == [[], [1]]


def test_each_kind_and_each_practice_counts_by_itself(database: Database) -> None:
    assert taken(database, "risk") == taken(database, "analysis") == taken(database, "risk", here=THERE) == [1]
    assert taken(database, "risk") == [2]


def test_a_number_given_up_is_not_lost_to_others(database: Database) -> None:
    with pytest.raises(RuntimeError), transaction(database, practice_id=HERE, actor="test") as session:  # noqa: PT012 - all of the transaction
        take(session, "risk")
        raise RuntimeError
    assert taken(database) == [1]
