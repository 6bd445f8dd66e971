import { expect, test } from "vitest";

import { EVENT } from "./record";
import { chosenFrom, type Event, KIND_GROUPS, KINDS, nameOf, wantedOf } from "./words";

function event(told: Partial<Event> = {}): Event {
  return { id: "e", version: 1, kind: "incident", happened_on: "2026-11-03", note: "", ...told };
}

test("the four kinds that OCR's guidance names ask for a new look, and no other does", () => {
  const look = Object.entries(KINDS).filter(([, { sort }]) => sort === "look");
  expect(look.map(([kind]) => kind)).toEqual(["incident", "ownership_change", "key_staff_turnover", "new_technology"]);
  expect(new Set(look.map(([, { leads }]) => leads)).size).toBe(1);
  expect(KIND_GROUPS.flatMap(({ items }) => items)).toHaveLength(Object.keys(KINDS).length);
});

test.each([
  [{}, ["phish", "review", "scribe"]],
  [{ what: "look" }, ["phish", "scribe"]],
  [{ what: "proof" }, ["review"]],
  [{ kind: "access_review" }, ["review"]],
  [{ q: "scribe technology" }, ["scribe"]],
])("the list is narrowed by %o", (search, ids) => {
  const all = [
    event({ id: "phish", note: "A mail with a false link" }),
    event({ id: "review", kind: "access_review" }),
    event({ id: "scribe", kind: "new_technology", note: "AI scribe on trial" }),
  ];
  expect(chosenFrom(all, wantedOf(search)).map(({ id }) => id)).toEqual(ids);
});

test("what stands in the form is what is on record; kind and day are asked for", () => {
  const { id, version, ...body } = event({ note: "Seen by two" });
  expect(EVENT.bodyFrom(EVENT.textsOf(body))).toEqual(body);
  expect(EVENT.check({ kind: "", happened_on: "", note: "" }).map(({ field }) => field)).toEqual([
    "kind",
    "happened_on",
  ]);
  expect(nameOf(body)).toBe("Security incident, Nov 3, 2026");
});
