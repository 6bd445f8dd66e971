import { expect, test } from "vitest";

import { emptyOn, EVALUATION } from "./evaluations";

const GIVEN = { ...emptyOn("2026-11-03"), technical: "Sign-in." };

test("a form becomes a record, and the record the same form again", () => {
  const body = EVALUATION.bodyFrom(GIVEN);
  expect(body.next_on).toBeNull();
  expect(EVALUATION.textsOf(body)).toEqual(GIVEN);
  expect(EVALUATION.check(GIVEN)).toEqual([]);
});

test.each([
  [{ technical: "" }, "technical"],
  [{ evaluated_on: "" }, "evaluated_on"],
])("what is missing is asked for: %o", (changes, field) => {
  expect(EVALUATION.check({ ...GIVEN, ...changes }).map((fault) => fault.field)).toEqual([field]);
});

test("the past says why it was made in words", () => {
  expect(EVALUATION.say("trigger", "environment")).toBe("Our surroundings changed");
  expect(EVALUATION.say("next_on", null)).toBe("nothing");
});
