"""Does a method rate every risk, and never a worse one lower? NIST SP 800-30r1 Tables G-5 and I-2, SP 800-66r2 Table 6."""

from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.editions import NoEdition
from api.domain.methods import FIVE, METHODS, BadMethod, Method, OffScale, UnknownMethod, method_on, onto, own_method

TODAY = date(2026, 11, 22)
STEPS = {"VL": "very_low", "L": "low", "M": "moderate", "H": "high", "VH": "very_high"}

TABLE_I_2 = """
    VH  VL L  M  H  VH
    H   VL L  M  H  VH
    M   VL L  M  M  H
    L   VL L  L  L  M
    VL  VL VL VL L  L
"""
TABLE_G_5 = """
    VH  L  M  H  VH VH
    H   L  M  M  H  VH
    M   L  L  M  M  H
    L   VL L  L  M  M
    VL  VL VL L  L  L
"""
TABLE_6 = """
    H   L  M  H
    M   L  M  M
    L   L  L  L
"""


def table(text: str) -> dict[str, tuple[str, ...]]:
    rows = [[STEPS[word] for word in line.split()] for line in text.strip().splitlines()]
    return {row[0]: tuple(row[1:]) for row in rows}


def published() -> list[Method]:
    return [method_on(name, TODAY) for name in METHODS]


def own(grid: dict[str, tuple[str, ...]], **scales: tuple[str, ...]) -> Method:
    scale = ("low", "moderate", "high")
    return own_method(
        "own",
        "Our table",
        likelihoods=scales.get("likelihoods", scale),
        impacts=scales.get("impacts", scale),
        grid=grid,
        edition=TODAY,
    )


def test_table_i_2_is_the_grid_of_sp_800_30():
    assert dict(method_on("nist-sp-800-30-r1", TODAY).grid) == table(TABLE_I_2)


def test_table_g_5_combines_the_likelihoods_of_sp_800_30():
    assert method_on("nist-sp-800-30-r1", TODAY).overall == table(TABLE_G_5)


def test_table_6_is_the_grid_of_sp_800_66_which_combines_no_likelihoods():
    method = method_on("nist-sp-800-66-r2", TODAY)
    assert dict(method.grid) == table(TABLE_6)
    assert method.overall is None


@pytest.mark.parametrize("method", published(), ids=lambda method: method.id)
def test_a_low_likelihood_of_high_impact_is_low_under_both_methods_of_nist(method: Method):
    assert method.rate("low", "high") == "low"


@pytest.mark.parametrize("method", published(), ids=lambda method: method.id)
def test_every_likelihood_meets_every_impact(method: Method):
    for likelihood, impact in product(method.likelihoods, method.impacts):
        assert method.rate(likelihood, impact) in method.levels


@pytest.mark.parametrize("method", published(), ids=lambda method: method.id)
def test_every_step_of_a_published_method_is_explained(method: Method):
    assert set(method.meanings["likelihood"]) == set(method.likelihoods)
    assert set(method.meanings["impact"]) == set(method.impacts)
    assert set(method.meanings["level"]) == set(method.levels)
    assert method.authority == "guidance"


@given(st.sampled_from(published()), st.data())
def test_more_likely_or_worse_is_never_less_risk(method: Method, data: st.DataObject):
    ranks = st.tuples(*[st.integers(0, len(method.likelihoods) - 1)] * 2).map(sorted)
    (milder, likelier), (lesser, greater) = data.draw(ranks), data.draw(ranks)
    low = method.rate(method.likelihoods[milder], method.impacts[lesser])
    high = method.rate(method.likelihoods[likelier], method.impacts[greater])
    assert FIVE.index(low) <= FIVE.index(high)


@given(st.data())
def test_a_table_of_one_s_own_is_taken_exactly_when_it_is_monotone(data: st.DataObject):
    scales = st.lists(st.sampled_from(FIVE), min_size=2, max_size=5, unique=True).map(
        lambda steps: tuple(sorted(steps, key=FIVE.index))
    )
    likelihoods, impacts = data.draw(scales), data.draw(scales)
    cell = st.integers(0, 4)
    ranks = {row: data.draw(st.lists(cell, min_size=len(impacts), max_size=len(impacts))) for row in likelihoods}
    if data.draw(st.booleans()):
        ranks = {row: sorted(cells) for row, cells in ranks.items()}
        for row, next_row in pairwise(likelihoods):
            ranks[next_row] = [max(pair) for pair in zip(ranks[row], ranks[next_row], strict=True)]
    monotone = all(
        ranks[a][i] <= ranks[b][j]
        for (n, a), (m, b) in product(enumerate(likelihoods), repeat=2)
        for i, j in product(range(len(impacts)), repeat=2)
        if n <= m and i <= j
    )
    grid = {row: tuple(FIVE[rank] for rank in cells) for row, cells in ranks.items()}
    if monotone:
        method = own(grid, likelihoods=likelihoods, impacts=impacts)
        assert method.rate(likelihoods[0], impacts[-1]) == grid[likelihoods[0]][-1]
    else:
        with pytest.raises(BadMethod, match="falls from"):
            own(grid, likelihoods=likelihoods, impacts=impacts)


