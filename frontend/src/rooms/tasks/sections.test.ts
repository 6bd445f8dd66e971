/** To which section of the questions does each piece of proposed work belong? */
import { expect, test } from "vitest";

import type { Proposed } from "../../pieces/proposed";
import { sectionsOf } from "./sections";

function piece(question: string, minutes: number, taken_up = false): Proposed {
  return {
    question,
    option: "no",
    becomes: null,
    title: question,
    detail: "",
    minutes,
    owner: "it",
    pairs: [],
    taken_up,
  };
}

const QUESTIONS = [
  { id: "a", section: "people", section_title: "People" },
  { id: "b", section: "ready", section_title: "Ready" },
  { id: "c", section: "people", section_title: "People" },
];

test("what is taken up is left out, and the minutes of the rest are summed", () => {
  const sections = sectionsOf([piece("a", 30), piece("b", 60), piece("c", 15), piece("c", 90, true)], QUESTIONS);
  expect(sections.map(({ title, lines, minutes }) => [title, lines.length, minutes])).toEqual([
    ["People", 2, 45],
    ["Ready", 1, 60],
  ]);
});

test("work of a question that is not asked any more is still shown", () => {
  expect(sectionsOf([piece("x", 5)], QUESTIONS).map(({ title }) => title)).toEqual(["Other work"]);
});
