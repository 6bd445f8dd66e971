import { expect, test } from "vitest";

import { emptyOn, REQUEST } from "./requests";

const GIVEN = { ...emptyOn("2026-11-03"), note: " By mail. " };

test("a form becomes a record, and the record the same form again", () => {
  const body = REQUEST.bodyFrom(GIVEN);
  expect(body).toMatchObject({ kind: "access", extended_on: null, answered_on: null, outcome: "", note: "By mail." });
  expect(REQUEST.textsOf(body)).toEqual({ ...GIVEN, note: "By mail." });
});

test("a ground goes with a denial alone", () => {
  const texts = { ...GIVEN, ground: "danger" };
  expect(REQUEST.bodyFrom({ ...texts, outcome: "given" }).ground).toBe("");
  expect(REQUEST.bodyFrom({ ...texts, outcome: "partly" }).ground).toBe("danger");
});

test("the day is asked for", () => {
  expect(REQUEST.check({ ...GIVEN, received_on: "" }).map((fault) => fault.field)).toEqual(["received_on"]);
});

test.each([
  ["kind", "amendment", "Have their records changed"],
  ["outcome", "", "Not answered yet"],
  ["extended_to", null, "nothing"],
])("the past says %s in words", (field, value, said) => {
  expect(REQUEST.say(field, value)).toBe(said);
});
