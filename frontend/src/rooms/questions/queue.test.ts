import { describe, expect, it } from "vitest";

import {
  after,
  due,
  isFit,
  isWhole,
  kindOf,
  type OnRecord,
  type Outcome,
  put,
  type Reply,
  settle,
  underway,
  waitOf,
  type Waiting,
} from "./queue";

const reply = (option: string | null, note = "", flagged = false): Reply => ({ option, note, flagged });
const record = (version: number, option: string | null, note = "", flagged = false): OnRecord => ({
  version,
  option,
  note,
  flagged,
  assigned_to: null,
  answered_by: "Rosa",
  answered_on: "2026-07-01",
});
const waiting = (part: Partial<Waiting> = {}): Waiting => ({
  question: "backups",
  mine: reply("yes"),
  base: null,
  sent: [],
  at: "2026-07-01T10:00:00.000Z",
  state: "waiting",
  theirs: null,
  why: "",
  ...part,
});

describe("whether it is answered, and whether it can be sent", () => {
  it.each([
    ["when an option is chosen", reply("yes"), true, true],
    ["when nobody knows", reply("dont_know"), true, true],
    ["while only a note is written", reply(null, "see the binder"), false, true],
    ["while only the flag is set", reply(null, "", true), false, true],
    ["when it does not apply for no reason", reply("not_applicable", "  "), false, false],
    ["when it does not apply and says why", reply("not_applicable", "We have no server."), true, true],
  ])("%s", (_, mine, whole, fit) => {
    expect([isWhole(mine), isFit(mine)]).toEqual([whole, fit]);
  });
});

describe("what an HTTP status means", () => {
  it.each([
    [200, "saved"],
    [401, "signed-out"],
    [403, "refused"],
    [404, "refused"],
    [408, "silent"],
    [409, "refused"],
    [412, "moved"],
    [422, "refused"],
    [428, "moved"],
    [429, "silent"],
    [500, "silent"],
    [503, "silent"],
  ])("%i: %s", (status, kind) => {
    expect(kindOf(status)).toBe(kind);
  });
});

describe("a change", () => {
  const at = "2026-07-01T10:05:00.000Z";

  it("takes the place of the one that waits and keeps what that was made from", () => {
    const before = waiting({ base: record(3, "no") });
    expect(put(before, "backups", reply("partly"), record(9, "other"), at)).toEqual({
      ...before,
      mine: reply("partly"),
      at,
    });
  });

  it("back to what is on record leaves nothing to send", () => {
    expect(put(waiting({ base: record(3, "no") }), "backups", reply("no"), record(3, "no"), at)).toBeNull();
    expect(put(undefined, "backups", reply(null, "   "), null, at)).toBeNull();
  });

  it("back to what was on record is sent once something else may have arrived", () => {
    const before = waiting({ base: record(3, "no"), sent: [reply("yes")] });
    expect(put(before, "backups", reply("no"), record(3, "no"), at)).toMatchObject({ mine: reply("no") });
  });

  it("of a refused answer is tried anew", () => {
    const before = waiting({ state: "refused", why: "No such answer." });
    expect(put(before, "backups", reply("no"), null, at)).toMatchObject({ state: "waiting", why: "" });
  });

  it("while two answers stand against each other does not decide between them", () => {
    const before = waiting({ state: "clash", theirs: record(4, "partly") });
    expect(put(before, "backups", reply("no"), null, at)).toMatchObject({ state: "clash", mine: reply("no") });
  });
});

describe("what is sent", () => {
  it("is what is whole and waits for nobody, the oldest first", () => {
    const all = [
      waiting({ question: "late", at: "2026-07-01T12:00:00.000Z" }),
      waiting({ question: "clash", state: "clash" }),
      waiting({ question: "refused", state: "refused" }),
      waiting({ question: "half", mine: reply("not_applicable") }),
      waiting({ question: "early", at: "2026-07-01T09:00:00.000Z" }),
    ];
    expect(due(all).map(({ question }) => question)).toEqual(["early", "late"]);
  });

  it("is remembered once, until an answer comes back", () => {
    const first = underway(waiting());
    expect(first.sent).toEqual([reply("yes")]);
    expect(underway(first)).toBe(first);
    expect(underway({ ...first, mine: reply("no") }).sent).toEqual([reply("yes"), reply("no")]);
  });
});

describe("after it was sent", () => {
  const sent = underway(waiting({ base: record(3, "no") }));
  const stays = (part: Partial<Waiting>) => ({ ...sent, ...part });

  it.each<[string, Waiting, Outcome, Waiting | null]>([
    ["saved: nothing waits", sent, { is: "saved", record: record(4, "yes") }, null],
    [
      "saved, but changed meanwhile: the change goes on from there",
      stays({ mine: reply("partly") }),
      { is: "saved", record: record(4, "yes") },
      stays({ mine: reply("partly"), base: record(4, "yes"), sent: [] }),
    ],
    ["no answer: it waits", sent, { is: "silent" }, sent],
    ["signed out: it waits", sent, { is: "signed-out" }, sent],
    [
      "refused: it is kept with the reason",
      sent,
      { is: "refused", why: "Too long." },
      stays({ state: "refused", why: "Too long." }),
    ],
    [
      "refused, but changed meanwhile: the change is tried",
      stays({ mine: reply("partly") }),
      { is: "refused", why: "Too long." },
      stays({ mine: reply("partly") }),
    ],
    ["somebody gave the same answer: nothing waits", sent, { is: "moved", record: record(4, "yes") }, null],
    [
      "only its assignment had changed: it is sent again",
      sent,
      { is: "moved", record: record(4, "no") },
      stays({ base: record(4, "no"), sent: [] }),
    ],
    [
      "an earlier try of my own had arrived: it goes on from there",
      stays({ mine: reply("partly") }),
      { is: "moved", record: record(4, "yes") },
      stays({ mine: reply("partly"), base: record(4, "yes"), sent: [] }),
    ],
    [
      "they only flagged it: both are kept",
      sent,
      { is: "moved", record: record(4, "no", "", true) },
      stays({ mine: reply("yes", "", true), base: record(4, "no", "", true), sent: [] }),
    ],
    [
      "I only flagged it: both are kept",
      stays({ mine: reply("no", "", true), sent: [] }),
      { is: "moved", record: record(4, "partly", "since June") },
      stays({ mine: reply("partly", "since June", true), base: record(4, "partly", "since June"), sent: [] }),
    ],
    [
      "they gave another answer: a person chooses",
      sent,
      { is: "moved", record: record(4, "partly") },
      stays({ state: "clash", theirs: record(4, "partly"), sent: [] }),
    ],
    [
      "they took the answer back: a person chooses",
      sent,
      { is: "moved", record: null },
      stays({ state: "clash", theirs: null, sent: [] }),
    ],
  ])("%s", (_, now, outcome, left) => {
    expect(after(sent, now, outcome)).toEqual(left);
  });

  it("a question assigned meanwhile and not answered yet is answered", () => {
    const first = waiting();
    expect(after(first, first, { is: "moved", record: record(1, null) })).toEqual({ ...first, base: record(1, null) });
  });
});

describe("the choice between two answers", () => {
  const clash = waiting({ base: record(3, "no"), state: "clash", theirs: record(4, "partly") });

  it("mine is sent over theirs", () => {
    expect(settle(clash, "mine")).toEqual({ ...clash, base: record(4, "partly"), theirs: null, state: "waiting" });
  });

  it("theirs leaves nothing to send", () => {
    expect(settle(clash, "theirs")).toBeNull();
  });
});

it("waits longer after each try, and a minute at most", () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(waitOf)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});
