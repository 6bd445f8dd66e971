import { expect, test } from "vitest";

import { DRILL, newDrill, newReview, REVIEW } from "./plans";

const DAY = "2026-11-03";

test("a form becomes a record, and the record the same form again", () => {
  const drill = { ...newDrill(DAY), took_part: "5", gaps: "No number of the insurer." };
  expect(DRILL.textsOf(DRILL.bodyFrom(drill))).toEqual(drill);
  const review = { ...newReview(DAY), reviewed_by: "Ann Ode" };
  expect(REVIEW.textsOf(REVIEW.bodyFrom(review))).toEqual(review);
});

test.each([
  [{ took_part: "5" }, []],
  [{}, ["took_part"]],
  [{ took_part: "some" }, ["took_part"]],
  [{ on: "", took_part: "2" }, ["on"]],
])("what is missing of a drill is asked for: %o", (changes, fields) => {
  expect(DRILL.check({ ...newDrill(DAY), ...changes }).map(({ field }) => field)).toEqual(fields);
});

test("the past says which plan and which script in words", () => {
  expect(DRILL.say("script", "lost_laptop")).toBe("A lost laptop");
  expect(REVIEW.say("plan", "incident_response")).toBe("Incident response plan");
  expect(REVIEW.say("next_on", null)).toBe("nothing");
});
