import { describe, expect, it } from "vitest";

import { begun, bodyOf, falls, marked, type Method, shown, stepped } from "./own";

const three = {
  id: "nist-sp-800-66-r2",
  title: "Three by three",
  likelihoods: ["low", "moderate", "high"],
  impacts: ["low", "moderate", "high"],
  levels: ["low", "moderate", "high"],
  grid: {
    low: ["low", "low", "low"],
    moderate: ["low", "moderate", "moderate"],
    high: ["low", "moderate", "high"],
  },
} as unknown as Method;

describe("a table of one's own", () => {
  const own = begun(three, "Ours");

  it("begins as the table that is in force", () => {
    expect(bodyOf(own)).toEqual({
      title: "Ours",
      likelihoods: three.likelihoods,
      impacts: three.impacts,
      grid: three.grid,
    });
    expect(falls(own)).toEqual([]);
  });

  it("gains a step with the cells of the next higher one, and loses it again", () => {
    const more = stepped(own, "likelihoods", "very_low", true);
    expect(bodyOf(more).grid.very_low).toEqual(["low", "low", "low"]);
    expect(bodyOf(stepped(own, "impacts", "very_high", true)).grid.high).toEqual(["low", "moderate", "high", "high"]);
    expect(bodyOf(stepped(more, "likelihoods", "very_low", false))).toEqual(bodyOf(own));
  });

  it("keeps its steps in order, however they are chosen", () => {
    const turned = stepped(stepped(own, "impacts", "very_high", true), "impacts", "very_low", true);
    expect(turned.impacts).toEqual(["very_low", "low", "moderate", "high", "very_high"]);
  });

  it("has the levels that its cells use, least first", () => {
    expect(shown(marked(own, { row: "high", column: "high" }, "very_high")).levels).toEqual([
      "low",
      "moderate",
      "very_high",
    ]);
  });

  it("contradicts itself where more likely or worse is called less", () => {
    const wrong = marked(own, { row: "high", column: "moderate" }, "low");
    expect(falls(wrong)).toEqual([
      {
        row: "high",
        column: "moderate",
        level: "low",
        milder: { row: "moderate", column: "moderate", level: "moderate" },
      },
    ]);
    expect(falls(marked(own, { row: "low", column: "low" }, "high")).map(({ row, column }) => [row, column])).toEqual([
      ["low", "moderate"],
      ["moderate", "low"],
    ]);
  });

  it("is judged by the steps in use only", () => {
    const wrong = marked(stepped(own, "impacts", "very_high", true), { row: "high", column: "very_high" }, "low");
    expect(falls(wrong)).not.toEqual([]);
    expect(falls(stepped(wrong, "impacts", "very_high", false))).toEqual([]);
  });
});
