import { expect, test } from "vitest";

import { ACCOUNT, type Account, dayAway, NEW, openWords } from "./activity";
import { delimiterOf, formatOf, guessed, headingsOf } from "./logs";

const NIGHT: Account = {
  id: "a",
  version: 1,
  name: "jdoe",
  person_id: "p",
  starts: "19:00",
  ends: "07:00",
  leave_from: "2026-11-03",
  leave_until: "2026-11-10",
  note: "",
};

test("what stands in the form is what is on record", () => {
  const body = ACCOUNT.bodyOf(NIGHT);
  expect(Object.keys(body).sort()).toEqual(Object.keys(ACCOUNT.labels).sort());
  expect(ACCOUNT.bodyFrom(ACCOUNT.textsOf(body))).toEqual(body);
});

test.each([
  [{ name: "jdoe" }, []],
  [{}, ["name"]],
  [{ name: "jdoe", starts: "8" }, ["starts"]],
])("%o is asked about at %o", (changes, fields) => {
  expect(ACCOUNT.check({ ...NEW, ...changes }).map(({ field }) => field)).toEqual(fields);
});

test.each([
  ["week.csv", "csv"],
  ["audit.ndjson", "ndjson"],
  ["bundle.JSON", "fhir_json"],
  ["export", "csv"],
])("%o is taken for %o", (name, format) => {
  expect(formatOf(name)).toBe(format);
});

test.each([
  ["when,who,what", ","],
  ["when;who;what", ";"],
  ["when\twho", "\t"],
  ["when", ","],
])("the cells of %o are parted by %o", (line, mark) => {
  expect(delimiterOf(line)).toBe(mark);
});

test("the columns are guessed from their headings, each once", () => {
  const headings = headingsOf('\uFEFF"Event Time",User Name,Event Type,Patient MRN,Workstation', ",");
  expect(headings).toEqual(["Event Time", "User Name", "Event Type", "Patient MRN", "Workstation"]);
  expect(guessed(headings)).toMatchObject({
    at: "Event Time",
    account: "User Name",
    action: "Event Type",
    patient: "Patient MRN",
    place: "Workstation",
    outcome: "",
  });
});

test.each([
  [0, 0, "Nothing stood out."],
  [3, 0, "All 3 are closed."],
  [3, 2, "2 of 3 are open."],
])("%o found, %o open", (found, open, said) => {
  expect(openWords({ findings: Array.from({ length: found }) as never, open })).toBe(said);
});

test("a week is seven days away, over the turn of the year", () => {
  expect(dayAway("2026-12-28", 7)).toBe("2027-01-04");
  expect(dayAway("2026-03-09", -7)).toBe("2026-03-02");
});
