import { expect, test } from "vitest";

import { find } from "./found";

const PLACES = [
  { key: "1", kind: "Page", name: "Risks" },
  { key: "2", kind: "Risk", name: "R-014 Phishing takes over e-mail", words: "high" },
  { key: "3", kind: "Question", name: "Do you take risks with backups?" },
  { key: "4", kind: "System", name: "Front desk computer", words: "workstation" },
];
const keys = (typed: string) => find(PLACES, typed).map(({ key }) => key);

test("nothing typed finds everything in its order", () => {
  expect(keys("")).toEqual(["1", "2", "3", "4"]);
});

test("a name that begins so stands before a name that holds it, and that before other words", () => {
  expect(keys("risk")).toEqual(["1", "3", "2"]);
});

test("every word has to be there, in any order", () => {
  expect(keys("desk front")).toEqual(["4"]);
  expect(keys("desk phishing")).toEqual([]);
});

test("what is not in the name is found too", () => {
  expect(keys("workstation")).toEqual(["4"]);
});

test("a long list is cut", () => {
  const many = Array.from({ length: 200 }, (_, place) => ({ key: String(place), kind: "Risk", name: `Risk ${place}` }));
  expect(find(many, "risk")).toHaveLength(30);
});
