import { describe, expect, it } from "vitest";

import { nextOf, partsOf, partWords } from "./parts";
import type { ToRead } from "./words";

const policy = (id: string, part: number, seconds: number): ToRead => ({
  policy_id: id,
  number: 1,
  title: id,
  purpose: "",
  effective_on: "2026-11-01",
  sha256: "",
  sections: [],
  planned: [],
  part,
  seconds,
  attested_at: null,
});
const POLICIES = [policy("a", 1, 100), policy("b", 1, 121), policy("c", 2, 60)];

describe("what there is to read", () => {
  it("comes in parts that say how long they take", () => {
    const [first, second] = partsOf(POLICIES, new Set());
    expect(first && partWords(first)).toBe("Part 1: 2 policies, about 4 minutes");
    expect(second && partWords(second)).toBe("Part 2: 1 policy, about 1 minute");
  });

  it("says which part is read", () => {
    const [first] = partsOf(POLICIES, new Set(["a", "b"]));
    expect(first && partWords(first)).toBe("Part 1: read");
  });

  it.each([
    [new Set<string>(), "a", "b"],
    [new Set(["a"]), "b", "c"],
    [new Set(["b"]), "c", "a"],
    [new Set(["a", "b"]), "c", undefined],
  ])("goes on with the next that is not read: %s, %s", (said, read, next) => {
    expect(nextOf(POLICIES, said, read)).toBe(next);
  });
});
