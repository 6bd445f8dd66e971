import { describe, expect, it } from "vitest";

import { cut, extended, reworded, without } from "./sections";
import { matchWords, type Policy, readersWords, type Section, type Statement } from "./words";

function statement(id: string, more: Partial<Statement> = {}): Statement {
  return {
    id,
    text: `${id} text`,
    printed: `${id} text`,
    covers: ["164.308(a)(3)(ii)(C)"],
    asserts: ["leaving-access"],
    needs: [],
    matches: true,
    finding: "holds",
    against: [],
    until: null,
    task_id: null,
    task: "",
    ...more,
  };
}

const SECTIONS: Section[] = [
  { title: "How fast", statements: [statement("a"), statement("b", { task_id: "t1", task: "Do it" })] },
  { title: "What we keep", statements: [statement("c")] },
];

describe("a draft's text", () => {
  it("changes one statement's words and keeps what it covers, asserts and plans", () => {
    const [first] = reworded(SECTIONS, "b", "Other words.");
    expect(first?.statements[1]).toEqual({
      id: "b",
      text: "Other words.",
      covers: ["164.308(a)(3)(ii)(C)"],
      asserts: ["leaving-access"],
      needs: [],
      task_id: "t1",
    });
    expect(first?.statements[0]?.text).toBe("a text");
  });

  it("leaves a statement out, and a section that is empty then", () => {
    expect(without(SECTIONS, "c").map(({ title }) => title)).toEqual(["How fast"]);
    expect(without(SECTIONS, "a")[0]?.statements.map(({ id }) => id)).toEqual(["b"]);
    expect(without(SECTIONS, "none")).toHaveLength(2);
  });

  it("takes a statement in one's own words under an id that is free", () => {
    const once = extended(SECTIONS, "What we keep", "We note it.");
    expect(once[1]?.statements[1]).toMatchObject({ id: "own.1", text: "We note it.", covers: [], asserts: [] });
    const own: Section[] = [{ title: "Ours", statements: [statement("own.1"), statement("own.3")] }];
    expect(extended(own, "Ours", "Next.")[0]?.statements[2]?.id).toBe("own.2");
    expect(extended(SECTIONS, "New", "First.")[2]).toMatchObject({ title: "New" });
  });

  it.each([
    [
      "Access ends within {access-end-hours}.",
      [
        ["Access ends within ", false],
        ["access-end-hours", true],
        [".", false],
      ],
    ],
    [
      "{deputy} does it.",
      [
        ["deputy", true],
        [" does it.", false],
      ],
    ],
    ["Nothing to fill {in Here}.", [["Nothing to fill {in Here}.", false]]],
    ["", []],
  ])("shows where %j waits for a value", (text, parts) => {
    expect(cut(text).map((part) => [part.text, part.place])).toEqual(parts);
  });
});

describe("how a policy matches", () => {
  it.each([
    [0, 0, 0, "Nothing in it yet"],
    [6, 0, 0, "All of it"],
    [6, 1, 0, "1 of 6 does not"],
    [6, 3, 2, "1 of 6 does not, 2 not told yet"],
    [6, 4, 4, "4 not told yet"],
  ])("%i statements, %i against, %i untold: %s", (statements, mismatches, untold, words) => {
    expect(matchWords({ statements, mismatches, untold } as Policy)).toBe(words);
  });

  it("names its readers", () => {
    expect(readersWords([])).toBe("");
    expect(readersWords(["everyone"])).toBe("For everyone");
    expect(readersWords(["front_desk", "billing", "officers"])).toBe(
      "For the front desk, billing and the officials and managers",
    );
  });
});
