import { describe, expect, it } from "vitest";

import { check, daysAfter, givable, stateOf, type Token } from "./words";

const token = { revoked: false, expires_on: "2026-11-22" } as Token;

describe("a token", () => {
  it.each([
    [token, "2026-11-22", "Works"],
    [token, "2026-11-23", "Ended"],
    [{ ...token, revoked: true }, "2026-11-22", "Revoked"],
  ])("%j on %s: %s", (each, today, word) => {
    expect(stateOf(each, today)).toEqual({ word, works: word === "Works" });
  });

  it("never approves, invites or makes tokens", () => {
    expect(givable(["approve", "risks:read", "members:write", "members:read", "tokens:write"])).toEqual([
      "risks:read",
      "members:read",
    ]);
  });

  it("needs a name, something to do, and an end within a year", () => {
    const good = { name: "Nightly", scopes: ["risks:read"] as const, end: "2027-11-23" };
    expect(check(good, "2026-11-22")).toEqual([]);
    expect(check({ ...good, end: "2027-11-24" }, "2026-11-22").map(({ field }) => field)).toEqual(["expires_on"]);
    expect(check({ name: " ", scopes: [], end: "2026-11-21" }, "2026-11-22").map(({ field }) => field)).toEqual([
      "name",
      "scopes",
      "expires_on",
    ]);
  });
});

it("days are counted over the ends of months and years", () => {
  expect([daysAfter("2026-12-31", 1), daysAfter("2028-02-28", 1), daysAfter("2026-11-22", 90)]).toEqual([
    "2027-01-01",
    "2028-02-29",
    "2027-02-20",
  ]);
});
