import { describe, expect, test } from "vitest";

import { EMPTY, VENDOR } from "./record";
import { chosenFrom, lacksAgreement, openAbout, standingOf, wantedOf } from "./vendors";
import type { Vendor } from "./words";

const TODAY = "2026-11-22";

function vendor(told: Partial<Vendor> = {}): Vendor {
  return {
    id: "v",
    version: 1,
    name: "Dovetail Fax",
    service: "Online fax",
    touches_phi: "yes",
    agreement: "on_file",
    agreement_signed_on: "2025-01-02",
    agreement_ends_on: null,
    multi_factor: "yes",
    ended_on: null,
    note: "",
    ...told,
  };
}

describe("a vendor owes an agreement", () => {
  test.each([
    ["when it touches PHI and there is none", { agreement: "missing" }, true],
    ["when it touches PHI and nobody has looked", { agreement: "unknown" }, true],
    ["when the one on file ended yesterday", { agreement_ends_on: "2026-11-21" }, true],
    ["not on the last day of the one on file", { agreement_ends_on: TODAY }, false],
    ["not when one is on file", {}, false],
    ["not when none is needed", { agreement: "not_needed" }, false],
    ["not when it never meets PHI", { touches_phi: "no", agreement: "missing" }, false],
    ["not as long as nobody knows whether it meets PHI", { touches_phi: "unknown", agreement: "unknown" }, false],
    ["not once its work has ended", { agreement: "missing", ended_on: TODAY }, false],
    ["still while its last day is to come", { agreement: "missing", ended_on: "2026-11-23" }, true],
  ] as [string, Partial<Vendor>, boolean][])("%s", (_, told, owes) => {
    expect(lacksAgreement(vendor(told), TODAY)).toBe(owes);
  });
});

describe("the agreement in a word", () => {
  test.each([
    [{}, "On file", "good"],
    [{ agreement_ends_on: "2026-01-01" }, "Has ended", "wait"],
    [{ agreement_ends_on: "2026-01-01", ended_on: "2026-02-01" }, "Has ended", "calm"],
    [{ agreement: "missing" }, "None", "wait"],
    [{ agreement: "missing", touches_phi: "no" }, "None", "calm"],
    [{ agreement: "not_needed" }, "Not needed", "calm"],
  ] as [Partial<Vendor>, string, string][])("%o is %s", (told, word, tone) => {
    expect(standingOf(vendor(told), TODAY)).toEqual({ word, tone });
  });
});

test("what is settled leaves nothing open, and what is not is said once", () => {
  expect(openAbout(vendor(), TODAY)).toEqual([]);
  expect(openAbout(vendor({ agreement_ends_on: "2026-12-24" }), TODAY)).toEqual([
    "The agreement ends on Dec 24, 2026. Ask for the next.",
  ]);
  expect(openAbout(vendor({ agreement_ends_on: "2027-12-24" }), TODAY)).toEqual([]);
  expect(openAbout(vendor({ touches_phi: "unknown", agreement: "unknown", multi_factor: "unknown" }), TODAY)).toEqual([
    "Find out whether it sees, keeps or sends information about patients.",
  ]);
  expect(openAbout(vendor({ agreement: "missing", ended_on: "2026-01-01" }), TODAY)).toEqual([]);
});

describe("the list is narrowed", () => {
  const all = [
    vendor({ id: "fax" }),
    vendor({ id: "scribe", name: "Notewren Scribe", service: "AI scribe", agreement: "missing" }),
    vendor({ id: "clean", name: "Sparrow", service: "Cleaning", touches_phi: "no", agreement: "not_needed" }),
    vendor({ id: "old", name: "Old host", agreement: "missing", ended_on: "2026-03-01" }),
    vendor({ id: "soon", name: "Brightwater", agreement_ends_on: "2026-12-30" }),
  ];
  test.each([
    [{}, ["fax", "scribe", "clean", "soon"]],
    [{ who: "all" }, ["fax", "scribe", "clean", "old", "soon"]],
    [{ agreement: "missing" }, ["scribe"]],
    [{ agreement: "ending" }, ["soon"]],
    [{ agreement: "not_needed" }, ["clean"]],
    [{ phi: "no" }, ["clean"]],
    [{ q: "SCRIBE ai" }, ["scribe"]],
    [{ q: "nobody" }, []],
  ])("by %o", (search, ids) => {
    expect(chosenFrom(all, wantedOf(search), TODAY).map(({ id }) => id)).toEqual(ids);
  });
});

test("what stands in the form is what is on record, and an empty name or a turned-around pair of days is said", () => {
  const { id, version, ...body } = vendor({ agreement_ends_on: "2027-01-02" });
  expect(VENDOR.bodyFrom(VENDOR.textsOf(body))).toEqual(body);
  expect(VENDOR.check(EMPTY).map(({ field }) => field)).toEqual(["name"]);
  const turned = { ...EMPTY, name: "A", agreement_signed_on: "2026-02-02", agreement_ends_on: "2026-02-01" };
  expect(VENDOR.check(turned).map(({ field }) => field)).toEqual(["agreement_ends_on"]);
});
