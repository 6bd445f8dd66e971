/** Which days does a month show, and what falls due on each? */
import { expect, test } from "vitest";

import { addMonths, allDue, monthOf, weeksOf } from "./calendar";
import type { Risk, Task } from "./words";

const NOTHING = { tasks: [], risks: [], vendors: [], analyses: [] };
const TODAY = "2026-11-22";

test.each([
  ["a month that begins on a Sunday and fills four weeks", "2026-02", 4, "2026-02-01", "2026-02-28"],
  ["a month that begins in the middle of a week", "2026-12", 5, "2026-11-29", "2027-01-02"],
  ["a month that needs six weeks", "2026-08", 6, "2026-07-26", "2026-09-05"],
  ["a leap year's February", "2024-02", 5, "2024-01-28", "2024-03-02"],
])("%s is whole", (_, month, count, first, last) => {
  const weeks = weeksOf(month);
  expect(weeks).toHaveLength(count);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([first, last]);
});

test("months follow each other across the year", () => {
  expect(addMonths("2026-12", 1)).toBe("2027-01");
  expect(addMonths("2027-01", -1)).toBe("2026-12");
});

test("an address that names no month shows this one", () => {
  expect(monthOf(undefined, TODAY)).toBe("2026-11");
  expect(monthOf("2026-13", TODAY)).toBe("2026-11");
  expect(monthOf("2027-03", TODAY)).toBe("2027-03");
});

// Only what is looked at here; the rest of a record does not matter.
function task(id: string, status: Task["status"], due_on: string | null): Task {
  return { id, title: id, status, due_on } as Task;
}

function risk(id: string, fields: Partial<Risk>): Risk {
  const none = { due_on: null, accepted_until: null, response: null, status: "open" as const };
  return { id, number: 7, title: id, ...none, ...fields } as Risk;
}

test("what is done, closed, ended or replaced no longer falls due", () => {
  const due = allDue(
    {
      tasks: [task("open", "open", "2026-12-01"), task("done", "done", "2026-12-01"), task("undated", "open", null)],
      risks: [risk("open", { due_on: "2026-12-02" }), risk("closed", { due_on: "2026-12-02", status: "closed" })],
      vendors: [
        { id: "with us", name: "Chart vendor", agreement_ends_on: "2026-12-03", ended_on: null },
        { id: "gone", name: "Old vendor", agreement_ends_on: "2026-12-03", ended_on: "2026-01-01" },
      ],
      analyses: [
        { id: "this year", number: 2, next_review_on: "2026-12-04", status: "final" },
        { id: "last year", number: 1, next_review_on: "2026-12-04", status: "superseded" },
      ],
    },
    TODAY,
  );
  expect(due.map(({ kind, id, day }) => [kind, id, day])).toEqual([
    ["task", "open", "2026-12-01"],
    ["risk", "open", "2026-12-02"],
    ["agreement", "with us", "2026-12-03"],
    ["review", "this year", "2026-12-04"],
  ]);
});

test("an acceptance ends on its day, and only an accepted risk has one", () => {
  const risks = [
    risk("accepted", { response: "accept", accepted_until: "2027-01-01" }),
    risk("reduced", { response: "mitigate", accepted_until: "2027-01-01" }),
  ];
  expect(allDue({ ...NOTHING, risks }, TODAY).map(({ kind, id }) => [kind, id])).toEqual([["acceptance", "accepted"]]);
});

test("a day that is past is late, today is not", () => {
  const tasks = [task("yesterday", "open", "2026-11-21"), task("today", "started", TODAY)];
  expect(allDue({ ...NOTHING, tasks }, TODAY).map(({ id, late }) => [id, late])).toEqual([
    ["yesterday", true],
    ["today", false],
  ]);
});
