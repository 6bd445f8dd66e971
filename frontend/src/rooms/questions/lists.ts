/** Which questions are shown, how far are we, and which comes next? */
import type { ItemOf } from "../../pieces/lists";
import { isWhole, type Reply, replyOf, type Waiting } from "./queue";

export type Question = ItemOf<"/v1/practices/{practice_id}/questions">;

/** A question with its answer as this person sees it: what waits on this device stands above what is on record. */
export interface Asked extends Question {
  reply: Reply;
  /** Whether it counts as answered. */
  done: boolean;
  /** Somebody outside has a link with it that still works. */
  outside: boolean;
}

export type Which = "first" | "further" | "all";
export type Show = "every" | "open" | "unknown" | "flagged" | "mine" | "colleague" | "outside";

/** How much of a section is answered, and the minutes that the rest takes. */
export interface Part {
  section: string;
  title: string;
  done: number;
  total: number;
  minutes: number;
}

/** The questions with what waits on this device and who was asked. */
export function asked(
  questions: readonly Question[],
  waiting: ReadonlyMap<string, Waiting>,
  outside: ReadonlySet<string>,
): Asked[] {
  return questions.map((question) => {
    const reply = waiting.get(question.id)?.mine ?? replyOf(question.given);
    return { ...question, reply, done: isWhole(reply), outside: outside.has(question.id) };
  });
}

/** Whether a question belongs to the first pass, to what can follow, or to either. */
export function isIn(which: Which, { first }: Question): boolean {
  return which === "all" || (which === "first") === first;
}

/** Whether a filter shows a question to the person `me`. */
export function isShown(show: Show, { reply, done, given, outside }: Asked, me: string): boolean {
  switch (show) {
    case "every":
      return true;
    case "open":
      return !done;
    case "unknown":
      return reply.option === "dont_know";
    case "flagged":
      return reply.flagged;
    case "mine":
      return given?.assigned_to === me;
    case "colleague":
      return given?.assigned_to != null && given.assigned_to !== me && !done;
    case "outside":
      return outside;
  }
}

/** Whether a question holds every word that is looked for. */
export function holds(looked: string): (question: Question) => boolean {
  const words = looked.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ text, why, safeguard, section_title, citations, options }) => {
    if (words.length === 0) return true;
    const all = [text, why, safeguard, section_title, ...citations, ...options.map((option) => option.text)];
    const whole = all.join("\n").toLowerCase();
    return words.every((word) => whole.includes(word));
  };
}

/** The sections in the order of the questions, each with how far it is. */
export function partsOf(questions: readonly Asked[]): Part[] {
  const parts = new Map<string, Part>();
  for (const { section, section_title: title, done, minutes } of questions) {
    const part = parts.get(section) ?? { section, title, done: 0, total: 0, minutes: 0 };
    parts.set(section, {
      ...part,
      done: part.done + Number(done),
      total: part.total + 1,
      minutes: part.minutes + (done ? 0 : minutes),
    });
  }
  return [...parts.values()];
}

/** All sections as one. */
export function sumOf(parts: readonly Part[]): Omit<Part, "section" | "title"> {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  return { done: sum((part) => part.done), total: sum((part) => part.total), minutes: sum((part) => part.minutes) };
}

/** The first question not answered after `from`, going on at the beginning; null when all are answered. */
export function nextOpen(questions: readonly Asked[], from: string | null): Asked | null {
  const at = questions.findIndex(({ id }) => id === from);
  const order = [...questions.slice(at + 1), ...questions.slice(0, at + 1)];
  return order.find(({ done, id }) => !done && id !== from) ?? null;
}
