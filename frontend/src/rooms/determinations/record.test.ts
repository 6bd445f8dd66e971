import { expect, test } from "vitest";

import { DETERMINATION, EMPTY, listOf, type Texts } from "./record";

const { bodyFrom, check, say, textsOf } = DETERMINATION;

const TOLD: Texts = {
  ...EMPTY,
  tax_form: "1099",
  practice_directs_work: "no",
  activities: "treatment,services_for_practice",
  on_site: "substantially",
  bills_under: "own",
  own_records: "yes",
  uses_practice_systems: "ehr",
  state: "ca ",
};

test("nothing is put on record before each choice is made", () => {
  expect(check(EMPTY).map(({ field }) => field)).toEqual([
    "tax_form",
    "practice_directs_work",
    "on_site",
    "bills_under",
    "activities",
  ]);
  expect(check(TOLD)).toEqual([]);
  expect(check({ ...TOLD, state: "California" }).map(({ field }) => field)).toEqual(["state"]);
});

test("what is told goes on the wire as facts and comes back as it was", () => {
  const body = bodyFrom(TOLD);
  expect(body).toMatchObject({
    activities: ["treatment", "services_for_practice"],
    uses_practice_systems: ["ehr"],
    phi_access: true,
    own_records: true,
    baa_on_file: false,
    state: "CA",
    review_on: null,
  });
  expect(textsOf(body)).toEqual({ ...TOLD, state: "CA" });
});

test.each([
  ["phi_access", false, "no"],
  ["activities", ["treatment"], "Treat patients"],
  ["uses_practice_systems", [], "none"],
  ["tax_form", "1099", "Contractor (1099)"],
  ["review_on", "2027-01-31", "Jan 31, 2027"],
  ["note", "", "nothing"],
])("%s is said in words", (field, value, words) => {
  expect(say(field, value)).toBe(words);
});

test("an empty list has no words", () => {
  expect(listOf("")).toEqual([]);
});
