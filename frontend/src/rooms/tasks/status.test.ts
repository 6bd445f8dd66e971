/** Which status of a task can follow which? */
import { expect, test } from "vitest";

import { NEXT, wayTo } from "./status";
import { type Status, STATUS_ORDER } from "./words";

test.each<[string, Status, Status, Status[]]>([
  ["a task that is there already needs no step", "open", "open", []],
  ["what can follow takes one step", "started", "done", ["done"]],
  ["done is taken back to open through started", "done", "open", ["started", "open"]],
  ["checked is taken back to done through started", "verified", "done", ["started", "done"]],
  ["a dropped task is started again through open", "dropped", "started", ["open", "started"]],
])("%s", (_, from, to, way) => {
  expect(wayTo(from, to)).toEqual(way);
});

test("nothing is checked before it is done", () => {
  for (const from of STATUS_ORDER.filter((status) => status !== "done")) expect(NEXT[from]).not.toContain("verified");
});

test("every status leads to every other one", () => {
  for (const from of STATUS_ORDER) for (const to of STATUS_ORDER) expect(wayTo(from, to).at(-1) ?? from).toBe(to);
});
