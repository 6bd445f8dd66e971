import { expect, test } from "vitest";

import { emptyOn, OVERLAY, type Overlay } from "./overlays";

const OHIO: Overlay = {
  id: "o",
  version: 1,
  state: "OH",
  whom: "attorney_general",
  days: null,
  residents_from: 1000,
  source: "A statute",
  read_on: "2026-11-03",
  note: "",
};

test("what stands in the form is what is on record", () => {
  const body = OVERLAY.bodyOf(OHIO);
  expect(Object.keys(body).sort()).toEqual(Object.keys(OVERLAY.labels).sort());
  expect(OVERLAY.bodyFrom(OVERLAY.textsOf(body))).toEqual(body);
});

test.each([
  [{ state: "oh", source: "A statute" }, []],
  [{}, ["state", "source"]],
  [{ state: "Ohio", source: "A statute", days: "soon" }, ["state", "days"]],
])("%o is asked about at %o", (changes, fields) => {
  expect(OVERLAY.check({ ...emptyOn("2026-11-03"), ...changes }).map(({ field }) => field)).toEqual(fields);
});
