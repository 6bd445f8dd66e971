import { describe, expect, it } from "vitest";

import { groupsOf, latest, type Mine, needed, nextOpen, sumOf } from "./habits";
import type { Particular, Policy } from "./words";

function particular(name: string, more: Partial<Particular> = {}): Particular {
  return {
    name,
    version: 0,
    kind: "habit",
    question: `${name}?`,
    hint: "",
    unit: "",
    least: 0,
    most: 10,
    suggest: "",
    value: "",
    told_by: "",
    told_on: null,
    used: [{ template: "locking", title: "Locking up" }],
    ...more,
  };
}

function policy(template: string, state: Policy["state"]): Policy {
  return {
    id: template,
    version: 1,
    template,
    state,
    reference: "",
    rule: "security",
    title: template,
    purpose: "",
    audience: [],
    review_months: 12,
    next_review_on: null,
    retired_on: null,
    retired_reason: "",
    number: 1,
    draft: 1,
    effective_on: null,
    statements: 1,
    mismatches: 0,
    untold: 0,
  };
}

const KEYS = [{ template: "keys", title: "Keys" }];

describe("what is asked", () => {
  it("stands with the first policy that states it, in their order", () => {
    const both = [...KEYS, { template: "locking", title: "Locking up" }];
    const groups = groupsOf([particular("a"), particular("b", { used: both }), particular("c")]);
    expect(groups.map(({ title, particulars }) => [title, particulars.map(({ name }) => name)])).toEqual([
      ["Locking up", ["a", "c"]],
      ["Keys", ["b"]],
    ]);
  });
  it("is what the policies on record state, and everything while there is none", () => {
    const all = [particular("a"), particular("b", { used: KEYS })];
    expect(needed(all, [])).toEqual(all);
    expect(needed(all, [policy("keys", "draft"), policy("locking", "retired")]).map(({ name }) => name)).toEqual(["b"]);
  });
});

describe("how far it is", () => {
  it("counts what is not known yet as told, and two a minute", () => {
    const all = [particular("a", { value: "dont_know" }), particular("b"), particular("c"), particular("d")];
    expect(sumOf(all)).toEqual({ done: 1, total: 4, minutes: 2 });
    expect(sumOf([])).toEqual({ done: 0, total: 0, minutes: 0 });
  });
  it.each([
    ["a", "c"],
    ["c", "d"],
    ["d", "c"],
    ["", "c"],
  ])("after %j goes on at %j", (name, next) => {
    const all = [particular("a", { value: "yes" }), particular("b", { value: "no" }), particular("c"), particular("d")];
    expect(nextOpen(all, name)).toBe(next);
  });
  it("ends when everything is told", () => {
    expect(nextOpen([particular("a", { value: "yes" })], "a")).toBe("");
  });
});

describe("what is shown", () => {
  const mine: Mine = { value: "yes", version: 2, state: "saved", why: "" };
  it("is what was told here", () => {
    expect(latest(particular("a", { version: 1, value: "no" }), mine)).toMatchObject({ value: "yes", version: 2 });
  });
  it("is what somebody else told after it", () => {
    expect(latest(particular("a", { version: 3, value: "no" }), mine)).toMatchObject({ value: "no", version: 3 });
  });
  it("is the record where nothing was told here", () => {
    expect(latest(particular("a", { value: "no" }), undefined).value).toBe("no");
  });
});
