import { describe, expect, it } from "vitest";

import { goalOf, told, yearAfter } from "./words";

describe("a sentence about what is missing", () => {
  it("gives each name the record it stands for", () => {
    const text = "Say whether these hold ePHI: Telephones and voicemail; Website: booking form.";
    expect(told({ text, ids: ["a", "b"] })).toEqual({
      before: "Say whether these hold ePHI: ",
      names: [
        { name: "Telephones and voicemail", id: "a" },
        { name: "Website: booking form", id: "b" },
      ],
      more: "",
      after: ".",
    });
  });

  it("knows that risks stand before their sentence", () => {
    expect(told({ text: "R-018; R-020: The level is high; choose.", ids: ["a", "b"] })).toEqual({
      before: "",
      names: [
        { name: "R-018", id: "a" },
        { name: "R-020", id: "b" },
      ],
      more: "",
      after: ": The level is high; choose.",
    });
  });

  it("keeps the count of those that are not named", () => {
    expect(told({ text: "Open: A; B; and 2 more.", ids: ["a", "b", "c", "d"] })).toMatchObject({
      names: [{ id: "a" }, { id: "b" }],
      more: "and 2 more",
    });
    expect(told({ text: "R-1; and 1 more: Name somebody.", ids: ["a", "b"] })).toMatchObject({
      names: [{ name: "R-1", id: "a" }],
      more: "and 1 more",
      after: ": Name somebody.",
    });
  });

  it.each([
    ["No flow of ePHI is recorded.", []],
    ["Note what these changed: A fire; a flood; and a storm.", ["a", "b"]],
    ["Open: A.", ["a", "b"]],
    ["Open: A; and 3 more.", ["a"]],
  ])("stays whole where names and records do not pair: %s", (text, ids) => {
    expect(told({ text, ids })).toEqual({ before: text, names: [], more: "", after: "" });
  });
});

describe("the way to what is missing", () => {
  it.each([
    ["assets", "1", "/practice/$id/assets", { asset: "1" }],
    ["assets", undefined, "/practice/$id/assets", {}],
    ["risks", "TV-097", "/practice/$id/suggestions", { pair: "TV-097" }],
    ["risks", "01a2", "/practice/$id/risks", { risk: "01a2" }],
  ])("from %s %s leads to %s", (room, record, to, search) => {
    expect(goalOf({ room }, "p", record)).toMatchObject({ to, search });
  });

  it("leads to the question itself", () => {
    expect(goalOf({ room: "questions" }, "p", "backup")).toMatchObject({ params: { id: "p", question: "backup" } });
  });
});

describe("a year later", () => {
  it.each([
    ["2026-11-30", "2027-11-30"],
    ["2028-02-29", "2029-02-28"],
    ["2027-02-28", "2028-02-28"],
  ])("%s is %s", (day, next) => {
    expect(yearAfter(day)).toBe(next);
  });
});
