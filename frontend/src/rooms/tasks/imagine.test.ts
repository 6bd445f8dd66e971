/** What would be left with some tasks done? */
import { expect, test } from "vitest";

import { addDays, cellOf, changeWords, imagine, plannedFor, sentences } from "./imagine";
import type { Move, Scenario, Task, Week } from "./words";

const LEVELS = ["low", "moderate", "high"];

function rating(likelihood: string, impact: string, level: string) {
  return { likelihood, impact, level };
}

// Only what is looked at here; the rest of a scenario does not matter.
function scenario(key: string, residual: Scenario["residual"]): Scenario {
  return { key, residual } as Scenario;
}

function move(
  pair: string,
  before: Move["before"],
  after: Move["after"],
  shut = false,
  group_id: string | null = null,
): Move {
  return { pair, group_id, title: pair, before, after, shut };
}

const HIGH = rating("high", "high", "high");
const MODERATE = rating("moderate", "high", "moderate");
const MILDER = rating("low", "high", "moderate");
const LOW = rating("low", "low", "low");

test("a risk that moves leaves its cell and comes to another, one that is shut leaves the table", () => {
  const open = [scenario("a", HIGH), scenario("b", HIGH), scenario("c", LOW)];
  const { before, after, levels } = imagine(open, [move("a", HIGH, MODERATE), move("b", HIGH, LOW, true)], LEVELS);
  expect(Object.fromEntries(before)).toEqual({ [cellOf("high", "high")]: 2, [cellOf("low", "low")]: 1 });
  expect(Object.fromEntries(after)).toEqual({ [cellOf("moderate", "high")]: 1, [cellOf("low", "low")]: 1 });
  expect(levels).toEqual([
    { level: "high", before: 2, after: 0 },
    { level: "moderate", before: 0, after: 1 },
    { level: "low", before: 1, after: 1 },
  ]);
});

test("a group that was singled out moves by itself", () => {
  const open = [scenario("a", HIGH), scenario("a:g1", HIGH)];
  const { after } = imagine(open, [move("a", HIGH, LOW, false, "g1")], LEVELS);
  expect(Object.fromEntries(after)).toEqual({ [cellOf("high", "high")]: 1, [cellOf("low", "low")]: 1 });
});

test("what does not stand open today is not counted", () => {
  const { moves, before } = imagine([scenario("a", LOW)], [move("b", HIGH, LOW)], LEVELS);
  expect(moves).toEqual([]);
  expect([...before.values()]).toEqual([1]);
});

test("the greatest move is named first", () => {
  const open = ["a", "b", "c"].map((key) => scenario(key, HIGH));
  const { moves } = imagine(
    open,
    [move("a", HIGH, MODERATE), move("b", HIGH, HIGH, true), move("c", HIGH, LOW)],
    LEVELS,
  );
  expect(moves.map(({ pair }) => pair)).toEqual(["b", "c", "a"]);
});

test("the moves are said in sentences", () => {
  expect(
    sentences([
      move("a", HIGH, MODERATE),
      move("b", HIGH, MODERATE),
      move("c", MODERATE, LOW),
      move("d", MODERATE, MILDER),
      move("e", LOW, LOW, true),
    ]),
  ).toEqual([
    "2 risks go from High to Moderate.",
    "1 risk goes from Moderate to Low.",
    "1 risk no longer stands open.",
    "1 risk becomes milder within the same level.",
  ]);
  expect(sentences([])).toEqual([]);
});

test("a move names only the step that changes", () => {
  expect(changeWords(HIGH, MODERATE)).toBe("likelihood high to moderate");
  expect(changeWords(MODERATE, LOW)).toBe("likelihood moderate to low, impact high to low");
});

test("a task is planned for the end of the week that finishes it", () => {
  const slot = { task: "t1", minutes: 60, urgent: false };
  const weeks: Week[] = [
    { starts_on: "2026-12-27", minutes: 60, slots: [{ ...slot, done: false }] },
    { starts_on: "2027-01-03", minutes: 60, slots: [{ ...slot, done: true }] },
  ];
  expect(plannedFor({ id: "t1" } as Task, weeks)).toBe("2027-01-09");
  expect(plannedFor({ id: "t2" } as Task, weeks)).toBeNull();
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
});
