/** Which filters does the address hold, and where was this person last? */
import { useSearch } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import { type Asked, holds, isIn, isShown, nextOpen, type Show, type Which } from "./lists";
import { SHOWS, WHICH } from "./words";

/** The list that the person is going through. */
export interface Way {
  which: Which;
  show: Show;
  q: string;
}

/** The filters in the address; who only answers what is assigned begins with that. */
export function useWay(from: "/signed-in/practice/$id/questions" | "/signed-in/practice/$id/questions/$question"): Way {
  const { which, show, q = "" } = useSearch({ from });
  const { may } = useHere();
  const usual = may("answers:reply") && !may("answers:write") ? "mine" : "every";
  const shown = isShow(show) ? show : usual;
  return { which: isWhich(which) ? which : shown === "mine" ? "all" : "first", show: shown, q };
}

/** The questions on the way; `stay` are those that remain though a filter would drop them now. */
export function onWay(
  questions: readonly Asked[],
  { which, show, q }: Way,
  me: string,
  stay: ReadonlySet<string>,
): Asked[] {
  const found = holds(q);
  return questions.filter(
    (question) => stay.has(question.id) || (isIn(which, question) && isShown(show, question, me) && found(question)),
  );
}

/** Remembers the question that a person last had before them, on this device. */
export function keepPlace(user: string, practice: string, question: string): void {
  localStorage.setItem(nameOf(user, practice), question);
}

/** Where to go on: the last question if it is still open, else the next open one; null when all are answered. */
export function goOn(questions: readonly Asked[], user: string, practice: string): Asked | null {
  const last = localStorage.getItem(nameOf(user, practice));
  return questions.find(({ id, done }) => id === last && !done) ?? nextOpen(questions, last);
}

function nameOf(user: string, practice: string): string {
  return `duecare-place:${user}:${practice}`;
}

/** Whether a word names a pass. */
export function isWhich(word: string | undefined): word is Which {
  return word !== undefined && word in WHICH;
}

/** Whether a word names a filter. */
export function isShow(word: string | undefined): word is Show {
  return word !== undefined && word in SHOWS;
}
