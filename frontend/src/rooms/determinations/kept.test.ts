import { expect, test } from "vitest";

import { isDrawnUp, keptAt } from "./kept";

test.each([
  ["policy_acknowledgment", "/practice/$id/readers"],
  ["training_record", "/practice/$id/training"],
  ["access_authorization", "/practice/$id/people"],
  ["byod_agreement", "/practice/$id/people"],
  ["sanction_notice", "/practice/$id/policies"],
  ["business_associate_agreement", "/practice/$id/vendors"],
  ["joint_notice", "/practice/$id/notice"],
])("%s is kept where its link leads", (paper, to) => {
  expect(keptAt(paper, "p", "r")?.to.to).toBe(to);
});

test.each(["confidentiality_statement", "workforce_addendum", "ohca_memo"])("%s has no place of its own", (paper) => {
  expect(keptAt(paper, "p", "r")).toBeNull();
});

test.each([
  ["ohca_memo", true],
  ["ace_designation", true],
  ["joint_notice", false],
])("%s is drawn up here: %s", (paper, here) => {
  expect(isDrawnUp(paper)).toBe(here);
});
