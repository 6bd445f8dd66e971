import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type Doors, openLine } from "./line";
import type { OnRecord, Outcome, Reply } from "./queue";

const reply = (option: string | null, note = ""): Reply => ({ option, note, flagged: false });
const record = (version: number, option: string | null): OnRecord => ({
  version,
  option,
  note: "",
  flagged: false,
  assigned_to: null,
  answered_by: "Janelle",
  answered_on: "2026-07-01",
});

function storage(room = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (place) => [...kept.keys()][place] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (kept.size >= room && !kept.has(key)) throw new Error("The quota is exceeded.");
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => {
      kept.clear();
    },
  };
}

/** A server that answers as told; by default it keeps everything. */
function world(script: (question: string, mine: Reply) => Outcome = (_, { option }) => saved(option)) {
  const asked: string[] = [];
  const now = { mine: true, online: true, script };
  let turn = Promise.resolve();
  const doors: Doors = {
    name: "answers:janelle:tansy:",
    store: storage(),
    isMine: () => now.mine,
    isOnline: () => now.online,
    send: (question, mine, base) => {
      asked.push(`${question}=${String(mine.option)} on ${base?.version ?? "nothing"}`);
      return Promise.resolve(now.script(question, mine));
    },
    inTurn: (act) => (turn = turn.then(act)),
  };
  return { asked, now, doors };
}

const saved = (option: string | null): Outcome => ({ is: "saved", record: record(1, option) });
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("an answer", () => {
  it("is sent after a pause, as it is then", async () => {
    const { asked, doors } = world();
    const line = openLine(doors);
    line.put("backups", reply("no"), null);
    await pass(300);
    line.put("backups", reply("yes"), null);
    expect(asked).toEqual([]);
    await pass(700);
    expect(asked).toEqual(["backups=yes on nothing"]);
    expect(line.view()).toEqual({ waiting: new Map(), saved: new Set(["backups"]), held: null });
  });

  it("tells the page what is on record then", async () => {
    const { doors } = world();
    const line = openLine(doors);
    const heard: unknown[] = [];
    line.onRecord((question, found) => heard.push([question, found]));
    line.put("backups", reply("yes"), null);
    await pass(700);
    expect(heard).toEqual([["backups", record(1, "yes")]]);
  });

  it("that lacks its reason is kept and not sent", async () => {
    const { asked, doors } = world();
    const line = openLine(doors);
    line.put("backups", reply("not_applicable"), null);
    await pass(10_000);
    expect(asked).toEqual([]);
    expect(openLine(doors).view().waiting.get("backups")?.mine.option).toBe("not_applicable");
  });
});

describe("while an answer is on its way", () => {
  function slowWorld() {
    let arrive: () => void = () => undefined;
    const { asked, doors } = world();
    const begun: string[] = [];
    const send: Doors["send"] = async (question, mine, base) => {
      begun.push(mine.note);
      await new Promise<void>((done) => (arrive = done));
      return doors.send(question, mine, base);
    };
    const next = async () => {
      arrive();
      await pass(0);
    };
    return { asked, begun, doors: { ...doors, send }, arrive: next };
  }

  it("typing goes on without a request for each letter", async () => {
    const { asked, begun, doors, arrive } = slowWorld();
    const line = openLine(doors);
    line.put("backups", reply("yes"), null);
    await pass(700);
    for (const note of ["s", "se", "see", "seen"]) {
      line.put("backups", reply("yes", note), null);
      await pass(100);
    }
    await arrive();
    expect(begun).toEqual([""]);
    await pass(700);
    await arrive();
    expect(begun).toEqual(["", "seen"]);
    expect(asked).toEqual(["backups=yes on nothing", "backups=yes on 1"]);
    expect(line.view().waiting.size).toBe(0);
  });

  it("it is known to be, should the page be closed before an answer comes", async () => {
    const { doors } = slowWorld();
    openLine(doors).put("backups", reply("yes"), null);
    await pass(700);
    expect(openLine(doors).view().waiting.get("backups")?.sent).toEqual([reply("yes")]);
  });
});