def test_a_table_of_one_s_own_counts_the_levels_it_uses_as_its_levels():
    method = own({"low": ("low", "low", "low"), "moderate": ("low", "low", "high"), "high": ("low", "high", "high")})
    assert method.levels == ("low", "high")
    assert method.authority == "practice"


GOOD = {"low": ("low", "low", "low"), "moderate": ("low", "moderate", "high"), "high": ("low", "high", "very_high")}
REFUSED = {
    "a row is missing": ({"low": GOOD["low"], "high": GOOD["high"]}, {}, "row moderate; it has 0"),
    "a cell is missing": ({**GOOD, "high": ("low", "high")}, {}, "needs 3 cells in row high; it has 2"),
    "a cell is empty": ({**GOOD, "high": ("low", "", "high")}, {}, "'' is not a level"),
    "a row has no likelihood": ({**GOOD, "extreme": GOOD["high"]}, {}, "row 'extreme'"),
    "a level is invented": ({**GOOD, "high": ("low", "high", "critical")}, {}, "'critical' is not a level"),
    "worse impact, less risk": (
        {**GOOD, "high": ("high", "moderate", "high")},
        {},
        "high, low to moderate at high, mod",
    ),
    "likelier, less risk": (
        {**GOOD, "low": ("moderate", "moderate", "moderate")},
        {},
        "falls from moderate at low, low to low at moderate, low",
    ),
    "a step is invented": (GOOD, {"impacts": ("low", "moderate", "awful")}, "impact scale has 'awful'"),
    "a step stands twice": (GOOD, {"impacts": ("low", "low", "high")}, "low twice"),
    "the scale is upside down": (GOOD, {"impacts": ("high", "moderate", "low")}, "out of order"),
    "there is one step only": ({"low": GOOD["low"]}, {"likelihoods": ("low",)}, "1 steps; it needs two to five"),
    "there is no step": ({}, {"likelihoods": ()}, "0 steps"),
}


@pytest.mark.parametrize(("grid", "scales", "message"), REFUSED.values(), ids=REFUSED)
def test_a_table_of_one_s_own_is_refused_when(grid, scales, message):
    with pytest.raises(BadMethod) as refused:
        own(grid, **scales)
    assert message in str(refused.value)


def test_a_likelihood_table_that_falls_is_refused_too():
    falling = {"low": ("high", "high"), "high": ("low", "high")}
    with pytest.raises(BadMethod, match="overall table falls"):
        Method(
            id="own",
            title="Our table",
            source="ours",
            edition=TODAY,
            authority="practice",
            likelihoods=("low", "high"),
            impacts=("low", "high"),
            levels=("low", "high"),
            grid={"low": ("low", "low"), "high": ("low", "high")},
            overall=falling,
            meanings={},
        )


@pytest.mark.parametrize(("likelihood", "impact"), [("very_low", "high"), ("high", "critical")])
def test_a_step_off_the_scale_is_refused_and_the_scale_named(likelihood: str, impact: str):
    with pytest.raises(OffScale, match="use low, moderate, high"):
        method_on("nist-sp-800-66-r2", TODAY).rate(likelihood, impact)


def test_a_method_that_nobody_published_is_refused():
    with pytest.raises(UnknownMethod, match="nist-sp-800-30-r1, nist-sp-800-66-r2"):
        method_on("hhs-sra-tool", TODAY)


def test_a_method_is_not_on_file_before_its_day():
    assert method_on("nist-sp-800-30-r1", date(2012, 9, 17)).edition == date(2012, 9, 17)
    with pytest.raises(NoEdition):
        method_on("nist-sp-800-66-r2", date(2024, 2, 13))


def test_five_steps_stand_on_three_as_their_neighbors():
    assert [onto(step, ("low", "moderate", "high")) for step in FIVE] == ["low", "low", "moderate", "high", "high"]


def test_a_step_between_two_goes_to_the_higher():
    assert onto("moderate", ("low", "high")) == "high"
    assert onto("low", ("very_low", "moderate", "high", "very_high")) == "moderate"


@given(st.lists(st.sampled_from(FIVE), min_size=2, max_size=5, unique=True))
def test_on_any_scale_the_order_and_both_ends_are_kept(steps: list[str]):
    scale = tuple(sorted(steps, key=FIVE.index))
    placed = [scale.index(onto(step, scale)) for step in FIVE]
    assert placed == sorted(placed)
    assert (placed[0], placed[-1]) == (0, len(scale) - 1)
    assert all(onto(step, scale) == step for step in scale)


def test_a_word_that_is_no_step_has_no_place_on_a_scale():
    with pytest.raises(OffScale, match="very_low, low, moderate, high, very_high"):
        onto("medium", FIVE)
