/** What does the plan's address say? */
import { expect, test } from "vitest";

import type { Search } from "../../pieces/address";
import { chosenFrom, paceOf, triedOf, viewOf, wantedOf } from "./search";
import type { Task } from "./words";

const TODAY = "2026-11-22";
const NAMED = { detail: "", note: "" };

// Only what is looked at here; the rest of a task does not matter.
const TASKS = [
  { ...NAMED, id: "a", title: "Encrypt the backup drives", status: "open", owner: "Dana", due_on: "2026-11-20" },
  { ...NAMED, id: "b", title: "Train the front desk", status: "started", owner: "", due_on: "2026-11-25" },
  {
    ...NAMED,
    id: "c",
    title: "Buy a safe",
    status: "done",
    owner: "Dana",
    due_on: "2026-11-01",
    note: "From Brightwater",
  },
  { ...NAMED, id: "d", title: "Ask the landlord", status: "dropped", owner: "Rosa", due_on: null },
  { ...NAMED, id: "e", title: "Check the alarm", status: "open", owner: "Rosa", due_on: null },
] as Task[];

test.each<[string, Search, string]>([
  ["nothing asked for: what is still to be done", {}, "abe"],
  ["all", { status: "all" }, "abcde"],
  ["one status", { status: "done" }, "c"],
  ["a status that there is not narrows nothing", { status: "lost" }, "abe"],
  ["one person's", { owner: "Dana" }, "a"],
  ["nobody's", { owner: "-" }, "b"],
  ["what is late is not done", { due: "late", status: "all" }, "a"],
  ["what falls due in seven days", { due: "week" }, "b"],
  ["what has no day", { due: "none" }, "e"],
  ["words in any order, in any field", { q: "brightwater safe", status: "all" }, "c"],
])("%s", (_, search, found) => {
  expect(
    chosenFrom(TASKS, wantedOf(search), TODAY)
      .map(({ id }) => id)
      .join(""),
  ).toBe(found);
});

test("an address that names no view shows the list", () => {
  expect([viewOf({}), viewOf({ view: "board" }), viewOf({ view: "toString" })]).toEqual(["list", "board", "list"]);
});

test("tasks that are gone are not tried", () => {
  expect(triedOf({ try: "c,x,a" }, TASKS).map(({ id }) => id)).toEqual(["a", "c"]);
});

test.each([
  ["as told", "95", 95],
  ["nothing told", undefined, 120],
  ["too little to plan with", "10", 120],
  ["no number", "soon", 120],
])("minutes a week: %s", (_, told, minutes) => {
  expect(paceOf(told, 120)).toBe(minutes);
});
