import { describe, expect, it } from "vitest";

import { alikeTrouble, changeAlike, Refused, type Send, takeBack, wayBack } from "./alike";
import { searchOf, viewOf } from "./viewing";

interface Row {
  id: string;
  name: string;
  version: number;
  owner: string;
  site: string | null;
}

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `r${at}`,
    name: `Row ${at}`,
    version: 1,
    owner: at % 2 ? "Ann" : "Ben",
    site: null,
  }));

/** A server that changes what it is sent, and what it was sent. */
function server(all: Row[]): { send: Send<Row, Partial<Row>>; sizes: number[]; now: Map<string, Row> } {
  const now = new Map(all.map((row) => [row.id, row]));
  const sizes: number[] = [];
  const send: Send<Row, Partial<Row>> = (items, set) => {
    sizes.push(items.length);
    const changed = items.flatMap(({ id, version }) => {
      const row = now.get(id);
      if (row?.version !== version) return [];
      const next = { ...row, ...set, version: version + 1 };
      now.set(id, next);
      return [next];
    });
    return Promise.resolve(
      changed.length === items.length
        ? { data: { items: changed } }
        : { error: { status: 412, faults: [], title: "Stale" } },
    );
  };
  return { send, sizes, now };
}

describe("a change of many", () => {
  it("is sent 200 at a time, and taken back to what each was", async () => {
    const before = rows(450);
    const { send, sizes, now } = server(before);
    const set = { owner: "Cleo" };
    const after = await changeAlike(before, set, send);
    expect(sizes).toEqual([200, 200, 50]);
    expect(new Set(after.map(({ owner }) => owner))).toEqual(new Set(["Cleo"]));
    await takeBack(before, after, set, send);
    expect([...now.values()].map(({ owner }) => owner)).toEqual(before.map(({ owner }) => owner));
  });

  it("goes back by as many ways as there were different pasts, and touches no other field", () => {
    expect(wayBack(rows(3), { owner: "Cleo" })).toEqual([
      { set: { owner: "Ben" }, places: [0, 2] },
      { set: { owner: "Ann" }, places: [1] },
    ]);
  });

  it("stops at a refusal, which names the records it is about", async () => {
    const { send } = server(rows(1));
    const stale = rows(1).map((row) => ({ ...row, version: 7 }));
    await expect(changeAlike(stale, { owner: "Cleo" }, send)).rejects.toMatchObject({ names: ["Row 0"] });
  });
});

describe("a refusal in words", () => {
  const problem = (faults: object[]) => ({
    type: "/problems/invalid",
    title: "Invalid",
    detail: "Mend it.",
    status: 422,
    faults,
  });

  it("stands at the field, or beside the record's name", () => {
    const faults = [
      { at: ["body", "set", "owner"], message: "is too long" },
      { at: ["body", "items", 1], message: "is not on record" },
    ];
    expect(alikeTrouble(new Refused(problem(faults), ["Desk", "Server"]))).toEqual({
      message: "Mend it.",
      faults: [
        { field: "owner", message: "is too long" },
        { field: null, message: "Server: is not on record" },
      ],
    });
  });

  it("says what to do when somebody was faster", () => {
    const trouble = alikeTrouble(new Refused({ ...problem([]), status: 412 }, ["Desk"]));
    expect(trouble?.message).toBe("Mend it. The list is up to date now; look at it and save once more.");
  });

  it("is nothing when there was none", () => {
    expect(alikeTrouble(null)).toBeNull();
  });
});

describe("a saved view", () => {
  it("keeps filters, order and columns in one order, and nothing that merely passes", () => {
    const search = { q: "a b", asset: "7", sort: "-name", cols: "", paste: "1" };
    expect(viewOf(search, ["asset", "paste"])).toBe("q=a+b&sort=-name");
    expect(viewOf({ sort: "-name", q: "a b" }, [])).toBe("q=a+b&sort=-name");
  });

  it("comes back as it was", () => {
    expect(searchOf("q=a+b&sort=-name")).toEqual({ q: "a b", sort: "-name" });
  });
});
