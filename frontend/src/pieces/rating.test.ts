import { expect, it, test } from "vitest";

import { levelIn, type Method, reasonNeeded, stepOf } from "./rating";
import { parted } from "./reasons";

const METHOD: Method = {
  id: "nist-sp-800-66-r2",
  title: "NIST SP 800-66 Revision 2",
  source: "",
  edition: "2024-02-14",
  authority: "guidance",
  likelihoods: ["low", "moderate", "high"],
  impacts: ["low", "moderate", "high"],
  levels: ["low", "moderate", "high"],
  grid: { low: ["low", "low", "low"], moderate: ["low", "moderate", "moderate"], high: ["low", "moderate", "high"] },
};

it.each([
  ["low", "high", "low"],
  ["high", "moderate", "moderate"],
  ["high", "high", "high"],
  ["very_high", "high", null],
  ["high", "very_high", null],
  ["", "", null],
])("likelihood %s and impact %s make %s", (likelihood, impact, level) => {
  expect(levelIn(METHOD, { likelihood, impact })).toBe(level);
});

const rating = (likelihood: string, impact: string) => ({ likelihood, impact });

test("a reason is needed for high, and for what differs from the suggestion", () => {
  expect(reasonNeeded(METHOD, rating("low", "low"), null)).toBeNull();
  expect(reasonNeeded(METHOD, rating("high", "high"), null)).toContain("the level is high");
  expect(reasonNeeded(METHOD, rating("high", "high"), rating("high", "high"))).toContain("the level is high");
  expect(reasonNeeded(METHOD, rating("low", "low"), rating("low", "low"))).toBeNull();
  expect(reasonNeeded(METHOD, rating("low", "low"), rating("low", "high"))).toContain("likelihood low and impact high");
});

test("only a step is a step", () => {
  expect([stepOf("very_low"), stepOf("certain"), stepOf("")]).toEqual(["very_low", null, null]);
});

test("a reason is parted from the question that it rests on", () => {
  expect(parted("Own account for each person: No. (question unique-accounts)")).toEqual({
    text: "Own account for each person: No.",
    question: "unique-accounts",
  });
  expect(parted("On record as not encrypted: Backup drive.")).toEqual({
    text: "On record as not encrypted: Backup drive.",
    question: null,
  });
});
