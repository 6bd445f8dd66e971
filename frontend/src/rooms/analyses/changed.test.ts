import { describe, expect, it } from "vitest";

import { grouped, pairOf } from "./changed";
import { putBefore, type Risk } from "./review";
import type { Analysis } from "./words";

const analyses = [
  { id: "c", number: 3, status: "draft" },
  { id: "b", number: 2, status: "final" },
  { id: "a", number: 1, status: "superseded" },
] as Analysis[];

describe("which two analyses are held side by side", () => {
  it.each([
    [undefined, undefined, "c", "b"],
    ["c", "a", "c", "a"],
    ["b", undefined, "b", "a"],
    ["b", "c", "b", "a"],
    ["a", "b", "c", "b"],
  ])("asked for %s since %s it is %s since %s", (id, since, later, earlier) => {
    expect(pairOf(analyses, { id, since })).toMatchObject({ later: { id: later }, earlier: { id: earlier } });
  });

  it("takes two, and the earlier one sealed", () => {
    expect(pairOf(analyses.slice(2), { id: undefined, since: undefined })).toBeNull();
    expect(pairOf(analyses.slice(0, 1), { id: "c", since: undefined })).toBeNull();
    expect(pairOf(analyses, { id: "c", since: undefined })?.before.map(({ id }) => id)).toEqual(["b", "a"]);
  });
});

describe("what is put before management", () => {
  const risk = (number: number, level: string, response: string | null, status = "open") =>
    ({ id: String(number), number, level, response, status }) as Risk;
  const risks = [
    risk(1, "low", null),
    risk(2, "high", "accept"),
    risk(3, "very_high", null),
    risk(4, "high", "mitigate"),
    risk(5, "very_high", "accept", "closed"),
    risk(6, "low", "accept"),
  ];
  const put = putBefore(risks, ["low", "moderate", "high", "very_high"], "low");

  it("counts what is not closed, the highest level first", () => {
    expect(put.open).toBe(5);
    expect(put.levels).toEqual([
      { level: "very_high", count: 1 },
      { level: "high", count: 2 },
      { level: "moderate", count: 0 },
      { level: "low", count: 2 },
    ]);
    expect(put.top.map(({ number }) => number)).toEqual([3, 2, 4, 1, 6]);
  });

  it("names what is to stay although it is above the appetite", () => {
    expect(put.accepted.map(({ number }) => number)).toEqual([2]);
    expect(put.treated).toEqual({ mitigate: 1, transfer: 0, avoid: 0 });
    expect(put.undecided).toBe(1);
  });
});

it("differences stand by kind, in the order in which they are told", () => {
  const lines = [
    { kind: "trigger", text: "A fire." },
    { kind: "risk", text: "R-001 fell." },
    { kind: "trigger", text: "A flood." },
    { kind: "new_kind", text: "Something." },
  ];
  expect(grouped(lines)).toEqual([
    { kind: "trigger", title: "Events that call for a new look", texts: ["A fire.", "A flood."] },
    { kind: "risk", title: "Risks", texts: ["R-001 fell."] },
    { kind: "new_kind", title: "New kind", texts: ["Something."] },
  ]);
});
