"""May a burst pass, is the rest kept waiting, and does waiting help?"""

import pytest

from api.limits import Buckets


class Clock:
    """A clock that a test turns by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    turned = Clock()
    monkeypatch.setattr("api.limits.time.monotonic", turned)
    return turned


@pytest.mark.usefixtures("clock")
def test_a_burst_passes_and_the_next_request_is_told_how_long_to_wait() -> None:
    buckets = Buckets(burst=100, a_minute=300)

    assert [buckets.wait("here") for _ in range(100)] == [0.0] * 100
    assert buckets.wait("here") == pytest.approx(0.2)


def test_who_waits_as_long_as_told_passes(clock: Clock) -> None:
    buckets = Buckets(burst=2, a_minute=60)
    assert [buckets.wait("here") for _ in range(3)] == [0.0, 0.0, 1.0]

    clock.now += 0.5
    assert buckets.wait("here") == pytest.approx(0.5)
    clock.now += 0.5
    assert buckets.wait("here") == 0.0
    assert buckets.wait("here") == pytest.approx(1.0)


def test_asking_while_it_waits_does_not_lengthen_the_wait(clock: Clock) -> None:
    buckets = Buckets(burst=1, a_minute=60)
    buckets.wait("here")
    for _ in range(9):
        clock.now += 0.1
        assert buckets.wait("here") > 0

    clock.now += 0.11
    assert buckets.wait("here") == 0.0


def test_a_bucket_never_holds_more_than_a_burst(clock: Clock) -> None:
    buckets = Buckets(burst=3, a_minute=60)
    buckets.wait("here")

    clock.now += 3600

    assert [buckets.wait("here") > 0 for _ in range(4)] == [False, False, False, True]


@pytest.mark.usefixtures("clock")
def test_one_address_does_not_keep_another_waiting() -> None:
    buckets = Buckets(burst=1, a_minute=60)

    assert [buckets.wait(address) > 0 for address in ("here", "here", "there", "there")] == [False, True, False, True]


@pytest.mark.usefixtures("clock")
def test_memory_does_not_grow_with_the_addresses_and_the_least_recently_seen_is_forgotten() -> None:
    buckets = Buckets(burst=1, a_minute=60, remembered=2)
    for address in ("first", "second", "first", "third"):
        buckets.wait(address)

    assert (buckets.wait("first") > 0, buckets.wait("second") > 0) == (True, False)
    assert len(buckets._levels) == 2


def test_the_door_lets_a_burst_in_and_then_says_when_to_come_back(visitor) -> None:
    somebody = visitor()
    body = {"method": "nist-sp-800-30-r1", "likelihood": "low", "impact": "high"}

    answers = [somebody.post("/v1/calculators/risk-level", json=body) for _ in range(130)]

    passed = [answer.status_code for answer in answers].index(429)
    assert passed >= 100
    assert {answer.status_code for answer in answers[:passed]} == {200}
    assert answers[passed].json()["type"] == "/problems/too-many"
    assert int(answers[passed].headers["retry-after"]) >= 1
