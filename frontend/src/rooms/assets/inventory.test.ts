import { describe, expect, it, vi } from "vitest";

import { changed } from "../../pieces/address";
import { LEAVE, setOf } from "./alike";
import { bodyFrom, EMPTY, numberOf, systems, textsOf } from "./record";
import { sheetColumns } from "./sheet";
import { guess, hasHeadings, readSheet } from "../../pieces/sheet";
import { chosenFrom, columnsOf, COLUMNS, linesOf, narrowed, openFields, USUAL, wantedOf } from "./wanted";
import { type Asset, type AssetType, LABELS, type Names, sayField } from "./words";

// The calls to the server, which these modules name and nothing here makes, begin at the page's address.
vi.hoisted(() => {
  vi.stubGlobal("location", { origin: "http://here.test" });
});

function type(id: string, category: string, asks: string[]): AssetType {
  return { id, label: `A ${id}`, category, asks, holds_ephi: "sometimes", owner: "", summary: "" };
}

const TYPES = [
  type("laptop", "mobile", ["encrypted"]),
  type("portal", "application", ["multi-factor"]),
  type("charts", "paper", []),
];
const NAMES: Names = {
  types: new Map(TYPES.map((each) => [each.id, each])),
  sites: new Map([["s1", "Main office"]]),
  vendors: new Map([["v1", "Larkfield"]]),
  groups: new Map([["g1", "Exam rooms"]]),
};

function asset(name: string, more: Partial<Asset> = {}): Asset {
  return { ...bodyFrom({ ...EMPTY, name, type: "laptop" }), id: name, version: 1, ...more };
}

describe("what needs an answer", () => {
  it.each<[string, Partial<Asset>, string[]]>([
    ["a laptop nobody has looked at", {}, ["holds_ephi", "encrypted"]],
    ["a laptop that is answered", { holds_ephi: "yes", encrypted: "no" }, []],
    ["a portal with ePHI", { type: "portal", holds_ephi: "yes" }, ["encrypted", "multi_factor"]],
    ["a portal without ePHI", { type: "portal", holds_ephi: "no" }, ["multi_factor"]],
    ["paper charts, which nobody encrypts", { type: "charts", holds_ephi: "yes" }, []],
    ["a kind that is new to us", { type: "robot", holds_ephi: "no" }, []],
  ])("of %s", (_, more, fields) => {
    const one = asset("one", more);
    expect(openFields(one, NAMES.types.get(one.type))).toEqual(fields);
  });
});

describe("the list", () => {
  const lines = linesOf(
    [
      asset("Desk PC", { holds_ephi: "yes", encrypted: "no", site_id: "s1", owner: "Rosa" }),
      asset("Portal", { type: "portal", holds_ephi: "yes", vendor_id: "v1", group_id: "g1" }),
      asset("Old PC", { holds_ephi: "no", encrypted: "yes", retired_on: "2025-01-01" }),
      asset("Leaving PC", { holds_ephi: "no", encrypted: "yes", retired_on: "2027-01-01" }),
    ],
    NAMES,
    "2026-06-01",
  );
  const names = (search: Parameters<typeof wantedOf>[0], stay?: Set<string>) =>
    chosenFrom(lines, wantedOf(search), stay).map(({ name }) => name);

  it.each([
    [{}, ["Desk PC", "Portal", "Leaving PC"]],
    [{ past: "1" }, ["Desk PC", "Portal", "Old PC", "Leaving PC"]],
    [{ past: "only" }, ["Old PC"]],
    [{ q: "rosa desk" }, ["Desk PC"]],
    [{ q: "LARKFIELD" }, ["Portal"]],
    [{ category: "application" }, ["Portal"]],
    [{ ephi: "yes", encrypted: "no" }, ["Desk PC"]],
    [{ site: "s1" }, ["Desk PC"]],
    [{ site: "-" }, ["Portal", "Leaving PC"]],
    [{ vendor: "v1" }, ["Portal"]],
    [{ group: "g1" }, ["Portal"]],
    [{ open: "1" }, ["Portal"]],
    [{ past: "never", open: "2" }, ["Desk PC", "Portal", "Leaving PC"]],
  ])("narrowed by %j", (search, found) => {
    expect(names(search)).toEqual(found);
  });

  it("keeps in sight what was just changed", () => {
    expect(names({ encrypted: "no" }, new Set(["Portal"]))).toEqual(["Desk PC", "Portal"]);
  });

  it("is narrowed by filters, not by order, columns or what is open", () => {
    expect(narrowed({ q: "x" })).toBe(true);
    expect(narrowed({ sort: "-name", cols: "type", asset: "1" })).toBe(false);
    expect(changed({ q: "x" }, { q: "" })).toEqual({});
  });

  it("shows the columns that the address names, in our order", () => {
    expect(columnsOf({})).toBe(USUAL);
    expect(columnsOf({ cols: "owner,type,nothing" })).toEqual(["type", "owner"]);
    expect(columnsOf({ cols: "none" })).toEqual([]);
    for (const column of COLUMNS) expect(LABELS[column]).not.toBe("");
  });

  it("of 2,000 systems is narrowed before anybody notices", () => {
    const many = Array.from({ length: 2000 }, (_, at) => asset(`System ${at}`, { owner: `Person ${at % 50}` }));
    const begin = performance.now();
    const found = chosenFrom(linesOf(many, NAMES, "2026-06-01"), wantedOf({ q: "person 7 system" }));
    expect(performance.now() - begin).toBeLessThan(200);
    expect(found.length).toBeGreaterThan(40);
  });
});

