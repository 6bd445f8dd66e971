/** A course in words, and what is handed in. */
import { describe, expect, it } from "vitest";

import { keepRight, quizOf, type Result, resultWords, type ToTake, whenWords } from "./words";

const COURSE: ToTake = {
  course: "phishing",
  title: "Fake messages",
  says: "",
  minutes: 3,
  state: "due",
  when: "joining",
  due_on: "2026-11-27",
  done_on: null,
  edition: "2026-07-01",
  sha256: "0".repeat(64),
  needed: 2,
  lessons: [],
  questions: [
    { id: "one", text: "", options: ["a", "b", "c"] },
    { id: "two", text: "", options: ["a", "b", "c"] },
  ],
};
const RESULT: Result = {
  course: "phishing",
  passed: false,
  score: 1,
  needed: 2,
  done_on: null,
  marks: [
    { question: "one", right: true, why: "" },
    { question: "two", right: false, why: "" },
  ],
};

describe("a quiz", () => {
  it("is handed in in the order of its questions, with the text that was read", () => {
    expect(quizOf(COURSE, { two: 0, one: 2 })).toEqual({
      course: "phishing",
      sha256: COURSE.sha256,
      answers: [
        { question: "one", option: 2 },
        { question: "two", option: 0 },
      ],
    });
  });

  it("is tried again with the right answers kept", () => {
    expect(keepRight({ one: 2, two: 1 }, RESULT)).toEqual({ one: 2 });
  });

  it("is told in a sentence", () => {
    expect(resultWords(RESULT)).toBe("Not yet: 1 of 2 right, and 2 are needed. You can try again.");
    expect(resultWords({ ...RESULT, passed: true, score: 2 })).toBe("You have passed: 2 of 2 right.");
  });
});

it.each([
  [COURSE, "Please take it by Nov 27, 2026."],
  [{ ...COURSE, due_on: null }, "Please take it soon."],
  [{ ...COURSE, state: "overdue" }, "It was due on Nov 27, 2026. It still counts."],
  [{ ...COURSE, state: "done", done_on: "2026-11-20" }, "Taken on Nov 20, 2026."],
] as const)("the day of a course is told without blame, %#", (course, words) => {
  expect(whenWords(course)).toBe(words);
});