describe("without a connection", () => {
  it("nothing is tried, and all of it is sent in order once it is back", async () => {
    const { asked, now, doors } = world();
    const line = openLine(doors);
    now.online = false;
    for (const question of ["a", "b", "c"]) {
      line.put(question, reply("yes"), null);
      await pass(1_000);
    }
    expect(asked).toEqual([]);
    expect(line.view().held).toBe("silent");
    now.online = true;
    await line.go();
    expect(asked).toEqual(["a=yes on nothing", "b=yes on nothing", "c=yes on nothing"]);
    expect(line.view().held).toBeNull();
  });

  it("a page opened later sends what an earlier one had to leave", async () => {
    const { asked, now, doors } = world();
    now.online = false;
    openLine(doors).put("backups", reply("yes"), record(7, "no"));
    await pass(1_000);
    now.online = true;
    await openLine(doors).go();
    expect(asked).toEqual(["backups=yes on 7"]);
    expect(doors.store.length).toBe(0);
  });
});

it("a server that is busy is asked again, each time later", async () => {
  const { asked, now, doors } = world(() => ({ is: "silent" }));
  const line = openLine(doors);
  line.put("backups", reply("yes"), null);
  await pass(700);
  expect(line.view().held).toBe("silent");
  await pass(2_000);
  await pass(4_000);
  expect(asked).toHaveLength(3);
  now.script = (_, { option }) => saved(option);
  await pass(8_000);
  expect(asked).toHaveLength(4);
  expect(line.view()).toMatchObject({ waiting: new Map(), held: null });

  now.script = () => ({ is: "silent" });
  line.put("access", reply("yes"), null);
  await pass(700);
  await pass(2_000);
  expect(asked).toHaveLength(6);
});

it("an answer that needs a choice does not hold up the others", async () => {
  const theirs = record(2, "partly");
  const { asked, now, doors } = world((question, { option }) =>
    question === "a" ? { is: "moved", record: theirs } : saved(option),
  );
  const line = openLine(doors);
  line.put("a", reply("yes"), null);
  line.put("b", reply("yes"), null);
  await pass(700);
  expect(asked).toEqual(["a=yes on nothing", "b=yes on nothing"]);
  expect(line.view().waiting.get("a")).toMatchObject({ state: "clash", theirs });
  expect(line.view().saved).toEqual(new Set(["b"]));
  now.script = (_, { option }) => saved(option);
  line.settle("a", "mine");
  await pass(700);
  expect(asked.at(-1)).toBe("a=yes on 2");
  expect(line.view().waiting.size).toBe(0);
});

describe("another person at this browser", () => {
  it("sends nothing of the first one's", async () => {
    const { asked, now, doors } = world();
    now.mine = false;
    const line = openLine(doors);
    line.put("backups", reply("yes"), null);
    await pass(5_000);
    expect(asked).toEqual([]);
    expect(line.view().held).toBe("signed-out");
  });

  it("sees nothing of the first one's", async () => {
    const { now, doors } = world();
    now.online = false;
    openLine(doors).put("backups", reply("yes"), null);
    await pass(1_000);
    expect(openLine({ ...doors, name: "answers:rosa:tansy:" }).view().waiting.size).toBe(0);
  });
});

it("an ended sign-in keeps the answer until the same person is back", async () => {
  const { asked, now, doors } = world(() => ({ is: "signed-out" }));
  const line = openLine(doors);
  line.put("backups", reply("yes"), null);
  await pass(100_000);
  expect(asked).toHaveLength(1);
  expect(line.view().held).toBe("signed-out");
  now.script = (_, { option }) => saved(option);
  await line.go();
  expect(line.view()).toMatchObject({ waiting: new Map(), held: null });
});

it("a full storage keeps the answer in this tab", async () => {
  const { asked, doors } = world();
  const line = openLine({ ...doors, store: storage(0) });
  line.put("backups", reply("yes"), null);
  expect(line.view().waiting.size).toBe(1);
  await pass(700);
  expect(asked).toEqual(["backups=yes on nothing"]);
  expect(line.view().waiting.size).toBe(0);
});

it("what cannot be read in the storage is passed over", () => {
  const { doors } = world();
  doors.store.setItem(`${doors.name}backups`, "{half");
  expect(openLine(doors).view().waiting.size).toBe(0);
});
