/** How does a task stand in a form? */
import { expect, test } from "vitest";

import { BLANK, faultsOf, textsOf, toBody } from "./typed";
import type { Body } from "./words";

const TASK: Body = {
  title: "Encrypt the backup drives",
  detail: "Both of them.",
  status: "started",
  minutes: 90,
  owner: "Dana Frisk",
  due_on: null,
  question: "backup-encryption",
  becomes: "all",
  risk_ids: ["r1", "r2"],
  note: "",
};

test("what nobody typed over comes back as it was", () => {
  expect(toBody(textsOf(TASK), TASK)).toEqual(TASK);
});

test("what was typed is put in place, without the spaces around it", () => {
  const typed = { ...textsOf(TASK), owner: "  Rosa ", due_on: "2026-12-01", risk_ids: "" };
  expect(toBody(typed, TASK)).toEqual({ ...TASK, owner: "Rosa", due_on: "2026-12-01", risk_ids: [] });
});

test.each([
  ["a title and minutes are enough", { title: "Buy a safe" }, []],
  ["a task has a title", { title: "  " }, ["title"]],
  ["minutes are whole", { title: "Buy a safe", minutes: "1.5" }, ["minutes"]],
  ["minutes are some", { title: "Buy a safe", minutes: "0" }, ["minutes"]],
  ["minutes are a number", { title: "Buy a safe", minutes: "an hour" }, ["minutes"]],
])("%s", (_, typed, fields) => {
  expect(faultsOf({ ...BLANK, ...typed }).map(({ field }) => field)).toEqual(fields);
});
