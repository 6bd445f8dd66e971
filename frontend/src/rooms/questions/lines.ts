/** How does a page give an answer and learn what becomes of it? Through this person's line for this practice. */
import { useSyncExternalStore } from "react";

import { troubleOf } from "../../api/problems";
import type { components } from "../../api/schema";
import { onStanding, person } from "../../api/session";
import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { type Line, openLine, type View } from "./line";
import { kindOf, type OnRecord, type Outcome, type Reply } from "./queue";

type Problem = components["schemas"]["ProblemOut"];

const PREFIX = "duecare-answer-1";
const PATIENCE_MS = 20_000;
const lines = new Map<string, Line>();

/** The line of the person at this page, and what can be seen of it. */
export function useLine(): Line & { now: View } {
  const { me, id } = useHere();
  const line = lineOf(me, id);
  return { ...line, now: useSyncExternalStore(line.listen, line.view) };
}

/** The line of a person for a practice; opening it sends what an earlier page had to leave. */
export function lineOf(user: string, practice_id: string): Line {
  const name = `${PREFIX}:${user}:${practice_id}:`;
  const known = lines.get(name);
  if (known) return known;
  const line = openLine({
    name,
    store: localStorage,
    isMine: () => person()?.user_id === user,
    isOnline: () => navigator.onLine,
    send: (question, mine, base) => send(practice_id, question, mine, base),
    inTurn: async (act) => {
      await navigator.locks.request(name, act);
    },
  });
  lines.set(name, line);
  const go = () => void line.go();
  addEventListener("online", go);
  addEventListener("focus", go);
  addEventListener("storage", line.reread);
  onStanding(go);
  go();
  return line;
}

async function send(practice_id: string, question: string, mine: Reply, base: OnRecord): Promise<Outcome> {
  try {
    const { data, error, response } = await work.PUT("/v1/practices/{practice_id}/answers/{question}", {
      params: {
        path: { practice_id, question },
        header: base === null ? {} : { "If-Match": `"${base.version}"` },
      },
      body: mine,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (data) return { is: "saved", record: data };
    return await outcomeOf(practice_id, question, response.status, error);
  } catch {
    return { is: "silent" };
  }
}

async function outcomeOf(practice_id: string, question: string, status: number, error: Problem): Promise<Outcome> {
  const is = kindOf(status);
  if (is === "moved") return read(practice_id, question);
  if (is !== "refused") return { is: is === "signed-out" ? is : "silent" };
  const { message, faults } = troubleOf(error);
  return { is, why: [message, ...faults.map((fault) => fault.message)].join(" ") };
}

async function read(practice_id: string, question: string): Promise<Outcome> {
  const { data, response } = await work.GET("/v1/practices/{practice_id}/answers/{question}", {
    params: { path: { practice_id, question } },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (data) return { is: "moved", record: data };
  return response.status === 404 ? { is: "moved", record: null } : { is: "silent" };
}
