import { describe, expect, it } from "vitest";

import { confirmed, counts, drafted, NOTHING, type Read, toggled } from "./chosen";

const READ: Read = {
  title: "Our security policy",
  kind: "docx",
  dropped: 2,
  sections: [
    {
      title: "Passwords",
      statements: [
        {
          id: "own-1",
          text: "Passwords are long.",
          suggestions: [{ citation: "164.308(a)(5)(ii)(D)", title: "Password management", because: "password" }],
        },
        { id: "own-2", text: "Nobody shares one.", suggestions: [] },
      ],
    },
    { title: "Signed by", statements: [{ id: "own-3", text: "The owner.", suggestions: [] }] },
  ],
};

describe("what goes into a draft", () => {
  it("is all of it at first, and covers nothing before a person has confirmed it", () => {
    const sections = drafted(READ, NOTHING);
    expect(sections.flatMap(({ statements }) => statements.map(({ id }) => id))).toEqual(["own-1", "own-2", "own-3"]);
    expect(sections.flatMap(({ statements }) => statements.flatMap(({ covers }) => covers))).toEqual([]);
    expect(counts(READ, NOTHING)).toEqual({ all: 3, covering: 0 });
  });

  it("leaves out what was left out, with a heading that has nothing under it then", () => {
    const settled = toggled(NOTHING, "own-3");
    expect(drafted(READ, settled).map(({ title }) => title)).toEqual(["Passwords"]);
    expect(drafted(READ, toggled(settled, "own-3"))).toHaveLength(2);
  });

  it("covers what was confirmed, until that is taken back", () => {
    const once = confirmed(NOTHING, "own-1", "164.308(a)(5)(ii)(D)");
    const both = confirmed(once, "own-1", "164.312(d)");
    expect(drafted(READ, both)[0]?.statements[0]?.covers).toEqual(["164.308(a)(5)(ii)(D)", "164.312(d)"]);
    expect(counts(READ, both)).toEqual({ all: 3, covering: 1 });
    expect(drafted(READ, confirmed(once, "own-1", "164.308(a)(5)(ii)(D)"))[0]?.statements[0]?.covers).toEqual([]);
  });
});
