/** Is the answer that a task leads to better than the one on record? */
import type { components } from "../../api/schema";
import type { Question } from "./words";

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
