import { describe, expect, it, test } from "vitest";

import { chosenFrom, countCells, inCell, isLate, linesOf, owedBy, ownersOf } from "./register";
import { wantedOf } from "./search";
import type { Risk } from "./words";

const BAR = { appetite: "low", today: "2026-11-22" };
const GROUPS = new Map([["g1", "Front desk computers"]]);

function risk(number: number, fields: Partial<Risk> = {}): Risk {
  return {
    id: `r${number}`,
    version: 1,
    number,
    pair: null,
    title: "Flood in the archive",
    threat: "The river rises",
    vulnerability: "Charts stand on the floor",
    group_id: null,
    asset_id: null,
    inherent_likelihood: null,
    inherent_impact: null,
    likelihood: "moderate",
    impact: "high",
    reason: "",
    response: null,
    response_reason: "",
    owner: "",
    due_on: null,
    accepted_until: null,
    status: "open",
    note: "",
    level: "moderate",
    method: "nist-sp-800-30-r1",
    edition: "2012-09-17",
    approved_by: "",
    approved_on: null,
    rated_by: "Maria",
    rated_on: "2026-11-01",
    ...fields,
  };
}

const MITIGATED = { response: "mitigate", owner: "Ann", due_on: "2026-12-01" } as const;
const ACCEPTED = { response: "accept", owner: "Ann", accepted_until: "2027-06-01", approved_by: "Dr. Lee" } as const;

describe("what a risk still needs", () => {
  it.each<[string, Partial<Risk>, string[]]>([
    ["above the appetite it needs a decision", {}, ["response"]],
    ["within the appetite it needs none", { level: "low" }, []],
    ["closed it needs nothing", { status: "closed" }, []],
    ["to be reduced, with a name and a day, it needs nothing", MITIGATED, []],
    ["to be reduced by nobody, it needs a name", { ...MITIGATED, owner: "" }, ["owner"]],
    ["to be reduced some time, it needs a day", { ...MITIGATED, due_on: null }, ["day"]],
    ["to be shared, it is decided", { response: "transfer" }, []],
    ["accepted, approved and with an end, it needs nothing", ACCEPTED, []],
    ["accepted without management, it needs an approval", { ...ACCEPTED, approved_by: "" }, ["approval"]],
    ["accepted for ever, it needs a day", { ...ACCEPTED, accepted_until: null }, ["day"]],
    ["accepted until yesterday, it needs a new look", { ...ACCEPTED, accepted_until: "2026-11-21" }, ["new look"]],
  ])("%s", (_, fields, owed) => {
    expect(owedBy(risk(1, fields), BAR)).toEqual(owed);
  });
});

it.each<[Partial<Risk>, boolean]>([
  [{ ...MITIGATED, due_on: "2026-11-21" }, true],
  [{ ...MITIGATED, due_on: "2026-11-22" }, false],
  [{ ...MITIGATED, due_on: "2026-11-21", status: "mitigated" }, false],
  [{ ...ACCEPTED, accepted_until: "2026-11-21" }, true],
  [{ ...ACCEPTED, due_on: "2026-11-21" }, false],
  [{}, false],
])("%j is late: %s", (fields, late) => {
  expect(isLate(risk(1, fields), BAR.today)).toBe(late);
});

describe("the register is narrowed", () => {
  const RISKS = [
    risk(1, { level: "high", group_id: "g1" }),
    risk(2, { ...MITIGATED, title: "Phishing takes over e-mail", level: "very_high", due_on: "2026-01-05" }),
    risk(3, { level: "low", status: "closed" }),
    risk(14, { ...ACCEPTED, level: "moderate", likelihood: "low" }),
  ];
  const lines = linesOf(RISKS, GROUPS);
  it.each<[string, Record<string, string>, number[]]>([
    ["by nothing: all that are not closed", {}, [1, 2, 14]],
    ["to all, closed too", { status: "all" }, [1, 2, 3, 14]],
    ["to the closed", { status: "closed" }, [3]],
    ["by every word of a text, in any order", { q: "mail PHISHING" }, [2]],
    ["by a number as people quote it", { q: "r-014" }, [14]],
    ["by the group's name", { q: "front desk" }, [1]],
    ["by a group", { group: "g1" }, [1]],
    ["to risks of no group", { group: "-" }, [2, 14]],
    ["by a level", { level: "high" }, [1]],
    ["by a level and all above", { level: "high_up" }, [1, 2]],
    ["by a response", { response: "accept" }, [14]],
    ["to the undecided", { response: "none" }, [1]],
    ["by a name", { owner: "Ann" }, [2, 14]],
    ["to what nobody has", { owner: "-" }, [1]],
    ["to the late", { late: "1" }, [2]],
    ["to what needs a decision", { owed: "1" }, [1]],
    ["by two at once", { owner: "Ann", response: "accept" }, [14]],
    ["by a status that there is not: as by none", { status: "lost" }, [1, 2, 14]],
  ])("%s", (_, search, numbers) => {
    expect(chosenFrom(lines, wantedOf(search), BAR).map(({ number }) => number)).toEqual(numbers);
  });

  test("a cell holds those of its likelihood and impact", () => {
    expect(inCell(RISKS, { row: "low", column: "high" }).map(({ number }) => number)).toEqual([14]);
    expect(inCell(RISKS, null)).toHaveLength(4);
    expect(Object.fromEntries(countCells(RISKS))).toEqual({ "moderate.high": 3, "low.high": 1 });
  });

  test("each name is there once, in order", () => {
    expect(ownersOf([...RISKS, risk(20, { owner: "aaron" })])).toEqual(["aaron", "Ann"]);
  });
});
