import { expect, test } from "vitest";

import { emptyOn, RESTORE, type Restore, type System, TARGET } from "./recoveries";

const DAY = "2026-11-03";
const CHART: System = {
  id: "a",
  asset_id: "a",
  version: 2,
  place: 1,
  name: "Chart",
  critical: true,
  hours: 8,
  point_hours: null,
  rank: 1,
  without: "Paper forms",
  backup: "Each night",
  backup_where: "Offsite",
  restored_by: "The IT firm",
  copy_encrypted: "yes",
  copy_offsite: "unknown",
  emergency_access: "The sealed envelope",
  backed_up_on: DAY,
  restored_on: DAY,
  restored_hours: 3.5,
  gaps: [],
};
const TEST: Restore = {
  id: "r",
  version: 1,
  asset_id: "a",
  did: "restore",
  on: DAY,
  result: "ok",
  hours: 3.5,
  where: "Offsite",
  by: "Ann Ode",
  note: "One chart",
  target_hours: 8,
  verdict: "met",
  within_proposed: true,
};

test("what stands in the forms is what is on record, and nothing that the server tells by itself", () => {
  const target = TARGET.bodyOf(CHART);
  expect(Object.keys(target).sort()).toEqual(Object.keys(TARGET.labels).sort());
  expect(TARGET.bodyFrom(TARGET.textsOf(target))).toEqual(target);
  const line = RESTORE.bodyOf(TEST);
  expect(Object.keys(line).sort()).toEqual(Object.keys(RESTORE.labels).sort());
  expect(RESTORE.bodyFrom(RESTORE.textsOf(line))).toEqual(line);
});

test.each([
  [{ hours: "3.5" }, []],
  [{}, ["hours"]],
  [{ hours: "soon" }, ["hours"]],
  [{ did: "backup" }, []],
  [{ result: "failed" }, []],
  [{ asset_id: "", did: "backup" }, ["asset_id"]],
])("%o is asked about at %o", (changes, fields) => {
  expect(RESTORE.check({ ...emptyOn(DAY, "a"), ...changes }).map(({ field }) => field)).toEqual(fields);
});

test("hours of a target are whole", () => {
  const texts = TARGET.textsOf(TARGET.bodyOf(CHART));
  expect(TARGET.check({ ...texts, hours: "a day" }).map(({ field }) => field)).toEqual(["hours"]);
  expect(TARGET.check({ ...texts, hours: "" })).toEqual([]);
});
