import { describe, expect, it } from "vitest";

import { grouped, textOf, told } from "./facts";
import { bodyFrom, check, textsOf } from "./receipt";
import { type Ask, effectWords, type Facts, monthWords, type NoticeLine, STATES, WAYS } from "./words";

const FACTS: Facts = {
  direct: "yes",
  office: "",
  electronic: "",
  website: "",
  website_address: "",
  reminders: "",
  exchange: "",
  directory: "",
  fundraising: "",
  psychotherapy: "",
  part2: "",
  part2_limits: "",
  part2_fundraising: "",
  ohca: "",
  joint: "",
  entities: ["Lake Therapy", "Dr. Ann Ode"],
  sites: [],
  shares: "",
  agreed: "",
  contact: "our privacy official",
  contact_phone: "",
  complaint_address: "",
  reserves: "",
  counsel: "",
  effective_on: null,
};

const ask = (id: string, group: string): Ask => ({
  id,
  group,
  kind: "line",
  question: id,
  hint: "",
  citation: "",
  optional: false,
});

describe("a fact", () => {
  it("is a text in its field, a list one name a line", () => {
    expect(textOf(FACTS, "entities")).toBe("Lake Therapy\nDr. Ann Ode");
    expect(textOf(FACTS, "effective_on")).toBe("");
    expect(textOf(FACTS, "direct")).toBe("yes");
  });

  it("is told alone; the others stay", () => {
    expect(told(FACTS, "entities", " Lake \n\n Oak ")).toEqual({ ...FACTS, entities: ["Lake", "Oak"] });
    expect(told(FACTS, "effective_on", "2027-01-04").effective_on).toBe("2027-01-04");
    expect(told({ ...FACTS, effective_on: "2027-01-04" }, "effective_on", "").effective_on).toBeNull();
    expect(told(FACTS, "contact", " the manager ").contact).toBe("the manager");
  });

  it("comes back from its field as it went in", () => {
    for (const name of ["entities", "sites", "contact", "direct", "effective_on"] as const)
      expect(told(FACTS, name, textOf(FACTS, name))).toEqual(FACTS);
  });

  it("is asked in its group, and one that we do not know is left out", () => {
    const asks = [ask("direct", "A"), ask("contact", "B"), ask("office", "A"), ask("of_a_later_edition", "B")];
    expect(grouped(asks, FACTS).map(([group, of]) => [group, of.map(({ id }) => id)])).toEqual([
      ["A", ["direct", "office"]],
      ["B", ["contact"]],
    ]);
  });
});

describe("a receipt", () => {
  const began = textsOf(undefined, "2026-11-22", 3);

  it("begins as a signature of today for the newest version", () => {
    expect(bodyFrom(began)).toEqual({ notice: 3, given_on: "2026-11-22", way: "signed", effort: "", reason: "" });
    expect(check(began)).toEqual([]);
  });

  it("wants the effort and the reason where nobody signed", () => {
    for (const way of ["refused", "unable"])
      expect(check({ ...began, way }).map(({ field }) => field)).toEqual(["effort", "reason"]);
    expect(check({ ...began, way: "refused", effort: "mail", reason: "Never came back." })).toEqual([]);
    expect(check({ ...began, way: "emergency" })).toEqual([]);
  });

  it("leaves out what its way does not ask for", () => {
    expect(bodyFrom({ ...began, way: "signed", effort: "mail", reason: "Typed before." })).toMatchObject({
      effort: "",
      reason: "",
    });
  });
});

describe("words", () => {
  const line = { effective_on: "2026-11-01", ended_on: null } as NoticeLine;

  it("say when a version was in effect", () => {
    const day = (iso: string) => iso;
    expect(effectWords({ ...line, effective_on: null }, day)).toBe("Not yet");
    expect(effectWords(line, day)).toBe("From 2026-11-01");
    expect(effectWords({ ...line, ended_on: "2026-12-01" }, day)).toBe("2026-11-01 to 2026-12-01");
  });

  it("name months, states and ways in plain words", () => {
    expect(monthWords("2026-11")).toBe("November 2026");
    for (const { word, says } of Object.values(STATES)) expect(word + says).not.toMatch(/_|!|compliant/i);
    for (const { word, hint } of Object.values(WAYS)) expect(word + hint).not.toMatch(/_|!/);
  });
});
