"""Who follows whom, when does a term end, and what is to settle about a post?"""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.designations import Term, before, beside, charges_on, day_before, holder, last_day, open_points, succeed
from api.domain.standards import rules_on
from tests.days import TODAY

EDITION = charges_on(TODAY)
SECURITY = EDITION.posts[0]


def day(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=number)


def term(start, end=None, *, id=1, duty="security_official", deputy=False, person="Ann Ode", left=None):
    return Term(UUID(int=id), duty, deputy, person, day(start), None if end is None else day(end), left)


@pytest.mark.parametrize(
    ("new", "other", "outcome"),
    [
        (term(10), term(0), "ends"),
        (term(10, 20), term(0), "ends"),
        (term(10), term(10), "clash"),
        (term(10), term(11), "clash"),
        (term(10, 20), term(21), "free"),
        (term(10, 20), term(20), "clash"),
        (term(10), term(0, 9), "free"),
        (term(10), term(0, 10), "clash"),
        (term(10, 12), term(0, 30), "clash"),
        (term(10), term(0, duty="privacy_official"), "free"),
        (term(10), term(0, deputy=True), "free"),
        (term(10, deputy=True), term(0, deputy=True), "ends"),
    ],
    ids=[
        "an open one that began before ends",
        "so it does for a term in the past",
        "the same first day leaves no room",
        "nor does one that begins later",
        "a term in the past lies before it",
        "but not on its first day",
        "the day after the last is free",
        "the last day is not",
        "an ended one is not shortened",
        "another post",
        "its deputy",
        "a deputy follows a deputy",
    ],
)
def test_what_a_term_means_for_another(new, other, outcome):
    other = Term(
        UUID(int=2), *(getattr(other, name) for name in ("duty", "deputy", "person", "started_on", "ended_on"))
    )

    found = succeed(new, [new, other])

    assert (found.ends, found.clash) == {"ends": (other, None), "clash": (None, other), "free": (None, None)}[outcome]


SPANS = st.tuples(st.integers(0, 60), st.none() | st.integers(0, 30)).map(
    lambda told: (told[0], None if told[1] is None else told[0] + told[1])
)


@given(st.lists(SPANS, max_size=12))
def test_however_people_follow_each_other_nobody_holds_a_post_beside_another(spans):
    kept: list[Term] = []
    for number, (start, end) in enumerate(spans):
        new = term(start, end, id=number)
        found = succeed(new, kept)
        if found.clash is not None:
            continue
        if found.ends is not None:
            ended = found.ends
            kept.remove(ended)
            shorter = Term(
                ended.id, ended.duty, ended.deputy, ended.person, ended.started_on, day_before(new.started_on)
            )
            assert shorter.ended_on >= shorter.started_on
            assert before(new, [shorter]) == shorter
            kept.append(shorter)
        kept.append(new)
    held = [
        on for each in kept for on in range(each.started_on.toordinal(), (each.ended_on or day(200)).toordinal() + 1)
    ]
    assert len(held) == len(set(held))
    assert sum(each.ended_on is None for each in kept) <= 1
    assert (holder("security_official", kept, deputy=False) is None) == all(each.ended_on for each in kept)


@pytest.mark.parametrize(
    ("start", "on", "left", "last"),
    [(0, 20, None, 20), (0, 20, 15, 15), (0, 20, 30, 20), (18, 20, 15, 18)],
    ids=["that day", "left before", "leaves later", "no day before it began"],
)
def test_the_last_day_of_a_term_that_is_given_up(start, on, left, last):
    assert last_day(day(start), day(on), None if left is None else day(left)) == day(last)


def test_a_deputy_stands_beside_whoever_holds_the_post_then():
    old, new = term(0, 9, id=1), term(10, id=2, person="Ben Ito")
    deputy = term(5, id=3, deputy=True, person="Cy Day")

    assert beside(deputy, [old, new, deputy]) == new
    assert beside(old, [old, new, deputy]) == deputy
    assert beside(term(0, 4, id=4), [deputy]) is None


GONE = term(0, person="Gil Gone", left=day(29))
STAYS = term(0, left=day(31))


@pytest.mark.parametrize(
    ("held", "deputy", "unlettered", "points"),
    [
        (None, None, [], ["nobody"]),
        (None, None, ["Ann Ode"], ["no-letter"]),
        (None, None, ["Ann Ode", "Ben Ito"], ["no-letter", "several"]),
        (term(0), None, [], ["no-deputy"]),
        (term(0), term(0, deputy=True), [], []),
        (STAYS, term(0, deputy=True), [], []),
        (GONE, term(0, deputy=True), [], ["gone"]),
        (term(0), GONE, [], ["deputy-gone"]),
        (term(0), term(0, deputy=True), ["Ben Ito"], ["several"]),
        (GONE, term(0, deputy=True), ["Ben Ito"], ["gone"]),
    ],
    ids=str,
)
def test_what_is_to_settle_about_a_post(held, deputy, unlettered, points):
    found = open_points(SECURITY, held, deputy, unlettered, day(30))

    assert [point.id for point in found] == points
    assert all(point.advice == ("deputy" in point.id) for point in found)


def test_nobody_is_said_to_hold_a_post_of_somebody_who_left():
    (point,) = open_points(SECURITY, GONE, term(0, deputy=True), [], day(30))
    assert point.text == "Gil Gone left on January 30, 2026. Nobody is the security official now."


def test_every_citation_stands_in_the_rules_and_each_post_has_its_work():
    cited = {post.citation for post in EDITION.posts}
    cited |= {work.citation for post in EDITION.posts for work in (*post.does, *post.record) if work.citation}

    known = rules_on(TODAY).items
    assert all(
        any(f"{each}(".startswith(f"{item}(") or item.startswith(f"{each}(") for item in known) for each in cited
    )
    assert [post.id for post in EDITION.posts] == ["security_official", "privacy_official", "contact_person"]
    assert all(post.does and post.record for post in EDITION.posts)
    assert not any(work.citation for work in EDITION.deputy_does)
