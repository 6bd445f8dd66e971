import { describe, expect, it } from "vitest";

import { SILENCE, troubleOf } from "./problems";
import { ownPath } from "./return";

describe("the way back after signing in", () => {
  it.each([
    ["/practice/1?tab=2#top", "/practice/1?tab=2#top"],
    ["//example.com", "/"],
    ["/\\example.com", "/"],
    ["/\t/example.com", "/"],
    ["https://example.com", "/"],
    ["javascript:alert(1)", "/"],
    ["practice", "/"],
    ["", "/"],
    [undefined, "/"],
    [7, "/"],
  ])("from %j leads to %j", (asked, leads) => {
    expect(ownPath(asked)).toBe(leads);
  });
});

describe("a failure in words", () => {
  const refusal = { type: "/problems/invalid", title: "Unprocessable Entity", status: 422 };

  it("is the server's own, with each fault at its field", () => {
    const faults = [
      { at: ["body", "time_zone"], message: "is not a zone" },
      { at: ["body"], message: "is not an object" },
      { at: ["query", "limit"], message: "is too large" },
    ];
    expect(troubleOf({ ...refusal, detail: "Mend the places listed.", faults })).toEqual({
      message: "Mend the places listed.",
      faults: [
        { field: "time_zone", message: "is not a zone" },
        { field: null, message: "is not an object" },
        { field: null, message: "is too large" },
      ],
    });
  });

  it("falls back on the title", () => {
    expect(troubleOf({ ...refusal, detail: null, faults: [] }).message).toBe("Unprocessable Entity");
  });

  it.each([new TypeError("no network"), "<html>", null, {}])("of no known form is silence: %j", (error) => {
    expect(troubleOf(error)).toEqual({ message: SILENCE, faults: [] });
  });
});
