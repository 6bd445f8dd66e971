import { describe, expect, it } from "vitest";

import { differences, gist, labelOf, valueWords } from "./differences";

describe("what a change did to a record", () => {
  const before = { id: "1", level: "high", rank: 3, owner: "", due_on: null, note: "very_low", site_id: "s" };

  it("is told field by field, in the record's order, without what nobody typed or chose", () => {
    const content = { ...before, level: "moderate", rank: 2, owner: "Janelle Prewitt", due_on: "2026-12-01" };
    expect(differences({ before, content })).toEqual([
      { field: "level", label: "Level", from: "High", to: "Moderate" },
      { field: "owner", label: "Owner", from: "nothing", to: "Janelle Prewitt" },
      { field: "due_on", label: "Due", from: "nothing", to: "Dec 1, 2026" },
    ]);
  });

  it("is everything that was filled in, when the record is new", () => {
    expect(differences({ before: null, content: before }).map(({ label, to }) => `${label}: ${to}`)).toEqual([
      "Level: High",
      "Note: very_low",
      "Site: s",
    ]);
  });

  it("is what was lost, when the record is removed", () => {
    expect(differences({ before: { id: "1", name: "Old fax" }, content: null })).toEqual([
      { field: "name", label: "Name", from: "Old fax", to: "nothing" },
    ]);
  });

  it("is nothing when only what the program counts has moved", () => {
    expect(differences({ before, content: { ...before, rank: 4 } })).toEqual([]);
  });

  it("takes the room's words first", () => {
    const content = { ...before, site_id: "t" };
    const names: Record<string, string> = { s: "Main office", t: "Home office" };
    const say = (field: string, value: unknown) => (field === "site_id" ? names[String(value)] : undefined);
    expect(differences({ before, content }, { site_id: "Where it stands" }, say)).toEqual([
      { field: "site_id", label: "Where it stands", from: "Main office", to: "Home office" },
    ]);
  });
});

describe("a value in words", () => {
  it.each([
    ["encrypted", "not_applicable", "Not applicable"],
    ["option", "terms-only", "Terms only"],
    ["note", "terms-only", "terms-only"],
    ["critical", true, "Yes"],
    ["critical", false, "No"],
    ["count", 0, "0"],
    ["note", "", "nothing"],
    ["duties", ["security", "privacy"], "Security, Privacy"],
    ["duties", [], "nothing"],
    ["due_on", "2026-12-01", "Dec 1, 2026"],
    ["approved_at", "2026-12-01T10:00:00+00:00", "Dec 1, 2026"],
    ["own_method", { title: "Ours", grid: {} }, "Ours"],
    ["own_method", {}, "another one"],
  ])("of %s %j is %s", (field, value, words) => {
    expect(valueWords(field, value)).toBe(words);
  });
});

it("a field without a name of its own is called as it is written", () => {
  expect([labelOf("response_reason"), labelOf("accepted_until"), labelOf("trained_on")]).toEqual([
    "Response reason",
    "Accepted until",
    "Trained",
  ]);
});

it("the gist of a change names a few fields and counts the others", () => {
  const found = ["a", "b", "c"].map((field) => ({ field, label: field, from: "1", to: "x".repeat(80) }));
  expect(gist(found, 1)).toBe(`a: 1 → ${"x".repeat(59)}…; and 2 more`);
  expect(gist(found.slice(0, 1).map((each) => ({ ...each, to: "2" })))).toBe("a: 1 → 2");
});
