import { expect, it } from "vitest";

import { moved } from "./moved";

type Risks = Parameters<typeof moved>[0];

it("tells the risks whose level is another one, those that rose first", () => {
  const before = [
    { id: "a", number: 1, title: "A", level: "low" },
    { id: "b", number: 2, title: "B", level: "very_high" },
    { id: "c", number: 3, title: "C", level: "moderate" },
    { id: "gone", number: 4, title: "Gone", level: "low" },
  ] as Risks;
  const after = [
    { id: "b", number: 2, title: "B", level: "high" },
    { id: "a", number: 1, title: "A", level: "moderate" },
    { id: "c", number: 3, title: "C", level: "moderate" },
    { id: "new", number: 5, title: "New", level: "low" },
  ] as Risks;
  expect(moved(before, after)).toEqual([
    { id: "a", number: 1, title: "A", from: "low", to: "moderate" },
    { id: "b", number: 2, title: "B", from: "very_high", to: "high" },
  ]);
});
