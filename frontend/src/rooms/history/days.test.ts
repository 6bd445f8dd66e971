import { describe, expect, it } from "vitest";

import type { ChangeLine } from "../../pieces/differences";
import { byDay, timeWords, titleOf } from "./days";
import { isTurned } from "./filtering";
import { did, goalOf, KINDS, nounOf } from "./words";

const change = (seq: number, at: string) => ({ seq, at }) as ChangeLine;

describe("the days of a history", () => {
  const changes = [
    change(4, "2026-11-23T05:59:59+00:00"),
    change(3, "2026-11-22T06:00:00+00:00"),
    change(2, "2026-11-22T05:59:59+00:00"),
  ];

  it("begin at the practice's midnight", () => {
    expect(byDay(changes, "America/Chicago").map(({ day, changes: held }) => [day, held.length])).toEqual([
      ["2026-11-22", 2],
      ["2026-11-21", 1],
    ]);
    expect(byDay(changes, "UTC").map(({ day, changes: held }) => [day, held.length])).toEqual([
      ["2026-11-23", 1],
      ["2026-11-22", 2],
    ]);
  });

  it("are called by their full names, but today", () => {
    expect(titleOf("2026-11-22", "2026-11-22")).toBe("Today");
    expect(titleOf("2026-11-22", "2026-11-23")).toBe("Sunday, November 22, 2026");
    expect(timeWords("2026-11-22T13:11:38+00:00", "America/Chicago")).toMatch(/^7:11\sAM$/);
  });
});

describe("the filters", () => {
  it.each([
    ["2026-11-02", "2026-11-01", true],
    ["2026-11-01", "2026-11-01", false],
    [undefined, "2026-11-01", false],
    ["2026-11-01", undefined, false],
  ])("from %s to %s turned round: %s", (since, until, turned) => {
    expect(isTurned({ ...(since && { since }), ...(until && { until }) })).toBe(turned);
  });
});

describe("a line of the history", () => {
  it("says what was done to what", () => {
    expect(did("created")).toBe("added");
    expect(did("sealed")).toBe("sealed");
    expect(nounOf("Vendor")).toBe("the vendor");
    expect(nounOf("Something_new")).toBe("something new");
  });

  it.each([
    ["Risk", "/practice/$id/risks", { risk: "r" }],
    ["Vendor", "/practice/$id/vendors", { vendor: "r" }],
    ["Decision", "/practice/$id/gaps", { gap: "164.312(b)" }],
  ])("of a %s leads to it", (kind, to, search) => {
    const content = { citation: "164.312(b)" };
    expect(goalOf({ kind, row_id: "r", content }, "p")).toMatchObject({ to, search });
  });

  it("leads to an answer by its question, and nowhere when the record is gone", () => {
    const answer = { kind: "Answer", row_id: "r", content: { question: "backup" } };
    expect(goalOf(answer, "p")).toMatchObject({ params: { id: "p", question: "backup" } });
    expect(goalOf({ ...answer, content: null }, "p")).toBeNull();
    expect(goalOf({ ...answer, kind: "View" }, "p")).toBeNull();
  });

  it("leads somewhere for every kind but those without a page", () => {
    const content = { question: "q", citation: "c" };
    const lost = Object.keys(KINDS).filter((kind) => goalOf({ kind, row_id: "r", content }, "p") === null);
    expect(lost).toEqual(["File", "Override", "View"]);
  });
});
