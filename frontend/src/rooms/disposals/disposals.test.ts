import { expect, test } from "vitest";

import { DISPOSAL, emptyOn } from "./disposals";

const DAY = "2026-11-03";
const GIVEN = { ...emptyOn(DAY), what: " Old disk ", count: "2", used_again: "yes" };

test("a form becomes a record, and the record the same form again", () => {
  const body = DISPOSAL.bodyFrom(GIVEN);
  expect(body).toMatchObject({ what: "Old disk", count: 2, used_again: true, asset_id: null, vendor_id: null });
  expect(DISPOSAL.textsOf(body)).toEqual({ ...GIVEN, what: "Old disk" });
});

test.each([
  [{ what: " " }, "what"],
  [{ disposed_on: "" }, "disposed_on"],
  [{ count: "some" }, "count"],
])("what is missing is asked for: %o", (changes, field) => {
  expect(DISPOSAL.check({ ...GIVEN, ...changes }).map((fault) => fault.field)).toEqual([field]);
});

test.each([
  ["method", "purge", "Wiped so that no laboratory reads it"],
  ["held_ephi", "yes", "Yes"],
  ["used_again", false, "It left"],
  ["asset_id", null, "none"],
  ["count", 3, "3"],
  ["proof", "", "nothing"],
])("the past says %s in words", (field, value, said) => {
  expect(DISPOSAL.say(field, value)).toBe(said);
});
