/** How does a decision stand in a form, and what does it still lack? */
import { expect, test } from "vitest";

import { BLANK, faultsOf, textsOf, toBody } from "./decided";
import type { Decided } from "./words";

const DECIDED: Decided = {
  outcome: "alternative",
  reason: "We are too small for it.",
  size_and_complexity: "Nine people.",
  infrastructure: "",
  cost: "",
  probability_and_criticality: "",
  alternative: "Two references are called.",
  risk_ids: ["r1", "r2"],
};

test.each<[string, Partial<typeof BLANK>, string[]]>([
  ["nothing is chosen", {}, ["outcome"]],
  ["putting it in place needs no reason", { outcome: "implement" }, []],
  ["an alternative says what and why", { outcome: "alternative" }, ["alternative", "reason"]],
  ["spaces are no reason", { outcome: "not_reasonable", reason: "  " }, ["reason"]],
  ["a reason is enough when nothing else is reasonable", { outcome: "not_reasonable", reason: "One room." }, []],
])("%s", (_, typed, fields) => {
  expect(faultsOf({ ...BLANK, ...typed }).map(({ field }) => field)).toEqual(fields);
});

test("what nobody typed over comes back as it was", () => {
  expect(toBody(textsOf(DECIDED))).toEqual(DECIDED);
});

test("what is done instead goes when it is put in place after all", () => {
  expect(toBody({ ...textsOf(DECIDED), outcome: "implement" })?.alternative).toBe("");
});

test("nothing is sent while nothing is chosen", () => {
  expect(toBody(BLANK)).toBeNull();
});
