/** Who has to take what, and by whose word, in words. */
import { describe, expect, it } from "vitest";

import { authorityWords, cadenceWords, groupsWords, leftWords, type Standing, standingWords } from "./words";

const yearly = {
  when: "yearly",
  authority: "advice",
  citation: "",
  says: "",
  days: null,
  months: 12,
  own: false,
} as const;
const joining = {
  ...yearly,
  when: "joining",
  authority: "law",
  citation: "164.530(b)(2)(i)(B)",
  days: 5,
  months: null,
} as const;

describe("how somebody stands with a course", () => {
  it.each([
    [{ state: "due", due_on: "2026-12-03", done_on: null }, "By Dec 3, 2026"],
    [{ state: "overdue", due_on: "2026-10-09", done_on: null }, "Was due on Oct 9, 2026"],
    [{ state: "due", due_on: null, done_on: null }, "Not taken yet"],
    [{ state: "done", due_on: null, done_on: "2026-11-03" }, "Taken on Nov 3, 2026"],
    [{ state: "done", due_on: "2027-11-03", done_on: "2026-11-03" }, "Taken on Nov 3, 2026, again by Nov 3, 2027"],
  ] as const)("is told for %j", (standing, words) => {
    expect(standingWords(standing)).toBe(words);
  });
});

describe("when a course is taken", () => {
  it.each([
    [joining, "By day 5 of the job"],
    [{ ...joining, when: "change", days: 30 }, "Within 30 days of the change"],
    [yearly, "Once a year"],
    [{ ...yearly, when: "reminder", months: 3 }, "Every 3 months"],
  ] as const)("is told for %j", (cadence, words) => {
    expect(cadenceWords(cadence)).toBe(words);
  });

  it("names the paragraph where there is one, and says when the number is the practice's own", () => {
    expect(authorityWords(joining)).toBe("45 CFR 164.530(b)(2)(i)(B).");
    expect(authorityWords({ ...joining, own: true })).toBe(
      "45 CFR 164.530(b)(2)(i)(B). The number is your own policy's.",
    );
    expect(authorityWords(yearly)).toBe("");
    expect(authorityWords({ ...yearly, own: true })).toBe("The number is your own policy's.");
  });
});

it("names those that a course is for", () => {
  expect(groupsWords(["everyone"])).toBe("everybody");
  expect(groupsWords(["front_desk", "billing", "officers"])).toBe("the front desk, billing and officers");
});

it("names what is left to take, the late ones first", () => {
  const one = (title: string, state: Standing["state"]): Standing => ({
    course: title,
    title,
    state,
    when: "joining",
    due_on: null,
    done_on: null,
    completion_id: null,
  });
  const all = [one("A", "due"), one("B", "done"), one("C", "overdue"), one("D", "due"), one("E", "due")];

  expect(leftWords(all)).toBe("C; A; D; and 1 more");
  expect(leftWords(all, 4)).toBe("C; A; D; E");
  expect(leftWords([one("B", "done")])).toBe("");
});
