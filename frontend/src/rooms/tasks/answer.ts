/** How does the answer of a done task come on record, and how is it taken back? */
import type { components } from "../../api/schema";
import { work } from "../../api/work";
import { type Better, betterAnswer } from "./better";
import type { Task } from "./words";

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
