/** A task is done: should the answer of its question be another one now? */
import type { components } from "../../api/schema";
import { work } from "../../api/work";
import type { Question, Task } from "./words";

type Grade = components["schemas"]["Grade"];

/** How good an answer is; what does not apply is no better and no worse than anything. */
const GRADES: Record<Grade, number | null> = {
  verified: 3,
  in_place: 2,
  partly: 1,
  no: 0,
  dont_know: 0,
  not_applicable: null,
};

/** An answer that is true once the task is done, and the one on record. */
export interface Better {
  question: Question;
  now: Question["options"][number] | null;
  then: Question["options"][number];
}

/** What the task's question should say now; null when it leads to no better answer than the one on record. */
export function betterAnswer(question: Question, becomes: string | null): Better | null {
  const then = question.options.find(({ id }) => id === becomes);
  const now = question.options.find(({ id }) => id === question.given?.option) ?? null;
  if (!then) return null;
  const [was, is] = [now && GRADES[now.grade], GRADES[then.grade]];
  if (is === null || (now !== null && (was === null || was >= is))) return null;
  return { question, now, then };
}

/** Reads a task's question and says what it should be answered with; null when there is nothing to change. */
export async function askBetter(practice_id: string, task: Task): Promise<Better | null> {
  if (task.question === null || task.becomes === null) return null;
  const { data, error } = await work.GET("/v1/practices/{practice_id}/questions/{question}", {
    params: { path: { practice_id, question: task.question } },
  });
  if (!data) throw error as unknown as Error;
  return betterAnswer(data, task.becomes);
}

/** Puts the better answer on record. Resolves to what takes it back. */
export async function giveAnswer(practice_id: string, { question, then }: Better): Promise<() => Promise<void>> {
  const { given } = question;
  const told = { note: given?.note ?? "", flagged: given?.flagged ?? false };
  const version = await put(practice_id, question.id, { option: then.id, ...told }, given?.version ?? null);
  return async () => {
    if (given?.option) await put(practice_id, question.id, { option: given.option, ...told }, version);
    else await takeBack(practice_id, question.id, version);
  };
}

async function put(
  practice_id: string,
  question: string,
  body: components["schemas"]["AnswerIn"],
  version: number | null,
): Promise<number> {
  const path = { practice_id, question };
  const header = version === null ? {} : { header: { "If-Match": `"${version}"` } };
  const { data, error } = await work.PUT("/v1/practices/{practice_id}/answers/{question}", {
    params: { path, ...header },
    body,
  });
  if (!data) throw error as unknown as Error;
  return data.version;
}

async function takeBack(practice_id: string, question: string, version: number): Promise<void> {
  const { error } = await work.DELETE("/v1/practices/{practice_id}/answers/{question}", {
    params: { path: { practice_id, question }, header: { "If-Match": `"${version}"` } },
  });
  if (error) throw error as unknown as Error;
}
