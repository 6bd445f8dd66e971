import { expect, test } from "vitest";

import { dueOf, type Review, saidWords, stateOf, type System } from "./words";

const AT = Date.parse("2026-03-02T12:00:00Z");
const review = (told: Partial<Review>) =>
  ({ handed_in_at: null, ended_at: null, expires_at: "2026-03-09T05:59:59Z", ...told }) as Review;
const system = (told: Partial<System>) => ({ last_on: null, own_days: null, due_on: null, ...told }) as System;

test.each([
  [{}, "waits"],
  [{ handed_in_at: "2026-03-01T00:00:00Z", ended_at: "2026-03-01T00:00:00Z" }, "handed in"],
  [{ ended_at: "2026-03-01T00:00:00Z" }, "over"],
  [{ expires_at: "2026-03-01T05:59:59Z" }, "over"],
])("%j %s", (told, state) => {
  expect(stateOf(review(told), AT)).toBe(state);
});

test.each([
  [{ keep: 1, end: 0, ended: 0 }, "1 stays"],
  [{ keep: 3, end: 1, ended: 2 }, "3 stay, 1 should end, 2 were ended"],
  [{ keep: 0, end: 0, ended: 0 }, "Nobody was on the list"],
])("%j is told as %s", (counts, told) => {
  expect(saidWords(counts)).toBe(told);
});

test.each([
  [{}, "Not looked through yet", true],
  [{ last_on: "2026-01-01" }, "Your policy names no time", false],
  [{ last_on: "2026-01-01", own_days: 90, due_on: "2026-04-01" }, "Apr 1, 2026, every 90 days", false],
  [{ last_on: "2026-01-01", own_days: 60, due_on: "2026-03-02" }, "Mar 2, 2026, every 60 days", true],
])("%j is due: %s", (told, text, late) => {
  expect(dueOf(system(told), "2026-03-02")).toEqual({ text, late });
});
