import { describe, expect, test } from "vitest";

import { type Designation, endedOf, type Post, postOf, seatOf, titleOf } from "./designations";

function designation(told: Partial<Designation> = {}): Designation {
  return {
    id: "d",
    version: 1,
    duty: "privacy_official",
    deputy: false,
    person_id: "p",
    person: "Dana Frisk",
    started_on: "2026-03-01",
    ended_on: null,
    note: "",
    designated_by: "Ann Lee",
    designated_on: "2026-03-01",
    follows: "",
    ...told,
  };
}

const POST: Post = {
  id: "privacy_official",
  title: "Privacy official",
  asks: "",
  citation: "164.530(a)(1)(i)",
  deputy_why: "",
  holder: designation({ id: "holds" }),
  deputy: null,
  unlettered: [],
  open: [],
};

describe("the seat that the address names", () => {
  test.each([
    ["the post", "privacy_official", { deputy: false, held: "holds" }],
    ["its deputy", "privacy_official.deputy", { deputy: true, held: undefined }],
  ])("%s", (_, word, { deputy, held }) => {
    const seat = postOf([POST], word);
    expect(seat?.post.id).toBe("privacy_official");
    expect(seat?.deputy).toBe(deputy);
    expect(seat?.held?.id).toBe(held);
    expect(seatOf("privacy_official", deputy)).toBe(word);
  });
  test.each([undefined, "", "king", "security_official", "privacy_official.king"])("none for %s", (word) => {
    expect(postOf([POST], word)).toBeNull();
  });
});

test("what a seat is called", () => {
  expect(titleOf("contact_person", false)).toBe("contact person");
  expect(titleOf("security_official", true)).toBe("deputy of the security official");
});

test("what went before is of the same seat and has ended", () => {
  const all = [
    designation({ id: "now" }),
    designation({ id: "before", ended_on: "2026-02-01" }),
    designation({ id: "stood in", ended_on: "2026-02-01", deputy: true }),
    designation({ id: "other", ended_on: "2026-02-01", duty: "contact_person" }),
  ];
  expect(endedOf(all, { post: POST, deputy: false, held: null }).map(({ id }) => id)).toEqual(["before"]);
  expect(endedOf(all, { post: POST, deputy: true, held: null }).map(({ id }) => id)).toEqual(["stood in"]);
});
