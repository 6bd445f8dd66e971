import { describe, expect, it } from "vitest";

import { type Asked, asked, holds, isIn, isShown, nextOpen, partsOf, type Question, type Show, sumOf } from "./lists";

const ME = "janelle";

function question(id: string, part: Partial<Question> = {}): Question {
  return {
    id,
    section: "access",
    section_title: "Sign-in and access",
    first: true,
    text: `Text of ${id}?`,
    why: "Because.",
    safeguard: "A safeguard",
    minutes: 2,
    citations: ["164.312(d)"],
    closes: [],
    eases: [],
    not_applicable: null,
    options: [],
    given: null,
    ...part,
  };
}

const given = (option: string | null, part: Partial<NonNullable<Question["given"]>> = {}): Question["given"] => ({
  version: 1,
  option,
  note: "",
  flagged: false,
  assigned_to: null,
  answered_by: "Rosa",
  answered_on: null,
  ...part,
});

const plain = (questions: Question[], outside: string[] = []): Asked[] => asked(questions, new Map(), new Set(outside));

it("what waits on this device stands above what is on record", () => {
  const waiting = {
    question: "a",
    mine: { option: "yes", note: "seen", flagged: true },
    base: null,
    sent: [],
    at: "",
    state: "waiting" as const,
    theirs: null,
    why: "",
  };
  const [first] = asked([question("a", { given: given("no") })], new Map([["a", waiting]]), new Set());
  expect(first).toMatchObject({ reply: waiting.mine, done: true });
});

describe("a filter", () => {
  const questions = plain(
    [
      question("open"),
      question("unknown", { given: given("dont_know") }),
      question("flagged", { given: given("yes", { flagged: true }) }),
      question("mine", { given: given(null, { assigned_to: ME }) }),
      question("colleague", { given: given(null, { assigned_to: "rosa" }) }),
      question("replied", { given: given("yes", { assigned_to: "rosa" }) }),
      question("outside"),
    ],
    ["outside"],
  );

  it.each<[Show, string[]]>([
    ["every", ["open", "unknown", "flagged", "mine", "colleague", "replied", "outside"]],
    ["open", ["open", "mine", "colleague", "outside"]],
    ["unknown", ["unknown"]],
    ["flagged", ["flagged"]],
    ["mine", ["mine"]],
    ["colleague", ["colleague"]],
    ["outside", ["outside"]],
  ])("%s", (show, ids) => {
    expect(questions.filter((each) => isShown(show, each, ME)).map(({ id }) => id)).toEqual(ids);
  });

  it("keeps the first pass and what can follow apart", () => {
    const [first, further] = [question("a"), question("b", { first: false })];
    expect([first, further].map((each) => [isIn("first", each), isIn("further", each), isIn("all", each)])).toEqual([
      [true, false, true],
      [false, true, true],
    ]);
  });
});

it.each([
  ["", true],
  ["SAFEGUARD text", true],
  ["164.312", true],
  ["safeguard missing", false],
])("a search for “%s” finds it: %s", (looked, found) => {
  expect(holds(looked)(question("a"))).toBe(found);
});

it("progress counts what is answered and the minutes that are left, by section", () => {
  const questions = plain([
    question("a", { given: given("yes") }),
    question("b", { minutes: 3 }),
    question("c", { section: "paper", section_title: "Paper", given: given(null, { assigned_to: ME }) }),
  ]);
  const parts = partsOf(questions);
  expect(parts).toEqual([
    { section: "access", title: "Sign-in and access", done: 1, total: 2, minutes: 3 },
    { section: "paper", title: "Paper", done: 0, total: 1, minutes: 2 },
  ]);
  expect(sumOf(parts)).toEqual({ done: 1, total: 3, minutes: 5 });
});

describe("the next question not answered", () => {
  const questions = plain([question("a"), question("b", { given: given("yes") }), question("c"), question("d")]);

  it.each([
    ["a", "c"],
    ["c", "d"],
    ["d", "a"],
    [null, "a"],
    ["gone", "a"],
  ])("after %s is %s", (from, next) => {
    expect(nextOpen(questions, from)?.id).toBe(next);
  });

  it("is none when only this one is left", () => {
    expect(nextOpen(plain([question("a"), question("b", { given: given("yes") })]), "a")).toBeNull();
  });
});
