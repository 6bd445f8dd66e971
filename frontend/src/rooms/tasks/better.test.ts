/** Is the answer that a task leads to better than the one on record? */
import { expect, test } from "vitest";

import { betterAnswer } from "./better";
import type { Question } from "./words";

const GRADES = ["verified", "in_place", "partly", "no", "dont_know", "not_applicable"] as const;

function asked(given: string | null): Question {
  const options = GRADES.map((grade) => ({
    id: grade,
    grade,
    text: `We say ${grade}.`,
    teach: "",
    means: {},
    opens: [],
    closes: [],
    claims: [],
    task: null,
  }));
  const answer = { version: 3, note: "", flagged: false, assigned_to: null, answered_by: "", answered_on: null };
  return {
    id: "backups",
    section: "ready",
    section_title: "Ready",
    first: true,
    text: "Do you have backups?",
    why: "",
    safeguard: "",
    minutes: 1,
    citations: [],
    closes: [],
    eases: [],
    not_applicable: null,
    options,
    given: given === null ? null : { ...answer, option: given },
  };
}

test.each<[string, string | null, string | null, boolean]>([
  ["a gap that is closed is a better answer", "partly", "in_place", true],
  ["finding out is better than not knowing", "dont_know", "partly", true],
  ["a first answer is better than none", null, "in_place", true],
  ["the same answer is no better", "in_place", "in_place", false],
  ["nothing gets worse by a task", "verified", "in_place", false],
  ["what does not apply stays so", "not_applicable", "in_place", false],
  ["a task that finds out leads to no answer", "dont_know", null, false],
  ["an answer that the question no longer has leads nowhere", "no", "gone", false],
])("%s", (_, given, becomes, better) => {
  const found = betterAnswer(asked(given), becomes);
  expect(found !== null).toBe(better);
  if (found) expect([found.now?.id ?? null, found.then.id]).toEqual([given, becomes]);
});
