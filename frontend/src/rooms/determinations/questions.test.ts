import { describe, expect, it } from "vitest";

import { questionsOf } from "./questions";

const flag = (id: string, for_counsel: boolean) => ({ id, text: `${id}?`, task: "", for_counsel });

describe("what is still open", () => {
  it("is asked once, with everybody it is about", () => {
    const found = [
      { person_id: "1", person: "Ana", flags: [flag("state", true), flag("training", false)] },
      { person_id: "2", person: "Bo", flags: [] },
      { person_id: "3", person: "Cleo", flags: [flag("training", false), flag("state", true)] },
    ];
    const both = [
      { id: "1", name: "Ana" },
      { id: "3", name: "Cleo" },
    ];
    expect(questionsOf(found)).toEqual([
      { text: "state?", theirs: true, about: both },
      { text: "training?", theirs: false, about: both },
    ]);
  });
});
