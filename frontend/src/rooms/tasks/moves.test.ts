/** How is a task brought to another status when somebody else has changed it meanwhile? */
import { beforeAll, expect, test, vi } from "vitest";

import type { Kind } from "../../pieces/changes";
import type { Body, Task } from "./words";

let moveTask: typeof import("./moves").moveTask;
beforeAll(async () => {
  vi.stubGlobal("location", { origin: "http://here.test" });
  ({ moveTask } = await import("./moves"));
});

const BODY: Body = {
  title: "Encrypt the backup drives",
  detail: "",
  status: "open",
  minutes: 90,
  owner: "Dana Frisk",
  due_on: null,
  question: null,
  becomes: null,
  risk_ids: [],
  note: "",
};
const TASK: Task = { ...BODY, id: "t1", version: 1, milestones: [] };
const STALE = { status: 412, faults: [] };

/** A record that follows `If-Match`. */
function recordOf(version: number, body: Body): Kind<Body> & { now: () => Body } {
  let on = { version, body };
  return {
    labels: {},
    now: () => on.body,
    read: () => Promise.resolve(on),
    replace: (next, seen) => {
      // Refused as the server refuses: with a problem.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      if (seen !== on.version) return Promise.reject(STALE);
      on = { version: on.version + 1, body: next };
      return Promise.resolve(on);
    },
  };
}

test("a task that nobody else touched is moved, and can be taken back to what it was", async () => {
  const record = recordOf(1, BODY);
  expect(await moveTask(record, TASK, "started", "")).toEqual({ before: BODY, version: 2 });
  expect(record.now()).toEqual({ ...BODY, status: "started" });
});

test("what somebody else changed meanwhile is kept", async () => {
  const theirs = { ...BODY, minutes: 30, note: "Ordered." };
  const record = recordOf(5, theirs);
  expect(await moveTask(record, TASK, "started", TASK.note)).toEqual({ before: theirs, version: 6 });
  expect(record.now()).toEqual({ ...theirs, status: "started" });
});

test("a reason given with the move stands over their note", async () => {
  const record = recordOf(5, { ...BODY, note: "Ordered." });
  await moveTask(record, TASK, "dropped", "We sold them.");
  expect(record.now()).toEqual({ ...BODY, status: "dropped", note: "We sold them." });
});

test("a task that somebody else moved stays where they put it", async () => {
  const record = recordOf(5, { ...BODY, status: "done" });
  await expect(moveTask(record, TASK, "started", "")).rejects.toBe(STALE);
  expect(record.now().status).toBe("done");
});
