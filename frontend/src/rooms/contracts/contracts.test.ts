import { expect, test } from "vitest";

import { CONTRACT, type Contract, EMPTY } from "./contracts";

const DAY = "2026-11-03";
const SIGNED: Contract = {
  id: "c",
  version: 3,
  vendor_id: "v",
  kind: "reverse",
  executed_on: DAY,
  effective_on: null,
  expires_on: "2029-11-03",
  renews: true,
  ended_on: null,
  notice_days: 5,
  yearly_verification: true,
  verified_on: DAY,
  delegates: "no",
  feasible: "yes",
  disposition: "open",
  disposed_on: null,
  disposed_by: "",
  note: "Signed on paper",
  clauses: { books: { said: "absent", passage: "" } },
  state: "in_force",
  last_day: null,
  lacks: ["books"],
  unread: 13,
};

test("what stands in the form is what is on record, and nothing that the server tells by itself", () => {
  const body = CONTRACT.bodyOf(SIGNED);
  expect(Object.keys(body).sort()).toEqual(Object.keys(CONTRACT.labels).sort());
  expect(CONTRACT.bodyFrom(CONTRACT.textsOf(body))).toEqual(body);
});

test.each([
  [{ vendor_id: "v" }, []],
  [{}, ["vendor_id"]],
  [{ vendor_id: "v", notice_days: "soon" }, ["notice_days"]],
])("%o is asked about at %o", (changes, fields) => {
  expect(CONTRACT.check({ ...EMPTY, ...changes }).map(({ field }) => field)).toEqual(fields);
});
