import { describe, expect, test } from "vitest";

import { isAsked, type ItselfTexts, STANDING } from "./standing";

const NOTHING: ItselfTexts = {
  provides_care: "unknown",
  cash_only: "unknown",
  sends: "unknown",
  transactions: "",
  paper_only: "unknown",
  other_business: "unknown",
  components_designated: "unknown",
  works_for_others: "unknown",
  converts_for_others: "unknown",
  health_plan: "unknown",
  review_on: "",
  note: "",
};

describe("which questions are asked", () => {
  test.each([
    ["what is sent, once something is", { sends: "yes" }, "transactions", true],
    ["what is sent, not before", {}, "transactions", false],
    ["paper, while it may be the way", {}, "paper_only", true],
    ["not paper, where patients alone pay", { cash_only: "yes" }, "paper_only", false],
    ["not paper, where something is sent", { sends: "yes" }, "paper_only", false],
    ["a designation, beside other business", { other_business: "yes" }, "components_designated", true],
    ["no designation, without it", { other_business: "no" }, "components_designated", false],
    ["a clearinghouse, where there is work for others", { works_for_others: "yes" }, "converts_for_others", true],
    ["no clearinghouse, where there is none", { works_for_others: "no" }, "converts_for_others", false],
    ["cash always", { sends: "yes" }, "cash_only", true],
  ] as [string, Partial<ItselfTexts>, keyof ItselfTexts, boolean][])("%s", (_, told, fact, asked) => {
    expect(isAsked(fact, { ...NOTHING, ...told })).toBe(asked);
  });
});

describe("the form", () => {
  test("gives back what is on record", () => {
    const told = STANDING.bodyFrom({
      ...NOTHING,
      sends: "yes",
      transactions: "claims,eligibility",
      review_on: "2027-01-02",
    });
    expect(told).toMatchObject({ sends: "yes", transactions: ["claims", "eligibility"], review_on: "2027-01-02" });
    expect(STANDING.bodyFrom(STANDING.textsOf(told))).toEqual(told);
  });
  test("answers no question that is not asked", () => {
    const texts = {
      ...NOTHING,
      cash_only: "yes",
      paper_only: "no",
      transactions: "claims",
      components_designated: "yes",
    };
    expect(STANDING.bodyFrom(texts)).toMatchObject({
      paper_only: "unknown",
      transactions: [],
      components_designated: "unknown",
    });
  });
  test("wants to know what is sent", () => {
    expect(STANDING.check({ ...NOTHING, sends: "yes" }).map(({ field }) => field)).toEqual(["transactions"]);
    expect(STANDING.check({ ...NOTHING, sends: "yes", transactions: "claims" })).toEqual([]);
    expect(STANDING.check(NOTHING)).toEqual([]);
  });
});

test.each([
  ["transactions", ["claims", "remittance"], "Claims, or reports of visits; Payments, or advice about them"],
  ["transactions", [], "none"],
  ["sends", "unknown", "Not known yet"],
  ["health_plan", "self_funded", "Yes, and we pay for the care ourselves"],
  ["review_on", null, "nothing"],
  ["note", "As Ann said.", "As Ann said."],
])("%s %j reads %s", (field, value, says) => {
  expect(STANDING.say(field, value)).toBe(says);
});
