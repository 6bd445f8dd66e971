import { expect, it } from "vitest";

import { cited, grouped, type Question, restNo, sameAnswers } from "./engagements";

const asked = (id: string, part: Question["part"]): Question => ({ id, part, text: id, help: "" });
const QUESTIONS = [
  asked("information", "else"),
  asked("keeps", "makes"),
  asked("treats", "excuses"),
  asked("another", "else"),
];

it("puts the questions under their headings and keeps their order", () => {
  expect(grouped(QUESTIONS).map(({ title, questions }) => [title, questions.map(({ id }) => id)])).toEqual([
    ["To begin with", ["information"]],
    ["What it does for you", ["keeps"]],
    ["What else may explain it", ["treats"]],
    ["And last", ["another"]],
  ]);
});

it("answers no only where nothing was said", () => {
  expect(restNo(QUESTIONS, { keeps: "yes", treats: "unknown" })).toEqual({
    information: "no",
    keeps: "yes",
    treats: "unknown",
    another: "no",
  });
});

it("takes what is missing for not known", () => {
  expect(sameAnswers(QUESTIONS, { keeps: "yes" }, { keeps: "yes", treats: "unknown" })).toBe(true);
  expect(sameAnswers(QUESTIONS, { keeps: "yes" }, { keeps: "no" })).toBe(false);
});

it("cites a law by its own name", () => {
  expect([cited("160.103"), cited("42 U.S.C. 1320d-8")]).toEqual(["45 CFR 160.103", "42 U.S.C. 1320d-8"]);
});
