/** How does a proposed piece of work become a task? */
import { expect, test } from "vitest";

import { doerOf, type Proposed, taskOf } from "./proposed";

const PIECE: Proposed = {
  question: "backup-encryption",
  option: "server-only",
  becomes: "all",
  title: "Encrypt the backup drives",
  detail: "Both of them.",
  minutes: 90,
  owner: "it",
  pairs: ["TV-010", "TV-014"],
  taken_up: false,
};

test("a piece taken up works on the open risks of its pairs, and on no others", () => {
  const risks = [
    { id: "r1", pair: "TV-010", status: "open" },
    { id: "r2", pair: "TV-014", status: "closed" },
    { id: "r3", pair: "TV-099", status: "open" },
    { id: "r4", pair: null, status: "open" },
  ];
  expect(taskOf(PIECE, risks)).toEqual({
    title: "Encrypt the backup drives",
    detail: "Both of them.",
    minutes: 90,
    question: "backup-encryption",
    becomes: "all",
    owner: "IT person",
    risk_ids: ["r1"],
  });
});

test("a role that we have no word for is shown as it is", () => {
  expect(doerOf("practice_lead")).toBe("practice lead");
});
