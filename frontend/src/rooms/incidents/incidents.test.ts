import { expect, test } from "vitest";

import { cameWords, emptyOn, howFar, INCIDENT, type Incident } from "./incidents";

const DAY = "2026-11-03";
const LOST: Incident = {
  id: "i",
  version: 2,
  reference: "I-0003",
  state: "looked_into",
  way: "reported",
  reported_by: "Ann Ode",
  reported_at: "2026-11-03T15:00:00Z",
  kind: "lost_or_stolen_device",
  what: "The tablet is gone",
  happened_on: null,
  known_on: DAY,
  lead: "Bo Beck",
  judged: "open",
  contained_on: null,
  mitigation: "",
  outcome: "",
  lessons: "",
  asset_ids: ["a", "b"],
  vendor_ids: [],
  risk_ids: ["r"],
  close: true,
  closed_on: null,
  closed_by: "",
  keep_until: null,
};

test("what stands in the form is what is on record, and nothing that the server tells by itself", () => {
  const body = INCIDENT.bodyOf(LOST);
  expect(Object.keys(body).sort()).toEqual(Object.keys(INCIDENT.labels).sort());
  expect(INCIDENT.bodyFrom(INCIDENT.textsOf(body))).toEqual(body);
});

test.each([
  [{}, ["what"]],
  [{ what: "Gone", known_on: "" }, ["known_on"]],
  [{ what: "Gone", closed_on: DAY }, ["judged", "outcome"]],
  [{ what: "Gone", closed_on: DAY, judged: "incident", outcome: "Found" }, []],
])("a form with %o lacks %o", (typed, faults) => {
  expect(INCIDENT.check({ ...emptyOn(DAY), ...typed }).map(({ field }) => field)).toEqual(faults);
});

test.each([
  [{ state: "reported" as const }, DAY, "Reported"],
  [{}, "2026-11-04", "Being looked into, known for 1 day"],
  [{ state: "contained" as const }, "2026-11-13", "Contained, known for 10 days"],
  [{ state: "closed" as const, closed_on: DAY }, "2026-11-13", "Closed on Nov 3, 2026"],
])("one that is %o on %s reads %s", (changes, today, text) => {
  expect(howFar({ ...LOST, ...changes }, today)).toBe(text);
});

test("how it came is told with a name or without", () => {
  expect(cameWords(LOST)).toBe("Reported by Ann Ode on Nov 3, 2026.");
  expect(cameWords({ ...LOST, reported_by: "", way: "poster" })).toBe(
    "Reported from the poster, without a name, on Nov 3, 2026.",
  );
});
