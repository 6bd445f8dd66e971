import { expect, it, test } from "vitest";

import { heaped, highOf, type Scenario, showOf, waitingOf } from "./suggested";

function scenario(pair: string, category: string, level: string, risk_id: string | null = null): Scenario {
  const rating = { likelihood: "high", impact: "high", level };
  return {
    key: pair,
    pair,
    group_id: null,
    title: pair,
    category,
    threat: "",
    vulnerability: "",
    at_risk: [],
    citations: [],
    typical_safeguards: [],
    asset_ids: [],
    asset_names: [],
    selected: true,
    because: [],
    safeguards: [],
    missing: [],
    questions: [],
    inherent: rating,
    residual: rating,
    factors: [],
    cells: [],
    differs: [],
    risk_id,
  };
}

const ALL = [
  scenario("a", "paper", "low"),
  scenario("b", "ransomware", "moderate", "r1"),
  scenario("c", "brand_new", "high"),
  scenario("d", "ransomware", "very_high"),
];

test("they lie in heaps in our order, a new kind last, the highest first in each", () => {
  expect(heaped(ALL).map(({ title, scenarios }) => [title, scenarios.map(({ pair }) => pair)])).toEqual([
    ["Ransomware and break-ins", ["d", "b"]],
    ["Paper", ["a"]],
    ["Brand new", ["c"]],
  ]);
});

test("what is on record waits no more, and high and above take a reason", () => {
  expect(waitingOf(ALL).map(({ pair }) => pair)).toEqual(["a", "c", "d"]);
  expect(highOf(ALL).map(({ pair }) => pair)).toEqual(["c", "d"]);
});

it.each([
  [undefined, "waiting"],
  ["recorded", "recorded"],
  ["shut", "shut"],
  ["all", "waiting"],
])("%s shows %s", (word, show) => {
  expect(showOf(word)).toBe(show);
});
