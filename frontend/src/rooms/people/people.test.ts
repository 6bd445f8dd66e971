import { describe, expect, test } from "vitest";

import { chosenFrom, openAbout, type Person, wantedOf } from "./people";
import { EMPTY, PERSON } from "./record";

const TODAY = "2026-11-22";

function person(told: Partial<Person> = {}): Person {
  return {
    id: "p",
    version: 1,
    name: "Dana Frisk",
    job: "Registered nurse",
    started_on: "2021-03-01",
    trained_on: "2026-07-01",
    duties: [],
    roles: [],
    site_ids: [],
    email: "",
    ended_on: null,
    access_ended_on: null,
    note: "",
    ...told,
  };
}

describe("what is open about a person", () => {
  test.each([
    ["nothing for somebody at work and trained", {}, []],
    ["the training of somebody new", { trained_on: null }, ["No training"]],
    ["not yet the training of somebody who begins next week", { started_on: "2026-11-29", trained_on: null }, []],
    ["a training that is only planned", { trained_on: "2026-12-01" }, ["No training"]],
    ["the access of somebody who left today", { ended_on: TODAY }, ["Left on Nov 22, 2026"]],
    ["not the access of somebody who leaves tomorrow", { ended_on: "2026-11-23" }, []],
    ["not the access that ended", { ended_on: "2026-11-01", access_ended_on: "2026-11-03" }, []],
    [
      "the duty of somebody who left",
      { ended_on: "2026-11-01", access_ended_on: "2026-11-01", duties: ["deputy"] },
      ["Has left and still"],
    ],
  ] as [string, Partial<Person>, string[]][])("%s", (_, told, begins) => {
    const open = openAbout(person(told), TODAY);
    expect(open).toHaveLength(begins.length);
    begins.forEach((text, place) => {
      expect(open[place]).toMatch(new RegExp(`^${text}`));
    });
  });
});

describe("the list", () => {
  const all = [
    person({ id: "here", duties: ["privacy_official"] }),
    person({ id: "new", name: "Kelsey Throop", trained_on: null }),
    person({ id: "coming", started_on: "2026-12-01", trained_on: null }),
    person({ id: "gone", ended_on: "2026-10-01", access_ended_on: "2026-10-01", duties: ["security_official"] }),
    person({ id: "open", ended_on: "2026-11-01" }),
  ];
  test.each([
    [{}, ["here", "new", "coming", "open"]],
    [{ who: "left" }, ["gone", "open"]],
    [{ who: "all" }, ["here", "new", "coming", "gone", "open"]],
    [{ open: "training" }, ["new"]],
    [{ open: "access" }, ["open"]],
    [{ q: "privacy" }, ["here"]],
  ])("by %o", (search, ids) => {
    expect(chosenFrom(all, wantedOf(search), TODAY).map(({ id }) => id)).toEqual(ids);
  });
});

test("what stands in the form is what is on record, duties in their usual order", () => {
  const { id, version, ...body } = person({ duties: ["deputy", "security_official"], ended_on: "2026-12-01" });
  expect(PERSON.bodyFrom(PERSON.textsOf(body))).toEqual({ ...body, duties: ["security_official", "deputy"] });
  expect(PERSON.check(EMPTY).map(({ field }) => field)).toEqual(["name"]);
  const turned = { ...EMPTY, name: "A", started_on: "2026-02-02", ended_on: "2026-02-01" };
  expect(PERSON.check(turned).map(({ field }) => field)).toEqual(["ended_on"]);
});
