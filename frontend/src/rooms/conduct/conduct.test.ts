import { expect, test } from "vitest";

import { COMPLAINT, type Complaint, emptyOn as newComplaint, stateOf } from "./complaints";
import { emptyOn as newSanction, type Sanction, SANCTION, titleOf } from "./sanctions";

const DAY = "2026-11-03";

const SANCTIONED: Sanction = {
  id: "s",
  version: 3,
  person_id: "p",
  person: "Bo Beck",
  what: "Looked into a chart",
  level: "written_warning",
  other: "",
  decided_by: "Ann Ode",
  decided_on: DAY,
  incident: "",
  note: "",
  withdrawn_on: null,
  withdrawn_why: "",
  recorded_on: DAY,
  keep_until: "2032-11-03",
};

const COMPLAINED: Complaint = {
  id: "c",
  version: 1,
  reference: "C-0007",
  received_on: DAY,
  way: "e_mail",
  source: "anonymous",
  what: "Names are called out",
  person_id: null,
  person: "",
  disposition: "",
  closed_on: null,
  closed_by: "",
  recorded_on: DAY,
  keep_until: null,
};

test("what stands in the forms is what is on record, and nothing that the server tells by itself", () => {
  const { id, version, person, recorded_on, keep_until, ...sanction } = SANCTIONED;
  expect(SANCTION.bodyFrom(SANCTION.textsOf(SANCTION.bodyOf(SANCTIONED)))).toEqual(sanction);
  const body = COMPLAINT.bodyOf(COMPLAINED);
  expect(Object.keys(body)).not.toContain("reference");
  expect(COMPLAINT.bodyFrom(COMPLAINT.textsOf(body))).toEqual(body);
});

test("a new form asks for what the record needs, and for no name of a patient or a complainer", () => {
  expect(SANCTION.check(newSanction(DAY)).map(({ field }) => field)).toEqual(["person_id", "what"]);
  expect(COMPLAINT.check(newComplaint(DAY)).map(({ field }) => field)).toEqual(["what"]);
  expect(Object.keys(COMPLAINT.labels).filter((field) => /name|patient/.test(field))).toEqual([]);
});

test.each([
  [{ level: "other" }, ["other"]],
  [{ level: "other", other: "Another desk" }, []],
  [{ withdrawn_on: DAY }, ["withdrawn_why"]],
  [{ withdrawn_why: "It was somebody else." }, ["withdrawn_on"]],
  [{ withdrawn_on: DAY, withdrawn_why: "It was somebody else." }, []],
])("a sanction with %o is asked for %o", (changes, fields) => {
  const texts = { ...newSanction(DAY), person_id: "p", what: "Looked into a chart", ...changes };
  expect(SANCTION.check(texts).map(({ field }) => field)).toEqual(fields);
});

test("what was typed for a level of one's own goes when another is chosen", () => {
  const texts = { ...newSanction(DAY), level: "retraining", other: "Another desk" };
  expect(SANCTION.bodyFrom(texts).other).toBe("");
  expect(titleOf({ ...SANCTIONED, level: "other", other: "Another desk" })).toBe("Another desk, Bo Beck");
  expect(titleOf(SANCTIONED)).toBe("Written warning, Bo Beck");
});

test.each([
  [DAY, null, "Came in today", true],
  ["2026-11-02", null, "Open for 1 day", true],
  ["2026-10-24", null, "Open for 10 days", true],
  ["2026-10-24", DAY, "Closed on Nov 3, 2026", false],
])("a complaint of %s, closed on %s, reads %s", (received_on, closed_on, text, open) => {
  expect(stateOf({ ...COMPLAINED, received_on, closed_on }, DAY)).toEqual({ text, open });
});

test("a complaint is closed with what came of it", () => {
  const texts = { ...newComplaint(DAY), what: "Names are called out", closed_on: DAY };
  expect(COMPLAINT.check(texts).map(({ field }) => field)).toEqual(["disposition"]);
  expect(COMPLAINT.check({ ...texts, disposition: "First names now." })).toEqual([]);
});
