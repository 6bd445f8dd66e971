import { expect, test } from "vitest";

import { numberWord } from "../../pieces/numbers";
import { LEAVE, likeRisk, setOf } from "./alike";
import { ratedOf, textsOf } from "./rated";
import { conflictWords, type Rated } from "./words";

const BODY: Rated = {
  likelihood: "moderate",
  impact: "high",
  reason: "As suggested.",
  response: "mitigate",
  response_reason: "",
  owner: "Ann Lee",
  due_on: "2027-01-31",
  accepted_until: null,
  status: "open",
  note: "",
};

test("a body goes into the form and comes back the same", () => {
  expect(ratedOf(textsOf(BODY), BODY)).toEqual(BODY);
  const bare: Rated = { ...BODY, response: null, due_on: null, accepted_until: null };
  expect(ratedOf(textsOf(bare), bare)).toEqual(bare);
});

test("spaces around what was typed are dropped, and a step that is none changes nothing", () => {
  const texts = { ...textsOf(BODY), owner: "  Bo  ", reason: " so ", likelihood: "certain", response: "pray" };
  expect(ratedOf(texts, BODY)).toEqual({ ...BODY, owner: "Bo", reason: "so", response: null });
});

test("what is left empty stays as it is in each risk", () => {
  expect(setOf(LEAVE)).toEqual({});
  expect(setOf({ ...LEAVE, owner: " Ann ", due_on: "2027-01-31" })).toEqual({ owner: "Ann", due_on: "2027-01-31" });
  expect(setOf({ ...LEAVE, likelihood: "low", status: "closed" })).toEqual({ likelihood: "low", status: "closed" });
});

test("a copy gives rating and response, and leaves each risk its own status and note", () => {
  expect(setOf(likeRisk({ ...BODY, status: "closed", note: "Our own." }))).toEqual({
    likelihood: "moderate",
    impact: "high",
    reason: "As suggested.",
    response: "mitigate",
    owner: "Ann Lee",
    due_on: "2027-01-31",
  });
});

test("a conflict of methods says which way", () => {
  expect(conflictWords("moderate", "moderate", "Table 6")).toBe("Table 6 comes to the same level.");
  expect(conflictWords("very_high", "high", "Table 6")).toContain("call this high, lower than your very high");
  expect(conflictWords("low", "high", "Table 6")).toContain("higher than your low");
});

test("numbers are quoted with three digits, and with more when there are more", () => {
  expect([1, 14, 999, 2000].map(numberWord)).toEqual(["R-001", "R-014", "R-999", "R-2000"]);
});
