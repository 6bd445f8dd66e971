import { expect, it } from "vitest";

import { missing, type Offer, stateOf } from "./words";

const NOW = Date.parse("2026-07-10T12:00:00Z");

it.each([
  ["open", { revoked: false, expires_at: "2026-07-11T04:59:59Z" }],
  ["ended", { revoked: false, expires_at: "2026-07-10T11:59:59Z" }],
  ["taken back", { revoked: true, expires_at: "2026-07-11T04:59:59Z" }],
  ["taken back", { revoked: true, expires_at: "2026-07-01T04:59:59Z" }],
])("a link is %s", (state, guest) => {
  expect(stateOf(guest, NOW)).toBe(state);
});

it("a question is worth asking again while nothing waits or was accepted", () => {
  const offer = (question: string, outcome: Offer["outcome"], guest_id = "ben"): Offer => ({
    id: question,
    version: 1,
    guest_id,
    guest_name: "Ben",
    question,
    question_text: "",
    option: "yes",
    option_text: "",
    note: "",
    offered_by: "Ben",
    offered_at: "2026-07-09T12:00:00Z",
    outcome,
    reason: "",
    decided_by: "",
    decided_on: null,
    standing: null,
  });
  const offers = [offer("a", "pending"), offer("b", "accepted"), offer("c", "refused"), offer("d", "pending", "dana")];
  expect(missing({ id: "ben", questions: ["a", "b", "c", "d", "e"] }, offers)).toEqual(["c", "d", "e"]);
});
