/** How is a task on record read, replaced, and brought to another status and back? */
import { hasStatus } from "../../api/problems";
import { work } from "../../api/work";
import { type Kind, textOf } from "../../pieces/changes";
import { dayWords } from "../../pieces/days";
import { wayTo } from "./status";
import { type Body, LABELS, type Status, STATUS_ORDER, STATUSES, type Task } from "./words";

/** What can be changed of a task, without the rest of it. */
export function bodyOf(task: Task): Body {
  const { title, detail, status, minutes, owner, due_on, question, becomes, risk_ids, note } = task;
  return { title, detail, status, minutes, owner, due_on, question, becomes, risk_ids, note };
}

/** How a task is read and replaced. A status that cannot follow at once is reached step by step. */
export function kindOf(practice_id: string, id: string): Kind<Body> {
  const path = { practice_id, id };
  const read = async () => {
    const { data, error } = await work.GET("/v1/practices/{practice_id}/tasks/{id}", { params: { path } });
    if (!data) throw error;
    return { version: data.version, body: bodyOf(data) };
  };
  const put = async (body: Body, version: number) => {
    const params = { path, header: { "If-Match": `"${version}"` } };
    const { data, error } = await work.PUT("/v1/practices/{practice_id}/tasks/{id}", { params, body });
    if (!data) throw error;
    return data;
  };
  const replace = async (body: Body, version: number) => {
    try {
      return await put(body, version);
    } catch (refusal) {
      if (!hasStatus(refusal, 409)) throw refusal;
      const now = await read();
      const way = wayTo(now.body.status, body.status);
      if (now.version !== version || way.length < 2) throw refusal;
      let at: { version: number } = now;
      for (const status of way) at = await put({ ...body, status }, at.version);
      return at;
    }
  };
  return { labels: LABELS, say: sayField, read, replace };
}

/** A field's value as a person reads it. */
export function sayField(field: string, value: unknown): string {
  const status = field === "status" && STATUS_ORDER.find((each) => each === value);
  if (status) return STATUSES[status].word;
  if (field === "due_on") return typeof value === "string" ? dayWords(value) : "no day";
  if (field === "risk_ids") return Array.isArray(value) ? `${value.length} of them` : "none";
  return textOf(value);
}

/**
 * Brings a task to a status. If somebody changed it meanwhile, only the status is changed over theirs; if they moved
 * it too, theirs stands and the refusal is thrown. Resolves to how it was and the version it has now.
 */
export async function moveTask(
  kind: Kind<Body>,
  task: Task,
  status: Status,
  note: string,
): Promise<{ before: Body; version: number }> {
  const before = bodyOf(task);
  try {
    const { version } = await kind.replace({ ...before, status, note }, task.version);
    return { before, version };
  } catch (refusal) {
    if (!hasStatus(refusal, 412)) throw refusal;
    const theirs = await kind.read();
    if (theirs.body.status !== task.status) throw refusal;
    const told = note === before.note ? theirs.body.note : note;
    const { version } = await kind.replace({ ...theirs.body, status, note: told }, theirs.version);
    return { before: theirs.body, version };
  }
}
