import { expect, test } from "vitest";

import { answered, firstOpen, neighbor, type Practice, settled, STEPS } from "./facts";

const PRACTICE = { id: "1", version: 3, sample: false, name: "Maple", telehealth: false, asked: ["people", "kind"] };
const practice = PRACTICE as unknown as Practice; // the facts that matter here

test("twelve questions, each settling facts that no other settles", () => {
  const facts = STEPS.flatMap(({ settles }) => settles);
  expect(STEPS).toHaveLength(12);
  expect(new Set(facts).size).toBe(facts.length);
});

test("it goes on at the first question that is open, on whatever device", () => {
  expect(firstOpen([])?.id).toBe("kind");
  expect(firstOpen(["kind", "people", "sites"])?.id).toBe("places");
  expect(firstOpen(STEPS.flatMap(({ settles }) => settles))).toBeNull();
});

test("a question counts once all that it settles is known", () => {
  expect(answered(["kind", "personal_phones"])).toBe(1);
  expect(answered(["kind", "personal_phones", "texting"])).toBe(2);
});

test("the ends have no neighbor beyond them", () => {
  const [first, last] = [STEPS[0], STEPS.at(-1)];
  expect(first && neighbor(first, -1)).toBeNull();
  expect(last && neighbor(last, 1)).toBeNull();
  expect(first && neighbor(first, 1)?.id).toBe("people");
});

test("an answer keeps every other fact and says what was asked", () => {
  const step = STEPS.find(({ id }) => id === "video");
  const body = step && settled(practice, step, { telehealth: true });
  expect(body).toEqual({ name: "Maple", telehealth: true, asked: ["kind", "people", "telehealth"] });
});
