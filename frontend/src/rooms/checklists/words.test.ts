/** How long access outlived somebody's work, in words. */
import { describe, expect, it } from "vitest";

import { lengthWords, ownWords, spanWords } from "./words";

const span = { open: 0, ended: 2, minutes: 41, last_ended_at: "2026-08-14T22:31:00Z", late: false, own_hours: 1 };

describe("the time from the end of the work to the last way in", () => {
  it.each([
    [span, "The last way in was closed 41 min after the work ended."],
    [{ ...span, minutes: 0 }, "The last way in was closed by the time the work ended."],
    [{ ...span, open: 1, minutes: 130 }, "One way in is still open, 2 h 10 min after the work ended."],
    [{ ...span, open: 3, minutes: 0 }, "3 ways in are still open."],
    [{ ...span, minutes: null }, "No access is on record for this person."],
  ])("is told for %j", (told, words) => {
    expect(spanWords(told)).toBe(words);
  });

  it("is held against the practice's own policy", () => {
    expect(ownWords(span)).toBe("Your own policy gives 1 hour: this is within it.");
    expect(ownWords({ ...span, late: true, own_hours: 24 })).toBe("Your own policy gives 24 hours: this is longer.");
    expect(ownWords({ ...span, own_hours: null, late: null })).toBe("Your own policy names no time yet.");
    expect(ownWords({ ...span, late: null })).toBe("Your own policy gives 1 hour.");
  });

  it("is counted in days once there are two", () => {
    expect([lengthWords(1500), lengthWords(2880)]).toEqual(["25 h", "2 days"]);
  });
});
