import { beforeEach, describe, expect, it, vi } from "vitest";

import type { Asked } from "./lists";
import { goOn, keepPlace, onWay, type Way } from "./place";

const asked = (id: string, done: boolean, first = true): Asked => ({
  id,
  section: "access",
  section_title: "Sign-in and access",
  first,
  text: `Text of ${id}?`,
  why: "",
  safeguard: "",
  minutes: 1,
  citations: [],
  closes: [],
  eases: [],
  not_applicable: null,
  options: [],
  given: null,
  reply: { option: done ? "yes" : null, note: "", flagged: false },
  done,
  outside: false,
});

const questions = [asked("a", true), asked("b", false), asked("c", false, false), asked("d", false)];
const ids = (found: readonly Asked[]) => found.map(({ id }) => id);

describe("the questions on the way", () => {
  const way = (part: Partial<Way>): Way => ({ which: "first", show: "every", q: "", ...part });

  it.each<[string, Partial<Way>, string[], string[]]>([
    ["are those of the first pass", {}, [], ["a", "b", "d"]],
    ["can be all", { which: "all" }, [], ["a", "b", "c", "d"]],
    ["can be those not answered", { show: "open" }, [], ["b", "d"]],
    ["can be searched", { q: "text of d?" }, [], ["d"]],
    ["keep one that was just answered", { show: "open" }, ["a"], ["a", "b", "d"]],
  ])("%s", (_, part, stay, left) => {
    expect(ids(onWay(questions, way(part), "janelle", new Set(stay)))).toEqual(left);
  });
});

describe("going on", () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });

  it.each([
    [null, "b"],
    ["a", "b"],
    ["b", "b"],
    ["d", "d"],
  ])("from %s is at %s", (last, next) => {
    if (last) keepPlace("janelle", "tansy", last);
    expect(goOn(questions, "janelle", "tansy")?.id).toBe(next);
  });

  it("does not follow another person or practice", () => {
    keepPlace("rosa", "tansy", "d");
    keepPlace("janelle", "cedar", "d");
    expect(goOn(questions, "janelle", "tansy")?.id).toBe("b");
  });

  it("ends when all are answered", () => {
    expect(goOn([asked("a", true)], "janelle", "tansy")).toBeNull();
  });
});