describe("a change of many", () => {
  it("sets what is filled in, and empties what is marked so", () => {
    expect(setOf(LEAVE)).toEqual({});
    expect(setOf({ ...LEAVE, encrypted: "yes", site_id: "s1", vendor_id: "-", critical: "false" })).toEqual({
      encrypted: "yes",
      site_id: "s1",
      vendor_id: null,
      critical: false,
    });
  });
});

describe("a form", () => {
  it("reads back what it wrote", () => {
    const texts = {
      ...EMPTY,
      name: "Desk PC",
      type: "laptop",
      holds_ephi: "yes",
      site_id: "s1",
      count: "3",
      critical: "yes",
      retired_on: "2026-01-31",
    };
    expect(textsOf(bodyFrom(texts))).toEqual(texts);
  });

  it.each([
    ["1", 1],
    ["1,200", 1200],
    ["", Number.NaN],
    ["a few", Number.NaN],
  ])("understands %j as a number", (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it.each([
    [{}, ["name", "type"]],
    [{ name: "x", type: "laptop" }, []],
    [{ name: "x", type: "laptop", count: "0" }, ["count"]],
    [{ name: "x", type: "laptop", count: "1.5" }, ["count"]],
  ])("with %j has faults at %j", (more, fields) => {
    expect(
      systems(NAMES)
        .check({ ...EMPTY, ...more })
        .map(({ field }) => field),
    ).toEqual(fields);
  });
});

it.each([
  ["type", "laptop", "A laptop"],
  ["site_id", "s1", "Main office"],
  ["site_id", "s9", "one no longer on record"],
  ["vendor_id", null, "nothing"],
  ["encrypted", "not_applicable", "Does not apply"],
  ["holds_ephi", "unknown", "Not known"],
  ["critical", true, "Yes"],
  ["retired_on", "2026-01-31", "Jan 31, 2026"],
  ["count", 3, "3"],
])("%s %j is called %j", (field, value, words) => {
  expect(sayField(field, value, NAMES)).toBe(words);
});

it("a sheet from the SRA tool or a network scan finds its columns", () => {
  const columns = sheetColumns(["Laptop"]);
  const sra = readSheet("Asset Type,ePHI access,Encryption,Assignment,Location,Asset Name\nlaptop,yes,yes,Ann,Desk,PC");
  expect(hasHeadings(sra, columns)).toBe(true);
  expect(guess(sra, columns, true)).toEqual(["type", "holds_ephi", "encrypted", "owner", "location", "name"]);
  const scan = readSheet("Hostname\tOS\tMAC address\tUser\tNotes\nPC1\tWindows\t00:11\tAnn\t-");
  expect(guess(scan, columns, hasHeadings(scan, columns))).toEqual(["name", null, null, "owner", "note"]);
});
