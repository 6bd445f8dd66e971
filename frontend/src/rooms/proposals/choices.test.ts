import { expect, test } from "vitest";

import { chosenFirst, taking } from "./choices";

const line = (id: string, more: object = {}) =>
  ({ id, name: `Your ${id}`, taken: false, struck: false, kind: "asset", ...more }) as Parameters<
    typeof taking
  >[0][number];

test("all is kept at first but what was struck before", () => {
  expect(chosenFirst([line("ehr"), line("fax", { struck: true })])).toEqual({
    ehr: { kept: true, name: "Your ehr" },
    fax: { kept: false, name: "Your fax" },
  });
});

test("what is kept is taken, under the practice's own name if it gave one", () => {
  const usual = [line("ehr"), line("fax")];
  const told = { ehr: { kept: true, name: " Athena " }, fax: { kept: true, name: "Your fax" } };
  expect(taking(usual, told)).toEqual({
    take: [{ id: "ehr", name: "Athena" }, { id: "fax" }],
    strike: [],
    restore: [],
  });
});

test("what is unticked is struck once, and what is ticked again is restored", () => {
  const usual = [line("ehr"), line("fax", { struck: true }), line("lab", { struck: true })];
  const told = {
    ehr: { kept: false, name: "" },
    fax: { kept: false, name: "" },
    lab: { kept: true, name: "" },
  };
  expect(taking(usual, told)).toEqual({ take: [{ id: "lab" }], strike: ["ehr"], restore: ["lab"] });
});

test("what is on record already is left alone", () => {
  expect(taking([line("ehr", { taken: true })], {})).toEqual({ take: [], strike: [], restore: [] });
});
