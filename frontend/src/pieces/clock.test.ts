/** The practice's wall clock, in winter, in summer and in the nights between. */
import { describe, expect, it } from "vitest";

import { instantOf, wallOf } from "./clock";

const CHICAGO = "America/Chicago";

describe("the clock on the wall", () => {
  it.each([
    ["2026-08-14T16:50", "2026-08-14T21:50:00.000Z"],
    ["2026-12-14T16:50", "2026-12-14T22:50:00.000Z"],
    ["2026-03-08T01:59", "2026-03-08T07:59:00.000Z"],
    ["2026-03-08T03:00", "2026-03-08T08:00:00.000Z"],
    ["2026-11-01T00:30", "2026-11-01T05:30:00.000Z"],
    ["2026-11-01T02:00", "2026-11-01T08:00:00.000Z"],
  ])("shows %s at %s", (wall, instant) => {
    expect(instantOf(wall, CHICAGO)).toBe(instant);
    expect(wallOf(new Date(instant), CHICAGO)).toBe(wall);
  });

  it("is none where nothing was typed", () => {
    expect(instantOf("", CHICAGO)).toBeNull();
  });
});
