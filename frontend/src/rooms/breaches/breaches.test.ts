import { expect, test } from "vitest";

import { BREACH, type Breach } from "./breaches";
import { placesOf, placesWords } from "./places";
import { emptyFor, SENDING, type Sending } from "./sendings";

const DAY = "2026-11-03";
const STOLEN: Breach = {
  id: "b",
  version: 2,
  incident_id: "i",
  role: "covered_entity",
  discovered_on: DAY,
  phi: "yes",
  permitted: "no",
  permitted_why: "",
  secured: "no",
  secured_why: "",
  exclusion: null,
  exclusion_why: "",
  nature: "some",
  nature_why: "Names",
  recipient: "high",
  recipient_why: "A thief",
  acquired: "unknown",
  acquired_why: "",
  mitigated: "unknown",
  mitigated_why: "",
  conclusion: "breach",
  reasoning: "It is gone",
  decided_by: "Ann Ode",
  decided_on: DAY,
  affected: 612,
  unreachable: 3,
  contract_days: null,
  covered_entity: "",
  what_happened: "",
  information: "",
  protection: "",
  response: "",
  contact: "",
  known_earlier_by: [{ who: "agent", on: "2026-11-01" }],
  residents_by_state: { OH: 600, KY: 12 },
  business_associate: { discovered_on: DAY, notified_covered_entity_on: null, is_agent: true },
  law_enforcement_hold: { form: "oral", requested_on: DAY, through: null },
  state: "breach",
  suggested: "breach",
  reasons: [],
  missing: [],
};

test("what stands in the form is what is on record, and nothing that the server tells by itself", () => {
  const body = BREACH.bodyOf(STOLEN);
  expect(BREACH.bodyFrom(BREACH.textsOf(body))).toEqual(body);
  const plain = { ...body, business_associate: null, law_enforcement_hold: null, affected: null };
  expect(BREACH.bodyFrom(BREACH.textsOf(plain))).toEqual(plain);
});

test("every field has its label", () => {
  expect(Object.keys(BREACH.labels)).toEqual(expect.arrayContaining(Object.keys(BREACH.bodyOf(STOLEN))));
});

test.each([
  [{}, []],
  [{ affected: "many" }, ["affected"]],
  [{ residents_by_state: "OH twelve" }, ["residents_by_state"]],
  [{ reasoning: " " }, ["reasoning"]],
  [{ conclusion: "open", reasoning: "" }, []],
  [{ hold_requested_on: "" }, ["hold_requested_on"]],
  [{ associate_discovered_on: "" }, ["associate_discovered_on"]],
])("%o is asked about at %o", (changes, fields) => {
  const texts = { ...BREACH.textsOf(BREACH.bodyOf(STOLEN)), ...changes };
  expect(BREACH.check(texts).map(({ field }) => field)).toEqual(fields);
});

test.each([
  ["", {}],
  ["oh 400, KY:12", { OH: 400, KY: 12 }],
  ["OH 1; OH 2\nNJ=3", { OH: 3, NJ: 3 }],
  ["Ohio 400", null],
  ["OH", null],
])("%o is read as %o", (line, places) => {
  expect(placesOf(line)).toEqual(places);
});

test("counts are written by their States", () => {
  expect(placesWords({ OH: 400, KY: 12 })).toBe("KY 12, OH 400");
});

test.each([
  ["hhs:", { told: "hhs", way: "portal", to: "" }],
  ["media:Ohio", { told: "media", way: "press", to: "Ohio" }],
  ["state:Ohio, individuals", { told: "state", way: "mail", to: "Ohio, individuals" }],
])("the form for %o begins with what is usual", (duty, begun) => {
  expect(emptyFor("b", duty, DAY)).toMatchObject(begun);
});

test("a notice that went out is written as it was read", () => {
  const sent: Sending = {
    id: "s",
    version: 1,
    breach_id: "b",
    told: "substitute",
    to: "",
    way: "website",
    sent_on: DAY,
    count: 2,
    until: "2027-02-03",
    note: "",
  };
  const body = SENDING.bodyOf(sent);
  expect(SENDING.bodyFrom(SENDING.textsOf(body))).toEqual(body);
});
